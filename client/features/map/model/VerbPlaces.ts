/**
 * Where the verb of a link stands: in the middle of its line, or as near to that as no node covers it. What was asked
 * for a link is kept by coarse squares: a node that comes or goes asks about the few verbs there, not about every line.
 */
import type { ItemId } from '../../../../shared/ids.ts';
import type { Box, Point } from '../../../canvas/geometry.ts';
import { type Route, routePoint } from '../../../canvas/routes.ts';
import { Squares } from './Squares.ts';

const MIDDLE = 0.5;
/** Shares of the way, from its middle to both ends in turn. */
const SHARES = [MIDDLE, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82];
/** Half of what most verbs take. */
const HALF = { w: 56, h: 12 };

export class VerbPlaces {
  readonly #nodes = new Squares();
  /** Of each link the rooms that were asked about: where its verb stands, and where it would rather. */
  readonly #rooms = new Squares();

  static among(nodes: Iterable<readonly [ItemId, Box]>): VerbPlaces {
    const places = new VerbPlaces();
    for (const [id, box] of nodes) places.put(id, box);
    return places;
  }

  /** Null: it is gone. */
  put(id: ItemId, box: Box | null): void {
    this.#nodes.put(id, box ? [box] : []);
  }

  /** The same route with its verb where it can be read; in the middle where there is no such place. */
  placed(id: ItemId, route: Route): Route {
    const asked: Box[] = [];
    const share = SHARES.find((one) => {
      const room = roomAt(routePoint(route, one));
      asked.push(room);
      return !this.#nodes.any(room);
    });
    this.#rooms.put(id, asked);
    const now = share ?? MIDDLE;
    return now === (route.label ?? MIDDLE) ? route : { ...route, label: now };
  }

  forget(link: ItemId): void {
    this.#rooms.put(link, []);
  }

  /** Links whose verb may stand elsewhere, now that something came to these places or left them. */
  askedAt(places: readonly Box[]): ReadonlySet<ItemId> {
    const found = new Set<ItemId>();
    for (const place of places) this.#rooms.each(place, (id) => found.add(id));
    return found;
  }
}

const roomAt = ({ x, y }: Point): Box => ({ x: x - HALF.w, y: y - HALF.h, w: 2 * HALF.w, h: 2 * HALF.h });
