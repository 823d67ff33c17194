/**
 * Own columns of a map: what its people keep of nodes beside what every map knows, the same for everybody.
 *
 *   doc.getMap('columns'): Y.Map<OwnColumnId, Y.Map>
 *     name, order (an order key), author, at (ms)
 *
 * The id is made of the kind and the first name, and stays: two people who add the same column at once make one, and one
 * that is taken away and added again has again what somebody wrote in it meanwhile. What is read is untrusted.
 */
import * as Y from 'yjs';
import { cleanText, cutText, oneLine } from '../exchange/cleanText.ts';
import type { ItemId, MemberId } from '../ids.ts';
import { ensureMapText, type MapItemMap, mapColumns, mapItems, mapText } from './barrierMap.ts';
import { keyedFields } from './keyedFields.ts';
import {
  type ColumnKind,
  columnKind,
  columnOfKey,
  folded,
  inKey,
  isNumber,
  LONGEST_TAG,
  MOST_COLUMNS,
  MOST_TAGS,
  type OwnColumnId,
  ownKey,
  ownValuesIn,
  parseColumnId,
  tagKey,
  wordsKey,
} from './ownValues.ts';
import { moveEntry, placeAfter, placedEntries } from './placedEntries.ts';

export const LONGEST_COLUMN_NAME = 80;
const LONGEST_STEM = 120;

export interface OwnColumn {
  readonly id: OwnColumnId;
  readonly kind: ColumnKind;
  /** Empty where a hostile or newer version left none. */
  readonly name: string;
  /** Its place among the others. */
  readonly z: string;
}

export const columnName = (raw: unknown): string =>
  typeof raw === 'string' ? cutText(oneLine(cleanText(raw.slice(0, 1_000))), LONGEST_COLUMN_NAME).trim() : '';

/** What parts tags in a cell is in none of them. */
const PARTS = /[,;|\n\t]+/;
const tagName = (raw: string): string => cutText(oneLine(cleanText(raw)), LONGEST_TAG).trim();

/** Of a cell or a line of writing: each once, as it is first written. */
export function tagsFrom(text: string): readonly string[] {
  const tags = new Map<string, string>();
  for (const part of text.split(PARTS)) {
    const tag = tagName(part);
    if (tag !== '' && !tags.has(folded(tag))) tags.set(folded(tag), tag);
  }
  return [...tags.values()];
}

/** Of `1 200,5`, `1.200,5`, `1,200.5` and `1,200`; null for what is no number. A dot alone is that of a fraction. */
export function numberFrom(text: string): number | null {
  // No number is that long, and to look for one in a page of digits takes minutes.
  if (text.length > 100) return null;
  const plain = text.replace(/[\s\u00a0\u202f'_]/g, '').replace(/[\u2212\u2013]/g, '-');
  const grouped = (mark: string) => `[1-9]\\d{0,2}(?:\\${mark}\\d{3})+`;
  const isWhole = new RegExp(`^[+-]?(?:${grouped(',')}|[1-9]\\d{0,2}(?:\\.\\d{3}){2,})$`).test(plain);
  const fits = new RegExp(
    `^[+-]?(?:\\d+[.,]?\\d*|${grouped(',')}\\.\\d+|${grouped('.')},\\d+)(?:e[+-]?\\d+)?$`,
    'i',
  );
  if (!isWhole && !fits.test(plain)) return null;
  const last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','));
  const fraction = isWhole || last < 0 ? '' : `.${plain.slice(last + 1)}`;
  const whole = (fraction === '' ? plain : plain.slice(0, last)).replace(/[.,]/g, '');
  const value = Number(`${whole}${fraction}`);
  return isNumber(value) ? value : null;
}

const placedColumns = (columns: Y.Map<MapItemMap>) => placedEntries(columns, parseColumnId);

/** In their order, the first forty; no more are read. Never throws. */
export function ownColumns(columns: Y.Map<MapItemMap>): readonly OwnColumn[] {
  return placedColumns(columns)
    .slice(0, MOST_COLUMNS)
    .map(({ id, z, map }) => ({ id, z, kind: columnKind(id), name: columnName(map.get('name')) }));
}

/** The column of this name and kind. */
export const columnCalled = (
  columns: readonly OwnColumn[],
  kind: ColumnKind,
  name: string,
): OwnColumn | undefined =>
  columns.find((one) => one.kind === kind && folded(one.name) === folded(columnName(name)));

export interface NewColumn {
  readonly kind: ColumnKind;
  readonly name: string;
  readonly author: MemberId | null;
  readonly at: number;
}

/** One that was renamed keeps its id, so another that is called as it was has a number behind. */
function unusedColumnId(columns: Y.Map<MapItemMap>, kind: ColumnKind, name: string): OwnColumnId {
  const stem = `${kind}-${inKey(name).slice(0, LONGEST_STEM)}` as const;
  let id: OwnColumnId = stem;
  for (let count = 2; columns.has(id); count += 1) id = `${stem}-${count}`;
  return id;
}

/** After all others, or the one that is called so already; null where there are forty. Inside a transaction, as all that follow. */
export function insertColumn(
  columns: Y.Map<MapItemMap>,
  { kind, name, author, at }: NewColumn,
): OwnColumnId | null {
  const all = ownColumns(columns);
  const known = columnCalled(all, kind, name);
  if (known) return known.id;
  if (columnName(name) === '' || all.length >= MOST_COLUMNS) return null;
  const id = unusedColumnId(columns, kind, columnName(name));
  const map: MapItemMap = new Y.Map();
  const fields = { name: columnName(name), order: placeAfter(all.at(-1)?.z), at, ...(author && { author }) };
  for (const [key, value] of Object.entries(fields)) map.set(key, value);
  columns.set(id, map);
  return id;
}

export function renameColumn(columns: Y.Map<MapItemMap>, id: OwnColumnId, name: string): void {
  const [map, words] = [columns.get(id), columnName(name)];
  if (map instanceof Y.Map && words !== '' && map.get('name') !== words) map.set('name', words);
}

/** To this place among those that are read, from 0. */
export function moveColumn(columns: Y.Map<MapItemMap>, id: OwnColumnId, place: number): void {
  moveEntry(columns, placedColumns(columns), ownColumns(columns), { id, place });
}

/** With what nodes say in it: what is gone from sight is gone from the document. */
export function removeColumn(doc: Y.Doc, id: OwnColumnId): void {
  for (const map of mapItems(doc).values())
    if (map instanceof Y.Map) for (const key of [...map.keys()]) if (columnOfKey(key) === id) map.delete(key);
  mapColumns(doc).delete(id);
}

type Items = Y.Map<MapItemMap>;

/** Null takes it away. */
export function setOwnNumber(items: Items, id: ItemId, column: OwnColumnId, value: number | null): void {
  const map = items.get(id);
  if (!(map instanceof Y.Map)) return;
  const key = ownKey(column);
  if (value === null) map.delete(key);
  else if (isNumber(value) && map.get(key) !== value) map.set(key, value);
}

/** False where the node has as many tags as one can have. A tag that is there stays as it was written. */
export function setTag(items: Items, id: ItemId, column: OwnColumnId, tag: string, on: boolean): boolean {
  const map = items.get(id);
  const words = tagName(tag);
  if (!(map instanceof Y.Map) || words === '') return false;
  const key = tagKey(column, words);
  if (!on) map.delete(key);
  if (!on || map.has(key)) return true;
  const count = Object.values(ownValuesIn(keyedFields(map))).flatMap((one) =>
    Array.isArray(one) ? one : [],
  );
  if (count.length >= MOST_TAGS) return false;
  map.set(key, words);
  return true;
}

/** The text of its words, made where there is none. */
export function ownText(items: Items, id: ItemId, column: OwnColumnId): Y.Text | null {
  ensureMapText(items, id, wordsKey(column));
  return mapText(items.get(id), wordsKey(column));
}
