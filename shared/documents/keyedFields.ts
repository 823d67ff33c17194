/**
 * What an item of a map holds any number of: fields `<name>:<id>`, one for each city, note or source, so that concurrent
 * edits all survive. What is read is untrusted: a bad field counts as not given, and there is an end to each.
 */
import type * as Y from 'yjs';
import type { CityId, DocumentId, ItemId } from '../ids.ts';
import { parseCityId, parseDocumentId, parseItemId } from '../ids.ts';
import { MOST_SEVERE, STATUSES, type Status } from '../maps/vocabulary.ts';

/** Cities of one node that are read: more than a twinning has. */
const MOST_CITIES = 40;

/** A note of a board that a node was made from. */
export interface SourceNote {
  readonly board: DocumentId;
  readonly note: ItemId;
}
/** Where somebody knows it from: words, or an address. */
export interface Source {
  readonly id: ItemId;
  readonly text: string;
}
export type CityValues<Value> = Readonly<Partial<Record<CityId, Value>>>;

export type KeyedField = readonly [key: string, raw: unknown];

/** The fields `<name>:<id>`. Read once for all of an item: going through a Y.Map is what reading one costs. */
export function keyedFields(map: Y.Map<unknown>): readonly KeyedField[] {
  const fields: KeyedField[] = [];
  for (const field of map) if (field[0].includes(':')) fields.push(field);
  return fields;
}

/** What the fields `<name>:<city>` say, each that makes sense. */
function byCity<Value>(
  fields: readonly KeyedField[],
  name: string,
  read: (raw: unknown) => Value | null,
): CityValues<Value> {
  const values: Partial<Record<CityId, Value>> = {};
  let count = 0;
  for (const [key, raw] of fields) {
    if (!key.startsWith(`${name}:`) || count === MOST_CITIES) continue;
    const city = parseCityId(key.slice(name.length + 1));
    const value = read(raw);
    if (city === null || value === null) continue;
    values[city] = value;
    count += 1;
  }
  return values;
}

export const severitiesIn = (fields: readonly KeyedField[]): CityValues<number> =>
  byCity(fields, 'severity', (raw) =>
    typeof raw === 'number' && Number.isInteger(raw) && raw >= 1 && raw <= MOST_SEVERE ? raw : null,
  );

export const statusesIn = (fields: readonly KeyedField[]): CityValues<Status> =>
  byCity(fields, 'status', (raw) => STATUSES.find((one) => one === raw) ?? null);

const FROM = 'from:';
export const fromKey = ({ board, note }: SourceNote): string => `${FROM}${board}/${note}`;
/** Notes of one node that are read. */
const MOST_NOTES = 200;

export function sourceNotesIn(fields: readonly KeyedField[]): readonly SourceNote[] {
  const notes: SourceNote[] = [];
  for (const [key, raw] of fields) {
    if (raw !== true || !key.startsWith(FROM) || notes.length === MOST_NOTES) continue;
    const [board, note, ...rest] = key.slice(FROM.length).split('/');
    const [boardId, noteId] = [parseDocumentId(board), parseItemId(note)];
    if (boardId !== null && noteId !== null && rest.length === 0)
      notes.push({ board: boardId, note: noteId });
  }
  return notes;
}

const SOURCE = 'source:';
export const sourceKey = (id: ItemId): string => `${SOURCE}${id}`;
/** Sources of one node that are read. */
const MOST_SOURCES = 50;
export const LONGEST_SOURCE = 1_000;

export function sourcesIn(fields: readonly KeyedField[]): readonly Source[] {
  const sources: Source[] = [];
  for (const [key, raw] of fields) {
    const id = key.startsWith(SOURCE) ? parseItemId(key.slice(SOURCE.length)) : null;
    if (id === null || typeof raw !== 'string' || raw === '' || sources.length === MOST_SOURCES) continue;
    sources.push({ id, text: raw.slice(0, LONGEST_SOURCE) });
  }
  return sources.sort((a, b) => (a.id < b.id ? -1 : 1));
}
