/** What drafts say in own columns, put on a map: in the column of that name and kind, or in a new one. */
import type * as Y from 'yjs';
import { isNode, type MapItemMap, mapColumns, readMapItem } from '../../documents/barrierMap.ts';
import {
  columnCalled,
  insertColumn,
  ownColumns,
  ownText,
  setOwnNumber,
  setTag,
} from '../../documents/ownColumns.ts';
import { folded, type OwnColumnId, tagsIn } from '../../documents/ownValues.ts';
import type { ItemId, MemberId } from '../../ids.ts';
import type { ItemDraft } from './mapDraft.ts';
import type { OwnDraft } from './ownTold.ts';

interface Stamp {
  readonly author: MemberId | null;
  readonly at: number;
}

const keyOf = ({ kind, name }: Pick<OwnDraft, 'kind' | 'name'>) => `${kind} ${folded(name)}`;

type Items = Y.Map<MapItemMap>;

function put(items: Items, id: ItemId, column: OwnColumnId, value: NonNullable<OwnDraft['value']>): void {
  if (typeof value === 'number') setOwnNumber(items, id, column, value);
  if (typeof value === 'string') {
    const text = ownText(items, id, column);
    if (text === null || text.toString() === value) return;
    text.delete(0, text.length);
    text.insert(0, value);
  }
  if (typeof value !== 'object') return;
  const node = readMapItem(id, items.get(id));
  const stays = new Set(value.map(folded));
  for (const tag of isNode(node) ? tagsIn(node.own, column) : [])
    if (!stays.has(folded(tag))) setTag(items, id, column, tag, false);
  for (const tag of value) setTag(items, id, column, tag, true);
}

/** Call inside a transaction, once the items are there. */
export function landOwn(
  items: Items,
  drafts: readonly ItemDraft[],
  ids: readonly ItemId[],
  { author, at }: Stamp,
): void {
  const { doc } = items;
  if (doc === null) return;
  const all = drafts.flatMap(({ own = [] }) => own).toSorted((a, b) => a.at - b.at);
  const columns = new Map<string, OwnColumnId | null>();
  for (const { kind, name } of all)
    if (!columns.has(keyOf({ kind, name })))
      columns.set(keyOf({ kind, name }), insertColumn(mapColumns(doc), { kind, name, author, at }));
  drafts.forEach(({ own = [] }, place) => {
    const id = ids[place];
    for (const said of id === undefined ? [] : own) {
      const column = columns.get(keyOf(said));
      if (id && column && said.value !== null) put(items, id, column, said.value);
    }
  });
}

/** Whether what it says is not what the node that stands says already. */
export function changesOwn(items: Items, { stands, own = [] }: ItemDraft): boolean {
  const node = stands === undefined ? null : readMapItem(stands, items.get(stands));
  if (!isNode(node) || items.doc === null) return false;
  const columns = ownColumns(mapColumns(items.doc));
  return own.some(({ kind, name, value }) => {
    const column = columnCalled(columns, kind, name);
    const now = column && node.own[column.id];
    return value !== null && folded(String(now ?? '')) !== folded(String(value));
  });
}
