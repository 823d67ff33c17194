/**
 * What became one with another item of a map. It stays in the document with `into`: the id of that one. It is shown no
 * more, what ends at it ends there, what is said of it is said of that one. So nothing of it is lost, the end of `into` is
 * its return, and two people who make one of the same nodes at once, whichever each keeps, end with one of them.
 */
import type * as Y from 'yjs';
import { type ItemId, parseItemId } from '../ids.ts';
import type { MapItemMap } from './barrierMap.ts';

type Items = Pick<Y.Map<MapItemMap>, 'get'>;

/** Merged into what was merged again, and so on: more is hostile. */
const MOST_STEPS = 100;

/** What an item is now: itself, or what it became one with. Of several that became each other the one whose id is first. */
export function standsFor(items: Items, id: ItemId): ItemId {
  let at = id;
  const way = [id];
  while (way.length < MOST_STEPS) {
    const into = parseItemId(items.get(at)?.get?.('into'));
    if (into === null || !items.get(into)) return at;
    const round = way.indexOf(into);
    if (round >= 0) return way.slice(round).toSorted()[0] ?? id;
    way.push(into);
    at = into;
  }
  return id;
}

/** Everything that became one with another, and with which. */
export function mergedIn(items: Items & Iterable<[string, MapItemMap]>): ReadonlyMap<ItemId, ItemId> {
  const merged = new Map<ItemId, ItemId>();
  for (const [key] of items) {
    const id = key as ItemId;
    const stands = standsFor(items, id);
    if (stands !== id) merged.set(id, stands);
  }
  return merged;
}

type Listener = Parameters<Y.Map<MapItemMap>['observeDeep']>[0];

/** The items for who keeps what was read of them: when something merges, comes or goes, what ends at it changes as well. */
export function heedMerged(items: Y.Map<MapItemMap>) {
  const heard = new Map<Listener, Listener>();
  const isMerged = (item: MapItemMap) => item.has?.('into');
  const follows = (item: MapItemMap) => isMerged(item) || item.get?.('kind') === 'link';
  return {
    get: (key: string) => items.get(key),
    keys: () => items.keys(),
    observeDeep(listener: Listener) {
      const hear: Listener = (events, transaction) => {
        const merges = events.some(({ path, keys }) =>
          path.length === 0 ? [...items.values()].some(isMerged) : path.length === 1 && keys.has('into'),
        );
        const more = merges ? [...items].filter(([, item]) => follows(item)) : [];
        listener([...events, ...more.map(([id]) => ({ path: [id, ''] }) as (typeof events)[0])], transaction);
      };
      heard.set(listener, hear);
      items.observeDeep(hear);
    },
    unobserveDeep: (listener: Listener) => items.unobserveDeep(heard.get(listener) ?? listener),
  };
}
