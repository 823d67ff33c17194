/** The map as people see it, derived from its items: every node's box, where links run, reading order. */
import type { MapGroup, MapItem, MapLink, MapNode } from '../../../../shared/documents/barrierMap.ts';
import { isNode } from '../../../../shared/documents/barrierMap.ts';
import type { LoopName } from '../../../../shared/documents/loopNames.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Box } from '../../../canvas/geometry.ts';
import { sameBox } from '../../../canvas/geometry.ts';
import type { Tip } from '../../../canvas/items.ts';
import type { Route } from '../../../canvas/routes.ts';
import { breakLines } from '../../../canvas/text/breakLines.ts';
import type { Ruler } from '../../../canvas/text/measure.ts';
import type { EntityStore } from '../../../live/EntityStore.ts';
import { Lines } from './Lines.ts';
import { groupBox, Membership } from './Membership.ts';
import { NODE_WIDTH } from './nodeShape.ts';
import { linkBox } from './verbRoom.ts';

export type MapStore = EntityStore<ItemId, MapItem>;

/** How a node is laid out, in map pixels; see Nodes.module.css. */
export const NODE = {
  width: NODE_WIDTH,
  left: 58,
  right: 26,
  top: 12,
  kindLine: 18,
  fontSize: 15,
  lineHeight: 20,
  /** More would be a column that nobody sees whole. */
  lines: 15,
  bottom: 14,
} as const;
/** What a name is broken into: as wide, in units of the font size, and in as many rows. */
interface NameRoom {
  readonly width: number;
  readonly rows: number;
}
const PLAIN: NameRoom = { width: (NODE.width - NODE.left - NODE.right) / NODE.fontSize, rows: NODE.lines };
const LEAST_HEIGHT = 74;
/** Ends and verbs of the links around what others move settle when it has rested for so long; while it goes on, as often as that. */
export const SETTLE_MS = { rested: 500, goingOn: 6_000 };
/** Texts whose lines are kept: more than a map has, though somebody who writes makes one of each letter. */
const MOST_BROKEN = 4_000;

export interface MapModelChange {
  /** Items whose fields or place changed, which came or went. */
  readonly ids: ReadonlySet<ItemId>;
  readonly local: boolean;
  /** Nodes are elsewhere, and what follows them: nothing else changed. */
  readonly movedOnly: boolean;
}

export type Scales = ReadonlyMap<ItemId, number>;
const NO_SCALES: Scales = new Map();

const inReadingOrder = (a: MapNode, b: MapNode) => a.x - b.x || a.y - b.y || (a.id < b.id ? -1 : 1);

export class MapModel {
  readonly store: MapStore;
  readonly #ruler: Ruler;
  readonly #boxes = new Map<ItemId, Box>();
  readonly #links = new Map<ItemId, Set<ItemId>>();
  readonly #ends = new Map<ItemId, readonly ItemId[]>();
  readonly #routes = new Lines();
  readonly #membership = new Membership();
  readonly #nodeIds = new Set<ItemId>();
  readonly #loopNames = new Map<ItemId, readonly LoopName[]>();
  readonly #groupIds = new Set<ItemId>();
  readonly #listeners = new Set<(change: MapModelChange) => void>();
  readonly #stop: () => void;
  #settling: ReturnType<typeof setTimeout> | undefined;
  #movedAt = 0;
  /** Of texts that were asked for: a node that is moved or painted says the same again. */
  readonly #lines = new Map<NameRoom, Map<string, readonly string[]>>();
  #reading: readonly ItemId[] | null = null;
  /** How large a node is shown to this person, around its middle; who is not named has its own size. */
  #scales: Scales = NO_SCALES;

  constructor(store: MapStore, ruler: Ruler) {
    this.store = store;
    this.#ruler = ruler;
    this.#apply(new Set(store.ids()));
    this.#stop = store.onFlush(({ changed, local, movedOnly }) => {
      const ids = new Set(changed);
      for (const id of this.#apply(changed, movedOnly && !local)) ids.add(id);
      this.#tell({ ids, local, movedOnly });
    });
  }

  node(id: ItemId | null): MapNode | null {
    const item = id === null ? null : this.store.get(id);
    return isNode(item) ? item : null;
  }

  group(id: ItemId | null): MapGroup | null {
    const item = id === null ? null : this.store.get(id);
    return item?.kind === 'group' ? item : null;
  }

  /** Those that are drawn: something is in them. The oldest first. */
  groups(): readonly MapGroup[] {
    const groups = [...this.#groupIds]
      .map((id) => this.group(id))
      .filter((group) => group !== null && this.membersOf(group.id).size > 0) as MapGroup[];
    return groups.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  }

  /** What is in a group, in reading order. */
  nodesIn(group: ItemId): readonly MapNode[] {
    return [...this.membersOf(group)]
      .map((id) => this.node(id))
      .filter((node) => node !== null)
      .sort(inReadingOrder);
  }

  membersOf(id: ItemId): ReadonlySet<ItemId> {
    return this.#membership.members(id);
  }

  /** The group that a node is in. */
  groupOf(id: ItemId): MapGroup | null {
    return this.group(this.#membership.named(id));
  }

  link(id: ItemId | null): MapLink | null {
    const item = id === null ? null : this.store.get(id);
    return item?.kind === 'link' ? item : null;
  }

  nodes(): readonly MapNode[] {
    return this.store
      .ids()
      .map((id) => this.node(id))
      .filter((node) => node !== null);
  }

  /** What people call loops that go, or went, along these nodes. */
  loopNames(): readonly LoopName[] {
    return [...this.#loopNames.values()].flat();
  }

  get namesLoops(): boolean {
    return this.#loopNames.size > 0;
  }

  /** Asked on every change: nothing is gone through for it. */
  get nodeCount(): number {
    return this.#nodeIds.size;
  }

  /** Those that are drawn: both their ends are there. */
  links(): readonly MapLink[] {
    return this.store
      .ids()
      .map((id) => this.link(id))
      .filter((link) => link !== null && this.#isDrawn(link)) as MapLink[];
  }

  /** Drawn links that begin or end here. */
  linksOf(id: ItemId): readonly MapLink[] {
    return [...(this.#links.get(id) ?? [])]
      .map((one) => this.link(one))
      .filter((link) => link !== null && this.#isDrawn(link)) as MapLink[];
  }

  #isDrawn({ from, to }: MapLink): boolean {
    return this.node(from) !== null && this.node(to) !== null;
  }

  /** Whether that end of a link may be on this node: not on the other end, and not beside the same link. */
  mayMoveEnd(id: ItemId, end: Tip, to: ItemId): boolean {
    const link = this.link(id);
    if (!link || !this.node(to)) return false;
    const ends = { from: link.from, to: link.to, [end]: to };
    const isSame = (one: MapLink) => one.from === ends.from && one.to === ends.to;
    return ends.from !== ends.to && !this.linksOf(to).some(isSame);
  }

  /** Null for what is not drawn: a link with a missing end. */
  box(id: ItemId): Box | null {
    return this.#boxes.get(id) ?? null;
  }

  boxes(): IterableIterator<[ItemId, Box]> {
    return this.#boxes.entries();
  }

  /** Where a link runs; with `boxOf` where it would run between boxes that are elsewhere. */
  route(id: ItemId, boxOf?: (id: ItemId) => Box | null): Route | null {
    if (!boxOf) return this.#routes.route(id);
    const link = this.link(id);
    const [from, to] = link && this.#isDrawn(link) ? [boxOf(link.from), boxOf(link.to)] : [null, null];
    return from && to && this.#routes.between(id, from, to);
  }

  /** What stands on the node; of an essay its beginning, the rest is read beside the map and in the other views. */
  lines(text: string, room: NameRoom = PLAIN): readonly string[] {
    const kept = this.#lines.get(room) ?? new Map<string, readonly string[]>();
    const known = kept.get(text);
    if (known) return known;
    const { lines } = breakLines(text, room.width, this.#ruler);
    const shown = lines.length > room.rows ? this.#cut(lines, room) : lines;
    if (kept.size >= MOST_BROKEN) kept.clear();
    this.#lines.set(room, kept.set(text, shown));
    return shown;
  }

  #cut(lines: readonly string[], { rows, width }: NameRoom): readonly string[] {
    if (rows === NODE.lines) return [...lines.slice(0, rows - 1), '…'];
    let last = lines[rows - 1]?.trimEnd() ?? '';
    while (last !== '' && this.#ruler.width(`${last}…`) > width) last = last.slice(0, -1).trimEnd();
    return [...lines.slice(0, rows - 1), `${last}…`];
  }

  heightOf(text: string): number {
    const words = this.lines(text).length * NODE.lineHeight;
    return Math.max(LEAST_HEIGHT, NODE.top + NODE.kindLine + words + NODE.bottom);
  }

  /** Nodes from the left to the right and down, each before the links that start from it; a group before its first. */
  readingOrder(): readonly ItemId[] {
    const begun = new Set<ItemId>();
    const opening = (id: ItemId) => {
      const group = this.groupOf(id);
      return group === null || begun.has(group.id) ? [] : [begun.add(group.id) && group.id];
    };
    this.#reading ??= this.nodes()
      .toSorted(inReadingOrder)
      .flatMap(({ id }) => [
        ...opening(id),
        id,
        ...this.linksOf(id)
          .filter((link) => link.from === id)
          .map((link) => link.id),
      ]);
    return this.#reading;
  }

  onChange(listener: (change: MapModelChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Lays out again when letters measure differently, as after a font has loaded. */
  remeasure(): void {
    const all = new Set(this.store.ids());
    this.#ruler.reset();
    this.#lines.clear();
    this.#apply(all);
    this.#tell({ ids: all, local: true, movedOnly: false });
  }

  get scales(): Scales {
    return this.#scales;
  }

  /** Shows what is measured of nodes as their size. Nothing is written: places and words stay. */
  showSizes(scales: Scales): void {
    const ids = new Set([...this.#scales.keys(), ...scales.keys()]);
    this.#scales = scales;
    this.#tell({ ids: new Set([...ids, ...this.#apply(ids)]), local: false, movedOnly: false });
  }

  #boxOf({ id, x, y, text }: MapNode): Box {
    const [scale, h] = [this.#scales.get(id) ?? 1, this.heightOf(text)];
    const [w, high] = [NODE.width * scale, h * scale];
    return { x: x + (NODE.width - w) / 2, y: y + (h - high) / 2, w, h: high };
  }

  destroy(): void {
    this.#stop();
    clearTimeout(this.#settling);
    this.#listeners.clear();
  }

  #tell(change: MapModelChange): void {
    for (const listener of [...this.#listeners]) listener(change);
  }

  /** Answers the links and groups that are elsewhere now, and who is in a group that changed: their names tell of it. */
  #apply(changed: ReadonlySet<ItemId>, underWay = false): ReadonlySet<ItemId> {
    this.#reading = null;
    const links = new Set<ItemId>();
    const groups = new Set<ItemId>();
    const members = new Set<ItemId>();
    for (const id of changed) {
      this.#learnEnds(id);
      const node = this.node(id);
      if (node) this.#nodeIds.add(id);
      else this.#nodeIds.delete(id);
      if (node && node.loops.length > 0) this.#loopNames.set(id, node.loops);
      else this.#loopNames.delete(id);
      for (const group of this.#membership.learn(id, node)) groups.add(group);
      if (this.group(id)) {
        groups.add(id);
        this.#groupIds.add(id);
        for (const member of this.membersOf(id)) members.add(member);
      } else this.#groupIds.delete(id);
      if (this.link(id)) links.add(id);
      else {
        this.#routes.putLink(id, null);
        const box = node && this.#boxOf(node);
        this.#put(id, box);
        this.#routes.putNode(id, node && box && { item: node, box });
      }
      for (const link of this.#links.get(id) ?? []) links.add(link);
    }
    for (const id of links) this.#putLink(id);
    for (const id of underWay ? this.#follow() : this.#settle()) links.add(id);
    for (const id of groups) this.#put(id, this.group(id) && groupBox(this.#boxesIn(id)));
    return new Set([...links, ...groups, ...members]);
  }

  /** Somebody else has it in hand: what stands around its links waits until it has gone some way. */
  #follow(): ReadonlySet<ItemId> {
    this.#movedAt = performance.now();
    this.#settling ??= setTimeout(this.#tellSettled, SETTLE_MS.rested, this.#movedAt);
    return this.#putRoutes(this.#routes.follow());
  }

  #settle(): ReadonlySet<ItemId> {
    clearTimeout(this.#settling);
    this.#settling = undefined;
    return this.#putRoutes(this.#routes.settle());
  }

  readonly #tellSettled = (since: number): void => {
    const at = Math.min(this.#movedAt + SETTLE_MS.rested, since + SETTLE_MS.goingOn);
    const wait = at - performance.now();
    if (wait > 0) {
      this.#settling = setTimeout(this.#tellSettled, wait, since);
      return;
    }
    const ids = this.#settle();
    if (ids.size > 0) this.#tell({ ids, local: false, movedOnly: true });
  };

  #putRoutes(ids: ReadonlySet<ItemId>): ReadonlySet<ItemId> {
    for (const id of ids) {
      const link = this.link(id);
      const route = this.#routes.route(id);
      this.#put(id, link && route && linkBox(link, route));
    }
    return ids;
  }

  #boxesIn(group: ItemId): readonly Box[] {
    return [...this.membersOf(group)].flatMap((id) => this.box(id) ?? []);
  }

  #learnEnds(id: ItemId): void {
    for (const end of this.#ends.get(id) ?? []) this.#links.get(end)?.delete(id);
    const link = this.link(id);
    const ends = link ? [link.from, link.to] : [];
    for (const end of ends) this.#links.set(end, (this.#links.get(end) ?? new Set()).add(id));
    if (link) this.#ends.set(id, ends);
    else this.#ends.delete(id);
  }

  #putLink(id: ItemId): void {
    const link = this.link(id);
    const from = link && this.box(link.from);
    const to = link && this.box(link.to);
    const drawn = from && to && this.#isDrawn(link) ? { link, from, to } : null;
    this.#routes.putLink(id, drawn);
    if (!drawn) this.#put(id, null);
  }

  #put(id: ItemId, box: Box | null): void {
    if (sameBox(this.#boxes.get(id), box ?? undefined)) return;
    if (box) this.#boxes.set(id, box);
    else this.#boxes.delete(id);
  }
}
