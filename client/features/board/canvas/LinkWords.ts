/** Where the words of links lie: in the middle of their line, else at the nearest place along it that no item covers, else where they cover the least. */
import type { BoardItemKind, Connector } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { type Box, intersects, union } from '../../../canvas/geometry.ts';
import type { Route } from '../../../canvas/routes.ts';
import { SpatialIndex } from '../../../canvas/SpatialIndex.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { alongside, linkRoute } from '../model/linkEnds.ts';
import type { NoteFitter } from '../text/fitNote.ts';
import { labelBox } from './linkLabel.ts';

const MIDDLE = 0.5;
const SHARES = [MIDDLE, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82];

/** Words may lie over what holds others and over lines: where something stands in them, that counts. */
const OPEN: ReadonlySet<BoardItemKind | undefined> = new Set([
  ...(['frame', 'cluster', 'table', 'row', 'column', 'connector', 'stroke'] as const),
]);

const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y));

/** The place that lies over the least, if that is half of what the first does: it moves for no trifle. */
function leastOver(places: readonly Box[], others: readonly Box[]): number {
  const over = places.map((box) => others.reduce((sum, one) => sum + overlap(box, one), 0));
  const least = Math.min(...over);
  return least <= (over[0] ?? 0) / 2 ? over.indexOf(least) : 0;
}

/** Where on its way the words of a link lie, and all that may cover a place for them. */
interface Seat {
  readonly share: number;
  readonly around: Box | null;
}

export class LinkWords {
  readonly #model: BoardModel;
  readonly #fitter: NoteFitter;
  /** By what is written, whatever hands move now: no frame of a drag looks for places, and all see the same. */
  readonly #seats = new Map<ItemId, Seat>();
  /** What covers words. */
  #covers: SpatialIndex<ItemId> | null = null;

  constructor(model: BoardModel, fitter: NoteFitter) {
    this.#model = model;
    this.#fitter = fitter;
  }

  /** The route with the place of its words. */
  on({ id, text, labelAt }: Connector, route: Route): Route {
    if (text === '') return route;
    // Somebody put them there.
    if (labelAt !== undefined) return { ...route, label: labelAt };
    const seat = this.#seats.get(id) ?? this.#look(id);
    return { ...route, label: seat.share };
  }

  boxOn({ text }: Connector, route: Route): Box | null {
    return text === '' ? null : labelBox(text, route, this.#fitter);
  }

  /** Letters are as wide as another font has them: all are looked at anew when they are asked for. */
  forget(): void {
    this.#seats.clear();
  }

  /**
   * These lie or read otherwise: of the links that were asked for those whose words now lie elsewhere. Looks only at links
   * that changed, or that something came to or went from.
   */
  sought(changed: ReadonlySet<ItemId>): readonly ItemId[] {
    const areas = [...changed].flatMap((id) => this.#cover(id));
    return [...this.#seats].flatMap(([id, { share, around }]) => {
      const link = this.#model.item(id);
      if (link?.kind !== 'connector') {
        this.#seats.delete(id);
        return [];
      }
      const isOther = [link.from, link.to, ...this.#model.besides(link), id].some(
        (one) => one !== null && changed.has(one),
      );
      if (!isOther && !areas.some((area) => around && intersects(area, around))) return [];
      return this.#look(id).share === share ? [] : [id];
    });
  }

  /** Where it covered words until now, and where it does. */
  #cover(id: ItemId): readonly Box[] {
    const before = this.#covers?.box(id);
    const now = OPEN.has(this.#model.item(id)?.kind) ? null : this.#model.box(id);
    this.#covers?.set(id, now);
    return [before, now].filter((box) => !!box);
  }

  #look(id: ItemId): Seat {
    const seat = this.#seatOf(id);
    this.#seats.set(id, seat);
    return seat;
  }

  #seatOf(id: ItemId): Seat {
    const link = this.#model.item(id);
    const route = link?.kind === 'connector' && this.#routeOf(link);
    if (link?.kind !== 'connector' || !route) return { share: MIDDLE, around: null };
    const boxes = SHARES.map((label) => labelBox(link.text, { ...route, label }, this.#fitter));
    const around = union(boxes);
    const covers = this.#covers ?? this.#allCovers();
    const all = alongside(this.#model, link);
    const older = all.slice(0, all.indexOf(link)).flatMap((one) => {
      const line = this.#routeOf(one);
      return (line && this.boxOn(one, this.on(one, line))) ?? [];
    });
    const near = around ? [...older, ...covers.search(around).flatMap((one) => covers.box(one) ?? [])] : [];
    const free = boxes.findIndex((box) => !near.some((one) => intersects(one, box)));
    return { share: SHARES[free < 0 ? leastOver(boxes, near) : free] ?? MIDDLE, around };
  }

  #routeOf(link: Connector): Route | null {
    return linkRoute(this.#model, link, (end) => this.#model.solidBox(end));
  }

  #allCovers(): SpatialIndex<ItemId> {
    this.#covers = new SpatialIndex();
    this.#covers.load([...this.#model.boxes()].filter(([id]) => !OPEN.has(this.#model.item(id)?.kind)));
    return this.#covers;
  }
}
