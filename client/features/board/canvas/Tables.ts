/** Tables as a person changes them, as far as hands need it at once. */
import { isTableLine } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { BoardCommands } from './BoardCommands.ts';
import { newTables } from './laterTables.ts';

export type LineKind = 'row' | 'column';

/** The table that an act means: the chosen one, or the one in which the chosen item lies. */
export function tableMeant({ parts }: BoardCommands): ItemId | null {
  const { model, selection } = parts;
  const id = selection.single ?? selection.focused;
  if (id === null) return null;
  if (model.item(id)?.kind === 'table') return id;
  const parent = model.parentOf(id);
  return model.item(parent)?.kind === 'table' ? parent : null;
}

/** Arrow keys in a table: a note goes to the next cell, a row or column one place on. False when these are none. */
export function nudgeInTable(commands: BoardCommands, dx: number, dy: number): boolean {
  const { model } = commands.parts;
  const ids = commands.chosen;
  const [first] = ids;
  const kind = first === undefined ? undefined : model.item(first)?.kind;
  if (first === undefined || !ids.every((id) => model.cellOf(id) !== null)) return false;
  const by = dx + dy > 0 ? 1 : -1;
  newTables.run(commands.parts, (code) => {
    if (!isTableLine(kind)) code.toNextCell(commands, ids, dx !== 0 ? 'column' : 'row', by);
    else if (ids.length === 1 && (kind === 'row') === (dy !== 0)) code.shiftLine(commands, first, by);
  });
  return true;
}
