/**
 * The board as people see it, derived from the items: who is inside whom, every item's box, counts, reading order.
 * Incremental: a flush of the store recomputes what it touched. Canvas, outline, minimap and keyboard read this and
 * never lay out on their own. See docs/spec/board.md.
 */
import type { BoardItem, Connector, Sticker } from '../../../../shared/documents/boardKinds.ts';
import {
  angleOf,
  holdsFast,
  isGrid,
  isJoining,
  mayCarry,
  mayHold,
} from '../../../../shared/documents/boardKinds.ts';
import { compareOrder } from '../../../../shared/documents/orderKeys.ts';
import type { Cell, TableLayout } from '../../../../shared/documents/tableLayout.ts';
import { cellBox } from '../../../../shared/documents/tableLayout.ts';
import type { GroupId, ItemId } from '../../../../shared/ids.ts';
import type { Box, TurnedBox } from '../../../canvas/geometry.ts';
import { boundsOf } from '../../../canvas/geometry.ts';
import type { EntityStore, Flush } from '../../../live/EntityStore.ts';
import { Boxes, type NoteHeight } from './Boxes.ts';
import { Filing } from './Filing.ts';
import type { WordsHeight } from './figures.ts';
import { inTurn } from './frameOrder.ts';
import { freeBox } from './linkEnds.ts';
import { inReadingOrder } from './readingOrder.ts';
import { type Slot, slotKey } from './slot.ts';
import { cellIn } from './tables.ts';

export type BoardStore = EntityStore<ItemId, BoardItem>;

export interface Counts {
  readonly notes: number;
  readonly clusters: number;
}

export interface BoardChange {
  /** Items whose box is another than before, or gone. */
  readonly boxes: ReadonlySet<ItemId>;
  /** Items whose own fields changed, which came or went. */
  readonly items: ReadonlySet<ItemId>;
  /** Some of it was done in this tab. */
  readonly local: boolean;
  /** Of the items those that somebody else has changed. */
  readonly others: ReadonlySet<ItemId>;
}

const NO_ITEMS: ReadonlySet<ItemId> = new Set();
/** Laid out anew on this screen; nothing was written. */
const ONLY_PLACES = { items: NO_ITEMS, local: true, others: NO_ITEMS };

const NOBODY: readonly ItemId[] = [];

export class BoardModel {
  readonly store: BoardStore;
  readonly #boxes: Boxes;
  readonly #filing = new Filing();
  readonly #groups = new Map<GroupId, readonly ItemId[]>();
  readonly #held = new WeakMap<BoardItem, BoardItem>();
  readonly #sorted = new Map<ItemId | null, readonly ItemId[]>();
  readonly #listeners = new Set<(change: BoardChange) => void>();
  #changes = 0;
  readonly #stop: () => void;
  #reading: readonly ItemId[] | null = null;
  readonly #frames = new Set<ItemId>();
  /** Clusters and tables. */
  readonly grids = new Set<ItemId>();
  #inTurn: readonly ItemId[] | null = null;
  #slot: Slot | null = null;
  #lifted: ReadonlySet<ItemId> = new Set();

  constructor(store: BoardStore, height: NoteHeight, wordsHeight: WordsHeight = (_text, _width, px) => px) {
    this.store = store;
    this.#boxes = new Boxes(this, height, wordsHeight);
    this.#apply(new Set(store.ids()));
    this.#stop = store.onFlush(({ changed, local, others }: Flush<ItemId>) =>
      this.#tell({ boxes: this.#apply(changed), items: changed, local, others }),
    );
  }

  /** Locked by itself or by the cluster or table that it belongs to. */
  item(id: ItemId | null): BoardItem | null {
    const item = id && this.store.get(id);
    if (!item?.parent || item.locked) return item || null;
    const holder = this.parentOf(item.id);
    if (!holder || !holdsFast(this.store.get(holder), item.kind)) return item;
    const held = this.#held.get(item) ?? { ...item, locked: true };
    this.#held.set(item, held);
    return held;
  }

  /** Null for what is not drawn: a connector with a missing end. */
  box(id: ItemId): Box | null {
    return this.#boxes.all.get(id) ?? null;
  }

  /** What a move of it moves: of a line its free ends, of everything else its box. */
  place(id: ItemId): Box | null {
    const item = this.store.get(id);
    return item?.kind === 'connector' ? freeBox(item) : this.box(id);
  }

  boxes(): IterableIterator<[ItemId, Box]> {
    return this.#boxes.all.entries();
  }

  /** Where the item belongs now; a parent that is missing or may not hold it counts as the board. */
  parentOf(id: ItemId): ItemId | null {
    const item = this.store.get(id);
    const parent = item?.parent && this.store.get(item.parent);
    return parent && !isJoining(item) && mayHold(parent.kind, item.kind) ? parent.id : null;
  }

  /** Where the rows, columns and notes of a table lie. */
  tableOf(id: ItemId | null): TableLayout | null {
    return (id !== null && this.item(id)?.kind === 'table' && this.#boxes.tables.get(id)) || null;
  }

  /** The cell of a note in a table: of a row or a column its first. Null for everything else. */
  cellOf(id: ItemId): Cell | null {
    if (this.item(id)?.kind === 'sticker') return null;
    const table = this.item(this.parentOf(id));
    return table?.kind === 'table' ? cellIn(this, table.id, id) : null;
  }

  /** A note of a cluster or a table: the layout gives it its place. */
  isInGrid(id: ItemId): boolean {
    return this.item(id)?.kind !== 'sticker' && isGrid(this.item(this.parentOf(id))?.kind);
  }

  /** In a table of the same author each cell need not say so. */
  isSigned({ id, author }: BoardItem): boolean {
    const table = this.item(this.parentOf(id));
    return table?.kind !== 'table' || table.author !== author;
  }

  /** The item that a sticker lies on and has its place from. */
  hostOf(id: ItemId): ItemId | null {
    const host = this.item(id)?.kind === 'sticker' ? this.parentOf(id) : null;
    return host !== null && mayCarry(this.item(host)?.kind) ? host : null;
  }

  /** Stickers that lie on an item. */
  stuckOn(id: ItemId): readonly ItemId[] {
    const naming = this.#filing.naming(id);
    return naming.size === 0 ? NOBODY : this.childrenOf(id).filter((child) => this.hostOf(child) === id);
  }

  /** Of these the dots, the topmost last. */
  dotsOn(id: ItemId): readonly ItemId[] {
    return this.stuckOn(id).filter((one) => (this.item(one) as Sticker).symbol === 'dot');
  }

  /** All that is in a group with it, itself among them; it alone where nothing is. What lies in a cluster or a table goes with that. */
  groupOf(id: ItemId): readonly ItemId[] {
    const group = this.isInGrid(id) ? undefined : this.store.get(id)?.group;
    if (!group) return [id];
    const known = this.#groups.get(group);
    const all = known ?? [...this.#filing.inGroup(group)].filter((one) => !this.isInGrid(one));
    if (!known) this.#groups.set(group, all);
    return all.length > 1 ? all : [id];
  }

  /** These with all that is in a group with one of them. */
  readonly withGroups = (ids: Iterable<ItemId>): ReadonlySet<ItemId> => {
    const all = new Set<ItemId>();
    for (const id of ids) if (!all.has(id)) for (const one of this.groupOf(id)) all.add(one);
    return all;
  };

  /** What a container (or with null the board) holds directly, in the order of its keys; links belong to nobody. */
  childrenOf(parent: ItemId | null): readonly ItemId[] {
    const sorted = this.#sorted.get(parent);
    if (sorted) return sorted;
    const candidates = parent === null ? this.store.ids() : [...this.#filing.naming(parent)];
    const children = candidates.filter((id) => {
      const item = this.store.get(id);
      return item !== null && !isJoining(item) && this.parentOf(id) === parent;
    });
    this.#sorted.set(parent, this.#inOrder(children));
    return children;
  }

  #inOrder(ids: ItemId[]): ItemId[] {
    const order = (id: ItemId) => ({ id, z: this.store.get(id)?.z ?? '' });
    return ids.sort((a, b) => compareOrder(order(a), order(b)));
  }

  /** The item and everything it holds. */
  withContents(id: ItemId): readonly ItemId[] {
    const item = this.store.get(id);
    if (!item || this.#filing.naming(id).size === 0) return item ? [id] : [];
    return [id, ...this.childrenOf(id).flatMap((child) => this.withContents(child))];
  }

  connectorsOf(id: ItemId): readonly ItemId[] {
    const links = this.#filing.linksOf(id);
    return links.size > 0 ? this.#inOrder([...links]) : NOBODY;
  }

  besides({ from, to }: Connector): readonly ItemId[] {
    return from && to ? this.#filing.between(from, to) : NOBODY;
  }

  countsOf(container: ItemId): Counts {
    let notes = 0;
    let clusters = 0;
    for (const id of this.withContents(container).slice(1)) {
      const kind = this.store.get(id)?.kind;
      if (kind === 'note') notes++;
      if (kind === 'cluster') clusters++;
    }
    return { notes, clusters };
  }

  /** Every item once: by rows, containers before their content, links after what they start from. */
  readingOrder(): readonly ItemId[] {
    this.#reading ??= inReadingOrder(this);
    return this.#reading;
  }

  /** As a presentation walks through them. */
  frames(): readonly ItemId[] {
    this.#inTurn ??= inTurn(
      [...this.#frames].map((id) => this.store.get(id)).filter((item) => item?.kind === 'frame'),
    );
    return this.#inTurn;
  }

  /** From 1; null while it is the only one, and of what is no frame. */
  frameNumber(id: ItemId): number | null {
    return this.#frames.size < 2 || !this.#frames.has(id) ? null : this.frames().indexOf(id) + 1;
  }

  /** How often it changed so far. */
  get changes(): number {
    return this.#changes;
  }

  onChange(listener: (change: BoardChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Opens a place in a grid, and takes `lifted` notes out of theirs: only on this screen, while dragging. */
  setSlot(slot: Slot | null, lifted: ReadonlySet<ItemId> = new Set()): void {
    const same = slotKey(slot) === slotKey(this.#slot);
    if (same && lifted.size === this.#lifted.size) return;
    const holders = new Set<ItemId>();
    for (const one of [slot, this.#slot]) if (one) holders.add(one.holder);
    for (const id of [...lifted, ...this.#lifted]) {
      const parent = this.parentOf(id);
      if (parent) holders.add(parent);
    }
    this.#slot = slot;
    this.#lifted = lifted;
    this.#tell({ boxes: this.#apply(holders), ...ONLY_PLACES });
  }

  get slot(): Slot | null {
    return this.#slot;
  }

  get lifted(): ReadonlySet<ItemId> {
    return this.#lifted;
  }

  /** The open place's box; in a table the whole cell, since rows that grow would run away under the hand. */
  slotBox(): Box | null {
    const holder = this.item(this.#slot?.holder ?? null);
    if (this.#slot === null) return null;
    const layout = this.tableOf(this.#slot.holder);
    if (layout && this.#slot.cell) return cellBox(layout, this.#slot.cell);
    return holder?.kind === 'cluster' ? this.#boxes.gridOf(holder).slot : null;
  }

  /** Lays out again when letters measure differently, as after a font has loaded. */
  remeasure(): void {
    this.#tell({ boxes: this.#apply(new Set(this.store.ids())), ...ONLY_PLACES });
  }

  destroy(): void {
    this.#stop();
    this.#listeners.clear();
  }

  #tell(change: BoardChange): void {
    if (change.boxes.size + change.items.size === 0) return;
    this.#changes++;
    for (const listener of [...this.#listeners]) listener(change);
  }

  /** The items whose box is another now. */
  #apply(changed: ReadonlySet<ItemId>): Set<ItemId> {
    /** Those whose content, or its order, may be another; null is the board itself. */
    const containers = new Set<ItemId | null>();
    const dirty = new Set<ItemId>();
    for (const id of changed) {
      dirty.add(id);
      const before = this.#filing.parentOf(id);
      const wereBeside = this.#filing.besides(id);
      // Most changes are moves, and those change no order.
      const isElsewhere = this.#learn(id);
      for (const one of [...wereBeside, ...this.#filing.besides(id)]) dirty.add(one);
      if (!isElsewhere) continue;
      containers.add(before).add(this.parentOf(id));
      // Its content may have changed hands: the container came, went, or became another kind.
      const naming = this.#filing.naming(id);
      for (const child of naming) dirty.add(child);
      if (naming.size > 0) containers.add(id).add(null);
    }
    for (const container of containers) this.#sorted.delete(container);
    this.#reading = null;
    this.#groups.clear();
    return this.#boxes.layOut(dirty, containers);
  }

  /** True when it belongs elsewhere than before, or in another place of the order. */
  #learn(id: ItemId): boolean {
    const item = this.store.get(id);
    const wasFrame = this.#frames.delete(id);
    if (item?.kind === 'frame') this.#frames.add(id);
    if (isGrid(item?.kind)) this.grids.add(id);
    else this.grids.delete(id);
    if (wasFrame || item?.kind === 'frame') this.#inTurn = null;
    return this.#filing.file(id, item);
  }

  solidBox(id: ItemId): TurnedBox | null {
    return this.#boxes.solid(id);
  }

  /** Upright around an item that may lie turned. */
  bounds(id: ItemId): Box | null {
    const [item, box] = [this.store.get(id), this.box(id)];
    return item && box && boundsOf(box, angleOf(item));
  }
}
