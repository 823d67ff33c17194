/**
 * A whole map as JSON: every field of every item, also those of a newer version.
 *
 *   { format: 'jumelage-map', version: 1, title, exportedAt, people: { [memberId]: { name, city } },
 *     items: [ { id, kind, …fields, texts: { text, note } } ], views: [ { name, look, …fields } ],
 *     comments: [ … ] (filedComments.ts) }
 */
import { isLoopField, LONGEST_LOOP_NAME, MOST_LOOP_NAMES } from '../../documents/loopNames.ts';
import { fieldsIn, type MapFields } from '../../documents/mapFields.ts';
import { MOST_VIEWS, viewLook, viewName } from '../../documents/mapViews.ts';
import { columnName, type OwnColumn } from '../../documents/ownColumns.ts';
import {
  columnKind,
  isOwnKey,
  MOST_COLUMNS,
  ownKey,
  ownValuesIn,
  parseColumnId,
} from '../../documents/ownValues.ts';
import { LIMITS } from '../../limits.ts';
import type { OwnWord } from '../../maps/ownWords.ts';
import { NODE_KINDS, RELATIONS } from '../../maps/vocabulary.ts';
import { isRecord } from '../boardJson.ts';
import { cleanText, cutText, oneLine } from '../cleanText.ts';
import { commentsIn, filedComments } from '../filedComments.ts';
import type { ExportedMap } from './exportedMap.ts';
import { MapDraftBox } from './MapDraftBox.ts';
import { type MapReading, refusedMap, type ViewDraft } from './mapDraft.ts';
import { ownSaidIn } from './ownTold.ts';

export const MAP_JSON = 'jumelage-map';
export const MAP_JSON_VERSION = 1;
type Raw = Readonly<Record<string, unknown>>;
const KIND_NAME = /^[a-z][A-Za-z0-9]{0,39}$/;

export function mapJsonItems({ nodes, links, groups }: ExportedMap) {
  return [...nodes, ...links, ...groups].map(({ item, all }) => ({
    id: item.id,
    ...all.fields,
    texts: all.texts,
  }));
}

/** Own columns by their ids, as items have them. */
export const columnsTold = ({ columns }: ExportedMap) => columns?.map(({ id, name }) => ({ id, name }));

export function writeMapJson(map: ExportedMap): string {
  const { title, at, people, views, threads = [] } = map;
  const comments = threads.length > 0 ? filedComments(threads) : undefined;
  const columns = columnsTold(map);
  const items = mapJsonItems(map);
  // By id: of members nobody here names, a file that leaves the house says nothing.
  const said = new Set(JSON.stringify(items).match(/"\w+"/g));
  const named = Object.fromEntries(Object.entries(people).filter(([id]) => said.has(`"${id}"`)));
  const head = { format: MAP_JSON, version: MAP_JSON_VERSION, title, exportedAt: new Date(at).toISOString() };
  return `${JSON.stringify({ ...head, people: named, columns, items, views, comments }, null, 1)}\n`;
}

export function isMapJson(value: unknown): boolean {
  return isRecord(value) && value.format === MAP_JSON;
}

/** What this version does not know of a view: whose it is and where it stands a file does not say. */
function newerOf({ id: _, name: __, look: ___, order: ____, author: _____, at: ______, ...rest }: Raw) {
  return fieldsIn(Object.entries(rest));
}

/** Those that can be shown, the first fifty. */
const viewsIn = (raw: unknown): readonly ViewDraft[] =>
  (Array.isArray(raw) ? raw : [])
    .flatMap((one: unknown) => {
      const look = isRecord(one) ? viewLook(one.look) : null;
      return isRecord(one) && look !== null ? { fields: newerOf(one), name: viewName(one.name), look } : [];
    })
    .slice(0, MOST_VIEWS);

/** Those that can be read, the first forty. */
function columnsIn(raw: unknown): readonly OwnColumn[] {
  const all = (Array.isArray(raw) ? raw : []).slice(0, MOST_COLUMNS).flatMap((one: unknown): OwnColumn[] => {
    const id = isRecord(one) ? parseColumnId(one.id) : null;
    const name = isRecord(one) ? columnName(one.name) : '';
    return id === null || name === '' ? [] : [{ id, name, kind: columnKind(id), z: '' }];
  });
  return [...new Map(all.map((one) => [one.id, one])).values()];
}

/** What an item says in own columns: of those that the file does not have it says nothing. */
function ownApart(all: MapFields['fields'], words: Raw, columns: readonly OwnColumn[]) {
  const told = Object.entries(all);
  const texts = columns.flatMap(({ id, name, kind }) => {
    const value = kind === 'words' && Object.hasOwn(words, ownKey(id)) ? asText(words[ownKey(id)]) : '';
    return value === '' ? [] : [{ name, kind, value }];
  });
  return {
    own: [...texts, ...ownSaidIn(ownValuesIn(told), columns)],
    fields: Object.fromEntries(told.filter(([name]) => !isOwnKey(name))),
  };
}

const asText = (value: unknown) => (typeof value === 'string' ? value : '');

/** `columns`: those of the map that it comes to, which has no place for any number of them. */
export function readMapJson(
  value: unknown,
  own: readonly OwnWord[] = [],
  columns: readonly OwnColumn[] = [],
): MapReading {
  if (!isRecord(value)) return refusedMap('broken');
  // First: a newer version may call its items something else.
  if (typeof value.version === 'number' && value.version > MAP_JSON_VERSION) return refusedMap('newer');
  if (!Array.isArray(value.items)) return refusedMap('broken');
  if (value.items.length > LIMITS.itemsPerMapImport) return refusedMap('tooMany', value.items.length);
  const box = new MapDraftBox(own, { nodes: [], links: [], columns });
  const people = isRecord(value.people) ? value.people : {};
  const nameOf = (id: unknown) => {
    const person = typeof id === 'string' && Object.hasOwn(people, id) ? people[id] : null;
    return isRecord(person) ? asText(person.name) : '';
  };
  // What a file of ours says of itself is no news.
  box.ownLine = null;
  const told = columnsIn(value.columns);
  for (const { kind, name } of told) box.declare({ kind, name, value: '' });
  for (const [at, raw] of value.items.entries()) addItem(box, raw, { nameOf, columns: told }, at + 1);
  const reading = box.reading('json');
  const views = viewsIn(value.views);
  if (reading.kind === 'refused') return reading;
  const places = new Map(reading.drafts.map(({ key }, at) => [key, at]));
  places.delete('');
  const comments = commentsIn(value.comments, (id) => places.get(id));
  return { ...reading, ...(views.length > 0 && { views }), ...(comments && { comments }) };
}

interface About {
  readonly nameOf: (id: unknown) => string;
  readonly columns: readonly OwnColumn[];
}

function addItem(box: MapDraftBox, raw: unknown, { nameOf, columns }: About, line: number): void {
  const kind = isRecord(raw) ? raw.kind : null;
  if (!isRecord(raw) || typeof kind !== 'string' || !KIND_NAME.test(kind)) {
    box.problem('notUnderstood', line, JSON.stringify(raw)?.slice(0, 400) ?? '');
    return;
  }
  const { id, from, to, texts, ...rest } = raw;
  const key = asText(id);
  const words = isRecord(texts) ? texts : {};
  const { own, fields } = ownApart(fieldsIn(Object.entries(rest)), words, columns);
  const text = asText(words.text);
  if (kind === 'group') {
    box.group({ key, text }, line);
    return;
  }
  if (kind === 'link') {
    const { relation } = fields;
    if (relation !== undefined && !RELATIONS.some((one) => one === relation))
      box.problem('unknownRelation', line, String(relation));
    const told = nameOf(fields.stateBy) || fields.stateTold;
    const link = { key, from: asText(from), to: asText(to), text };
    box.link({ ...link, fields: { ...fields, stateTold: told } }, line);
    return;
  }
  if (!NODE_KINDS.some((one) => one === kind)) box.problem('newerKind', line, kind);
  const loops = Object.fromEntries(
    Object.entries(words)
      .filter(([name]) => isLoopField(name))
      .slice(0, MOST_LOOP_NAMES)
      .map(([name, words]) => [name, cutText(oneLine(cleanText(asText(words))), LONGEST_LOOP_NAME)]),
  );
  box.node({ key, text, note: asText(words.note), loops, kindName: kind, fields, own }, line);
}
