/** Which boxes touch an area: an R-tree in which each is filed with some room around it. */
import RBush from 'rbush';
import type { Box } from './geometry.ts';
import { containsBox, inflate, sameBox, union } from './geometry.ts';

/** What moves by less stays where it is in the tree: to file it anew took half of all the calls of a move. */
const ROOM = 48;

interface Entry<Id> {
  readonly id: Id;
  /** Where it is. */
  box: Box;
  /** Where it is filed. */
  readonly file: Box;
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

const sidesOf = ({ x, y, w, h }: Box) => ({ minX: x, minY: y, maxX: x + w, maxY: y + h });

function entryOf<Id>(id: Id, box: Box): Entry<Id> {
  const file = inflate(box, ROOM);
  return { id, box, file, ...sidesOf(file) };
}

/** Edges included. */
const touches = (a: Box, b: Box) =>
  a.x <= b.x + b.w && b.x <= a.x + a.w && a.y <= b.y + b.h && b.y <= a.y + a.h;

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
    this.#stretch(before?.box, box);
    if (before && box && containsBox(before.file, box)) {
      before.box = box;
      return;
    }
    if (before) this.#tree.remove(before);
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
    const ids: Id[] = [];
    for (const { id, box } of this.#tree.search(sidesOf(area))) if (touches(box, area)) ids.push(id);
    return ids;
  }

  any(area: Box): boolean {
    return this.#tree.collides(sidesOf(area)) && this.search(area).length > 0;
  }

  /** What was at an edge of everything may have been all that was there. */
  #stretch(before: Box | undefined, now: Box | null): void {
    if (before && this.#reach && !containsBox(inflate(this.#reach, -1e-6), before)) this.#reach = null;
    else if (this.#reach && now) this.#reach = union([this.#reach, now]);
  }

  /** The smallest box around everything, null of nothing. */
  bounds(): Box | null {
    if (this.#entries.size === 0) return null;
    this.#reach ??= union([...this.#entries.values()].map(({ box }) => box));
    return this.#reach;
  }
}
