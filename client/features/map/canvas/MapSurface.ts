/** The map as the surface engine sees it: boxes, stacking, what moves with what, what a point means. */
import type { MapLink } from '../../../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Box, Point } from '../../../canvas/geometry.ts';
import { containsPoint, inflate, intersects, shift } from '../../../canvas/geometry.ts';
import type { ItemsChange, SurfaceItems } from '../../../canvas/items.ts';
import type { RemoteDrag } from '../../../canvas/presence/boardPresence.ts';
import { distanceToRoute, type Route, runsThrough } from '../../../canvas/routes.ts';
import { NOTE_FONT } from '../../../canvas/text/measure.ts';
import type { MapCommands } from '../acts/MapCommands.ts';
import { onGroup, paintGroup } from '../groups/drawGroup.ts';
import { strangersIn } from '../groups/strangersIn.ts';
import { groupBox } from '../model/Membership.ts';
import { type MapModel, NODE } from '../model/mapModel.ts';
import { nodeShape } from '../model/nodeShape.ts';
import { linkBox, verbBox } from '../model/verbRoom.ts';
import { type Drawing, drawLine, drawVerb, forgetStamps } from './drawLink.ts';

/** On the screen, as near as this a press means a line. */
const LINE_REACH = 7;
/** Around a verb. */
const VERB_REACH = 3;
/** Of what the light is not on: words are too small to be read here. */
const DIMMED = 0.22;
const VERB_PX = 12.5;
/** A node that is lower than that on the screen is a block of its colour: an outline would be too thin to be seen. */
const BLOCK_PX = 12;
/** No block is smaller, no line thinner on the screen. */
const LEAST_PX = { block: 2, outline: 1, line: 0.5 };
/** What is smaller on the screen is left out. */
interface Detail {
  readonly readablePx: number;
  readonly speckPx: number;
}
const SHARPLY: Detail = { readablePx: 5, speckPx: 3 };
/** In a picture that the next frames replace. */
const ROUGHLY: Detail = { readablePx: 8, speckPx: 9 };
const detailOf = (brief: boolean): Detail => (brief ? ROUGHLY : SHARPLY);

interface Away {
  readonly ids: ReadonlySet<ItemId>;
  readonly dx: number;
  readonly dy: number;
}

/** Of hundreds of nodes a handful are different: reading a path takes as long as drawing it. */
const shapes = new Map<string, Path2D>();

function shapeOf(kind: string, height: number): Path2D {
  const tall = Math.round(height);
  const key = `${kind}${tall}`;
  const shape = shapes.get(key) ?? new Path2D(nodeShape(kind, NODE.width, tall));
  shapes.set(key, shape);
  return shape;
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
  #marked: ReadonlySet<ItemId> = new Set();
  readonly #tokens = new Map<string, string>();

  /** What is said about an item, for its name. */
  said: (id: ItemId) => string = () => '';
  /** Whether it is dimmed. */
  dims: (id: ItemId) => boolean = () => false;
  /** Whether something is said about it, or it is new to me. */
  isMarked: (id: ItemId) => boolean = () => false;
  /** What marks tell of it, for its name. */
  told: (id: ItemId) => string = () => '';
  /** Why it is dimmed, for its name. */
  aside: (id: ItemId) => string = () => '';

  constructor(model: MapModel, commands: MapCommands) {
    this.#model = model;
    this.#commands = commands;
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
    return this.#away.size === 0 && this.#offsets === null;
  }

  /** Neither of its ends is in a hand or on its way: of hundreds that are painted, hands hold a few. */
  #rests({ from, to }: MapLink): boolean {
    if (this.#offsets?.has(from) || this.#offsets?.has(to)) return false;
    for (const { ids } of this.#away.values()) if (ids.has(from) || ids.has(to)) return false;
    return true;
  }

  route(id: ItemId): Route | null {
    const link = this.#model.link(id);
    if (!link || this.#rests(link)) return this.#model.route(id);
    return this.#model.route(id, (end) => this.#nodeBox(end, true));
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

  guides(id: ItemId): boolean {
    return this.#model.node(id) !== null;
  }

  isLandmark(id: ItemId): boolean {
    return this.#model.link(id) === null;
  }

  /** Kept until the theme changes: a canvas cannot ask for a colour each time it paints a node. */
  readonly #token = (name: string): string => {
    const known = this.#tokens.get(name);
    if (known !== undefined) return known;
    const value = getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
    this.#tokens.set(name, value);
    return value;
  };

  /** What is said about a link hangs from its element. */
  isPainted(id: ItemId): boolean {
    return this.#model.link(id) !== null && !this.isMarked(id);
  }

  paint(
    context: CanvasRenderingContext2D,
    id: ItemId,
    box: Box,
    zoom: number,
    brief = false,
    area?: Box,
  ): void {
    const link = this.#model.link(id);
    if (link) {
      const route = this.route(id);
      if (route && (!area || runsThrough(route, area)))
        drawLine(this.#drawing(context, link, zoom, brief), link, route);
      return;
    }
    context.globalAlpha = this.dims(id) ? DIMMED : 1;
    this.#draw(context, id, box, zoom, detailOf(brief));
    context.globalAlpha = 1;
  }

  #draw(context: CanvasRenderingContext2D, id: ItemId, box: Box, zoom: number, detail: Detail): void {
    const token = this.#token;
    if (this.#model.group(id)) {
      const strangers = strangersIn(this.#model, id).flatMap((one) => this.#model.box(one) ?? []);
      paintGroup(context, box, { title: this.#commands.titleOf(id), strangers }, token);
    }
    const node = this.#model.node(id);
    if (!node) return;
    const colour = token(`map-${node.kind}`) || token('control-border');
    if (box.h * zoom < BLOCK_PX) {
      const least = LEAST_PX.block / zoom;
      context.fillStyle = colour;
      context.fillRect(box.x, box.y, Math.max(box.w, least), Math.max(box.h, least));
      return;
    }
    context.fillStyle = token('surface');
    context.strokeStyle = colour;
    const scale = box.w / NODE.width;
    context.lineWidth = Math.max(2, LEAST_PX.outline / (scale * zoom));
    const shape = shapeOf(node.kind, box.h / scale);
    context.save();
    context.translate(box.x, box.y);
    context.scale(scale, scale);
    context.fill(shape);
    context.stroke(shape);
    if (NODE.fontSize * scale * zoom >= detail.readablePx) this.#write(context, node.text);
    context.restore();
  }

  paintWords(context: CanvasRenderingContext2D, id: ItemId, zoom: number, brief: boolean, area: Box): void {
    const link = this.#model.link(id);
    const route = link && VERB_PX * zoom >= detailOf(brief).readablePx ? this.route(id) : null;
    if (!link || !route || !intersects(verbBox(link, route), area)) return;
    const words = this.#commands.parts.t(`relations.${link.relation ?? 'unclear'}`);
    drawVerb(this.#drawing(context, link, zoom, brief), link, route, words);
  }

  #drawing(context: CanvasRenderingContext2D, { id }: MapLink, zoom: number, brief: boolean): Drawing {
    const [speck, least] = [detailOf(brief).speckPx / zoom, LEAST_PX.line / zoom];
    return { context, token: this.#token, dimmed: this.dims(id), speck, least };
  }

  #write(context: CanvasRenderingContext2D, text: string): void {
    const token = this.#token;
    context.fillStyle = token('text');
    context.font = `600 ${NODE.fontSize}px ${NOTE_FONT}`;
    context.textBaseline = 'middle';
    this.#model.lines(text).forEach((line, row) => {
      context.fillText(line, NODE.left, NODE.top + NODE.kindLine + (row + 0.5) * NODE.lineHeight);
    });
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
    this.#tokens.clear();
    forgetStamps();
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
