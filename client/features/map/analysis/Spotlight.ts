/** What of the map is looked at: it stays lit, the rest is dimmed. This person's own, in this tab: nothing is written. */
import type { ItemId } from '../../../../shared/ids.ts';
import type { LoopKind } from '../../../../shared/maps/loops.ts';
import { writable } from '../../../live/readable.ts';
import type { MapModel, Scales } from '../model/mapModel.ts';

/** What stays lit, as the map is now. */
export type Lit = ReadonlySet<ItemId>;
/** Stands in the middle of these nodes for as long as they are lit. */
export interface LoopMark {
  readonly mark: string;
  readonly kind: LoopKind;
  readonly nodes: readonly ItemId[];
  readonly links: readonly ItemId[];
}
export interface Light {
  /** What is looked at, in words: as it is called now, whoever renames it meanwhile. */
  readonly title: () => string;
  readonly lit: () => Lit;
  /** A figure of an analysis: it ends when another one is looked at. */
  readonly figure?: true | LoopMark;
}
export interface LightShown {
  readonly title: string;
  /** Of how many nodes of the map. */
  readonly nodes: number;
}

/** What can be worked out of a map, in the order in which it is offered. */
export const ANALYSES = ['focus', 'loops', 'influence', 'barriers', 'benefits', 'checks'] as const;
export type Analysis = (typeof ANALYSES)[number];

interface Parts {
  readonly model: MapModel;
  readonly say: (words: string) => void;
  /** Brings them into view. */
  readonly look: (lit: Lit) => void;
  readonly words: {
    on(title: string, nodes: number, of: number): string;
    off(): string;
  };
}

const sameSet = (a: Lit | null, b: Lit | null) =>
  a === b || (a !== null && b !== null && a.size === b.size && [...a].every((id) => b.has(id)));
const sameShown = (a: LightShown | null, b: LightShown | null) =>
  a?.title === b?.title && a?.nodes === b?.nodes;

const SMALLEST = 0.75;
const LARGEST = 1.4;

/** By its root: what is seen of a size is its area. */
function scalesOf(measured: ReadonlyMap<ItemId, number>, most: number): Scales {
  return new Map(
    [...measured].map(([id, value]) => [id, SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(value / most)]),
  );
}

/** A group is lit with any of its nodes. */
function withGroups(model: MapModel, lit: Lit): Lit {
  const groups = [...lit].flatMap((id) => model.groupOf(id)?.id ?? []);
  return groups.length === 0 ? lit : new Set([...lit, ...groups]);
}

export class Spotlight {
  /** Null: nothing is dimmed. */
  readonly lit = writable<Lit | null>(null, sameSet);
  readonly shown = writable<LightShown | null>(null, sameShown);
  /** Of the loop that is chosen; null: none is. */
  readonly mark = writable<LoopMark | null>(null);
  /** How large nodes are shown by what is measured of them; null: all alike. */
  readonly sizes = writable<Scales | null>(null);
  /** The analysis that is open beside the map; null: none is. */
  readonly panel = writable<Analysis | null>(null);
  /** Whether the bar of the filter is open, asked for or not. */
  readonly filtering = writable(false);
  /** How tall that bar is over the canvas; 0 before it is there. */
  readonly filterHeight = writable(0);
  readonly #parts: Parts;
  readonly #stop: () => void;
  #light: Light | null = null;
  /** Pointed at for a moment. */
  #glance: Lit | null = null;
  /** What fits the filter, as the map is now. */
  #fitting: (() => Lit) | null = null;
  #within: Lit | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#stop = parts.model.onChange(() => this.#apply());
  }

  show(light: Light): void {
    this.renew(light);
    this.#parts.look(light.lit());
  }

  /** What is looked at is called otherwise now: that is said, and the camera stays. */
  renew(light: Light): void {
    const { model, say, words } = this.#parts;
    this.#light = light;
    this.#apply();
    say(words.on(light.title(), this.shown.get()?.nodes ?? 0, model.nodes().length));
  }

  /** A filter holds until it is null, whatever is looked at within it. */
  narrow(fitting: (() => Lit) | null): void {
    this.#fitting = fitting;
    this.#apply();
  }

  /** Whether the filter leaves it out. */
  leavesOut(id: ItemId): boolean {
    return this.#within?.has(id) === false;
  }

  glance(lit: Lit | null): void {
    this.#glance = lit && withGroups(this.#parts.model, lit);
    this.#apply();
  }

  /** From nothing to the most of it, there is or can be. Places, and what others see, stay. */
  resize(measured: ReadonlyMap<ItemId, number> | null, most?: number): void {
    const scales = measured && scalesOf(measured, most ?? (Math.max(...measured.values(), 0) || 1));
    this.#parts.model.showSizes(scales ?? new Map());
    this.sizes.set(scales);
  }

  /** Whether there was something to end. */
  end(): boolean {
    const was = this.#light !== null;
    this.#light = null;
    this.#glance = null;
    this.#apply();
    if (was) this.#parts.say(this.#parts.words.off());
    return was;
  }

  /** Opens this one instead of what is open. What was lit from the list of the last one ends with that list; focus goes on. */
  analyse(analysis: Analysis): void {
    this.endFigure();
    this.panel.set(analysis);
  }

  endFigure(): void {
    if (this.#light?.figure) this.end();
  }

  destroy(): void {
    this.#stop();
  }

  #apply(): void {
    const { model } = this.#parts;
    const within = this.#fitting ? withGroups(model, this.#fitting()) : null;
    this.#within = within;
    const light = this.#light ? withGroups(model, this.#light.lit()) : null;
    const own = light && within ? new Set([...light].filter((id) => within.has(id))) : light;
    const nodes = own ? [...own].filter((id) => model.node(id)).length : 0;
    // First why, then what: who hears of what is lit says why the rest is not.
    this.shown.set(this.#light && { title: this.#light.title(), nodes });
    const figure = this.#light?.figure;
    this.mark.set(typeof figure === 'object' ? figure : null);
    this.lit.set(this.#glance ?? own ?? within);
  }
}
