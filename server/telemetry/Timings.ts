/**
 * Timings: one histogram in the text format of Prometheus. Every turn of every room is noted, and prom-client's own
 * histogram takes 2 % of a busy server (docs/bench.md).
 */

/** Seconds, from one millisecond to ten seconds, dense where the promises are. */
const BOUNDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.06, 0.1, 0.25, 0.6, 1, 2.5, 10];

export class Timings {
  readonly #name: string;
  readonly #help: string;
  /** Per bound how many were within it and above the one before; the last is for what is above all of them. */
  readonly #counts = new Array<number>(BOUNDS.length + 1).fill(0);
  #sum = 0;

  constructor(name: string, help: string) {
    this.#name = name;
    this.#help = help;
  }

  observe(seconds: number): void {
    const place = BOUNDS.findIndex((bound) => seconds <= bound);
    const index = place < 0 ? BOUNDS.length : place;
    this.#counts[index] = (this.#counts[index] ?? 0) + 1;
    this.#sum += seconds;
  }

  text(): string {
    const name = this.#name;
    let count = 0;
    const buckets = this.#counts.map((one, index) => {
      count += one;
      return `${name}_bucket{le="${BOUNDS[index] ?? '+Inf'}"} ${count}`;
    });
    const head = [`# HELP ${name} ${this.#help}`, `# TYPE ${name} histogram`];
    return [...head, ...buckets, `${name}_sum ${this.#sum}`, `${name}_count ${count}`, ''].join('\n');
  }
}
