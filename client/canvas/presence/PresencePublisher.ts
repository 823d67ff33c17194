/** Says where I am, at most 20 times a second while I drag and 10 times otherwise; the last word is always said. */
import type { Awareness } from 'y-protocols/awareness';
import { type BoardPresence, NOWHERE, PRESENCE_FIELD, writePresence } from './boardPresence.ts';

export const DRAG_EVERY_MS = 50;
export const POINT_EVERY_MS = 100;

export interface Timing {
  readonly now: () => number;
  /** Calls back once; returns how to take it back. */
  readonly after: (ms: number, run: () => void) => () => void;
}

const WALL: Timing = {
  now: () => performance.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

export class PresencePublisher {
  readonly #awareness: Pick<Awareness, 'setLocalStateField'>;
  readonly #timing: Timing;
  #mine: BoardPresence = NOWHERE;
  #saidAt = Number.NEGATIVE_INFINITY;
  #cancel: (() => void) | null = null;

  constructor(awareness: Pick<Awareness, 'setLocalStateField'>, timing: Timing = WALL) {
    this.#awareness = awareness;
    this.#timing = timing;
  }

  show(part: Partial<BoardPresence>): void {
    // The end of a drag and of writing matter at once: others would see it held in a hand that has let go.
    const urgent = part.drag === null || part.hand === null || part.editing !== undefined;
    this.#mine = { ...this.#mine, ...part };
    if (urgent) this.#say();
    else if (this.#cancel === null) {
      const every = this.#mine.drag || this.#mine.hand ? DRAG_EVERY_MS : POINT_EVERY_MS;
      const wait = this.#saidAt + every - this.#timing.now();
      if (wait <= 0) this.#say();
      else this.#cancel = this.#timing.after(wait, () => this.#say());
    }
  }

  /** Leaves the board's view: nothing of me is to be seen there any more. */
  leave(): void {
    this.#mine = NOWHERE;
    this.#say();
  }

  #say(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#saidAt = this.#timing.now();
    this.#awareness.setLocalStateField(PRESENCE_FIELD, writePresence(this.#mine));
  }
}
