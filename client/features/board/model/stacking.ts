/** Which item lies on which. */
import { isGrid } from '../../../../shared/documents/boardKinds.ts';
import { layerOf } from '../../../../shared/documents/layers.ts';
import { compareOrder } from '../../../../shared/documents/orderKeys.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { BoardModel } from './boardModel.ts';

type Stacked = Pick<BoardModel, 'item' | 'hostOf' | 'isInGrid'>;

function compareAlone(model: Stacked, a: ItemId, b: ItemId): number {
  const [left, right] = [model.item(a), model.item(b)];
  const layers = layerOf(left) - layerOf(right);
  return layers === 0 ? compareOrder({ id: a, z: left?.z ?? '' }, { id: b, z: right?.z ?? '' }) : layers;
}

/**
 * A sticker lies directly on its item, so that whatever covers that covers it too; on a cluster or a table, and on the notes
 * in one, which stand so close that the next would cover it, among the others, over the notes.
 */
function bedOf(model: Stacked, id: ItemId): ItemId {
  const host = model.hostOf(id);
  return host === null || isGrid(model.item(host)?.kind) || model.isInGrid(host) ? id : host;
}

export function compareStacking(model: Stacked, a: ItemId, b: ItemId): number {
  const [under, over] = [bedOf(model, a), bedOf(model, b)];
  if (under !== over) return compareAlone(model, under, over);
  if (a === under || b === under) return a === under ? -1 : 1;
  return compareAlone(model, a, b);
}
