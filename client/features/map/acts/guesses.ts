/** Verbs that this tab proposed and nobody chose or judged since: they follow the kinds of their ends (MH71). */
import type * as Y from 'yjs';
import {
  changeMapItem,
  isNode,
  type MapItemMap,
  readMapItem,
} from '../../../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { proposeRelation, type Relation } from '../../../../shared/maps/vocabulary.ts';

type Items = Y.Map<MapItemMap>;

/** By the origin of the tab. */
const tabs = new WeakMap<object, Set<ItemId>>();

export function guessesOf({ origin }: { readonly origin: object }): Set<ItemId> {
  const guesses = tabs.get(origin) ?? new Set();
  tabs.set(origin, guesses);
  return guesses;
}

/** The verb that is there, as long as it may still follow, and the one that fits. */
function verbsOf(items: Items, id: ItemId): readonly [Relation | null, Relation] | null {
  const link = readMapItem(id, items.get(id));
  if (link?.kind !== 'link' || link.state !== 'proposed') return null;
  const [from, to] = [readMapItem(link.from, items.get(link.from)), readMapItem(link.to, items.get(link.to))];
  return isNode(from) && isNode(to) ? [link.relation, proposeRelation(from.kind, to.kind)] : null;
}

/** Around an act that changes kinds. */
export function guessAnew(items: Items, guesses: ReadonlySet<ItemId>, act: () => void): void {
  const standing = [...guesses].filter((id) => {
    const verbs = verbsOf(items, id);
    return verbs !== null && verbs[0] === verbs[1];
  });
  act();
  for (const id of standing) {
    const [verb, relation] = verbsOf(items, id) ?? [];
    if (relation && verb !== relation) changeMapItem(items, id, { relation });
  }
}
