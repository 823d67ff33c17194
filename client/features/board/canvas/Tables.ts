/** Tables as a person means them. */
import type { ItemId } from '../../../../shared/ids.ts';
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
