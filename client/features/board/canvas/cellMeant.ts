/** The cell of a table that was pressed last, as long as nothing else is chosen: what comes then, comes there. */
import type { Cell } from '../../../../shared/documents/tableLayout.ts';
import { cellAt } from '../../../../shared/documents/tableLayout.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Box, Point } from '../../../canvas/geometry.ts';
import type { SelectionState } from '../../../canvas/Selection.ts';
import { writable } from '../../../live/readable.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { cellKey, notesByCell } from '../model/tables.ts';
import type { CommandParts, Making } from './Making.ts';
import { containerAt } from './places.ts';

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

/** One hand presses one cell, whatever boards are open. Undefined where no frame would show it, as in the outline. */
export const pressed = writable<Pressed | null | undefined>(undefined);

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
  const box = one && one.chosen === selection.state() ? boxOf(model, one) : null;
  return one && box ? { table: one.table, cell: one.cell, box } : null;
}

/** Where a note alone lies that is chosen: it is left by the arrows, as a cell is. Null in a table that is locked. */
export function cellOfNote({ model, selection }: Pick<CommandParts, 'model' | 'selection'>): Pressed | null {
  const id = selection.editing === null ? selection.single : null;
  const [cell, table] = id === null ? [null, null] : [model.cellOf(id), model.parentOf(id)];
  const isNote = id !== null && model.item(id)?.kind === 'note';
  return isNote && cell && table && !model.item(table)?.locked
    ? { table, cell, chosen: selection.state() }
    : null;
}

/** Its name and its headings lie on none. */
export function cellOn(model: BoardModel, table: ItemId | null, { x, y }: Point): Cell | null {
  const layout = table && model.tableOf(table);
  if (!layout || x < (layout.columns[0]?.start ?? 0) || y < (layout.rows[0]?.start ?? 0)) return null;
  return cellAt(layout, { x, y });
}

/** With nothing chosen the table under the pointer is meant, and its cell there if it is on one; null where that may not be filled. */
export function pointedAt({ parts: { model, selection }, pointer }: Making):
  | (Pick<Pressed, 'table'> & {
      readonly cell: Cell | null;
    })
  | null {
  if (selection.ids.size > 0 || selection.editing !== null || pointer === null) return null;
  const table = containerAt(model, pointer);
  const item = model.item(table);
  return table !== null && item?.kind === 'table' && !item.locked
    ? { table, cell: cellOn(model, table, pointer) }
    : null;
}

type Speaking = Pick<CommandParts, 'model' | 'selection' | 'names' | 'voice'>;

/** With its table, and said with what is in it. False where that cannot be. */
export function meanCell({ model, selection, names, voice }: Speaking, table: ItemId, cell: Cell): boolean {
  if (pressed.get() === undefined) return false;
  selection.set([table]);
  pressed.set({ table, cell, chosen: selection.state() });
  const words = notesIn(model, { table, cell }).map((id) => names.titleOf(id));
  voice.say([names.cellName(table, cell), ...words].join('. '));
  return true;
}

const notesIn = (model: BoardModel, { table, cell }: Pick<CellMeant, 'table' | 'cell'>): readonly ItemId[] =>
  notesByCell(model, table).get(cellKey(cell)) ?? [];

/** Empty where no cell is meant, too. */
export function notesMeant(parts: Pick<CommandParts, 'model' | 'selection'>): readonly ItemId[] {
  const meant = cellMeant(parts);
  return meant ? notesIn(parts.model, meant) : [];
}

/** Whatever is chosen in between: the cell that is meant now, if one is, is meant again. */
export function keepCell({ model, selection }: Pick<CommandParts, 'model' | 'selection'>): () => void {
  const meant = cellMeant({ model, selection });
  return () => {
    if (!meant) return;
    selection.set([meant.table]);
    pressed.set({ ...meant, chosen: selection.state() });
  };
}

/** What means what is chosen means the notes of the cell, until the answer ends it: then that is meant again. */
export function chooseNotes({ model, selection }: Pick<CommandParts, 'model' | 'selection'>): () => void {
  const again = keepCell({ model, selection });
  selection.set(notesMeant({ model, selection }));
  return again;
}

/** After a press that chose a table: its cell is meant, and said once; its name and its headings mean none. */
export function pressCell(parts: CommandParts, point: Point): void {
  const { model, selection, context } = parts;
  const table = selection.editing === null ? selection.single : null;
  const cell = context.mayEdit() ? cellOn(model, table, point) : null;
  const before = cellMeant(parts);
  const isSame = before !== null && before.table === table && cell && cellKey(before.cell) === cellKey(cell);
  if (!table || !cell || model.item(table)?.locked) pressed.set(null);
  else if (!isSame) meanCell(parts, table, cell);
}
