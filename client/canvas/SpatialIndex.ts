/** Which boxes touch an area: an R-tree with the box each id was filed under. */
import RBush from 'rbush';
import type { Box } from './geometry.ts';
import { sameBox } from './geometry.ts';

interface Entry<Id> {
  readonly id: Id;
  readonly box: Box;
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

function entryOf<Id>(id: Id, box: Box): Entry<Id> {
  return { id, box, minX: box.x, minY: box.y, maxX: box.x + box.w, maxY: box.y + box.h };
}

export class SpatialIndex<Id extends string> {
  readonly #tree = new RBush<Entry<Id>>(16);
  readonly #entries = new Map<Id, Entry<Id>>();
  #reach: Box | null = null;

  get size(): number {
    return this.#entries.size;
  }

  /** Replaces everything; much faster than one by one. */
  load(boxes: Iterable<readonly [Id, Box]>): void {
    this.#tree.clear();
    this.#entries.clear();
    this.#reach = null;
    for (const [id, box] of boxes) this.#entries.set(id, entryOf(id, box));
    this.#tree.load([...this.#entries.values()]);
  }

  box(id: Id): Box | null {
    return this.#entries.get(id)?.box ?? null;
  }

  /** Null takes the item out. */
  set(id: Id, box: Box | null): void {
    const before = this.#entries.get(id);
    if (sameBox(before?.box ?? null, box)) return;
    if (before) this.#tree.remove(before);
    this.#reach = null;
    if (box === null) {
      this.#entries.delete(id);
      return;
    }
    const entry = entryOf(id, box);
    this.#entries.set(id, entry);
    this.#tree.insert(entry);
  }

  /** Ids whose box touches the area, edges included, in no particular order. */
  search(area: Box): Id[] {
    const { minX, minY, maxX, maxY } = entryOf('', area);
    return this.#tree.search({ minX, minY, maxX, maxY }).map((entry) => entry.id);
  }

  any(area: Box): boolean {
    const { minX, minY, maxX, maxY } = entryOf('', area);
    return this.#tree.collides({ minX, minY, maxX, maxY });
  }

  /** The smallest box around everything, null of nothing. */
  bounds(): Box | null {
    if (this.#entries.size === 0) return null;
    if (this.#reach) return this.#reach;
    const { minX, minY, maxX, maxY } = this.#tree.toJSON();
    this.#reach = { x: minX, y: minY, w: maxX - minX, h: maxY - minY };
    return this.#reach;
  }
}
