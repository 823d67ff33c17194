/** Search: the largest number of people that is held. Up or down from a guess, then by bisection. */
export class Search {
  #held = 0;
  #failed = Number.POSITIVE_INFINITY;
  #next: number;
  readonly #precision: number;
  /** The bound above was set by a generator that could do no more. */
  limitedByLoad = false;

  constructor(guess: number, precision: number) {
    this.#next = guess;
    this.#precision = precision;
  }

  get held(): number {
    return this.#held;
  }

  /** Null when it is found. */
  next(): number | null {
    const found = this.#failed <= Math.max(10, this.#held * (1 + this.#precision));
    return found || this.#next > MOST ? null : this.#next;
  }

  learn(people: number, held: boolean, limitedByLoad: boolean): void {
    if (held) this.#held = Math.max(this.#held, people);
    else if (people < this.#failed) {
      this.#failed = people;
      this.limitedByLoad = limitedByLoad;
    }
    if (this.#failed === Number.POSITIVE_INFINITY) this.#next = round(this.#held * STEP);
    else if (this.#held === 0) this.#next = round(this.#failed / STEP);
    else this.#next = round(Math.sqrt(this.#held * this.#failed));
    if (this.#next <= this.#held || this.#next >= this.#failed) this.#failed = this.#held;
  }
}

const STEP = 1.3;
/** Every writer has a note of their own among the 200. */
const MOST = 2_000;

/** To two significant digits below 1,000: more would be noise. */
function round(people: number): number {
  const grain = people < 200 ? 5 : people < 600 ? 10 : 20;
  return Math.max(5, Math.round(people / grain) * grain);
}
