/** The cell of a table that was pressed last, as long as nothing else is chosen: what comes then, comes there. */
import type { Cell } from '../../../../shared/documents/tableLayout.ts';
import { cellAt } from '../../../../shared/documents/tableLayout.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Box, Point } from '../../../canvas/geometry.ts';
import type { SelectionState } from '../../../canvas/Selection.ts';
import { writable } from '../../../live/readable.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { cellKey } from '../model/tables.ts';
import type { CommandParts } from './Making.ts';

export interface CellMeant {
  readonly table: ItemId;
  readonly cell: Cell;
  readonly box: Box;
}

interface Pressed {
  readonly table: ItemId;
  readonly cell: Cell;
  /** With this choice; another one means no cell. */
  readonly chosen: SelectionState<ItemId>;
}

/** One hand presses one cell, whatever boards are open. */
export const pressed = writable<Pressed | null>(null);

/** Null once its row or column is gone, or nothing may come there. */
function boxOf(model: BoardModel, { table, cell }: Pressed): Box | null {
  const layout = model.tableOf(table);
  const row = layout?.rows.find(({ id }) => id === cell.row);
  const column = layout?.columns.find(({ id }) => id === cell.column);
  return row && column && model.item(table)?.locked === false
    ? { x: column.start, y: row.start, w: column.size, h: row.size }
    : null;
}

export function cellMeant({ model, selection }: Pick<CommandParts, 'model' | 'selection'>): CellMeant | null {
  const one = pressed.get();
  const box = one?.chosen === selection.state() ? boxOf(model, one) : null;
  return one && box && { table: one.table, cell: one.cell, box };
}

/** Its name and its headings lie on none. */
export function cellOn(model: BoardModel, table: ItemId | null, { x, y }: Point): Cell | null {
  const layout = table && model.tableOf(table);
  if (!layout || x < (layout.columns[0]?.start ?? 0) || y < (layout.rows[0]?.start ?? 0)) return null;
  return cellAt(layout, { x, y });
}

/** After a press that chose a table: its cell is meant, and said once; its name and its headings mean none. */
export function pressCell({ model, selection, context, names, voice }: CommandParts, point: Point): void {
  const table = selection.editing === null ? selection.single : null;
  const cell = context.mayEdit() ? cellOn(model, table, point) : null;
  const before = cellMeant({ model, selection });
  pressed.set(table && cell && { table, cell, chosen: selection.state() });
  if (!table || !cell) return;
  const isNew = before?.table !== table || cellKey(before.cell) !== cellKey(cell);
  if (isNew && cellMeant({ model, selection })) voice.say(names.cellName(table, cell));
}
