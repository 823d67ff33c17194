/** Where every kind of document keeps its items: a map of maps, so that each field merges on its own. */
import type * as Y from 'yjs';

export type ItemMap = Y.Map<unknown>;

export function documentItems(doc: Y.Doc): Y.Map<ItemMap> {
  return doc.getMap<ItemMap>('items');
}
