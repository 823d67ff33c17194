/**
 * What became one with another item of a map. It stays in the document with `into`: the id of that one. It is shown no
 * more, what ends at it ends there, what is said of it is said of that one. So nothing of it is lost, the end of `into` is
 * its return, and two people who make one of the same nodes at once, whichever each keeps, end with one of them.
 */
import * as Y from 'yjs';
import { type ItemId, parseItemId } from '../ids.ts';
import type { ItemMap } from './items.ts';

type Items = Pick<Y.Map<ItemMap>, 'get'>;

/** Merged into what was merged again, and so on: more is hostile, and counts as not merged. */
const MOST_STEPS = 100;

/** A link becomes one with a link only; null of what is no item. */
function sortOf(item: ItemMap | undefined): string | null {
  const kind = item instanceof Y.Map ? item.get('kind') : null;
  return kind === 'link' || kind === 'group' ? kind : typeof kind === 'string' ? 'node' : null;
}

/** What an item is now: itself, or what it became one with. Of several that became each other the one whose id is first. */
export function standsFor(items: Items, id: ItemId): ItemId {
  const way: ItemId[] = [];
  let item = items.get(id);
  for (let at = id; way.length <= MOST_STEPS; ) {
    const into = item instanceof Y.Map ? parseItemId(item.get('into')) : null;
    const next = into === null ? undefined : items.get(into);
    if (into === null || sortOf(next) !== sortOf(item)) return at;
    way.push(at);
    if (way.includes(into)) return way.slice(way.indexOf(into)).toSorted()[0] ?? id;
    [at, item] = [into, next];
  }
  return id;
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
