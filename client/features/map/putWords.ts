import type * as Y from 'yjs';
import {
  ensureMapText,
  type MapItemMap,
  type MapText,
  mapText,
} from '../../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { LIMITS } from '../../../shared/limits.ts';
import { spliceBetween } from '../../canvas/text/splice.ts';

/** Only what differs: somebody may be writing in it. False where it is too long. Inside a transaction. */
export function putWords(items: Y.Map<MapItemMap>, id: ItemId, name: MapText, value: string): boolean {
  if (value === '' && mapText(items.get(id), name) === null) return true;
  ensureMapText(items, id, name);
  const text = mapText(items.get(id), name);
  if (text === null || value.length > LIMITS.noteLength) return false;
  const splice = spliceBetween(text.toString(), value);
  if (splice === null) return true;
  text.delete(splice.at, splice.remove);
  text.insert(splice.at, splice.insert);
  return true;
}
