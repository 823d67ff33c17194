/** Rows of a spreadsheet as a table: its first row and first column are the headings, what else has words are notes. */
import { layTable } from '../../../../shared/documents/tableLayout.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { centre, type Point } from '../../../canvas/geometry.ts';
import { hasRoomFor } from '../../../live/edit.ts';
import { createNotes } from '../acts/make.ts';
import { createTable } from '../acts/newTable.ts';
import { MOST_LINES } from '../acts/table.ts';
import type { BoardCommands } from '../canvas/BoardCommands.ts';
import { containerAt, freePlace } from '../canvas/places.ts';

export type Cells = readonly (readonly string[])[];

/** As far as anything stands in it. */
const widthOf = (cells: Cells) =>
  Math.max(...cells.map((row) => row.findLastIndex((cell) => cell !== '') + 1));

/** Not of one row or one column, nor of more than a table has. */
export function mayBeTable(cells: Cells): boolean {
  const [rows, columns] = [cells.length - 1, widthOf(cells) - 1];
  return Math.min(rows, columns) > 0 && Math.max(rows, columns) <= MOST_LINES;
}

/** What the table takes on the board, and its notes. */
function read(cells: Cells) {
  const [head = [], ...body] = cells;
  const columns = Array.from({ length: widthOf(cells) - 1 }, (_, at) => head[at + 1] ?? '');
  const notes = body.flatMap((line, row) =>
    line.slice(1).flatMap((text, column) => (text === '' ? [] : [{ text, row, column }])),
  );
  return { title: head[0] ?? '', rows: body.map(([first = '']) => first), columns, notes };
}

export function hasRoomForTable({ parts }: BoardCommands, cells: Cells): boolean {
  const { rows, columns, notes } = read(cells);
  return hasRoomFor(parts.context, 1 + rows.length + columns.length + notes.length);
}

/** At that corner, or near it where there is room; one step of undo. Null when the board is full. */
export function makeTable({ parts, colour }: BoardCommands, cells: Cells, corner: Point) {
  const { context, model, history, t } = parts;
  const { title, rows, columns, notes } = read(cells);
  const ids = (count: number) => Array.from({ length: count }, (_, at) => `${at}` as ItemId);
  const size = layTable({ x: 0, y: 0 }, ids(rows.length), ids(columns.length), []).box;
  const box = freePlace(model, { ...size, ...corner });
  return history.together(() => {
    const made = createNotes(
      context,
      notes.map(({ text }) => ({ x: box.x, y: box.y, colour, text })),
    );
    if (made === null) return null;
    const placed = notes.map((note, at) => ({ ...note, id: made[at] as ItemId }));
    const draft = { x: box.x, y: box.y, title: title || t('newTable'), rows, columns, notes: placed };
    const table = createTable(context, draft, containerAt(model, centre(box), 'frame'));
    return table && { id: table.id, count: made.length };
  });
}
