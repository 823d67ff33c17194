/** An item of a map with all its fields, also those that only a newer version knows: what a file keeps of it. */
import * as Y from 'yjs';
import type { ItemId, MemberId } from '../ids.ts';
import type { MapItemMap } from './barrierMap.ts';

export type FieldValue = string | number | boolean;

export interface MapFields {
  readonly fields: Readonly<Record<string, FieldValue>>;
  /** `text`, `note` and whatever else people write into. */
  readonly texts: Readonly<Record<string, string>>;
}

/** None that the server refuses (server/documents/values.ts): it would refuse all that this person does. */
const FIELD_NAME = /^(?!constructor$|prototype$)[a-z][A-Za-z]{0,39}(?::[A-Za-z0-9_/-]{1,1100})?$/;
const MOST_FIELDS = 300;
const LONGEST_VALUE = 2_000;

function isValue(value: unknown): value is FieldValue {
  if (typeof value === 'string') return value.length <= LONGEST_VALUE;
  return typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));
}

/** What of these entries a document may hold. */
export function fieldsIn(entries: Iterable<readonly [string, unknown]>): MapFields['fields'] {
  const fields: Record<string, FieldValue> = {};
  let count = 0;
  for (const [name, value] of entries) {
    if (!FIELD_NAME.test(name) || !isValue(value) || count === MOST_FIELDS) continue;
    fields[name] = value;
    count += 1;
  }
  return fields;
}

export function mapFieldsOf(map: MapItemMap): MapFields {
  const texts: Record<string, string> = {};
  for (const [name, value] of map)
    if (value instanceof Y.Text && FIELD_NAME.test(name)) texts[name] = value.toString();
  return { fields: fieldsIn(map), texts };
}

export interface NewMapItem extends MapFields {
  readonly id: ItemId;
  /** Of items that name none. */
  readonly author: MemberId | null;
  readonly at: number;
}

/** Inside a transaction. */
export function insertMapFields(
  items: Y.Map<MapItemMap>,
  { id, author, at, fields, texts }: NewMapItem,
): void {
  const map: MapItemMap = new Y.Map();
  const stamp = { ...(author !== null && { author }), at };
  for (const [name, value] of Object.entries({ ...stamp, ...fields })) map.set(name, value);
  const isNode = fields.kind !== 'link' && fields.kind !== 'group';
  const words = { text: '', ...(isNode && { note: '' }), ...texts };
  for (const [name, text] of Object.entries(words)) map.set(name, new Y.Text(text));
  items.set(id, map);
}
