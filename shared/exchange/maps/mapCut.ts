/**
 * What was cut from a map, whole: pasted on the same map while it is gone it is itself again, with whatever is said of it.
 * What arrives is untrusted: it brings back only what is not there, each once.
 */
import type * as Y from 'yjs';
import type { MapItemMap } from '../../documents/barrierMap.ts';
import { fieldsIn, insertMapFields, type MapFields, mapFieldsOf } from '../../documents/mapFields.ts';
import { type DocumentId, type ItemId, parseItemId } from '../../ids.ts';
import { LIMITS } from '../../limits.ts';
import { isRecord } from '../boardJson.ts';

export interface CutItem extends MapFields {
  readonly id: ItemId;
}

/** Plain JSON. */
export const cutOf = (from: DocumentId, items: Y.Map<MapItemMap>, ids: Iterable<ItemId>) => ({
  from,
  items: [...ids].flatMap((id) => {
    const map = items.get(id);
    return map ? [{ id, ...mapFieldsOf(map) }] : [];
  }),
});

/** Whole, however long: what was appended to by merging is longer than what one writes. A clip is never too large. */
function textsIn(raw: Record<string, unknown>): MapFields['texts'] {
  const names = fieldsIn(Object.keys(raw).map((name) => [name, '']));
  return Object.fromEntries(
    Object.keys(names).flatMap((name) => {
      const text = raw[name];
      return typeof text === 'string' ? [[name, text]] : [];
    }),
  );
}

function cutItem(raw: unknown, now: number): CutItem | null {
  const id = isRecord(raw) ? parseItemId(raw.id) : null;
  if (id === null || !isRecord(raw) || !isRecord(raw.fields) || !isRecord(raw.texts)) return null;
  const fields = fieldsIn(Object.entries(raw.fields));
  if (typeof fields.kind !== 'string') return null;
  return { id, fields: { ...fields, at: Math.min(now, Number(fields.at) || 0) }, texts: textsIn(raw.texts) };
}

/** Null unless it was cut from this map, and all of it is gone. */
export function readMapCut(
  value: unknown,
  here: DocumentId,
  items: Y.Map<MapItemMap>,
  now: number,
): readonly CutItem[] | null {
  const cut = isRecord(value) && isRecord(value.cut) ? value.cut : null;
  if (cut?.from !== here || !Array.isArray(cut.items)) return null;
  if (cut.items.length === 0 || cut.items.length > LIMITS.itemsPerPaste) return null;
  const found = cut.items.map((raw) => cutItem(raw, now));
  const read = found.filter((one) => one !== null);
  const ids = new Set(read.map(({ id }) => id));
  const isWhole = read.length === found.length && ids.size === read.length;
  return isWhole && ![...ids].some((id) => items.has(id)) ? read : null;
}

/** With the ids that they had; nodes at these places. Call it inside a transaction. */
export function bringBackCut(
  items: Y.Map<MapItemMap>,
  cut: readonly CutItem[],
  places: ReadonlyMap<ItemId, { readonly x: number; readonly y: number }>,
): void {
  for (const { id, fields, texts } of cut)
    insertMapFields(items, { id, author: null, at: 0, fields: { ...fields, ...places.get(id) }, texts });
}
