/** Whether rows and columns have names of their own. Loaded when the page is idle. */
import type { ItemId } from '../../../../shared/ids.ts';
import type { Reason } from '../actions/actionWords.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { linesOf } from '../model/tables.ts';

/** What rows and columns are called until somebody gives them a name, in every language of the interface. */
export const NUMBERED = /^(Row|Rij|Column|Kolom) \d+$/;

export function isNamed(model: BoardModel, line: ItemId): boolean {
  const { text = '' } = model.item(line) ?? {};
  return text !== '' && !NUMBERED.test(text);
}

/** Somebody gave its columns names. */
export const hasHeads = (model: BoardModel, table: ItemId): boolean =>
  linesOf(model, table, 'column').some((column) => isNamed(model, column));

/** Something in its first row to be headings, or headings to be that. */
export function needsHeads(model: BoardModel, table: ItemId): Reason | null {
  if (hasHeads(model, table)) return null;
  const [row] = linesOf(model, table, 'row');
  const isWritten = (id: ItemId) => model.item(id)?.kind === 'note' && model.cellOf(id)?.row === row;
  return model.childrenOf(table).some(isWritten) ? null : 'heads';
}
