/** My laser pointer: what my hand draws goes to my own trail at once, and to the others at most twenty times a second. */
import type { Awareness } from 'y-protocols/awareness';
import type { Point } from '../../canvas/geometry.ts';
import { DRAG_EVERY_MS, type Timing } from '../../canvas/presence/PresencePublisher.ts';
import { FADE_MS } from './LaserTrails.ts';
import { LASER_FIELD, type LaserSaid, MOST_POINTS, writeLaser } from './said.ts';

export interface LaserHandParts {
  readonly awareness: Pick<Awareness, 'setLocalStateField'>;
  readonly timing: Timing;
  readonly onMine: (said: LaserSaid) => void;
}

export class LaserHand {
  readonly #parts: LaserHandParts;
  #said: LaserSaid = { stroke: 0, count: 0, points: [], up: true };
  #saidAt = Number.NEGATIVE_INFINITY;
  #cancel: (() => void) | null = null;

  constructor(parts: LaserHandParts) {
    this.#parts = parts;
  }

  get pressed(): boolean {
    return !this.#said.up;
  }

  press(point: Point): void {
    this.#draw({ stroke: this.#said.stroke + 1, count: 1, points: [point], up: false });
  }

  move(point: Point): void {
    if (!this.pressed) return;
    const { stroke, count, points } = this.#said;
    this.#draw({ stroke, count: count + 1, points: [...points, point].slice(-MOST_POINTS), up: false });
  }

  /** The end is said at once, and that there is nothing once it has faded. */
  lift(): void {
    if (!this.pressed) return;
    this.#said = { ...this.#said, up: true };
    this.#parts.onMine(this.#said);
    this.#say();
    this.#cancel = this.#parts.timing.after(FADE_MS, () => this.leave());
  }

  leave(): void {
    this.#cancel?.();
    this.#cancel = null;
    if (this.#said.count === 0) return;
    this.#said = { ...this.#said, count: 0, points: [], up: true };
    this.#parts.awareness.setLocalStateField(LASER_FIELD, null);
  }

  #draw(said: LaserSaid): void {
    const begins = said.stroke !== this.#said.stroke;
    this.#said = said;
    this.#parts.onMine(said);
    if (begins) {
      // What waits is the end of the one before.
      this.#cancel?.();
      this.#cancel = null;
    }
    if (this.#cancel !== null) return;
    const { timing } = this.#parts;
    const wait = this.#saidAt + DRAG_EVERY_MS - timing.now();
    if (wait <= 0) this.#say();
    else this.#cancel = timing.after(wait, () => this.#say());
  }

  #say(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#saidAt = this.#parts.timing.now();
    this.#parts.awareness.setLocalStateField(LASER_FIELD, writeLaser(this.#said));
  }
}
