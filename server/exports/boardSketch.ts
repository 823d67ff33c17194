/**
 * A board as a handful of boxes, for its picture in a list: drawn anew from the document, never stored. Near enough for
 * a thumbnail: a note is a square, whatever its text.
 */
import type * as Y from 'yjs';
import type { DocumentSketch, SketchShape } from '../../shared/api.ts';
import { boardItems } from '../../shared/documents/board.ts';
import type { BoardItem, Cluster, Note, Table } from '../../shared/documents/boardKinds.ts';
import { NOTE_SIZE } from '../../shared/documents/boardKinds.ts';
import { compareOrder } from '../../shared/documents/orderKeys.ts';
import { readItem } from '../../shared/documents/readItem.ts';
import { CELL, layTable } from '../../shared/documents/tableLayout.ts';
import { LIMITS } from '../../shared/limits.ts';

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

const rounded = ([kind, ...box]: SketchShape): SketchShape => {
  const [x, y, w, h] = box.map(Math.round) as [number, number, number, number];
  return [kind, x, y, w, h];
};

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
  let count = 0;
  for (const item of items) {
    if (item.kind === 'frame') frames.push(['frame', item.x, item.y, item.w, item.h]);
    if (item.kind === 'unknown') notes.push(['stone', item.x, item.y, item.w, item.h]);
    if (item.kind === 'shape' && !item.hollow) notes.push([item.colour, item.x, item.y, item.w, item.h]);
    if (item.kind !== 'note') continue;
    count++;
    const cell = item.parent === null ? undefined : tables.get(item.parent)?.notes.get(item.id);
    if (cell) {
      notes.push([item.colour, cell.x, cell.y, cell.w, cell.h]);
      continue;
    }
    const cluster = item.parent === null ? undefined : clusters.get(item.parent);
    const index = cluster === undefined ? 0 : (counts.get(cluster) ?? 0);
    if (cluster !== undefined) counts.set(cluster, index + 1);
    notes.push(noteShape(item, cluster, index));
  }
  const boxes = [...clusters.values()].map((cluster) => clusterShape(cluster, counts.get(cluster) ?? 0));
  for (const { box } of tables.values()) boxes.push(['cluster', box.x, box.y, box.w, box.h]);
  const most = LIMITS.sketchShapes;
  const shapes = [...thinned(frames, most), ...thinned(boxes, most), ...thinned(notes, most)].map(rounded);
  return { notes: count, shapes };
}
