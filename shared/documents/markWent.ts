/** Notes of a board that went to maps, written on them. */
import * as Y from 'yjs';
import type { DocumentId, ItemId } from '../ids.ts';
import type { ItemMap } from './items.ts';
import { wentField } from './went.ts';

/** The note is now on a map, as this node. */
export function markWent(items: Y.Map<ItemMap>, note: ItemId, map: DocumentId, node: ItemId): void {
  const item = items.get(note);
  if (item instanceof Y.Map && item.get(wentField(map)) !== node) item.set(wentField(map), node);
}

/** It is not there any more. */
export function markBack(items: Y.Map<ItemMap>, note: ItemId, map: DocumentId, node: ItemId): void {
  const item = items.get(note);
  if (item instanceof Y.Map && item.get(wentField(map)) === node) item.delete(wentField(map));
}
