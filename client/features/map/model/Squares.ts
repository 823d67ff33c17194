/** What lies in a box: boxes by coarse squares, for what is small and moves often. A tree would be made anew at each move. */
import type { ItemId } from '../../../../shared/ids.ts';
import { type Box, intersects } from '../../../canvas/geometry.ts';

const SIDE = 160;
/** Far more rows than a map has. */
const ROWS = 2 ** 20;

interface Filed {
  readonly id: ItemId;
  boxes: readonly Box[];
  readonly squares: readonly number[];
}

export class Squares {
  readonly #filed = new Map<ItemId, Filed>();
  readonly #squares = new Map<number, Set<Filed>>();

  /** In place of what there was of it; none: it is gone. */
  put(id: ItemId, boxes: readonly Box[]): void {
    const before = this.#filed.get(id);
    const squares = squaresOf(boxes);
    // Most moves end in the squares that they began in.
    if (before && isSame(before.squares, squares)) {
      before.boxes = boxes;
      return;
    }
    for (const square of before?.squares ?? []) this.#squares.get(square)?.delete(before as Filed);
    if (squares.length === 0) {
      this.#filed.delete(id);
      return;
    }
    const filed = { id, boxes, squares };
    this.#filed.set(id, filed);
    for (const square of squares)
      this.#squares.set(square, (this.#squares.get(square) ?? new Set()).add(filed));
  }

  /** Asked hundreds of times at a move: makes no lists. */
  any(box: Box): boolean {
    const right = Math.floor((box.x + box.w) / SIDE);
    const bottom = Math.floor((box.y + box.h) / SIDE);
    for (let column = Math.floor(box.x / SIDE); column <= right; column++)
      for (let row = Math.floor(box.y / SIDE); row <= bottom; row++) {
        const here = this.#squares.get(column * ROWS + row);
        if (here)
          for (const { boxes } of here) for (const one of boxes) if (intersects(one, box)) return true;
      }
    return false;
  }
}

export function squaresOf(boxes: readonly Box[]): readonly number[] {
  const squares: number[] = [];
  for (const { x, y, w, h } of boxes) {
    const [right, bottom] = [Math.floor((x + w) / SIDE), Math.floor((y + h) / SIDE)];
    for (let column = Math.floor(x / SIDE); column <= right; column++)
      for (let row = Math.floor(y / SIDE); row <= bottom; row++) {
        const square = column * ROWS + row;
        if (!squares.includes(square)) squares.push(square);
      }
  }
  return squares;
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((square, at) => square === b[at]);
}
