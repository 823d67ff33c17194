/** Places in a list of siblings as order keys; when none fits, the siblings get fresh keys in the same transaction. */
import type * as Y from 'yjs';
import type { ItemMap, ItemPlace } from '../../../../shared/documents/board.ts';
import { changeItem } from '../../../../shared/documents/board.ts';
import { keysBetween, spreadKeys } from '../../../../shared/documents/orderKeys.ts';

/** `count` keys that put items at `index` among `siblings` (which do not contain them). Call inside an edit. */
export function keysAt(
  items: Y.Map<ItemMap>,
  siblings: readonly ItemPlace[],
  index: number,
  count: number,
): readonly string[] {
  const at = Math.max(0, Math.min(index, siblings.length));
  const low = siblings[at - 1]?.z ?? null;
  const high = siblings[at]?.z ?? null;
  const fits = low === null || high === null || low < high;
  const keys = fits && low !== '' && high !== '' ? keysBetween(low, high, count) : null;
  if (keys) return keys;
  const fresh = spreadKeys(siblings.length + count);
  siblings.forEach((sibling, i) => {
    changeItem(items, sibling.id, { z: fresh[i < at ? i : i + count] ?? '' });
  });
  return fresh.slice(at, at + count);
}

/** `count` keys above everything on the board. */
export function keysOnTop(top: string | null, count: number): readonly string[] {
  return keysBetween(top, null, count) ?? spreadKeys(count);
}
