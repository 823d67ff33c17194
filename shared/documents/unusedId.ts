/** Ids that two people find alike for what they make at once, and that nothing deleted ever had. */
import type * as Y from 'yjs';
import { type ItemId, newId } from '../ids.ts';
import type { MapItemMap } from './barrierMap.ts';

/**
 * The id, or the first of its turns that this document never had. Comments, reactions and history know an item by its id:
 * what is made again after it was deleted is a new thing and must not have theirs. Yjs keeps each key of a map for good,
 * also after its value is deleted; nothing in its interface says so, but two people who know of the same deletion must
 * come to the same id, and only the document knows.
 */
export function unusedId(items: Y.Map<MapItemMap>, id: ItemId): ItemId {
  for (let turn = 0; turn < id.length; turn++) {
    const turned = (id.slice(turn) + id.slice(0, turn)) as ItemId;
    if (!items._map.has(turned)) return turned;
  }
  return newId<ItemId>();
}
