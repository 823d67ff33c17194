/** What a title that stands above its item means. */
import type { ItemId } from '../../../../shared/ids.ts';
import { containsPoint, type Point } from '../../../canvas/geometry.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { ABOVE, isTitleHidden, standsAbove, titleScale } from './farTitles.ts';

/** Bold letters at their size, and the number before them. */
const LETTER = 26;
const NUMBER = 40;

/** Of frames first; `wide` is how wide a title is at 1 px. */
export function titleAbove(
  model: BoardModel,
  point: Point,
  zoom: number,
  wide: (id: ItemId) => number,
): ItemId | null {
  if (!standsAbove(zoom)) return null;
  const larger = titleScale(zoom);
  const h = ABOVE.top * larger;
  const isOn = (id: ItemId) => {
    const [item, box] = [model.item(id), model.box(id)];
    if (!item || !box || isTitleHidden(item, zoom)) return false;
    const w = Math.min(box.w, (LETTER * wide(id) + NUMBER) * larger);
    return containsPoint({ x: box.x, y: box.y - h, w, h }, point);
  };
  return [...model.frames(), ...model.grids].find(isOn) ?? null;
}
