import type { ItemId } from '../../../../shared/ids.ts';
import type { BoardModel } from '../model/boardModel.ts';

/** Clusters that hold nothing any more without these notes; not what is locked, linked to or has stickers of its own. */
export function emptiedBy(model: BoardModel, notes: ReadonlySet<ItemId>): readonly ItemId[] {
  const homes = new Set([...notes].map((id) => model.item(model.parentOf(id))));
  return [...homes].flatMap((home) => {
    if (home?.kind !== 'cluster' || home.locked || model.connectorsOf(home.id).length > 0) return [];
    return model.childrenOf(home.id).every((id) => notes.has(id)) ? [home.id] : [];
  });
}
