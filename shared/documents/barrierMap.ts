/**
 * The barrier map: a typed view over its Y.Doc, and the only place that knows its Yjs keys.
 *
 *   doc.getMap('items'): Y.Map<ItemId, Y.Map>
 *     every item   kind, author, at (ms), into (ItemId: it became one with that one, merged.ts)
 *     node         x, y, pinned, category, field, confidence, group (ItemId), text: Y.Text, note: Y.Text,
 *                  control:<who> = true, severity:<city> = 1…5, status:<city>,
 *                  from:<board>/<note> = true for each note that it was made from,
 *                  source:<id> = words or an address, for each source (also of a link),
 *                  loop:<ids of its other nodes>: Y.Text, the name of a loop that begins here (loopNames.ts),
 *                  own:<column>: what it says in own columns (ownValues.ts)
 *     link         kind = 'link', from, to (ItemId), relation, strength, delay, text (a note on it): Y.Text,
 *                  state with stateBy and stateAt: always written together, so that they belong together;
 *                  stateTold: it came in with a file, which says that it was this person's word
 *     group        kind = 'group', text (its name): Y.Text; around the nodes that name it, where they are
 *     other kinds  of a newer version: shown as a node, kept as they are
 *
 *   doc.getMap('views'): what people saved to look at again (mapViews.ts)
 *   doc.getMap('columns'): what its people keep of nodes beside all this (ownColumns.ts)
 *
 * Every field is its own key, also for each city and each who, and texts are Y.Text: concurrent edits all survive. What
 * is read is untrusted: a bad field counts as not given, what has no kind is null, a link with a missing end is
 * not drawn (and heals when the end comes back by undo).
 */
import * as Y from 'yjs';
import { type CityId, type ItemId, type MemberId, parseItemId, parseMemberId } from '../ids.ts';
import { parseOwnId } from '../maps/ownWords.ts';
import type {
  Category,
  Confidence,
  Control,
  Field,
  LinkState,
  NodeKind,
  Relation,
  Status,
  Strength,
} from '../maps/vocabulary.ts';
import {
  CATEGORIES,
  CONFIDENCES,
  CONTROLS,
  FIELDS,
  LINK_STATES,
  NODE_KINDS,
  RELATIONS,
  STRENGTHS,
} from '../maps/vocabulary.ts';
import {
  type CityValues,
  fromKey,
  keyedFields,
  LONGEST_SOURCE,
  type Source,
  type SourceNote,
  severitiesIn,
  sourceKey,
  sourceNotesIn,
  sourcesIn,
  statusesIn,
} from './keyedFields.ts';
import { type LoopField, type LoopName, loopNamesIn } from './loopNames.ts';
import { standsFor } from './merged.ts';
import { type OwnField, type OwnValues, ownValuesIn } from './ownValues.ts';

/** Beyond this the map ends: numbers stay exact, and nobody can hide a node at 1e300. */
const MAX_COORDINATE = 1_000_000;
const KIND_NAME = /^[a-z][A-Za-z0-9]{0,39}$/;

interface MapItemCore {
  readonly id: ItemId;
  readonly author: MemberId | null;
  readonly at: number;
  readonly text: string;
}
export interface MapNode extends MapItemCore {
  readonly kind: NodeKind | 'unknown';
  /** What the document calls its kind. */
  readonly kindName: string;
  readonly x: number;
  readonly y: number;
  readonly pinned: boolean;
  readonly note: string;
  readonly category: Category | null;
  readonly field: Field | null;
  readonly control: readonly Control[];
  readonly severity: CityValues<number>;
  readonly status: CityValues<Status>;
  readonly fromNotes: readonly SourceNote[];
  readonly confidence: Confidence | null;
  readonly sources: readonly Source[];
  /** As it stands there: whether there is such a group only the map knows. */
  readonly group: ItemId | null;
  /** What loops are called of which it is the first node. */
  readonly loops: readonly LoopName[];
  /** As they stand there: which columns there are only the map knows. */
  readonly own: OwnValues;
}
/** A named box around the nodes that are in it; without any it is not drawn. */
export interface MapGroup extends MapItemCore {
  readonly kind: 'group';
}
export interface MapLink extends MapItemCore {
  readonly kind: 'link';
  readonly from: ItemId;
  readonly to: ItemId;
  /** Null for one that only a newer version knows. */
  readonly relation: Relation | null;
  readonly strength: Strength;
  readonly delay: boolean;
  readonly state: LinkState;
  /** Who said so last, and when; null while nobody has. */
  readonly stateBy: MemberId | null;
  readonly stateAt: number | null;
  /** What shows that it is so. */
  readonly sources: readonly Source[];
  /** Whose word it is according to the file that it came with, maybe nobody's; null when it was said here. */
  readonly stateTold: string | null;
}
export type MapItem = MapNode | MapLink | MapGroup;

export const isNode = (item: MapItem | null | undefined): item is MapNode =>
  item !== null && item !== undefined && item.kind !== 'link' && item.kind !== 'group';

export type MapItemMap = Y.Map<unknown>;

export function mapItems(doc: Y.Doc): Y.Map<MapItemMap> {
  return doc.getMap<MapItemMap>('items');
}

export function mapViews(doc: Y.Doc): Y.Map<MapItemMap> {
  return doc.getMap<MapItemMap>('views');
}

export function mapColumns(doc: Y.Doc): Y.Map<MapItemMap> {
  return doc.getMap<MapItemMap>('columns');
}

export type MapText = 'text' | 'note' | LoopField | OwnField;

/** A text of an item, to bind an editor to; null if a hostile or older client left none. */
export function mapText(map: MapItemMap | undefined, name: MapText = 'text'): Y.Text | null {
  const text = map?.get(name);
  return text instanceof Y.Text ? text : null;
}

function oneOf<Value extends string>(values: readonly Value[], raw: unknown): Value | null {
  return values.find((one) => one === raw) ?? null;
}

function numberIn(raw: unknown, least: number, most: number): number {
  return typeof raw === 'number' && Number.isFinite(raw) ? Math.min(most, Math.max(least, raw)) : 0;
}

function readNode(core: MapItemCore, map: MapItemMap, kindName: string): MapNode {
  const fields = keyedFields(map);
  return {
    ...core,
    kind: oneOf(NODE_KINDS, kindName) ?? 'unknown',
    kindName,
    ...placeOf(map),
    pinned: map.get('pinned') === true,
    note: mapText(map, 'note')?.toString() ?? '',
    category: oneOf(CATEGORIES, map.get('category')) ?? parseOwnId(map.get('category')),
    field: oneOf(FIELDS, map.get('field')) ?? parseOwnId(map.get('field')),
    control: CONTROLS.filter((who) => map.get(`control:${who}`) === true),
    severity: severitiesIn(fields),
    status: statusesIn(fields),
    fromNotes: sourceNotesIn(fields),
    confidence: oneOf(CONFIDENCES, map.get('confidence')),
    sources: sourcesIn(fields),
    group: parseItemId(map.get('group')),
    loops: loopNamesIn(core.id, fields),
    own: ownValuesIn(fields),
  };
}

/** Where the items are that this one is among; as long as it is among none, nothing is. */
const among = (map: MapItemMap) => (map.parent ?? new Map()) as Y.Map<MapItemMap>;

function endOf(map: MapItemMap, name: 'from' | 'to'): ItemId | null {
  const id = parseItemId(map.get(name));
  return id && standsFor(among(map), id);
}

const LONGEST_NAME = 200;

function readLink(core: MapItemCore, map: MapItemMap): MapLink | null {
  const [from, to] = [endOf(map, 'from'), endOf(map, 'to')];
  if (from === null || to === null || from === to) return null;
  const told = map.get('stateTold');
  return {
    ...core,
    kind: 'link',
    from,
    to,
    relation: oneOf(RELATIONS, map.get('relation')),
    strength: oneOf(STRENGTHS, map.get('strength')) ?? 'medium',
    delay: map.get('delay') === true,
    state: oneOf(LINK_STATES, map.get('state')) ?? 'proposed',
    stateBy: parseMemberId(map.get('stateBy')),
    stateAt: numberIn(map.get('stateAt'), 0, Number.MAX_SAFE_INTEGER) || null,
    sources: sourcesIn(keyedFields(map)),
    stateTold: typeof told === 'string' ? told.slice(0, LONGEST_NAME) : null,
  };
}

const placeOf = (map: MapItemMap) => ({
  x: numberIn(map.get('x'), -MAX_COORDINATE, MAX_COORDINATE),
  y: numberIn(map.get('y'), -MAX_COORDINATE, MAX_COORDINATE),
});

/** One item, parsed; null when it cannot be shown at all. Never throws. `before`: it is that item elsewhere. */
export function readMapItem(key: string, map: unknown, before?: MapItem): MapItem | null {
  const id = parseItemId(key);
  if (id === null || !(map instanceof Y.Map)) return null;
  if (isNode(before)) return { ...before, ...placeOf(map) };
  const kind = map.get('kind');
  if (typeof kind !== 'string' || !KIND_NAME.test(kind) || standsFor(among(map), id) !== id) return null;
  const core = {
    id,
    author: parseMemberId(map.get('author')),
    at: numberIn(map.get('at'), 0, Number.MAX_SAFE_INTEGER),
    text: mapText(map)?.toString() ?? '',
  };
  if (kind === 'group') return { ...core, kind };
  return kind === 'link' ? readLink(core, map) : readNode(core, map, kind);
}

interface Stamp {
  readonly id: ItemId;
  readonly author: MemberId | null;
  readonly at: number;
}
export interface NewNode extends Stamp {
  readonly kind: NodeKind;
  readonly x: number;
  readonly y: number;
  readonly text?: string;
  readonly category?: Category;
  readonly field?: Field;
  readonly control?: readonly Control[];
  readonly severity?: CityValues<number>;
  readonly status?: CityValues<Status>;
  readonly fromNotes?: readonly SourceNote[];
}
export interface NewLink extends Stamp {
  readonly from: ItemId;
  readonly to: ItemId;
  readonly relation: Relation;
  readonly text?: string;
}

function put(items: Y.Map<MapItemMap>, id: ItemId, fields: Readonly<Record<string, unknown>>, text = '') {
  const map: MapItemMap = new Y.Map();
  for (const [key, value] of Object.entries(fields)) if (value !== undefined) map.set(key, value);
  map.set('text', new Y.Text(text));
  items.set(id, map);
  return map;
}

/** Puts a new node on the map. Call it inside a transaction with the caller's origin, as all that follow. */
export function insertNode(items: Y.Map<MapItemMap>, node: NewNode): void {
  const { id, text, control = [], severity = {}, status = {}, fromNotes = [], ...fields } = node;
  const map = put(items, id, fields, text);
  map.set('note', new Y.Text());
  for (const who of control) map.set(`control:${who}`, true);
  for (const [city, value] of Object.entries(severity)) map.set(`severity:${city}`, value);
  for (const [city, value] of Object.entries(status)) map.set(`status:${city}`, value);
  for (const note of fromNotes) map.set(fromKey(note), true);
}

export function insertGroup(items: Y.Map<MapItemMap>, { text, ...fields }: Stamp & { text?: string }): void {
  const { id, ...rest } = fields;
  put(items, id, { ...rest, kind: 'group' }, text);
}

export function insertLink(items: Y.Map<MapItemMap>, link: NewLink): void {
  const { id, text, ...fields } = link;
  put(items, id, { ...fields, kind: 'link' }, text);
}

/** Fields with one value; null takes it away. */
export interface MapChange {
  readonly kind?: NodeKind;
  readonly x?: number;
  readonly y?: number;
  readonly pinned?: boolean;
  readonly category?: Category | null;
  readonly field?: Field | null;
  readonly relation?: Relation;
  readonly strength?: Strength;
  readonly delay?: boolean;
  readonly state?: LinkState;
  readonly confidence?: Confidence | null;
  readonly group?: ItemId | null;
}

function setField(map: MapItemMap, key: string, value: unknown): void {
  if (value === null || value === false) {
    if (map.has(key)) map.delete(key);
  } else if (map.get(key) !== value) map.set(key, value);
}

/** Sets only the fields that differ, so that an unchanged field never overwrites somebody else's edit. */
export function changeMapItem(items: Y.Map<MapItemMap>, id: ItemId, change: MapChange): void {
  const map = items.get(id);
  if (!(map instanceof Y.Map)) return;
  for (const [key, value] of Object.entries(change)) if (value !== undefined) setField(map, key, value);
}

export type PerCity =
  | { readonly name: 'severity'; readonly value: number | null }
  | { readonly name: 'status'; readonly value: Status | null };

export function setPerCity(
  items: Y.Map<MapItemMap>,
  id: ItemId,
  city: CityId,
  { name, value }: PerCity,
): void {
  const map = items.get(id);
  if (map instanceof Y.Map) setField(map, `${name}:${city}`, value);
}

export function setControl(items: Y.Map<MapItemMap>, id: ItemId, who: Control, may: boolean): void {
  const map = items.get(id);
  if (map instanceof Y.Map) setField(map, `control:${who}`, may);
}

export interface Judgement {
  readonly state: LinkState;
  readonly by: MemberId | null;
  readonly at: number;
}

/** All three are written, also what stays the same: of two people at once one wins all of it. */
export function judgeLink(items: Y.Map<MapItemMap>, id: ItemId, { state, by, at }: Judgement): void {
  const map = items.get(id);
  if (!(map instanceof Y.Map) || map.get('kind') !== 'link') return;
  map.set('state', state);
  map.set('stateBy', by);
  map.set('stateAt', at);
  setField(map, 'stateTold', null);
}

/** Empty takes it away. */
export function setSource(items: Y.Map<MapItemMap>, id: ItemId, source: ItemId, text: string): void {
  const map = items.get(id);
  const words = text.trim().slice(0, LONGEST_SOURCE);
  if (map instanceof Y.Map) setField(map, sourceKey(source), words === '' ? null : words);
}

/** Makes the text when a hostile or older client left none. */
export function ensureMapText(items: Y.Map<MapItemMap>, id: ItemId, name: MapText): void {
  const map = items.get(id);
  if (map instanceof Y.Map && mapText(map, name) === null) map.set(name, new Y.Text());
}
