/**
 * Tables: which cell a note is in, and where everything of a table lies. Derived, pure, the same for everybody; board
 * pixels. No Yjs in here.
 */
import type { ItemId } from '../ids.ts';
import { LEAST_COLUMN, NOTE_SIZE } from './boardKinds.ts';

export const TABLE = { title: 56, head: 56, side: 176, padding: 14, gap: 12 } as const;
/** Of notes in cells: their letters, how high a line of them is, and a note of one line. */
export const CELL = { px: 16, line: 20, least: 72 } as const;

/** Null where a table has no row or no column at all, as after two people deleted the last ones at once. */
export interface Cell {
  readonly row: ItemId | null;
  readonly column: ItemId | null;
}

/** A row or column that is gone means the first. */
export function cellOf(
  note: { readonly row?: ItemId | null; readonly column?: ItemId | null },
  rows: readonly ItemId[],
  columns: readonly ItemId[],
): Cell {
  const among = (id: ItemId | null | undefined, lines: readonly ItemId[]) =>
    id && lines.includes(id) ? id : (lines[0] ?? null);
  return { row: among(note.row, rows), column: among(note.column, columns) };
}

export interface TableNote<Id> {
  readonly id: Id;
  readonly row: ItemId | null;
  readonly column: ItemId | null;
  readonly height: number;
}

/** `start` and `size` along the axis on which lines of its kind stand beside each other. */
export interface Band {
  readonly id: ItemId | null;
  readonly start: number;
  readonly size: number;
}

interface Rect {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export interface TableLayout<Id = ItemId> {
  readonly box: Rect;
  readonly rows: readonly Band[];
  readonly columns: readonly Band[];
  readonly notes: ReadonlyMap<Id, Rect>;
}

/** Six notes stand below each other; where more are, a cell becomes wider, about half as wide as it is high. */
function across(count: number): number {
  return Math.max(1, Math.ceil(Math.sqrt(count / 6)));
}

/** The notes of a cell, row by row. */
function shelvesOf<Id>(notes: readonly TableNote<Id>[], wide: number): readonly TableNote<Id>[][] {
  const shelves: TableNote<Id>[][] = [];
  for (let at = 0; at < notes.length; at += wide) shelves.push(notes.slice(at, at + wide));
  return shelves;
}

const shelfHeight = (shelf: readonly TableNote<unknown>[]) => Math.max(...shelf.map((note) => note.height));

function bandsOf(lines: readonly (ItemId | null)[], from: number, size: (at: number) => number): Band[] {
  let start = from;
  return lines.map((id, at) => {
    const band = { id, start, size: size(at) };
    start += band.size;
    return band;
  });
}

/** What a column is wide with so many notes beside each other. */
const widthFor = (count: number) => count * (NOTE_SIZE + TABLE.gap) - TABLE.gap + 2 * TABLE.padding;
/** No narrower than a note in it. */
export const leastWidth = (holds: boolean) => (holds ? widthFor(1) : LEAST_COLUMN);

/** How wide the names of its rows are. */
export const sideOf = ({ w = TABLE.side }: { readonly w?: number | undefined }) => w;

/** Where all of a table is; `notes` in the order in which they stand in their cells. `sizeOf` a column: its width, a row: how high its heading is. */
export function layTable<Id>(
  at: { readonly x: number; readonly y: number; readonly w?: number | undefined },
  rowIds: readonly ItemId[],
  columnIds: readonly ItemId[],
  notes: readonly TableNote<Id>[],
  sizeOf: (line: ItemId) => number | undefined = () => undefined,
): TableLayout<Id> {
  const side = sideOf(at);
  const rowsOrNone = rowIds.length > 0 ? rowIds : [null];
  const columnsOrNone = columnIds.length > 0 ? columnIds : [null];
  const cells = new Map<string, TableNote<Id>[]>();
  for (const note of notes) {
    const { row, column } = cellOf(note, rowIds, columnIds);
    const key = `${row} ${column}`;
    const cell = cells.get(key);
    if (cell) cell.push(note);
    else cells.set(key, [note]);
  }
  const inCell = (row: ItemId | null, column: ItemId | null) => cells.get(`${row} ${column}`) ?? [];
  const most = (column: ItemId | null) => Math.max(...rowsOrNone.map((row) => inCell(row, column).length));
  const given = columnsOrNone.map((column) => {
    const own = column === null ? undefined : sizeOf(column);
    return own && Math.max(own, leastWidth(most(column) > 0));
  });
  const wide = columnsOrNone.map((column, at) => {
    const own = given[at];
    if (!own) return across(most(column));
    return Math.max(1, Math.floor((own - widthFor(0)) / (NOTE_SIZE + TABLE.gap)));
  });
  const heightOf = (row: ItemId | null, column: number) => {
    const shelves = shelvesOf(inCell(row, columnsOrNone[column] ?? null), wide[column] ?? 1);
    return shelves.reduce((sum, shelf) => sum + shelfHeight(shelf) + TABLE.gap, -TABLE.gap);
  };
  const columns = bandsOf(
    columnsOrNone,
    at.x + side,
    (column) => given[column] ?? widthFor(wide[column] ?? 1),
  );
  const rows = bandsOf(rowsOrNone, at.y + TABLE.title + TABLE.head, (row) => {
    const id = rowsOrNone[row] ?? null;
    const head = (id && sizeOf(id)) || 0;
    const heights = columnsOrNone.map((_, column) => heightOf(id, column));
    return Math.max(CELL.least, head, ...heights) + 2 * TABLE.padding;
  });
  const boxes = new Map<Id, Rect>();
  rows.forEach((row) => {
    columns.forEach((column, place) => {
      let y = row.start + TABLE.padding;
      for (const shelf of shelvesOf(inCell(row.id, column.id), wide[place] ?? 1)) {
        shelf.forEach((note, step) => {
          const x = column.start + TABLE.padding + step * (NOTE_SIZE + TABLE.gap);
          boxes.set(note.id, { x, y, w: NOTE_SIZE, h: note.height });
        });
        y += shelfHeight(shelf) + TABLE.gap;
      }
    });
  });
  const end = (bands: readonly Band[], from: number) => bands.reduce((sum, band) => sum + band.size, from);
  const w = end(columns, side);
  const h = end(rows, TABLE.title + TABLE.head);
  return { box: { x: at.x, y: at.y, w, h }, rows, columns, notes: boxes };
}

/** The headings' boxes: columns on top, rows at the side. */
export function headOf({ box, rows, columns }: TableLayout<unknown>, id: ItemId): Rect | null {
  const row = rows.find((band) => band.id === id);
  if (row) return { x: box.x, y: row.start, w: (columns[0]?.start ?? box.x) - box.x, h: row.size };
  const column = columns.find((band) => band.id === id);
  return column ? { x: column.start, y: box.y + TABLE.title, w: column.size, h: TABLE.head } : null;
}

/** Null for a cell that is not there any more. */
export function cellBox({ rows, columns }: TableLayout<unknown>, { row, column }: Cell): Rect | null {
  const [down, across] = [rows.find(({ id }) => id === row), columns.find(({ id }) => id === column)];
  return down && across ? { x: across.start, y: down.start, w: across.size, h: down.size } : null;
}

/** The cell that a point means: also beside the table, the nearest. */
export function cellAt(
  { rows, columns }: TableLayout<unknown>,
  point: { readonly x: number; readonly y: number },
): Cell {
  const nearest = (bands: readonly Band[], at: number) =>
    (bands.find((band) => at < band.start + band.size) ?? bands.at(-1))?.id ?? null;
  return { row: nearest(rows, point.y), column: nearest(columns, point.x) };
}

/** The lines between the cells, and one through the corner, which is none, as path data from the table's corner. */
export function tableLines({ box, rows, columns }: TableLayout<unknown>, origin = { x: 0, y: 0 }): string {
  const [left, top] = [origin.x - box.x, origin.y - box.y];
  const across = rows.map(({ start }) => `M${origin.x} ${start + top}h${box.w}`);
  const down = columns.map(
    ({ start }) => `M${start + left} ${origin.y + TABLE.title}v${box.h - TABLE.title}`,
  );
  const side = (columns[0]?.start ?? box.x) - box.x;
  const corner = `M${origin.x} ${origin.y + TABLE.title}l${side} ${TABLE.head}`;
  return [corner, `M${origin.x} ${origin.y + TABLE.title}h${box.w}`, ...across, ...down].join('');
}
