import type * as Y from 'yjs';
import { isNode, type MapItemMap, readMapItem } from '../../../../shared/documents/barrierMap.ts';
import { numberFrom, setOwnNumber, setTag, tagsFrom } from '../../../../shared/documents/ownColumns.ts';
import {
  columnKind,
  folded,
  LONGEST_TAG,
  type OwnColumnId,
  tagsIn,
} from '../../../../shared/documents/ownValues.ts';
import type { ItemId } from '../../../../shared/ids.ts';

/** What a cell says of a number or of tags, which are those and no others then. False where it does not fit. Inside a transaction. */
export function putOwn(items: Y.Map<MapItemMap>, id: ItemId, column: OwnColumnId, value: string): boolean {
  if (columnKind(column) === 'number') {
    const number = numberFrom(value);
    const fits = value === '' || number !== null;
    if (fits) setOwnNumber(items, id, column, number);
    return fits;
  }
  const node = readMapItem(id, items.get(id));
  const wanted = tagsFrom(value);
  if (!isNode(node) || value.split(/[,;|\n]/).some((tag) => tag.trim().length > LONGEST_TAG)) return false;
  const stays = new Set(wanted.map(folded));
  for (const tag of tagsIn(node.own, column))
    if (!stays.has(folded(tag))) setTag(items, id, column, tag, false);
  return wanted.map((tag) => setTag(items, id, column, tag, true)).every((done) => done);
}
