/**
 * Turns: when a room does its work. At once when the room was quiet; otherwise at most once per window, which grows
 * with people × events, because a turn costs one write per person and saves one write per event.
 */
import { TIMES } from '../../shared/limits.ts';
import type { Clock } from '../clock.ts';

/** People × events per second that lengthen the window by one millisecond (8-performance, the table of windows). */
const LOAD_PER_MS = 50_000;
const RATE_MEMORY_MS = 1_000;

export interface TurnsOptions {
  readonly clock: Clock;
  readonly people: () => number;
  readonly run: () => void;
}

export class Turns {
  readonly #options: TurnsOptions;
  #cancel: (() => void) | null = null;
  #lastTurn = Number.NEGATIVE_INFINITY;
  #events = 0;
  #rate = 0;

  constructor(options: TurnsOptions) {
    this.#options = options;
  }

  /** Something waits for a turn. */
  poke(events: number): void {
    this.#events += events;
    if (this.#cancel !== null) return;
    const { clock } = this.#options;
    const due = this.#lastTurn + this.window();
    const wait = due - clock.now();
    if (wait <= 0) this.#run();
    else this.#cancel = clock.after(wait, () => this.#run());
  }

  /** Length of the present window in milliseconds. */
  window(): number {
    const load = this.#options.people() * this.#rate;
    return Math.min(TIMES.turnMaxMs, Math.round(TIMES.turnMinMs + load / LOAD_PER_MS));
  }

  #run(): void {
    this.#cancel = null;
    const now = this.#options.clock.now();
    const elapsed = Math.max(1, Math.min(now - this.#lastTurn, RATE_MEMORY_MS * 10));
    const fade = Math.exp(-elapsed / RATE_MEMORY_MS);
    this.#rate = this.#rate * fade + (this.#events * 1_000 * (1 - fade)) / elapsed;
    this.#events = 0;
    this.#lastTurn = now;
    this.#options.run();
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }
}
