/** The board as the surface sees it: boxes, stacking, what moves with what, what a point means. */
import type { Connector, LineEnd, Side } from '../../../../shared/documents/boardKinds.ts';
import {
  angleOf,
  imageAddress,
  isContainer,
  isJoining,
  isTableLine,
  mayTurn,
} from '../../../../shared/documents/boardKinds.ts';
import { tableLines } from '../../../../shared/documents/tableLayout.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Box, Point, TurnedBox } from '../../../canvas/geometry.ts';
import { centre, containsBox, containsPoint, turned, union } from '../../../canvas/geometry.ts';
import type { Dot, HowPainted, ItemsChange, Resizing, Scaling, SurfaceItems } from '../../../canvas/items.ts';
import type { Route } from '../../../canvas/routes.ts';
import { distanceToRoute, routeBox } from '../../../canvas/routes.ts';
import type { Readable } from '../../../live/types.ts';
import { bentLinks } from '../model/bentLinks.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { linkRoute } from '../model/linkEnds.ts';
import { compareStacking } from '../model/stacking.ts';
import { boxOn } from '../model/stickerBox.ts';
import type { NoteFitter } from '../text/fitNote.ts';
import type { Displacements } from './Displacements.ts';
import { standsAbove } from './farTitles.ts';
import { followersOf, withFollowers } from './followers.ts';
import type { ItemNames } from './ItemNames.ts';
import { inkEdge } from './inkEdge.ts';
import { isCaught } from './isCaught.ts';
import { isOn } from './isOn.ts';
import { LinkWords } from './LinkWords.ts';
import { newcomers } from './laterNewcomers.ts';
import { scalingCode } from './laterScaling.ts';
import { newTables } from './laterTables.ts';
import { dotsSeen, lineSeen } from './lineSeen.ts';
import { Pictures } from './Pictures.ts';
import { type BoardColours, paintItem, paintLabel } from './paint.ts';
import { paintTitle, withTitle } from './paintTitle.ts';
import { containerAt } from './places.ts';
import { resizingOf } from './resizing.ts';
import { titleAbove } from './titleAbove.ts';
import { turnAround } from './turnAround.ts';

/** A hand is not steady enough for a line of two pixels. */
const LINK_REACH = 6;

export interface BoardSurfaceOptions {
  readonly model: BoardModel;
  readonly fitter: NoteFitter;
  readonly names: ItemNames;
  readonly displacements: Displacements;
  readonly colours: () => BoardColours;
  readonly mayEdit: () => boolean;
  /** Items that stand out while the others are dim; null when all are alike. */
  readonly spotlight: Readable<ReadonlySet<ItemId> | null>;
  /** Links that are not shown. */
  readonly leavesOut?: Readable<(link: Connector) => boolean>;
}

export class BoardSurface implements SurfaceItems<ItemId> {
  readonly #model: BoardModel;
  readonly #options: BoardSurfaceOptions;
  readonly #words: LinkWords;
  readonly #pictures = new Pictures((id) => this.moved([id], false));
  readonly #listeners = new Set<(change: ItemsChange<ItemId>) => void>();

  constructor(options: BoardSurfaceOptions) {
    this.#options = options;
    this.#model = options.model;
    this.#words = new LinkWords(options.model, options.fitter);
  }

  ids(): Iterable<ItemId> {
    return this.#model.store.ids();
  }

  box(id: ItemId): Box | null {
    const box = this.#model.box(id);
    if (!box) return null;
    const item = this.#model.item(id);
    if (item?.kind === 'connector') {
      if (this.#options.leavesOut?.get()(item)) return null;
      const route = this.route(id);
      const label = this.#labelOf(id);
      return route ? (union([routeBox(route), ...(label ? [label] : [])]) ?? box) : box;
    }
    const { displacements } = this.#options;
    const on = boxOn(this.#model, id, (host) => this.#hostBox(host)) ?? box;
    return displacements.resized(id, displacements.byOthers(id, on));
  }

  /** What a sticker lies on, as hands turn it or give it another size. What is only moved takes its stickers along itself. */
  #hostBox(id: ItemId): TurnedBox | null {
    const box = this.#model.box(id);
    return box && { ...this.#options.displacements.resized(id, box), angle: this.angle(id) };
  }

  /** How a link runs now, also while a hand moves what it joins. */
  route(id: ItemId): Route | null {
    const link = this.#model.item(id);
    if (link?.kind !== 'connector') return null;
    const line = lineSeen(this.#options.displacements, link);
    const route = linkRoute(this.#model, line, (end) => this.#seen(end));
    return route && this.#words.on(line, route);
  }

  #seen(id: ItemId): TurnedBox | null {
    const box = this.#model.solidBox(id);
    return box && { ...this.#options.displacements.seen(id, box), angle: this.angle(id) };
  }

  compare(a: ItemId, b: ItemId): number {
    return compareStacking(this.#model, a, b);
  }

  readingOrder(): readonly ItemId[] {
    return this.#model.readingOrder();
  }

  label(id: ItemId, rough = false): string {
    return this.#options.names.nameOf(id, rough);
  }

  hit(id: ItemId, place: Point, slack: number): boolean {
    const item = this.#model.item(id);
    const box = this.#model.box(id);
    if (!item || !box) return false;
    if (item.kind === 'connector') return this.#onLink(id, place, slack);
    return isOn(item, box, turned(place, centre(box), -this.angle(id)), slack, this.#options.fitter);
  }

  titleAt(point: Point, zoom: number): ItemId | null {
    const { fitter, names } = this.#options;
    return titleAbove(this.#model, point, zoom, (id) => fitter.width(names.titleOf(id)));
  }

  /** One that is locked, or of which no edge is seen, is as good as the board. */
  groundAt(point: Point, seen: Box): ItemId | null {
    const id = containerAt(this.#model, point, 'frame');
    const box = id && this.#model.box(id);
    return box && !containsBox(box, seen) && !this.#model.item(id)?.locked ? id : null;
  }

  /** From a frame to a frame, wherever in it: nobody means a place there. */
  linkInto(from: ItemId, point: Point): ItemId | null {
    if (this.#model.item(from)?.kind !== 'frame') return null;
    return containerAt(this.#model, point, 'frame', new Set([from]));
  }

  #onLink(id: ItemId, point: Point, slack: number): boolean {
    const route = this.route(id);
    if (route === null) return false;
    return this.onWords(id, point) || distanceToRoute(route, point) <= LINK_REACH + slack;
  }

  /** The label of a link lies over whatever is there. */
  readonly wordsOnTop = true;

  onWords(id: ItemId, point: Point): boolean {
    const label = this.#labelOf(id);
    return label !== null && containsPoint(label, point);
  }

  #labelOf(id: ItemId): Box | null {
    const item = this.#model.item(id);
    const route = item?.kind === 'connector' && item.text !== '' && this.route(id);
    return route ? this.#words.boxOn(item, route) : null;
  }

  caught(id: ItemId, area: Box, from: Point): boolean {
    return isCaught(this.#model, (one) => this.box(one), id, area, from);
  }

  /** What stands in the same frame, cluster or table. */
  peers(id: ItemId): readonly ItemId[] {
    const parent = this.#model.parentOf(id);
    return this.#model.readingOrder().filter((one) => this.#model.parentOf(one) === parent);
  }

  moving(ids: ReadonlySet<ItemId>): ReadonlySet<ItemId> {
    const moving = new Set<ItemId>();
    if (!this.#options.mayEdit()) return moving;
    for (const id of ids) {
      const root = this.#model.item(id);
      if (!root || root.locked || isJoining(root)) continue;
      if (isTableLine(root.kind)) {
        // Among others it stays in its table.
        const along = ids.size === 1 && newTables.now()?.movingLine(this.#model, root);
        for (const one of along || []) moving.add(one);
        continue;
      }
      moving.add(id);
      for (const inside of this.#model.withContents(id).slice(1))
        if (this.#follows(inside)) moving.add(inside);
    }
    return moving;
  }

  /** In a cluster or a table, and stuck on an item, everything has its place from that, also what is locked. */
  #follows(id: ItemId): boolean {
    const fixed = this.#model.isInGrid(id) || this.#model.hostOf(id) !== null;
    return fixed || this.#model.item(id)?.locked === false;
  }

  heldByOthers(id: ItemId): boolean {
    return this.#options.displacements.isHeldByOthers(id);
  }

  resizing(id: ItemId): Resizing | null {
    return this.#options.mayEdit() ? resizingOf(this.#model, id) : null;
  }

  borderAt(id: ItemId, point: Point, slack: number): ItemId | null {
    const kind = this.#model.item(id)?.kind;
    const column =
      kind === 'table' || isTableLine(kind) ? newTables.now()?.borderAt(this.#model, id, point, slack) : null;
    return column && this.resizing(column) ? column : null;
  }

  scaling(ids: ReadonlySet<ItemId>): Scaling<ItemId> | null {
    if (!this.#options.mayEdit()) return null;
    const code = scalingCode.now();
    // What can be resized together shows its handles once that is here.
    if (code === null) scalingCode.hope(() => this.moved(ids, false));
    return code?.scalingOf(this.#model, ids) ?? null;
  }

  mayLink(id: ItemId): boolean {
    const item = this.#model.item(id);
    return item !== null && item.kind !== 'connector' && this.#options.mayEdit();
  }

  linkTip(id: ItemId, side: Side): string | undefined {
    return newcomers.now()?.plusTip(this.#model, id, side);
  }

  /** In a cluster or a table the grid decides, and a line has no edges. */
  guides(id: ItemId): boolean {
    const item = this.#model.item(id);
    return item !== null && item.kind !== 'connector' && item.kind !== 'stroke' && !this.#model.isInGrid(id);
  }

  tips(id: ItemId): { readonly from: Point; readonly to: Point } | null {
    const item = this.#model.item(id);
    if (item?.kind !== 'connector' || item.locked || !this.#options.mayEdit()) return null;
    const points = this.route(id)?.points;
    const [from, to] = [points?.[0], points?.at(-1)];
    return from && to ? { from, to } : null;
  }

  dots(id: ItemId, zoom: number): readonly Dot[] {
    const link = this.tips(id) && this.#model.item(id);
    const route = link && this.route(id);
    if (link?.kind !== 'connector' || !route) return [];
    const again = () => this.linksMoved([id]);
    return dotsSeen(this.#options.displacements, link, route, this.#labelOf(id), zoom, again);
  }

  mayJoin(id: ItemId, tip: LineEnd, to: ItemId): boolean {
    const line = this.#model.item(id);
    return line?.kind === 'connector' && this.mayLink(to) && line[tip === 'from' ? 'to' : 'from'] !== to;
  }

  bends(id: ItemId): boolean {
    return this.#model.item(id)?.kind === 'connector';
  }

  isFlat(id: ItemId): boolean {
    return this.bends(id);
  }

  isGround(id: ItemId): boolean {
    const kind = this.#model.item(id)?.kind;
    return kind !== undefined && isContainer(kind);
  }

  angle(id: ItemId): number {
    const held = this.#options.displacements.angle(id);
    const item = held === null ? this.#model.item(id) : null;
    return held ?? (item ? angleOf(item) : 0);
  }

  mayTurn(id: ItemId): boolean {
    const item = this.#model.item(id);
    return item !== null && !item.locked && mayTurn(item.kind) && this.#options.mayEdit();
  }

  showsSelection(id: ItemId): boolean {
    return this.bends(id);
  }

  showsFocus(id: ItemId): boolean {
    return this.bends(id);
  }

  paint(context: CanvasRenderingContext2D, id: ItemId, box: Box, zoom: number, how: HowPainted = {}): void {
    const item = this.#model.item(id);
    const { fitter, colours, spotlight } = this.#options;
    if (!item) return;
    const dim = spotlight.get()?.has(id) === false && !this.isGround(id);
    if (dim) context.globalAlpha = 0.4;
    const picture = item.kind === 'image' ? this.#pictures.get(imageAddress(item), id) : null;
    const route = this.route(id);
    const angle = this.angle(id);
    if (angle !== 0) turnAround(context, centre(box), angle);
    const layout = this.#model.tableOf(id);
    paintItem({
      context,
      item,
      number: this.#model.frameNumber(id),
      box,
      zoom,
      brief: how.brief ?? false,
      bare: how.bare ?? false,
      fitter,
      route,
      lines: layout && tableLines(layout, box),
      picture,
      colours: colours(),
    });
    if (angle !== 0) context.restore();
    if (dim) context.globalAlpha = 1;
  }

  paintWords(context: CanvasRenderingContext2D, id: ItemId, zoom: number): void {
    const box = this.#labelOf(id);
    const { fitter, colours } = this.#options;
    if (box) paintLabel({ context, box, zoom, fitter, colours: colours() }, this.#model.item(id)?.text ?? '');
  }

  paintedBox(id: ItemId, box: Box, zoom: number): Box {
    return this.isGround(id) ? withTitle(box, zoom) : box;
  }

  /** Titles that stand above: of frames, and below these of clusters and tables. */
  paintOver(context: CanvasRenderingContext2D, zoom: number, boxOf: (id: ItemId) => Box | null): void {
    if (!standsAbove(zoom)) return;
    const { text, frame } = this.#options.colours();
    context.fillStyle = text;
    for (const id of [...this.#model.grids, ...this.#model.frames()]) {
      const item = this.#model.item(id);
      const box = item && boxOf(id);
      if (box) paintTitle(context, { item, number: this.#model.frameNumber(id), box, zoom }, frame);
    }
  }

  onChange(listener: (change: ItemsChange<ItemId>) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Call while the board is shown; the answer ends it. */
  follow(): () => void {
    let frames = this.#model.frames();
    const measured = () => {
      this.#model.remeasure();
      this.redraw();
    };
    const stops = [
      // Drawn lines have edges now, or links their bends.
      inkEdge.subscribe(measured),
      bentLinks.subscribe(measured),
      this.#options.leavesOut?.subscribe(() => this.redraw()),
      this.#model.onChange(({ boxes, items, local }) => {
        this.#options.displacements.landed(boxes, items);
        const changed = new Set([...boxes, ...items]);
        // Without changed items something only makes room, as for a note that is dragged over a cluster.
        this.moved([...changed, ...this.#words.sought(changed)], !local || !items.size);
        const before = frames;
        frames = this.#model.frames();
        // Another one came, went or took another's turn: the numbers on all of them are others now.
        if (frames !== before && frames.join() !== before.join()) this.moved(frames, false);
      }),
    ];
    return () => void stops.map((stop) => stop?.());
  }

  /** These are seen elsewhere now, and with them the links that join them. */
  moved(ids: Iterable<ItemId>, glide: boolean): void {
    const all = withFollowers(this.#model, ids);
    if (all.size > 0) this.#tell({ ids: all, glide });
  }

  /** Only the lines among these, the links that join these and the stickers on these are elsewhere. */
  linksMoved(ids: Iterable<ItemId>): void {
    const links = followersOf(this.#model, ids, (id) => this.bends(id));
    if (links.size > 0) this.#tell({ ids: links, glide: false });
  }

  /** Everything looks different: another theme, another font. */
  redraw(): void {
    this.#words.forget();
    this.moved(this.#model.store.ids(), false);
  }

  #tell(change: ItemsChange<ItemId>): void {
    for (const listener of [...this.#listeners]) listener(change);
  }
}
