/**
 * Turns: when a room does its work. In a quiet room at once, together with what came in the same moment; otherwise at
 * most once per window, which grows with people × events: a turn costs one write per person and saves one per event.
 */
import { TIMES } from '../../shared/limits.ts';
import type { Clock } from '../clock.ts';

/** People × events per second that lengthen the window by one millisecond (8-performance, the table of windows). */
const LOAD_PER_MS = 50_000;
/** The same for the first milliseconds, up to `turnMinMs`: a few people hardly ever have an event to wait for. */
const LOAD_PER_FIRST_MS = 500;
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
    if (wait <= 0) this.#runSoon();
    else this.#cancel = clock.after(wait, () => this.#run());
  }

  /** Not this instant: what other sockets have brought already is read before it runs, and goes into the same turn. */
  #runSoon(): void {
    const soon = setImmediate(() => this.#run());
    this.#cancel = () => clearImmediate(soon);
  }

  /** Length of the present window in milliseconds; nothing for a quiet room. */
  window(): number {
    const load = this.#options.people() * this.#rate;
    const first = Math.min(TIMES.turnMinMs, load / LOAD_PER_FIRST_MS);
    return Math.min(TIMES.turnMaxMs, Math.round(first + load / LOAD_PER_MS));
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
