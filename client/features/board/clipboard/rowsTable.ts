/** Rows of a spreadsheet as a table: its first column, and its first row where that looks so, are headings, what else has words are notes. */
import { layTable } from '../../../../shared/documents/tableLayout.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { centre, type Point } from '../../../canvas/geometry.ts';
import { growFrame } from '../acts/growFrame.ts';
import { createNotes } from '../acts/make.ts';
import { createTable } from '../acts/newTable.ts';
import { MOST_LINES } from '../acts/table.ts';
import type { BoardCommands } from '../canvas/BoardCommands.ts';
import { planFrame } from '../canvas/inFrames.ts';
import { lineTitle } from '../canvas/newTables.ts';
import { containerAt, freePlace, openPlace } from '../canvas/places.ts';

export type Cells = readonly (readonly string[])[];

const NOBODY = { moving: new Set<ItemId>(), grown: [], pushes: true };

/** As far as anything stands in it. */
const widthOf = (cells: Cells) =>
  Math.max(...cells.map((row) => row.findLastIndex((cell) => cell !== '') + 1));

/** What words look like: a number, a time, "9 a"; years are headings of numbers, too. */
const formOf = (words: string) =>
  /^(19|20)\d\d$/.test(words) ? 'year' : words.replace(/\d[\d.,]*/g, '9').replace(/\p{L}+/gu, 'a');

/** All of it is there, each once, and nothing is like what stands below it: a time above times is none. */
function hasHead([head = [], ...body]: Cells, width: number): boolean {
  const names = Array.from({ length: width }, (_, at) => head[at] ?? '');
  const isLike = (name: string, below: string) =>
    name !== '' && (name === below || (/\d/.test(name) && formOf(name) === formOf(below)));
  return (
    new Set(names).size === width &&
    names.slice(1).every((name) => name !== '') &&
    !names.some((name, at) => body.some((row) => isLike(name, row[at] ?? '')))
  );
}

/** Not of one row or one column, nor of more than a table has. */
export function mayBeTable(cells: Cells): boolean {
  const width = widthOf(cells);
  const [rows, columns] = [cells.length - (hasHead(cells, width) ? 1 : 0), width - 1];
  return cells.length > 1 && columns > 0 && Math.max(rows, columns) <= MOST_LINES;
}

/** What the table takes on the board, and its notes. */
function read(commands: BoardCommands, cells: Cells) {
  const width = widthOf(cells);
  const isHeaded = hasHead(cells, width);
  const [head, body] = isHeaded ? [cells[0], cells.slice(1)] : [undefined, cells];
  const columns = Array.from(
    { length: width - 1 },
    (_, at) => head?.[at + 1] ?? lineTitle(commands, 'column', at + 1),
  );
  const notes = body.flatMap((line, row) =>
    line.slice(1).flatMap((text, column) => (text === '' ? [] : [{ text, row, column }])),
  );
  return { title: head?.[0] ?? '', rows: body.map(([first = '']) => first), columns, notes };
}

/** How many notes the table has. */
export const notesIn = (commands: BoardCommands, cells: Cells): number => read(commands, cells).notes.length;

/** At that corner, or near it where there is room, in that frame, which grows where it must and may. Null when the board is full. */
export function makeTable(commands: BoardCommands, cells: Cells, corner: Point, frame: ItemId | null) {
  const { parts, colour } = commands;
  const { context, model, history, t } = parts;
  const { title, rows, columns, notes } = read(commands, cells);
  const ids = (count: number) => Array.from({ length: count }, (_, at) => `${at}` as ItemId);
  const size = layTable({ x: 0, y: 0 }, ids(rows.length), ids(columns.length), []).box;
  const wish = { ...size, ...corner };
  const within = frame === null ? null : model.box(frame);
  const inside = within && openPlace(model, wish, { within });
  const plan = frame && !inside ? planFrame(model, frame, () => [{ size }], NOBODY) : null;
  const place = inside ?? plan?.drafts[0];
  const box = place ?? freePlace(model, wish);
  return history.together(() => {
    const made = createNotes(
      context,
      notes.map(({ text }) => ({ x: box.x, y: box.y, colour, text })),
    );
    if (made === null) return null;
    const placed = notes.map((note, at) => ({ ...note, id: made[at] as ItemId }));
    const draft = { x: box.x, y: box.y, title: title || t('newTable'), rows, columns, notes: placed };
    const parent = place ? frame : containerAt(model, centre({ ...size, ...box }), 'frame');
    const table = createTable(context, draft, parent);
    if (plan) growFrame(context, model, plan);
    return table?.id ?? null;
  });
}
