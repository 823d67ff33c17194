/**
 * What became one with another item of a map. It stays in the document with `into`: the id of that one. It is shown no
 * more, what ends at it ends there, what is said of it is said of that one. So nothing of it is lost, the end of `into` is
 * its return, and two people who make one of the same nodes at once, whichever each keeps, end with one of them.
 */
import type * as Y from 'yjs';
import { type ItemId, parseItemId } from '../ids.ts';
import type { ItemMap } from './items.ts';

type Items = Pick<Y.Map<ItemMap>, 'get'>;

/** Merged into what was merged again, and so on: more is hostile. */
const MOST_STEPS = 100;

/** What an item is now: itself, or what it became one with. Of several that became each other the one whose id is first. */
export function standsFor(items: Items, id: ItemId, way: readonly ItemId[] = []): ItemId {
  const into = parseItemId(items.get(id)?.get?.('into'));
  if (!into || !items.get(into) || way.length > MOST_STEPS) return id;
  const round = way.indexOf(id);
  return round < 0 ? standsFor(items, into, [...way, id]) : (way.slice(round).toSorted()[0] ?? id);
}

/** Everything that became one with another, and with which. */
export function mergedIn(items: Items & Iterable<[string, ItemMap]>): ReadonlyMap<ItemId, ItemId> {
  const merged = new Map<ItemId, ItemId>();
  for (const [key] of items) {
    const id = key as ItemId;
    const stands = standsFor(items, id);
    if (stands !== id) merged.set(id, stands);
  }
  return merged;
}
