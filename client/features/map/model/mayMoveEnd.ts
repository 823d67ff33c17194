import type { MapLink } from '../../../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Tip } from '../../../canvas/items.ts';
import type { MapModel } from './mapModel.ts';

/** Whether that end of a link may be on this node: not on the other end, and not beside the same link. */
export function mayMoveEnd(model: MapModel, id: ItemId, end: Tip, to: ItemId): boolean {
  const link = model.link(id);
  if (!link || !model.node(to)) return false;
  const ends = { from: link.from, to: link.to, [end]: to };
  const isSame = (one: MapLink) => one.from === ends.from && one.to === ends.to;
  return ends.from !== ends.to && !model.linksOf(to).some(isSame);
}
