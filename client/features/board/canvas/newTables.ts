/** New tables, empty or of chosen notes. Loaded when the page is idle. */
import { layTable } from '../../../../shared/documents/tableLayout.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Box, Point } from '../../../canvas/geometry.ts';
import { centre, union } from '../../../canvas/geometry.ts';
import { createTable, type TableDraft } from '../acts/newTable.ts';
import { MOST_LINES } from '../acts/table.ts';
import { byRows } from '../model/readingOrder.ts';
import type { BoardCommands } from './BoardCommands.ts';
import { containerAt } from './places.ts';
import { type LineKind, lineTitle } from './Tables.ts';

const STARTS_WITH = 3;

function titles(commands: BoardCommands, kind: LineKind, count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => lineTitle(commands, kind, at + 1));
}

/** Three by three, empty; the caret is in its name. */
export function newTable(commands: BoardCommands, at?: Point): void {
  const { t } = commands.parts;
  const [rows, columns] = [titles(commands, 'row', STARTS_WITH), titles(commands, 'column', STARTS_WITH)];
  const ids = Array.from({ length: STARTS_WITH }, (_, at) => `${at}` as ItemId);
  const box = commands.room(layTable({ x: 0, y: 0 }, ids, ids, []).box, at);
  make(commands, box, { title: t('newTable'), rows, columns });
}

function make(commands: BoardCommands, box: Box, draft: Omit<TableDraft, 'x' | 'y'>): ItemId | null {
  const { context, model } = commands.parts;
  const place = { x: Math.round(box.x), y: Math.round(box.y) };
  const made = createTable(context, { ...draft, ...place }, containerAt(model, centre(box), 'frame'));
  if (made === null) return commands.full();
  commands.provisional = made.id;
  commands.edit(made.id);
  return made.id;
}

/** The chosen notes as they stand: those beside each other become a row. */
export function tabulate(commands: BoardCommands): void {
  const { model, voice, t } = commands.parts;
  const placed = commands.clusterable().flatMap((id) => {
    const box = model.box(id);
    return box ? [{ id, box }] : [];
  });
  const around = union(placed.map((one) => one.box));
  if (around === null) {
    voice.say(t('said.nothingToCluster'));
    return;
  }
  const shelves = shelvesOf(placed);
  const wide = Math.max(...shelves.map((shelf) => shelf.length));
  const [rows, columns] = [Math.min(MOST_LINES, shelves.length), Math.min(MOST_LINES, wide)];
  const notes = shelves.flatMap((shelf, row) =>
    shelf.map(({ id }, column) => ({
      id,
      row: Math.min(row, rows - 1),
      column: Math.min(column, columns - 1),
    })),
  );
  const lines = { rows: titles(commands, 'row', rows), columns: titles(commands, 'column', columns) };
  if (make(commands, around, { title: t('newTable'), ...lines, notes }))
    voice.say(t('said.tabulated', { count: notes.length }));
}

type Placed = { readonly id: ItemId; readonly box: Box };

function shelvesOf(placed: readonly Placed[]): readonly Placed[][] {
  const shelves: Placed[][] = [];
  let before = Number.POSITIVE_INFINITY;
  for (const one of byRows(placed)) {
    // A row ends where the next note is not further to the right.
    if (one.box.x <= before) shelves.push([]);
    shelves.at(-1)?.push(one);
    before = one.box.x;
  }
  return shelves;
}
