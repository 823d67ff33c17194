import type { Clock } from '../../server/clock.ts';

/** Time that stands still until a test moves it. */
export class FakeClock implements Clock {
  #now = Date.UTC(2026, 4, 4, 12);
  #waiting: { at: number; run: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  after(ms: number, run: () => void): () => void {
    const entry = { at: this.#now + ms, run };
    this.#waiting.push(entry);
    return () => {
      this.#waiting = this.#waiting.filter((one) => one !== entry);
    };
  }

  advance(ms: number): void {
    this.#now += ms;
    const due = this.#waiting.filter((one) => one.at <= this.#now);
    this.#waiting = this.#waiting.filter((one) => one.at > this.#now);
    for (const { run } of due) run();
  }
}
