/** Where what a hand holds would land if it were let go now. */
import { isGrid } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { centre, containsPoint, shift } from '../../../canvas/geometry.ts';
import type { Drag } from '../../../canvas/handlers.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { stickers } from './later.ts';
import { containerAt } from './places.ts';

/** The cluster or table that it would land in. */
export function holderAt(model: BoardModel, { point, ids }: Drag<ItemId>): ItemId | null {
  const item = model.item(containerAt(model, point, 'any', ids));
  return item && isGrid(item.kind) && !item.locked ? item.id : null;
}

/** A note whose middle the pointer is on: a corner that overlaps means nothing. */
function noteAt(model: BoardModel, { point, ids }: Drag<ItemId>): ItemId | null {
  for (const [id, box] of model.boxes()) {
    const item = model.item(id);
    if (item?.kind !== 'note' || item.locked || ids.has(id)) continue;
    const middle = { x: box.x + box.w / 6, y: box.y + box.h / 6, w: (box.w * 2) / 3, h: (box.h * 2) / 3 };
    if (containsPoint(middle, point)) return id;
  }
  return null;
}

/** A note for a note, and what a sticker would lie on. */
export function targetOf(model: BoardModel, drag: Drag<ItemId>, id: ItemId, isNote: boolean): ItemId | null {
  if (isNote) return noteAt(model, drag);
  const box = model.item(id)?.kind === 'sticker' ? model.box(id) : null;
  return box && (stickers.now()?.hostAt(model, centre(shift(box, drag.dx, drag.dy)), drag.ids) ?? null);
}
