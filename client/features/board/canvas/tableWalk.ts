/** Tab for who writes in a table: on and back through its headings and cells, as in a spreadsheet. Loaded when the page is idle. */
import { isTableLine } from '../../../../shared/documents/boardKinds.ts';
import type { Cell } from '../../../../shared/documents/tableLayout.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { takeBack } from '../../../acts/fresh.ts';
import { createNote } from '../acts/make.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { cellKey, cellsOf, linesOf, notesByCell } from '../model/tables.ts';
import type { BoardCommands } from './BoardCommands.ts';
import { addTitled, lineTitle } from './newTables.ts';

/** Where Tab comes to: the name of the table, a heading, or a cell. */
type Stop = ItemId | Cell;

const isCell = (stop: Stop): stop is Cell => typeof stop === 'object';

/** As a table is read: its name, the columns, then row by row. */
function stopsOf(model: BoardModel, table: ItemId): readonly Stop[] {
  const cells = cellsOf(model, table).map(({ cell }) => cell);
  const rows = linesOf(model, table, 'row');
  const down = rows.flatMap((row): Stop[] => [row, ...cells.filter((cell) => cell.row === row)]);
  return [table, ...linesOf(model, table, 'column'), ...down];
}

/** False where it cannot be written in: what is locked, and what would have to be made in a locked table. */
function writeAt(commands: BoardCommands, table: ItemId, stop: Stop, from: ItemId): boolean {
  const { context, model, names, voice } = commands.parts;
  if (!isCell(stop)) {
    if (model.item(stop)?.locked !== false) return false;
    commands.provisional = stop;
    commands.edit(stop);
    return true;
  }
  const notes = notesByCell(model, table).get(cellKey(stop)) ?? [];
  const free = notes.find((id) => model.item(id)?.locked === false);
  if (free === undefined && (notes.length > 0 || model.item(table)?.locked !== false)) return false;
  const item = model.item(from);
  const colour = item?.kind === 'note' ? item.colour : commands.colour;
  const { x, y } = model.place(table) ?? { x: 0, y: 0 };
  const id = free ?? createNote(context, { x, y, colour }, { parent: table, cell: stop });
  if (id === null) {
    commands.full();
    return true;
  }
  if (free === undefined) commands.came(id);
  commands.edit(id);
  voice.say(names.cellName(table, stop));
  return true;
}

/** A heading that has the name it came with. */
export function isUnnamed(commands: BoardCommands, id: ItemId): boolean {
  const item = commands.parts.model.item(id);
  if (item?.kind !== 'row' && item?.kind !== 'column') return false;
  return item.text.replace(/\d+/, '0') === lineTitle(commands, item.kind, 0);
}

/** From a note, a heading or the name of a table to what comes next, or before. False when nothing does: the writing ends. */
export function goOnInTable(commands: BoardCommands, id: ItemId, by: 1 | -1): boolean {
  const { model } = commands.parts;
  const kind = model.item(id)?.kind;
  const table = kind === 'table' ? id : model.parentOf(id);
  if (table === null) return false;
  const cell = kind === 'table' || isTableLine(kind) ? null : model.cellOf(id);
  const key = cell && cellKey(cell);
  const stops = stopsOf(model, table);
  const at = stops.findIndex((stop) => (isCell(stop) ? cellKey(stop) === key : stop === id));
  const lastRow = linesOf(model, table, 'row').at(-1);
  const filled = model.childrenOf(table).some((one) => {
    const note = model.item(one);
    return note?.kind === 'note' && note.text !== '' && model.cellOf(one)?.row === lastRow;
  });
  const from = model.item(id)?.kind === 'note' ? id : table;
  const later = by === 1 ? stops.slice(at + 1) : stops.slice(0, Math.max(0, at)).reverse();
  // Somebody who only goes through leaves nothing behind, and nothing to undo.
  if (commands.fresh?.id === id) takeBack(commands.parts, commands.fresh);
  for (const stop of later) if (writeAt(commands, table, stop, from)) return true;
  return by === 1 && filled && goOnInNewRow(commands, table, from);
}

function goOnInNewRow(commands: BoardCommands, table: ItemId, from: ItemId): boolean {
  const { model } = commands.parts;
  if (model.item(table)?.locked) return false;
  const row = addTitled(commands, table, 'row', linesOf(model, table, 'row').length);
  return row !== null && writeAt(commands, table, row, from);
}
