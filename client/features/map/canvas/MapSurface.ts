/** The map as the surface engine sees it: boxes, stacking, what moves with what, what a point means. */
import type { MapLink } from '../../../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Box, Point } from '../../../canvas/geometry.ts';
import { containsPoint, inflate, shift } from '../../../canvas/geometry.ts';
import type { TipDrag } from '../../../canvas/handlers.ts';
import type { ItemsChange, SurfaceItems, Tip } from '../../../canvas/items.ts';
import type { RemoteDrag } from '../../../canvas/presence/boardPresence.ts';
import { distanceToRoute, type Route } from '../../../canvas/routes.ts';
import type { MapCommands } from '../acts/MapCommands.ts';
import { onGroup } from '../groups/drawGroup.ts';
import type { Colouring } from '../MapDesk.ts';
import { groupBox } from '../model/Membership.ts';
import type { MapModel } from '../model/mapModel.ts';
import { linkBox, verbBox } from '../model/verbRoom.ts';
import { MapBrush } from './MapBrush.ts';

/** On the screen, as near as this a press means a line. */
const LINE_REACH = 7;
/** Around a verb. */
const VERB_REACH = 3;
interface Away {
  readonly ids: ReadonlySet<ItemId>;
  readonly dx: number;
  readonly dy: number;
}

export class MapSurface implements SurfaceItems<ItemId> {
  readonly #model: MapModel;
  readonly #commands: MapCommands;
  readonly #listeners = new Set<(change: ItemsChange<ItemId>) => void>();
  readonly #drawn = new Map<ItemId, () => void>();
  /** What hands hold now, by whose; 0 is mine. */
  readonly #away = new Map<number, Away>();
  /** Nodes on their way to where the model has them already. */
  #offsets: ReadonlyMap<ItemId, Point> | null = null;
  /** An end of a link that is in my hand. */
  #tip: TipDrag<ItemId> | null = null;
  #marked: ReadonlySet<ItemId> = new Set();
  readonly #brush: MapBrush;
  readonly paint: MapBrush['paint'];
  readonly paintWords: MapBrush['paintWords'];

  /** What is said about an item, for its name. */
  said: (id: ItemId) => string = () => '';
  /** Whether it is dimmed. */
  dims: (id: ItemId) => boolean = () => false;
  /** Whether something is said about it, or it is new to me. */
  isMarked: (id: ItemId) => boolean = () => false;
  /** What marks tell of it, for its name. */
  told: (id: ItemId) => string = () => '';
  colouring: () => Colouring | null = () => null;
  /** Why it is dimmed, for its name. */
  aside: (id: ItemId) => string = () => '';

  constructor(model: MapModel, commands: MapCommands) {
    this.#model = model;
    this.#commands = commands;
    const brush = new MapBrush(model, commands, this);
    this.#brush = brush;
    this.paint = brush.paint.bind(brush);
    this.paintWords = brush.paintWords.bind(brush);
  }

  ids(): Iterable<ItemId> {
    return this.#model.store.ids();
  }

  box(id: ItemId): Box | null {
    if (this.#isStill()) return this.#model.box(id);
    const link = this.#model.link(id);
    if (link && this.#rests(link)) return this.#model.box(id);
    if (!link) return this.#model.group(id) ? this.#groupBox(id) : this.#nodeBox(id, false);
    const route = this.route(id);
    return route && linkBox(link, route);
  }

  /** It stays where it is while hands hold a part of it: so a node can be dragged out. */
  #groupBox(id: ItemId): Box | null {
    const members = [...this.#model.membersOf(id)];
    const isHeld = (one: ItemId) => [...this.#away.values()].some(({ ids }) => ids.has(one));
    if (this.#offsets === null && !members.every(isHeld)) return this.#model.box(id);
    return groupBox(members.flatMap((one) => this.#nodeBox(one, true) ?? []));
  }

  /** The surface holds by itself what my hand drags: it only asks for its links. */
  #nodeBox(id: ItemId, mine: boolean): Box | null {
    const box = this.#model.box(id);
    if (!box) return null;
    const offset = this.#offsets?.get(id);
    if (offset) return shift(box, offset.x, offset.y);
    for (const [who, { ids, dx, dy }] of this.#away)
      if (ids.has(id) && (mine || who !== 0)) return shift(box, dx, dy);
    return box;
  }

  /** Everything is where the model has it. */
  #isStill(): boolean {
    return this.#away.size === 0 && this.#offsets === null && this.#tip === null;
  }

  /** Neither of its ends is in a hand or on its way: of hundreds that are painted, hands hold a few. */
  #rests({ id, from, to }: MapLink): boolean {
    if (this.#tip?.id === id) return false;
    if (this.#offsets?.has(from) || this.#offsets?.has(to)) return false;
    for (const { ids } of this.#away.values()) if (ids.has(from) || ids.has(to)) return false;
    return true;
  }

  route(id: ItemId): Route | null {
    const link = this.#model.link(id);
    if (!link || this.#rests(link)) return this.#model.route(id);
    return this.#model.route(id, (end) => this.#held(link, end) ?? this.#nodeBox(end, true));
  }

  /** What the end of this link would be on. */
  #held(link: MapLink, end: ItemId): Box | null {
    const tip = this.#tip;
    if (tip?.id !== link.id || link[tip.tip] !== end) return null;
    return (tip.over && this.#nodeBox(tip.over, true)) ?? { ...tip.point, w: 1, h: 1 };
  }

  compare(a: ItemId, b: ItemId): number {
    return this.tier(a) - this.tier(b) || this.#at(a) - this.#at(b) || (a < b ? -1 : 1);
  }

  /** Groups lie under links, nodes over them. */
  tier(id: ItemId): number {
    return this.#model.group(id) ? -1 : this.#model.link(id) ? 0 : 1;
  }

  #at(id: ItemId): number {
    return this.#model.store.get(id)?.at ?? 0;
  }

  readingOrder(): readonly ItemId[] {
    return this.#model.readingOrder();
  }

  label(id: ItemId): string {
    const link = this.#model.link(id);
    const state = link && link.state !== 'proposed' ? this.#commands.parts.t(`states.${link.state}`) : '';
    return [this.#commands.nameOf(id), this.told(id), state, this.aside(id), this.said(id)]
      .filter((part) => part !== '')
      .join('. ');
  }

  hit(id: ItemId, point: Point, slack: number): boolean {
    const route = this.route(id);
    if (!route) {
      const box = this.box(id);
      if (box !== null && this.#model.group(id)) return onGroup(box, point, slack);
      return box !== null && containsPoint(inflate(box, slack), point);
    }
    return this.onWords(id, point) || distanceToRoute(route, point) <= LINE_REACH + slack;
  }

  onWords(id: ItemId, point: Point): boolean {
    const link = this.#model.link(id);
    const route = this.route(id);
    return link && route ? containsPoint(inflate(verbBox(link, route), VERB_REACH), point) : false;
  }

  /** A link or a group is taken with a box that encloses it. */
  caught(id: ItemId, { x, y, w, h }: Box): boolean {
    const box = this.box(id);
    if (this.#model.node(id) || !box) return true;
    return box.x >= x && box.y >= y && box.x + box.w <= x + w && box.y + box.h <= y + h;
  }

  moving(ids: ReadonlySet<ItemId>): ReadonlySet<ItemId> {
    if (!this.#commands.mayEdit) return new Set();
    const all = [...ids].flatMap((id) => [id, ...this.#model.membersOf(id)]);
    return new Set(all.filter((id) => !this.#model.link(id)));
  }

  /** A group is where its nodes are. */
  bends(id: ItemId): boolean {
    return this.#model.group(id) !== null;
  }

  isFlat(id: ItemId): boolean {
    return this.#model.link(id) !== null;
  }

  lifts(id: ItemId): boolean {
    return !this.bends(id);
  }

  showsSelection(id: ItemId): boolean {
    return this.#model.store.get(id) !== null;
  }

  showsFocus(id: ItemId): boolean {
    return this.isFlat(id);
  }

  heldByOthers(id: ItemId): boolean {
    for (const [who, { ids }] of this.#away) if (who !== 0 && ids.has(id)) return true;
    return false;
  }

  resizing(): null {
    return null;
  }

  mayLink(id: ItemId): boolean {
    return this.#commands.mayEdit && this.#model.node(id) !== null;
  }

  tips(id: ItemId): Readonly<Record<Tip, Point>> | null {
    const points = this.#commands.mayEdit && this.#model.link(id) ? this.route(id)?.points : null;
    const [from, to] = [points?.[0], points?.at(-1)];
    return from && to ? { from, to } : null;
  }

  mayJoin(id: ItemId, tip: Tip, to: ItemId): boolean {
    return this.#model.mayMoveEnd(id, tip, to);
  }

  guides(id: ItemId): boolean {
    return this.#model.node(id) !== null;
  }

  isLandmark(id: ItemId): boolean {
    return this.#model.link(id) === null;
  }

  /** What is said about a link hangs from its element. */
  isPainted(id: ItemId): boolean {
    return this.#model.link(id) !== null && !this.isMarked(id);
  }

  onChange(listener: (change: ItemsChange<ItemId>) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Calls when that link runs elsewhere. Each has its own: of hundreds that are drawn a move changes a few. */
  onRoute(id: ItemId, draw: () => void): () => void {
    this.#drawn.set(id, draw);
    return () => {
      if (this.#drawn.get(id) === draw) this.#drawn.delete(id);
    };
  }

  /** Call while the map is shown; the answer ends it. */
  follow(): () => void {
    // It tells of all that follows.
    return this.#model.onChange(({ ids, local, movedOnly }) =>
      this.#tell(ids, !local, movedOnly && !this.#anyGroup(ids)),
    );
  }

  /** What I drag: the surface moves it itself, its links follow here. */
  holdMine(ids: ReadonlySet<ItemId>, by: Point | null): void {
    if (by) this.#away.set(0, { ids, dx: by.x, dy: by.y });
    else this.#away.delete(0);
    this.#tell(new Set([...ids].flatMap((id) => this.#follows(id))), false, true);
  }

  holdTip(drag: TipDrag<ItemId> | null): void {
    const id = drag?.id ?? this.#tip?.id;
    this.#tip = drag;
    if (id) this.#tell(new Set([id]), false, true);
  }

  /** What is drawn from where a node is: its links and its group. */
  #follows(id: ItemId): readonly ItemId[] {
    const group = this.#model.groupOf(id);
    return [...this.#model.linksOf(id).map((link) => link.id), ...(group ? [group.id] : [])];
  }

  holdTheirs(clientId: number, drag: RemoteDrag | null): void {
    const before = this.#away.get(clientId);
    if (!before && !drag) return;
    if (drag) this.#away.set(clientId, { ids: new Set(drag.ids), dx: drag.dx, dy: drag.dy });
    else this.#away.delete(clientId);
    this.#moved([...(before?.ids ?? []), ...(drag?.ids ?? [])], true, true);
  }

  setOffsets(offsets: ReadonlyMap<ItemId, Point> | null): void {
    const before = this.#offsets;
    this.#offsets = offsets;
    this.#moved([...(before?.keys() ?? []), ...(offsets?.keys() ?? [])], false, true);
  }

  /** Call when what is said about links changed. */
  readonly remark = (): void => {
    const marked = new Set(this.#model.links().flatMap(({ id }) => (this.isMarked(id) ? [id] : [])));
    const all = new Set([...marked, ...this.#marked]);
    const turned = [...all].filter((id) => !marked.has(id) || !this.#marked.has(id));
    this.#marked = marked;
    this.#tell(new Set(turned), false);
  };

  /** In the colours and letters of now. */
  redraw(): void {
    this.#brush.forget();
    this.#moved(this.#model.store.ids(), false, false);
  }

  /** Once for all of it: everybody who listens goes through the same again. */
  #moved(ids: Iterable<ItemId>, glide: boolean, movedOnly: boolean): void {
    const all = new Set(ids);
    for (const id of [...all]) for (const one of this.#follows(id)) all.add(one);
    this.#tell(all, glide, movedOnly);
  }

  /** Its name says who lies in it. */
  #anyGroup(ids: Iterable<ItemId>): boolean {
    for (const id of ids) if (this.#model.group(id)) return true;
    return false;
  }

  #tell(ids: ReadonlySet<ItemId>, glide: boolean, movedOnly = false): void {
    if (ids.size === 0) return;
    const change = { ids, glide, movedOnly };
    for (const listener of [...this.#listeners]) listener(change);
    for (const id of ids) this.#drawn.get(id)?.();
  }
}
