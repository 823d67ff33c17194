import type { ItemId } from '../../../../shared/ids.ts';
import type { Box } from '../../../canvas/geometry.ts';
import { intersects } from '../../../canvas/geometry.ts';
import type { BoardModel } from '../model/boardModel.ts';

/** Items in a part of the board, in reading order: what is inside containers before the containers around it. */
export function boxesIn(model: BoardModel, area: Box): readonly ItemId[] {
  const inside = model.readingOrder().filter((id) => {
    const box = model.box(id);
    return box !== null && intersects(box, area);
  });
  const holds = (id: ItemId) => model.childrenOf(id).some((child) => inside.includes(child));
  return [...inside.filter((id) => !holds(id)), ...inside.filter(holds)];
}
