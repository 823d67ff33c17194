/** What goes along with a row or a column that is dragged by its heading, and notes that are dragged out of a table. */
import type { BoardItem } from '../../../../shared/documents/boardKinds.ts';
import { isTableLine } from '../../../../shared/documents/boardKinds.ts';
import { noteHeight } from '../../../../shared/exchange/noteHeight.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { type Box, intersects } from '../../../canvas/geometry.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { NOTE_GAP } from '../model/layout.ts';

/** The heading and the notes of its cells; nothing of what is locked. */
export function movingLine(model: BoardModel, line: BoardItem): readonly ItemId[] {
  const table = model.parentOf(line.id);
  const { kind, id, locked } = line;
  if (!isTableLine(kind) || table === null || locked) return [];
  const notes = model.childrenOf(table).filter((one) => model.item(one)?.kind === 'note');
  return [id, ...notes.filter((one) => model.cellOf(one)?.[kind] === id)];
}

/** Outside they are squares again, higher than its rows: each lies below those that it would cover. */
export function setApart<Dragged extends Box & { readonly id: ItemId }>(
  model: BoardModel,
  at: readonly Dragged[],
): readonly Dragged[] {
  const placed: Dragged[] = [];
  for (const one of at.toSorted((a, b) => a.y - b.y)) {
    const item = model.item(one.id);
    const leaves = item?.kind === 'note' && model.item(model.parentOf(one.id))?.kind === 'table';
    let to = leaves ? { ...one, h: Math.max(one.h, noteHeight(item.text)) } : one;
    for (const other of placed)
      if (leaves && intersects(other, to)) to = { ...to, y: other.y + other.h + NOTE_GAP };
    placed.push(to);
  }
  return placed;
}
