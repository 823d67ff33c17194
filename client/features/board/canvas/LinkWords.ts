/** Where the words of links lie: in the middle of their line, else at the nearest place along it that no item covers, if there is one. */
import type { BoardItemKind, Connector } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { type Box, intersects, union } from '../../../canvas/geometry.ts';
import { type Route, routeBetween } from '../../../canvas/routes.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { linkEnds } from '../model/linkEnds.ts';
import type { NoteFitter } from '../text/fitNote.ts';
import { labelBox } from './linkLabel.ts';

const MIDDLE = 0.5;
const SHARES = [MIDDLE, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82];

/** Words may lie over what holds others and over lines: where something stands in them, that counts. */
const OPEN: ReadonlySet<BoardItemKind | undefined> = new Set([
  ...(['frame', 'cluster', 'table', 'row', 'column', 'connector', 'stroke'] as const),
]);

export class LinkWords {
  readonly #model: BoardModel;
  readonly #fitter: NoteFitter;
  /** By what is written, whatever hands move now: no frame of a drag looks for places, and all see the same. */
  readonly #shares = new Map<ItemId, number>();
  #items: readonly Box[] | null = null;

  constructor(model: BoardModel, fitter: NoteFitter) {
    this.#model = model;
    this.#fitter = fitter;
  }

  /** The route with the place of its words. */
  on({ id, text }: Connector, route: Route): Route {
    if (text === '') return route;
    const label = this.#shares.get(id) ?? this.#free(id);
    this.#shares.set(id, label);
    return { ...route, label };
  }

  boxOn({ text }: Connector, route: Route): Box | null {
    return text === '' ? null : labelBox(text, route, this.#fitter);
  }

  /** Something lies or reads otherwise: of the links that were asked for those whose words now lie elsewhere. */
  sought(): readonly ItemId[] {
    const before = [...this.#shares];
    this.#items = null;
    for (const [id] of before) {
      if (this.#model.item(id)) this.#shares.set(id, this.#free(id));
      else this.#shares.delete(id);
    }
    return before.flatMap(([id, share]) => (this.#shares.get(id) === share ? [] : [id]));
  }

  #free(id: ItemId): number {
    const link = this.#model.item(id);
    const ends = link?.kind === 'connector' && linkEnds(link, (end) => this.#model.solidBox(end));
    if (link?.kind !== 'connector' || !ends) return MIDDLE;
    const { text } = link;
    const route = routeBetween(ends.from, ends.to, link);
    const boxes = SHARES.map((label) => labelBox(text, { ...route, label }, this.#fitter));
    const around = union(boxes);
    this.#items ??= [...this.#model.boxes()]
      .filter(([id]) => !OPEN.has(this.#model.item(id)?.kind))
      .map(([, box]) => box);
    const near = this.#items.filter((box) => around && intersects(box, around));
    const free = boxes.findIndex((box) => !near.some((one) => intersects(one, box)));
    return SHARES[free] ?? MIDDLE;
  }
}
