/**
 * A board as a handful of boxes, for its picture in a list: drawn anew from the document, never stored. Near enough for
 * a thumbnail: a note is a square, whatever its text.
 */
import type * as Y from 'yjs';
import type { DocumentSketch, SketchShape } from '../../shared/api.ts';
import { boardItems } from '../../shared/documents/board.ts';
import type {
  BoardItem,
  Cluster,
  Connector,
  Note,
  Table,
  TextItem,
  TextSize,
} from '../../shared/documents/boardKinds.ts';
import { isLoose, NOTE_SIZE } from '../../shared/documents/boardKinds.ts';
import { compareOrder } from '../../shared/documents/orderKeys.ts';
import { readItem } from '../../shared/documents/readItem.ts';
import { CELL, layTable } from '../../shared/documents/tableLayout.ts';
import { LIMITS } from '../../shared/limits.ts';
import { figureShape, stickerShape, strokeShape } from './figureSketch.ts';

const HEADER = 56;
const PADDING = 16;
const STEP = NOTE_SIZE + PADDING;

function itemsOf(doc: Y.Doc): readonly BoardItem[] {
  const items: BoardItem[] = [];
  for (const [key, map] of boardItems(doc)) {
    const item = readItem(key, map);
    if (item !== null) items.push(item);
  }
  return items.sort(compareOrder);
}

function clusterShape({ x, y, columns }: Cluster, notes: number): SketchShape {
  const rows = Math.max(1, Math.ceil(notes / columns));
  return ['cluster', x, y, columns * STEP + PADDING, HEADER + rows * STEP];
}

/** A table's notes as squares in their cells. */
function sketchTable(table: Table, items: readonly BoardItem[]) {
  const held = items.filter((item) => item.parent === table.id);
  const idsOf = (kind: 'row' | 'column') => held.flatMap((item) => (item.kind === kind ? [item.id] : []));
  const notes = held.flatMap((item) =>
    item.kind === 'note'
      ? [{ id: item.id, row: item.row ?? null, column: item.column ?? null, height: CELL.least }]
      : [],
  );
  const widths = new Map(held.map((item) => [item.id, item.kind === 'column' ? item.w : undefined]));
  return layTable(table, idsOf('row'), idsOf('column'), notes, (id) => widths.get(id));
}

const LETTERS: Readonly<Record<TextSize, number>> = { S: 16, M: 24, L: 40, XL: 64, XXL: 104 };

/** As if all letters were half as wide as high. */
function textShape({ x, y, w, size, text }: TextItem): SketchShape {
  const px = LETTERS[size];
  const lengths = text.split('\n').map((line) => Math.max(1, line.length) * px * 0.5);
  const rows = lengths.reduce((count, length) => count + Math.ceil(length / w), 0);
  return ['text', x, y, Math.min(w, Math.max(...lengths)), rows * px * 1.3];
}

/** From middle to middle of what it joins, or where its ends lie. */
function lineShape(line: Connector, boxes: ReadonlyMap<string, SketchShape>): readonly SketchShape[] {
  const endOf = (id: string | null, x?: number, y?: number) => {
    const [, left, top, w, h] = (id !== null && boxes.get(id)) || [];
    if (left !== undefined) return { x: left + (w ?? 0) / 2, y: (top ?? 0) + (h ?? 0) / 2 };
    return x === undefined || y === undefined ? null : { x, y };
  };
  const [from, to] = [endOf(line.from, line.fromX, line.fromY), endOf(line.to, line.toX, line.toY)];
  return from && to ? [['line', from.x, from.y, to.x - from.x, to.y - from.y]] : [];
}

/** Its place in the cluster's grid, or its own. */
function noteShape({ x, y, w, colour }: Note, cluster: Cluster | undefined, index: number): SketchShape {
  if (cluster === undefined) return [colour, x, y, w, w];
  const column = index % cluster.columns;
  const row = Math.floor(index / cluster.columns);
  const left = cluster.x + PADDING + column * STEP;
  return [colour, left, cluster.y + HEADER + row * STEP, NOTE_SIZE, NOTE_SIZE];
}

/** Every nth where there are more than a picture can show. */
function thinned<Value>(values: readonly Value[], most: number): readonly Value[] {
  const step = Math.ceil(values.length / most);
  return step <= 1 ? values : values.filter((_, index) => index % step === 0);
}

const rounded = ([kind, x, y, w, h, drawn]: SketchShape): SketchShape => {
  const box = [Math.round(x), Math.round(y), Math.round(w), Math.round(h)] as const;
  return drawn ? [kind, ...box, drawn] : [kind, ...box];
};

const BESIDE: ReadonlySet<BoardItem['kind']> = new Set(['text', 'shape', 'stroke', 'image', 'unknown']);
const HOLDS: ReadonlySet<BoardItem['kind']> = new Set(['frame', 'cluster', 'table']);

/** Links belong to what they join, stickers to what they lie on; what holds others counts where it holds nothing. */
function countOthers(items: readonly BoardItem[], notes: number): number {
  const among = (kinds: ReadonlySet<BoardItem['kind']>) => items.filter(({ kind }) => kinds.has(kind)).length;
  const loose = items.filter(
    (item) =>
      (item.kind === 'connector' && isLoose(item)) || (item.kind === 'sticker' && item.parent === null),
  );
  const beside = among(BESIDE) + loose.length;
  return notes + beside === 0 ? among(HOLDS) : beside;
}

/** Never throws: what cannot be read is left out. */
export function sketchBoard(doc: Y.Doc): DocumentSketch {
  const items = itemsOf(doc);
  const clusters = new Map(items.flatMap((item) => (item.kind === 'cluster' ? [[item.id, item]] : [])));
  const counts = new Map<Cluster, number>();
  const notes: SketchShape[] = [];
  const frames: SketchShape[] = [];
  const tables = new Map(
    items.flatMap((item) => (item.kind === 'table' ? [[item.id, sketchTable(item, items)]] : [])),
  );
  const seen = new Map<string, SketchShape>();
  const put = (item: BoardItem, shape: SketchShape) => {
    notes.push(shape);
    seen.set(item.id, shape);
  };
  let count = 0;
  for (const item of items) {
    if (item.kind === 'text' && item.text.trim() !== '') put(item, textShape(item));
    if (item.kind === 'image') put(item, ['image', item.x, item.y, item.w, item.h]);
    if (item.kind === 'frame') frames.push(['frame', item.x, item.y, item.w, item.h]);
    if (item.kind === 'unknown') put(item, ['stone', item.x, item.y, item.w, item.h]);
    if (item.kind === 'shape') put(item, figureShape(item));
    if (item.kind === 'stroke') put(item, strokeShape(item));
    if (item.kind !== 'note') continue;
    count++;
    const cell = item.parent === null ? undefined : tables.get(item.parent)?.notes.get(item.id);
    if (cell) {
      put(item, [item.colour, cell.x, cell.y, cell.w, cell.h]);
      continue;
    }
    const cluster = item.parent === null ? undefined : clusters.get(item.parent);
    const index = cluster === undefined ? 0 : (counts.get(cluster) ?? 0);
    if (cluster !== undefined) counts.set(cluster, index + 1);
    put(item, noteShape(item, cluster, index));
  }
  const boxes = [...clusters.values()].map((cluster) => clusterShape(cluster, counts.get(cluster) ?? 0));
  [...clusters.keys()].forEach((id, at) => void (boxes[at] && seen.set(id, boxes[at])));
  for (const [id, { box }] of tables) {
    const shape: SketchShape = ['cluster', box.x, box.y, box.w, box.h];
    boxes.push(shape);
    seen.set(id, shape);
  }
  const lines = items.flatMap((item) => (item.kind === 'connector' ? lineShape(item, seen) : []));
  const byId = new Map(items.map((item) => [item.id, item]));
  const dots = items.flatMap((item) => {
    if (item.kind !== 'sticker') return [];
    const { parent } = item;
    return [parent === null ? stickerShape(item) : stickerShape(item, byId.get(parent), seen.get(parent))];
  });
  const shapes = [frames, boxes, lines, notes, dots].flatMap((some) => thinned(some, LIMITS.sketchShapes));
  const others = countOthers(items, count);
  return { notes: count, ...(others > 0 && { others }), shapes: shapes.map(rounded) };
}
