/**
 * What a node says in own columns of its map (ownColumns.ts), each value an entry of its own, so that concurrent edits all
 * survive:
 *
 *   own:words-…: Y.Text
 *   own:number-…: a number
 *   own:tags-…/<tag> = the tag as it was first written; its key is without capitals, so that a tag is there once
 *
 * The id of a column begins with its kind, so that a value is read without the list of columns, and never means a key that
 * JavaScript knows. What is read is untrusted: what is not of the column's kind counts as not given.
 */
import * as Y from 'yjs';
import type { KeyedField } from './keyedFields.ts';

export const COLUMN_KINDS = ['words', 'number', 'tags'] as const;
export type ColumnKind = (typeof COLUMN_KINDS)[number];
export type OwnColumnId = `${ColumnKind}-${string}`;
/** The key of its words. */
export type OwnField = `own:words-${string}`;
export type OwnValue = string | number | readonly string[];
export type OwnValues = Readonly<Partial<Record<OwnColumnId, OwnValue>>>;

export const MOST_COLUMNS = 40;
/** Of one node, in all its columns. */
export const MOST_TAGS = 50;
export const LONGEST_TAG = 60;
/** Beyond this numbers are not exact. */
export const LARGEST_NUMBER = Number.MAX_SAFE_INTEGER;

const OWN = 'own:';
const COLUMN_ID = /^(words|number|tags)-[a-z0-9_-]{1,160}$/;
const NOTHING: OwnValues = {};

export const parseColumnId = (raw: unknown): OwnColumnId | null =>
  typeof raw === 'string' && COLUMN_ID.test(raw) ? (raw as OwnColumnId) : null;

export const columnKind = (id: OwnColumnId): ColumnKind => id.slice(0, id.indexOf('-')) as ColumnKind;

/** As it is compared. */
export const folded = (words: string): string => words.normalize('NFC').toLowerCase();

/** In letters that a key may have; two that differ have two. */
export const inKey = (words: string): string =>
  folded(words).replace(/[^a-z0-9]/gu, (letter) => `_${letter.codePointAt(0)?.toString(36) ?? ''}_`);

export const ownKey = (id: OwnColumnId): string => `${OWN}${id}`;
export const wordsKey = (id: OwnColumnId) => ownKey(id) as OwnField;
export const tagKey = (id: OwnColumnId, tag: string): string => `${OWN}${id}/${inKey(tag)}`;
export const isOwnKey = (key: string): boolean => key.startsWith(OWN);

/** The column that a key of a node is of; null for any other key. */
export const columnOfKey = (key: string): OwnColumnId | null =>
  isOwnKey(key) ? parseColumnId(key.slice(OWN.length).split('/', 1)[0]) : null;

export const isNumber = (raw: unknown): raw is number =>
  typeof raw === 'number' && Math.abs(raw) <= LARGEST_NUMBER;

function isTag(key: string, id: OwnColumnId, raw: unknown): raw is string {
  const isWord = typeof raw === 'string' && raw.length <= LONGEST_TAG && raw.trim() !== '';
  return isWord && key === tagKey(id, raw);
}

const inTagOrder = (tags: readonly string[]): readonly string[] =>
  tags.toSorted((one, two) => (folded(one) < folded(two) ? -1 : 1));

export function ownValuesIn(fields: readonly KeyedField[]): OwnValues {
  const values = new Map<OwnColumnId, OwnValue>();
  const tags = new Map<OwnColumnId, string[]>();
  let count = 0;
  for (const [key, raw] of fields) {
    const id = columnOfKey(key);
    if (id === null) continue;
    const kind = columnKind(id);
    if (kind === 'tags' && count < MOST_TAGS && isTag(key, id, raw)) {
      count += 1;
      tags.set(id, [...(tags.get(id) ?? []), raw]);
    }
    if (key !== ownKey(id)) continue;
    const words = kind === 'words' && raw instanceof Y.Text ? raw.toString() : '';
    if (words !== '') values.set(id, words);
    if (kind === 'number' && isNumber(raw)) values.set(id, raw);
  }
  for (const [id, of] of tags) values.set(id, inTagOrder(of));
  return values.size === 0 ? NOTHING : Object.fromEntries([...values].slice(0, MOST_COLUMNS));
}

export const wordsIn = (own: OwnValues, id: OwnColumnId): string => {
  const value = own[id];
  return typeof value === 'string' ? value : '';
};
export const numberIn = (own: OwnValues, id: OwnColumnId): number | null => {
  const value = own[id];
  return typeof value === 'number' ? value : null;
};
const NO_TAGS: readonly string[] = [];
export const tagsIn = (own: OwnValues, id: OwnColumnId): readonly string[] => {
  const value = own[id];
  return Array.isArray(value) ? value : NO_TAGS;
};
