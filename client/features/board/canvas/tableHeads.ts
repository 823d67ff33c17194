/** The first row of a table becomes the headings of its columns, and these the first row. */
import type { ItemId } from '../../../../shared/ids.ts';
import { LIMITS } from '../../../../shared/limits.ts';
import { hasRoomFor } from '../../../live/edit.ts';
import { rewriteTexts } from '../acts/change.ts';
import { createNotes } from '../acts/make.ts';
import { deleteLines } from '../acts/tableLines.ts';
import { cellKey, linesOf, notesByCell } from '../model/tables.ts';
import type { BoardCommands } from './BoardCommands.ts';
import { hasHeads, isNamed } from './lineNames.ts';
import { addTitled, lineTitle } from './newTables.ts';
import { tableMeant } from './Tables.ts';

/** One step of undo. What is locked, and a full board or table, is said. */
export function turnHeads(commands: BoardCommands): void {
  const { context, model, history, selection, voice, t } = commands.parts;
  const table = tableMeant(commands);
  if (table === null) return;
  const had = hasHeads(model, table);
  const columns = linesOf(model, table, 'column').length;
  if (had && !hasRoomFor(context, columns + 1)) return void commands.full();
  const done = history.together(() => (had ? toRow(commands, table) : fromRow(commands, table)));
  model.store.flush();
  if (!done) return;
  // Where a row was chosen that is gone, or the note of a cell.
  selection.set([table]);
  voice.say(t(had ? 'said.headsAreRow' : 'said.rowIsHeads'));
}

/** As a spreadsheet has them: with the name of the table where rows have names (TB35). */
function toRow(commands: BoardCommands, table: ItemId): boolean {
  const { context, model, t } = commands.parts;
  const columns = linesOf(model, table, 'column').filter((id) => model.item(id)?.locked === false);
  const named = columns.filter((id) => isNamed(model, id));
  const hasNames = linesOf(model, table, 'row').some((id) => isNamed(model, id));
  const row = addTitled(commands, table, 'row', 0);
  if (row === null) return false;
  const text = (id: ItemId) => model.item(id)?.text ?? '';
  const drafts = named.map((column) => ({
    x: 0,
    y: 0,
    colour: commands.colour,
    text: text(column),
    row,
    column,
  }));
  createNotes(context, drafts, { parent: table });
  const all = linesOf(model, table, 'column');
  const words = named.map((id) => [id, lineTitle(commands, 'column', all.indexOf(id) + 1)] as const);
  const name = text(table);
  const moves = hasNames && name !== '' && name !== t('newTable');
  rewriteTexts(
    context,
    new Map([
      ...words,
      ...(moves
        ? ([
            [row, name],
            [table, t('newTable')],
          ] as const)
        : []),
    ]),
  );
  return true;
}

/** Its name is that of a table that has none. */
function fromRow(commands: BoardCommands, table: ItemId): boolean {
  const { context, model, t } = commands.parts;
  const [row, ...others] = linesOf(model, table, 'row');
  if (row === undefined) return false;
  const isLocked = (id: ItemId) => model.item(id)?.locked === true;
  const cells = notesByCell(model, table);
  const words = new Map<ItemId, string>();
  const held = [row];
  for (const column of linesOf(model, table, 'column')) {
    const notes = cells.get(cellKey({ row, column })) ?? [];
    const text = notes.flatMap((id) => model.item(id)?.text || []).join(' · ');
    if (text === '') continue;
    words.set(column, text.slice(0, LIMITS.noteLength));
    held.push(column, ...notes);
  }
  if (held.some(isLocked)) {
    commands.refuse('locked');
    return false;
  }
  if (others.length === 0 && addTitled(commands, table, 'row', 1) === null) return false;
  const { text = '' } = model.item(table) ?? {};
  if (isNamed(model, row) && (text === '' || text === t('newTable')))
    words.set(table, model.item(row)?.text ?? '');
  rewriteTexts(context, words);
  deleteLines(context, [row]);
  return true;
}
