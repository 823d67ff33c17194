/** Whether a box that a hand draws takes an item. */
import { isContainer } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Box, Point } from '../../../canvas/geometry.ts';
import { containsBox, containsPoint } from '../../../canvas/geometry.ts';
import type { BoardModel } from '../model/boardModel.ts';

function tableAround(model: BoardModel, id: ItemId): ItemId | null {
  const holder = model.parentOf(id);
  return holder === null || model.item(holder)?.kind === 'table' ? holder : tableAround(model, holder);
}

/**
 * Notes by a touch; what holds others, and links, only when they are enclosed, or no box could be drawn in them. From outside
 * a table goes with all that is in it, or nothing of it does.
 */
export function isCaught(
  model: BoardModel,
  boxOf: (id: ItemId) => Box | null,
  id: ItemId,
  area: Box,
  from: Point,
): boolean {
  const encloses = (one: ItemId) => {
    const box = boxOf(one);
    return box !== null && containsBox(area, box);
  };
  const table = tableAround(model, id);
  const ground = table && boxOf(table);
  if (ground && !containsPoint(ground, from)) return containsBox(area, ground);
  const kind = model.item(id)?.kind;
  return kind === 'connector' || kind === undefined || isContainer(kind) ? encloses(id) : true;
}
