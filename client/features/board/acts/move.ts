/** Moving, belonging, size. Locked items stay where they are, also inside a frame that moves. */
import type * as Y from 'yjs';
import { putBend, readBends } from '../../../../shared/documents/bends.ts';
import type { ItemMap, ItemPlace } from '../../../../shared/documents/board.ts';
import { changeItem } from '../../../../shared/documents/board.ts';
import type {
  BoardItem,
  BoardItemKind,
  Connector,
  Place,
  TextSize,
} from '../../../../shared/documents/boardKinds.ts';
import {
  endAt,
  freeEnd,
  holdsFast,
  isContainer,
  isGrid,
  isTableLine,
  LEAST_COLUMN,
  MAX_COORDINATE,
  MAX_SIZE,
  MIN_NOTE_SIZE,
  MOST_COLUMNS,
  mayCarry,
  mayHold,
} from '../../../../shared/documents/boardKinds.ts';
import { readItem } from '../../../../shared/documents/readItem.ts';
import type { Cell } from '../../../../shared/documents/tableLayout.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Box } from '../../../canvas/geometry.ts';
import type { ActContext } from '../../../live/edit.ts';
import { edit } from '../../../live/edit.ts';
import { freeBox, LINE_ENDS, withFreeBox } from '../model/linkEnds.ts';
import { changeFree } from './change.ts';
import { keysAt, keysOnTop } from './order.ts';
import { Structure } from './structure.ts';

export interface Placement {
  readonly id: ItemId;
  readonly x: number;
  readonly y: number;
}

const within = (value: number) =>
  Math.round(Math.max(-MAX_COORDINATE, Math.min(MAX_COORDINATE, Number.isFinite(value) ? value : 0)));

function place(items: Y.Map<ItemMap>, id: ItemId, x: number, y: number): void {
  changeItem(items, id, { x: within(x), y: within(y) });
}

/** What lies in a cluster or a table, or is stuck on an item, has its place from it, so a move of the whole must not write to it. */
function hasOwnPlace(structure: Structure, one: ItemPlace): boolean {
  if (one.kind === 'connector') return one.loose;
  return !isTableLine(one.kind) && !structure.isInGrid(one) && !structure.isStuck(one);
}

function moveOne(items: Y.Map<ItemMap>, structure: Structure, to: Placement): void {
  const item = readItem(to.id, items.get(to.id));
  const root = structure.get(to.id);
  const from = item && placeOf(item);
  if (!from || !root) return;
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  shiftItem(items, item, dx, dy);
  if (item.kind !== 'frame') return;
  for (const inside of structure.withContents([to.id]).slice(1)) {
    const held = readItem(inside.id, items.get(inside.id));
    if (held && !held.locked && hasOwnPlace(structure, inside)) shiftItem(items, held, dx, dy);
  }
}

/** The corner that a placement means: of a line that of the box around its free ends. */
function placeOf(item: BoardItem): Place | null {
  if (item.kind === 'connector') return freeBox(item);
  return 'x' in item ? item : null;
}

function shiftItem(items: Y.Map<ItemMap>, item: BoardItem, dx: number, dy: number): void {
  if ('x' in item) {
    place(items, item.id, item.x + dx, item.y + dy);
    return;
  }
  const box = item.kind === 'connector' ? freeBox(item) : null;
  if (box && item.kind === 'connector') placeEnds(items, item, { ...box, x: box.x + dx, y: box.y + dy });
}

/** Puts the free ends of a line where they are in another box. */
function placeEnds(items: Y.Map<ItemMap>, line: Connector, box: Box): void {
  const moved = withFreeBox(line, box);
  for (const end of LINE_ENDS) {
    const at = freeEnd(moved, end);
    if (at) changeItem(items, line.id, endAt(end, { x: within(at.x), y: within(at.y) }));
  }
}

/** Puts items at board coordinates; a frame takes along what it holds. Belonging does not change. */
export function placeItems(context: ActContext, placements: readonly Placement[]): void {
  edit(context, (items) => {
    const structure = new Structure(items);
    const roots = new Set(structure.roots(placements.map((one) => one.id)).map((root) => root.id));
    for (const to of placements) {
      const root = structure.get(to.id);
      if (root && roots.has(to.id) && !root.locked && hasOwnPlace(structure, root))
        moveOne(items, structure, to);
    }
  });
}

export interface Drop {
  /** The frame, cluster or table they now belong to; null is the board itself. */
  readonly parent: ItemId | null;
  /** Of a table; the first when left out. */
  readonly cell?: Cell;
  /** Place in a cluster's grid or a table's cell; the end when left out. */
  readonly index?: number;
  /** Board coordinates for those that do not land in a grid. */
  readonly at?: readonly Placement[];
}

/** Where two places are compared: may this item belong to that parent? Null (the board) takes everything. What a sticker is stuck on is `stickOn`'s. */
function accepts(parent: ItemPlace | null, child: ItemPlace): boolean {
  if (isTableLine(child.kind) || (child.kind === 'sticker' && mayCarry(parent?.kind))) return false;
  return (
    parent === null || (parent.id !== child.id && mayHold(parent.kind, child.kind) && !holdsFast(parent))
  );
}

/** Moves items into a container, out of one, or within a cluster's order. Answers how many moved. */
export function dropItems(context: ActContext, ids: readonly ItemId[], drop: Drop): number {
  return edit(context, (items) => {
    const structure = new Structure(items);
    const parent = structure.get(drop.parent);
    const movers = structure
      .roots(ids)
      .filter((one) => (one.kind !== 'connector' || one.loose) && !one.locked && accepts(parent, one));
    const coordinates = new Map(drop.at?.map((one) => [one.id, one]));
    for (const mover of movers) {
      const to = coordinates.get(mover.id);
      if (to && !isGrid(parent?.kind)) moveOne(items, structure, to);
      const free = { row: null, column: null, onX: null, onY: null };
      changeItem(items, mover.id, { parent: parent?.id ?? null, ...free, ...drop.cell });
    }
    if (parent && isGrid(parent.kind)) orderInto(items, structure, parent, movers, drop);
    else raise(items, structure, movers, coordinates);
    return movers.length;
  });
}

function orderInto(
  items: Y.Map<ItemMap>,
  structure: Structure,
  holder: ItemPlace,
  movers: readonly ItemPlace[],
  { index, cell }: Drop,
): void {
  const moving = new Set(movers.map((one) => one.id));
  const siblings = structure.notesIn(holder.id, cell).filter((one) => !moving.has(one.id));
  const keys = keysAt(items, siblings, index ?? siblings.length, movers.length);
  movers.forEach((mover, i) => {
    changeItem(items, mover.id, { z: keys[i] ?? '' });
  });
}

/** What is dropped lies on top of what it is dropped among, several as they lay on each other; what holds others keeps its order. */
function raise(
  items: Y.Map<ItemMap>,
  structure: Structure,
  movers: readonly ItemPlace[],
  placed: ReadonlyMap<ItemId, Placement>,
): void {
  const dropped = new Set(movers);
  const notes = structure.places.filter(
    (one) => dropped.has(one) && !isContainer(one.kind) && placed.has(one.id),
  );
  const top = structure.places.at(-1);
  if (notes.length === 0 || (notes.length === 1 && top?.id === notes[0]?.id)) return;
  const keys = keysOnTop(structure.topKey(), notes.length);
  notes.forEach((note, i) => {
    changeItem(items, note.id, { z: keys[i] ?? '' });
  });
}

export interface NewSize {
  readonly x?: number;
  readonly y?: number;
  readonly w?: number;
  readonly h?: number;
  readonly columns?: number;
  /** Letters of a text. */
  readonly size?: TextSize;
}

const LEAST_SIZE: Partial<Record<BoardItemKind, number>> = {
  note: MIN_NOTE_SIZE,
  frame: 100,
  shape: 24,
  text: 40,
  column: LEAST_COLUMN,
  table: LEAST_COLUMN,
};

/** A cluster's comes from its columns, a sticker has one, and what a newer version put here may have reasons for its own. */
const hasWidth = (kind: BoardItemKind) => kind !== 'cluster' && kind !== 'sticker' && kind !== 'unknown';

/** Several at once, in one write, with the bends of links between them. What lies in a cluster or a table has its place from the grid. */
export function resizeItems(context: ActContext, boxes: ReadonlyMap<ItemId, NewSize>, factor = 1): void {
  edit(context, (items) => {
    const structure = new Structure(items);
    for (const [id, size] of boxes) {
      const place = structure.get(id);
      if (!place || place.locked) continue;
      // The width of a table is that of its columns; its own is that of the names of rows.
      const { w: _names, ...without } = size;
      if (place.kind === 'table') resizeOne(items, id, without);
      else if (place.kind === 'column' || hasOwnPlace(structure, place)) resizeOne(items, id, size);
    }
    if (factor === 1) return;
    for (const { id, kind, locked, from, to } of structure.places) {
      if (
        kind !== 'connector' ||
        locked ||
        !(boxes.has(id) || (from && to && boxes.has(from) && boxes.has(to)))
      )
        continue;
      const link = items.get(id) as ItemMap;
      const { bends = [] } = readBends((name) => link.get(name), [...link]);
      for (const { x, y, ...bend } of bends)
        putBend(link, { ...bend, x: Math.round(x * factor), y: Math.round(y * factor) });
    }
  });
}

/** A note has one size (its height follows its words), a text a width, what is drawn two, a cluster a number of columns. */
export function resizeItem(context: ActContext, id: ItemId, size: NewSize): void {
  changeFree(context, [id], (items) => resizeOne(items, id, size));
}

function resizeOne(items: Y.Map<ItemMap>, id: ItemId, size: NewSize): void {
  const item = readItem(id, items.get(id));
  if (!item || item.kind === 'row') return;
  if (item.kind === 'connector') {
    const box = freeBox(item);
    if (box) placeEnds(items, item, { ...box, ...size });
    return;
  }
  const least = LEAST_SIZE[item.kind] ?? 1;
  const clamp = (value: number | undefined) =>
    value === undefined ? {} : Math.round(Math.max(least, Math.min(MAX_SIZE, value)));
  const fields = {
    ...(size.x !== undefined && item.kind !== 'column' && { x: within(size.x) }),
    ...(size.y !== undefined && item.kind !== 'column' && { y: within(size.y) }),
    ...(size.w !== undefined && hasWidth(item.kind) && { w: clamp(size.w) as number }),
    ...(size.h !== undefined &&
      (item.kind === 'frame' || item.kind === 'shape' || item.kind === 'stroke' || item.kind === 'image') && {
        h: clamp(size.h) as number,
      }),
    ...(size.size !== undefined && item.kind === 'text' && { size: size.size }),
    ...(size.columns !== undefined &&
      item.kind === 'cluster' && { columns: Math.round(Math.max(1, Math.min(MOST_COLUMNS, size.columns))) }),
  };
  changeItem(items, id, fields);
}
