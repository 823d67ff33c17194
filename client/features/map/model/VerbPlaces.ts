/**
 * Where the verb of a link stands: in the middle of its line, or as near to that as no node covers it. Nodes are kept by
 * coarse squares, so that a node that moves asks about the few links that run there.
 */
import type { ItemId } from '../../../../shared/ids.ts';
import { type Box, intersects, type Point } from '../../../canvas/geometry.ts';
import { type Route, routeMiddle, routePoint } from '../../../canvas/routes.ts';

const MIDDLE = 0.5;
/** Shares of the way, from its middle to both ends in turn. */
const SHARES = [MIDDLE, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82];
/** Half of what most verbs take. */
const HALF = { w: 56, h: 12 };
const SQUARE = 320;

export class VerbPlaces {
  readonly #squares = new Map<number, Map<ItemId, Box>>();
  readonly #nodes = new Map<ItemId, Box>();

  static among(nodes: Iterable<readonly [ItemId, Box]>): VerbPlaces {
    const places = new VerbPlaces();
    for (const [id, box] of nodes) places.put(id, box);
    return places;
  }

  /** Null: it is gone. */
  put(id: ItemId, box: Box | null): void {
    const before = this.#nodes.get(id);
    if (before) inSquares(before, (square) => void this.#squares.get(square)?.delete(id));
    if (!box) {
      this.#nodes.delete(id);
      return;
    }
    this.#nodes.set(id, box);
    inSquares(box, (square) => {
      this.#squares.set(square, (this.#squares.get(square) ?? new Map()).set(id, box));
    });
  }

  /** The same route with its verb where it can be read; in the middle where there is no such place. */
  placed(route: Route): Route {
    const share = SHARES.find((one) => this.#isFree(roomAt(routePoint(route, one)))) ?? MIDDLE;
    return share === (route.label ?? MIDDLE) ? route : { ...route, label: share };
  }

  #isFree(room: Box): boolean {
    let free = true;
    inSquares(room, (square) => {
      for (const box of this.#squares.get(square)?.values() ?? []) if (intersects(box, room)) free = false;
    });
    return free;
  }
}

const roomAt = ({ x, y }: Point): Box => ({ x: x - HALF.w, y: y - HALF.h, w: 2 * HALF.w, h: 2 * HALF.h });

export const coversVerb = (box: Box, route: Route): boolean => intersects(box, roomAt(routeMiddle(route)));

/** It lay where the verb is, or would rather be. */
export function keptAside(box: Box, route: Route): boolean {
  for (const share of SHARES) {
    if (intersects(box, roomAt(routePoint(route, share)))) return true;
    if (share === (route.label ?? MIDDLE)) return false;
  }
  return false;
}

/** Far more rows than a map has. */
const ROWS = 2 ** 20;

function inSquares({ x, y, w, h }: Box, visit: (square: number) => void): void {
  const [right, bottom] = [Math.floor((x + w) / SQUARE), Math.floor((y + h) / SQUARE)];
  for (let column = Math.floor(x / SQUARE); column <= right; column++)
    for (let row = Math.floor(y / SQUARE); row <= bottom; row++) visit(column * ROWS + row);
}
