/** Others' cursors over the board: a fixed set of elements that are handed out and moved without rendering. */
import { useEffect, useRef } from 'react';
import type { CursorField } from './CursorField.ts';
import { DRAWN } from './CursorField.ts';
import classes from './Cursors.module.css';
import { prefersNoMotion } from './glideCamera.ts';
import type { Stage } from './Stage.ts';
import { useStage } from './stageContext.ts';

export interface CursorsProps {
  readonly field: CursorField;
  /** Words for those not drawn, e.g. "+ 31 more". */
  readonly restLabel: (count: number) => string;
}

/** Who is nearest is asked this rarely; in between the same people are followed. */
const CHOOSE_MS = 250;

class CursorLayer {
  readonly #field: CursorField;
  readonly #stage: Stage<string>;
  readonly #slots: readonly HTMLElement[];
  readonly #rest: HTMLElement;
  readonly #restLabel: (count: number) => string;
  /** Per slot, whose cursor it is. */
  readonly #owners: (string | null)[];
  #chosenAt = Number.NEGATIVE_INFINITY;
  #frame = 0;

  constructor(
    field: CursorField,
    stage: Stage<string>,
    root: HTMLElement,
    restLabel: CursorsProps['restLabel'],
  ) {
    this.#field = field;
    this.#stage = stage;
    const children = [...root.children] as HTMLElement[];
    this.#slots = children.slice(0, DRAWN);
    this.#rest = children[DRAWN] as HTMLElement;
    this.#owners = this.#slots.map(() => null);
    this.#restLabel = restLabel;
  }

  attach(): () => void {
    const stops = [this.#field.subscribe(this.#request), this.#stage.viewport.subscribe(this.#request)];
    this.#request();
    return () => {
      for (const stop of stops) stop();
      cancelAnimationFrame(this.#frame);
      this.#frame = 0;
    };
  }

  readonly #request = (): void => {
    if (this.#frame === 0 && !this.#isEmpty()) this.#frame = requestAnimationFrame(this.#draw);
  };

  readonly #draw = (now: number): void => {
    this.#frame = 0;
    if (now - this.#chosenAt > CHOOSE_MS || this.#owners.every((owner) => owner === null)) this.#choose(now);
    const still = prefersNoMotion();
    let gliding = false;
    this.#slots.forEach((slot, i) => {
      const id = this.#owners[i] ?? null;
      const at = id === null ? null : this.#field.at(id, still);
      slot.hidden = at === null;
      if (!at || id === null) return;
      const { x, y } = this.#stage.viewport.toScreen(at);
      slot.style.transform = `translate(${x}px, ${y}px)`;
      gliding ||= !still && this.#field.gliding(id);
    });
    if (gliding) this.#request();
  };

  /** Nobody points at anything, and nobody did. */
  #isEmpty(): boolean {
    return this.#field.size === 0 && this.#rest.hidden && this.#owners.every((owner) => owner === null);
  }

  #choose(now: number): void {
    this.#chosenAt = now;
    const { ids: nearest, rest } = this.#field.nearest(this.#stage.viewport.visibleBox());
    const ids = new Set(nearest);
    this.#owners.forEach((owner, i) => {
      if (owner !== null && !ids.delete(owner)) this.#owners[i] = null;
    });
    const fresh = [...ids];
    this.#owners.forEach((owner, i) => {
      const id = owner ?? fresh.shift() ?? null;
      this.#owners[i] = id;
      this.#dress(i, id);
    });
    this.#rest.hidden = rest === 0;
    if (rest > 0) this.#rest.textContent = this.#restLabel(rest);
  }

  #dress(i: number, id: string | null): void {
    const person = id === null ? null : this.#field.person(id);
    const slot = this.#slots[i];
    const name = slot?.lastElementChild;
    if (!slot || !person || !name) return;
    slot.style.setProperty('--person', person.color);
    if (name.textContent !== person.name) name.textContent = person.name;
  }
}

export function Cursors({ field, restLabel }: CursorsProps) {
  const stage = useStage();
  const root = useRef<HTMLDivElement>(null);
  useEffect(
    () => (root.current ? new CursorLayer(field, stage, root.current, restLabel).attach() : undefined),
    [field, stage, restLabel],
  );
  return (
    <div ref={root} className={classes.cursors} aria-hidden="true">
      {Array.from({ length: DRAWN }, (_, slot) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: slots have no other identity
        <div key={slot} className={classes.cursor} hidden>
          <svg width="18" height="20" viewBox="0 0 18 20" aria-hidden="true">
            <path d="M1 1 L1 16 L5.4 12.2 L8.6 19 L11.6 17.6 L8.5 11 L14.4 10.6 Z" />
          </svg>
          <span />
        </div>
      ))}
      <div className={classes.rest} hidden />
    </div>
  );
}
