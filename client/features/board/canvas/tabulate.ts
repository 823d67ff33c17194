/** Notes put into a new table. Loaded when the page is idle. */
import type { ItemId } from '../../../../shared/ids.ts';
import type { Box } from '../../../canvas/geometry.ts';
import { union } from '../../../canvas/geometry.ts';
import { MOST_LINES } from '../acts/table.ts';
import { byRows } from '../model/readingOrder.ts';
import type { BoardCommands } from './BoardCommands.ts';
import { makeTable, titles } from './Tables.ts';

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
  if (makeTable(commands, around, { title: t('newTable'), ...lines, notes }))
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
