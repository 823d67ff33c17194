/**
 * Where the verb of a link stands: in the middle of its line, or as near to that as no node covers it. Nodes are kept by
 * coarse squares, so that a node that moves asks about the few links that run there.
 */
import type { ItemId } from '../../../../shared/ids.ts';
import { type Box, intersects, type Point } from '../../../canvas/geometry.ts';
import { type Route, routePoint } from '../../../canvas/routes.ts';

/** Shares of the way, from its middle to both ends in turn. */
const SHARES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82];
/** Half of what most verbs take. */
const HALF = { w: 56, h: 12 };
const SQUARE = 320;

export class VerbPlaces {
  readonly #squares = new Map<string, Map<ItemId, Box>>();
  readonly #nodes = new Map<ItemId, Box>();

  static among(nodes: Iterable<readonly [ItemId, Box]>): VerbPlaces {
    const places = new VerbPlaces();
    for (const [id, box] of nodes) places.put(id, box);
    return places;
  }

  /** Null: it is gone. */
  put(id: ItemId, box: Box | null): void {
    const before = this.#nodes.get(id);
    if (before) for (const square of squaresOf(before)) this.#squares.get(square)?.delete(id);
    if (!box) {
      this.#nodes.delete(id);
      return;
    }
    this.#nodes.set(id, box);
    for (const square of squaresOf(box))
      this.#squares.set(square, (this.#squares.get(square) ?? new Map()).set(id, box));
  }

  /** The same route with its verb where it can be read; in the middle where there is no such place. */
  placed(route: Route): Route {
    const share = SHARES.find((one) => this.#isFree(routePoint(route, one))) ?? 0.5;
    return share === (route.label ?? 0.5) ? route : { ...route, label: share };
  }

  #isFree({ x, y }: Point): boolean {
    const room = { x: x - HALF.w, y: y - HALF.h, w: 2 * HALF.w, h: 2 * HALF.h };
    for (const square of squaresOf(room))
      for (const box of this.#squares.get(square)?.values() ?? []) if (intersects(box, room)) return false;
    return true;
  }
}

function squaresOf({ x, y, w, h }: Box): readonly string[] {
  const [left, right] = [Math.floor(x / SQUARE), Math.floor((x + w) / SQUARE)];
  const [top, bottom] = [Math.floor(y / SQUARE), Math.floor((y + h) / SQUARE)];
  const squares: string[] = [];
  for (let column = left; column <= right; column++)
    for (let row = top; row <= bottom; row++) squares.push(`${column} ${row}`);
  return squares;
}
