/** Tables as a person means them. */
import type { ItemId } from '../../../../shared/ids.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { linesOf } from '../model/tables.ts';
import type { BoardCommands } from './BoardCommands.ts';

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

/** What rows and columns are called until somebody gives them a name, in every language of the interface. */
export const NUMBERED = /^(Row|Rij|Column|Kolom) \d+$/;

export function isNamed(model: BoardModel, line: ItemId): boolean {
  const { text = '' } = model.item(line) ?? {};
  return text !== '' && !NUMBERED.test(text);
}

/** Somebody gave its columns names. */
export const hasHeads = (model: BoardModel, table: ItemId): boolean =>
  linesOf(model, table, 'column').some((column) => isNamed(model, column));
