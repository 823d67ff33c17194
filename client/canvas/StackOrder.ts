/**
 * Which item lies on which. Every id has a number (its z-index); numbers have gaps, so that one item changing its
 * place writes one number, not all of them.
 */
const GAP = 1024;
/** Above so many changes at once sorting anew is cheaper. */
const MANY = 64;

export class StackOrder<Id extends string> {
  readonly #compare: (a: Id, b: Id) => number;
  readonly #z = new Map<Id, number>();
  #sorted: Id[] = [];

  constructor(compare: (a: Id, b: Id) => number) {
    this.#compare = compare;
  }

  /** From the bottom up. */
  sorted(): readonly Id[] {
    return this.#sorted;
  }

  z(id: Id): number {
    return this.#z.get(id) ?? 0;
  }

  load(ids: Iterable<Id>): void {
    this.#sorted = [...ids].sort(this.#compare);
    this.#renumber();
  }

  /** Takes in what came, went or changed. True when ids other than these have new numbers. */
  update(changed: ReadonlySet<Id>, exists: (id: Id) => boolean): boolean {
    // All of them: two that changed together may look in place only as long as both are there.
    if (![...changed].some((id) => exists(id) !== this.#z.has(id) || !this.#inPlace(id))) return false;
    const rest = this.#sorted.filter((id) => !changed.has(id));
    const put = [...changed].filter(exists);
    for (const id of changed) this.#z.delete(id);
    if (put.length > MANY) {
      this.load([...rest, ...put]);
      return true;
    }
    this.#sorted = rest;
    return put.map((id) => this.#insert(id)).some((renumbered) => renumbered);
  }

  #inPlace(id: Id): boolean {
    if (!this.#z.has(id)) return true;
    const at = this.#placeOf(this.z(id));
    const [below, above] = [this.#sorted[at - 1], this.#sorted[at + 1]];
    return (
      (below === undefined || this.#compare(below, id) < 0) &&
      (above === undefined || this.#compare(id, above) < 0)
    );
  }

  /** Numbers rise along the order. */
  #placeOf(z: number): number {
    let from = 0;
    let to = this.#sorted.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.z(this.#sorted[middle] as Id) < z) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  #insert(id: Id): boolean {
    let from = 0;
    let to = this.#sorted.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      const other = this.#sorted[middle];
      if (other !== undefined && this.#compare(other, id) < 0) from = middle + 1;
      else to = middle;
    }
    const below = from === 0 ? 0 : this.z(this.#sorted[from - 1] as Id);
    const next = this.#sorted[from];
    const above = next === undefined ? below + 2 * GAP : this.z(next);
    this.#sorted.splice(from, 0, id);
    const z = Math.floor((below + above) / 2);
    this.#z.set(id, z);
    if (z > below && z < above) return false;
    this.#renumber();
    return true;
  }

  #renumber(): void {
    this.#z.clear();
    this.#sorted.forEach((id, i) => {
      this.#z.set(id, (i + 1) * GAP);
    });
  }
}
