/** What is seen elsewhere when something is: the stickers on it and the links that join it. */
import type { ItemId } from '../../../../shared/ids.ts';
import type { BoardModel } from '../model/boardModel.ts';

/** These, the stickers on them, and the links that join any of both. */
export function withFollowers(model: BoardModel, ids: Iterable<ItemId>): ReadonlySet<ItemId> {
  const all = new Set(ids);
  for (const id of [...all]) for (const sticker of model.stuckOn(id)) all.add(sticker);
  for (const id of [...all]) for (const link of model.connectorsOf(id)) all.add(link);
  return all;
}

/** Without these, but for lines among them. */
export function followersOf(
  model: BoardModel,
  ids: Iterable<ItemId>,
  isLine: (id: ItemId) => boolean,
): ReadonlySet<ItemId> {
  const links = new Set<ItemId>();
  for (const id of ids) {
    if (isLine(id)) links.add(id);
    for (const sticker of model.stuckOn(id)) links.add(sticker);
    for (const link of model.connectorsOf(id)) links.add(link);
  }
  return links;
}
