/**
 * Where everything on a board is drawn: from an item's own fields, from the cluster or table it lies in, from what it is
 * stuck on or joins. Only what a change touched is laid out anew.
 */
import type {
  BoardItem,
  Cluster,
  Connector,
  Note,
  Sticker,
  Table,
  TableLine,
} from '../../../../shared/documents/boardKinds.ts';
import { angleOf, isGrid, isTableLine, NOTE_SIZE } from '../../../../shared/documents/boardKinds.ts';
import type { TableLayout } from '../../../../shared/documents/tableLayout.ts';
import { headOf } from '../../../../shared/documents/tableLayout.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Box, TurnedBox } from '../../../canvas/geometry.ts';
import { sameBox } from '../../../canvas/geometry.ts';
import { routeBox } from '../../../canvas/routes.ts';
import { type ClusterLayout, layOutCluster } from './clusters.ts';
import { shapeBox, textBox, type WordsHeight } from './figures.ts';
import { type Joined, linkRoute } from './linkEnds.ts';
import type { Slot } from './slot.ts';
import { stickerBox } from './stickerBox.ts';
import { layOutTable } from './tables.ts';

/** Height that a note's words need at a width. */
export type NoteHeight = (text: string, width: number, bold?: boolean) => number;

/** What is laid out: who is in whom, and the place that is open. */
interface Laying extends Joined {
  readonly slot: Slot | null;
  /** Notes that a hand has taken out of their grid. */
  readonly lifted: ReadonlySet<ItemId>;
  parentOf(id: ItemId): ItemId | null;
  hostOf(id: ItemId): ItemId | null;
  childrenOf(parent: ItemId | null): readonly ItemId[];
  stuckOn(id: ItemId): readonly ItemId[];
  connectorsOf(id: ItemId): readonly ItemId[];
  solidBox(id: ItemId): TurnedBox | null;
}

export class Boxes {
  readonly #board: Laying;
  readonly #height: NoteHeight;
  readonly #words: WordsHeight;
  readonly all = new Map<ItemId, Box>();
  readonly tables = new Map<ItemId, TableLayout>();

  constructor(board: Laying, height: NoteHeight, words: WordsHeight) {
    this.#board = board;
    this.#height = height;
    this.#words = words;
  }

  /** Of those that changed and of what they may have changed: the items whose box is another now. */
  layOut(dirty: ReadonlySet<ItemId>, containers: ReadonlySet<ItemId | null>): Set<ItemId> {
    const moved = new Set<ItemId>();
    const put = (id: ItemId, box: Box | null) => {
      if (sameBox(this.all.get(id), box ?? undefined)) return;
      if (box) this.all.set(id, box);
      else this.all.delete(id);
      moved.add(id);
    };
    const grids = new Set<ItemId>();
    const [links, stickers] = [new Set<ItemId>(), new Set<ItemId>()];
    for (const id of [...dirty, ...containers]) {
      const item = this.#board.item(id);
      if (id !== null && !item) put(id, null);
      else if (isGrid(item?.kind) && item) grids.add(item.id);
      else if (item?.kind === 'connector') links.add(item.id);
      else if (item?.kind === 'sticker') stickers.add(item.id);
      else if (item?.kind === 'note') this.#layNote(item, grids, put);
      else if (item?.kind === 'row' || item?.kind === 'column') this.#layLine(item.id, grids, put);
      else if (item && item.kind !== 'cluster' && item.kind !== 'table') put(item.id, this.#ownBox(item));
    }
    for (const id of grids) {
      this.#layCluster(id, put);
      this.#layTable(id, put);
    }
    // Also those on what was only turned.
    for (const id of [...moved, ...dirty])
      for (const sticker of this.#board.stuckOn(id)) stickers.add(sticker);
    for (const id of stickers) put(id, stickerBox(this.#board, id));
    for (const id of [...moved, ...dirty]) for (const link of this.#board.connectorsOf(id)) links.add(link);
    for (const link of links) put(link, this.#linkBox(link));
    return moved;
  }

  #layNote(note: Note, grids: Set<ItemId>, put: (id: ItemId, box: Box) => void): void {
    const parent = this.#board.item(this.#board.parentOf(note.id));
    if (parent && isGrid(parent.kind)) grids.add(parent.id);
    else put(note.id, { x: note.x, y: note.y, w: note.w, h: this.#height(note.text, note.w, note.bold) });
  }

  /** Without its table, which may come back, it is nowhere. */
  #layLine(id: ItemId, grids: Set<ItemId>, put: (id: ItemId, box: null) => void): void {
    const parent = this.#board.parentOf(id);
    if (parent === null) put(id, null);
    else grids.add(parent);
  }

  #layTable(id: ItemId, put: (id: ItemId, box: Box | null) => void): void {
    const table = this.#board.item(id);
    if (table?.kind !== 'table') {
      this.tables.delete(id);
      return;
    }
    const layout = layOutTable(this.#board, table, this.#words);
    this.tables.set(id, layout);
    put(id, layout.box);
    for (const [note, box] of layout.notes) put(note, box);
    for (const child of this.#board.childrenOf(id))
      if (isTableLine(this.#board.item(child)?.kind)) put(child, headOf(layout, child));
  }

  /** Of what has its box from its own fields alone. */
  #ownBox(item: Exclude<BoardItem, Note | Sticker | Cluster | Table | TableLine | Connector>): Box {
    const { kind, x, y } = item;
    if (kind === 'text') return textBox(item, this.#words);
    if (kind === 'shape') return shapeBox(item, this.#words);
    return { x, y, w: item.w, h: item.h };
  }

  #layCluster(id: ItemId, put: (id: ItemId, box: Box) => void): void {
    const cluster = this.#board.item(id);
    if (cluster?.kind !== 'cluster') return;
    const { box, notes } = this.gridOf(cluster);
    put(id, box);
    for (const [note, cell] of notes) put(note, cell);
  }

  gridOf(cluster: Cluster): ClusterLayout {
    const { lifted } = this.#board;
    const slot = this.#board.slot?.holder === cluster.id ? this.#board.slot : null;
    const heightOf = (note: ItemId) => {
      const item = this.#board.item(note);
      return this.#height(item?.text ?? '', NOTE_SIZE, item?.bold);
    };
    return layOutCluster(this.#board, cluster, { heightOf, slot, lifted });
  }

  #linkBox(id: ItemId): Box | null {
    const link = this.#board.item(id);
    const route = link?.kind === 'connector' ? linkRoute(this.#board, link, (end) => this.solid(end)) : null;
    return route && routeBox(route);
  }

  /** A link to a link is not drawn: two of them could wait for each other for ever. */
  solid(id: ItemId): TurnedBox | null {
    const item = this.#board.item(id);
    const box = item?.kind === 'connector' ? undefined : this.all.get(id);
    const angle = item ? angleOf(item) : 0;
    return box && angle !== 0 ? { ...box, angle } : (box ?? null);
  }
}
