/** What goes along with a row or a column that is dragged by its heading. */
import type { BoardItem } from '../../../../shared/documents/boardKinds.ts';
import { isTableLine } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { BoardModel } from '../model/boardModel.ts';

/** The heading and the notes of its cells; nothing of what is locked. */
export function movingLine(model: BoardModel, line: BoardItem): readonly ItemId[] {
  const table = model.parentOf(line.id);
  const { kind, id, locked } = line;
  if (!isTableLine(kind) || table === null || locked || model.item(table)?.locked) return [];
  const notes = model.childrenOf(table).filter((one) => model.item(one)?.kind === 'note');
  return [id, ...notes.filter((one) => model.cellOf(one)?.[kind] === id)];
}
