/**
 * What files of every kind tell of nodes and links beside their own columns, under the same names in tables, Kumu's
 * attributes, GraphML's keys and PRSM's attributes: groups, certainty, sources, cities, pins; of a link who agreed or
 * disagreed, and when.
 */
import type { MapLink, MapNode } from '../../documents/barrierMap.ts';
import { LONGEST_SOURCE } from '../../documents/keyedFields.ts';
import { LONGEST_LOOP_NAME, MOST_LOOP_NAMES } from '../../documents/loopNames.ts';
import type { FieldValue } from '../../documents/mapFields.ts';
import { type CityId, type ItemId, newId, parseCityId } from '../../ids.ts';
import { MOST_SEVERE } from '../../maps/vocabulary.ts';
import { confidenceOf, plainWord, stateOf, statusOf } from '../../maps/words.ts';
import type { ExportedLink, ExportedMap, MapSetting } from './exportedMap.ts';
import { NEWER, NEWER_NAME } from './newerName.ts';
import { isBlank, type Say, yesOrSaid } from './orSaid.ts';

/** As files tell what a node is. */
export const kindTold = ({ kind, kindName }: Pick<MapNode, 'kind' | 'kindName'>): string =>
  kind === 'unknown' ? `${NEWER}${kindName}` : kindName;

export function relationTold({ item, all }: ExportedLink): string {
  if (item.relation !== null) return item.relation;
  const name = `${NEWER}${all.fields.relation ?? ''}`;
  return NEWER_NAME.test(name) ? name : 'unclear';
}

type Told = Readonly<Record<string, string>>;
type Fields = Readonly<Record<string, FieldValue>>;

export const NODE_TOLD = ['pinned', 'confidence', 'sources', 'loop names'] as const;
export const LINK_TOLD = ['state', 'state by', 'state at', 'sources'] as const;
export const GROUP_TOLD = ['group', 'group id'] as const;

/** By its name for people, by its id because two may have the same or none. */
export function groupsTold({
  groups,
}: Pick<ExportedMap, 'groups'>): (node: MapNode) => Record<(typeof GROUP_TOLD)[number], string> {
  const names = new Map<ItemId, string>(groups.map(({ item }) => [item.id, item.text]));
  return ({ group }) => {
    const name = group === null ? undefined : names.get(group);
    return { group: name ?? '', 'group id': name === undefined ? '' : (group ?? '') };
  };
}

export interface GroupTold {
  readonly name: string;
  readonly id: string;
}

export function groupIn(told: Iterable<readonly [string, string]>): GroupTold {
  const by = new Map([...told].map(([name, value]) => [CALLED[plainWord(name)], value.trim()]));
  return { name: by.get('group') ?? '', id: by.get('groupId') ?? '' };
}

/** One a line; none has a line break of its own. */
const sourcesTold = ({ sources }: Pick<MapNode, 'sources'>): string =>
  sources.map(({ text }) => text.replace(/\s*\n\s*/g, ' ')).join('\n');

export function nodeTold(node: MapNode): Record<(typeof NODE_TOLD)[number], string> {
  return {
    pinned: node.pinned ? 'yes' : '',
    confidence: node.confidence ?? '',
    sources: sourcesTold(node),
    'loop names': loopsTold(node),
  };
}

/** Of the loops that begin there: the ids of their other nodes, and the name; one a line. */
const loopsTold = ({ loops }: Pick<MapNode, 'loops'>): string =>
  loops.map(({ nodes, text }) => `${nodes.slice(1).join('/')}: ${text}`).join('\n');

/** As the document has them. */
function loopFields(called: string, told: string, say: Say): Fields {
  const lines = told.split('\n').filter((line) => !isBlank(line));
  const named = lines.flatMap((line, at) => {
    const [, ids, name = ''] = /^([\w-]+(?:\/[\w-]+)*): (.+)$/.exec(line.trim()) ?? [];
    const isRead = ids !== undefined && at < MOST_LOOP_NAMES;
    if (!isRead) say('unread', called, line);
    else if (name.length > LONGEST_LOOP_NAME) say('cut', called, name);
    return isRead ? [[`loop:${ids}`, name.slice(0, LONGEST_LOOP_NAME)] as const] : [];
  });
  return Object.fromEntries(named);
}

/** `severity:budapest-hu` and `status:budapest-hu` of each city. */
export function citiesTold(node: MapNode, cities: readonly CityId[]): Told {
  return Object.fromEntries(
    cities.flatMap((city) => [
      [`severity:${city}`, String(node.severity[city] ?? '')],
      [`status:${city}`, node.status[city] ?? ''],
    ]),
  );
}

/** The cities of the workspace, and others that a node tells of. */
export function citiesOf(
  nodes: readonly { readonly item: MapNode }[],
  { cities }: Pick<MapSetting, 'cities'>,
): readonly CityId[] {
  const told = new Set<CityId>(cities.map(({ id }) => id));
  for (const { item } of nodes)
    for (const city of [...Object.keys(item.severity), ...Object.keys(item.status)]) told.add(city as CityId);
  return [...told];
}

/** People who are not told of, as where authors are not shown, stay unnamed. */
export function linkTold(
  link: MapLink,
  { people }: Pick<MapSetting, 'people'>,
): Record<(typeof LINK_TOLD)[number], string> {
  const person = link.stateBy === null ? undefined : people[link.stateBy];
  return {
    state: link.state,
    'state by': person?.name ?? link.stateTold ?? '',
    'state at': link.stateAt === null ? '' : new Date(link.stateAt).toISOString(),
    sources: sourcesTold(link),
  };
}

/** `severity:budapest-hu`; null for another name, and for a city that says nothing that makes sense. */
function ofCity(name: string, value: string): readonly [string, FieldValue] | null {
  const [what, city] = name.split(':');
  const known = parseCityId(city);
  if (known === null) return null;
  const severity = Number(value);
  if (what === 'severity' && Number.isInteger(severity) && severity >= 1 && severity <= MOST_SEVERE)
    return [`severity:${known}`, severity];
  const status = what === 'status' ? statusOf(value) : null;
  return status === null ? null : [`status:${known}`, status];
}

export const isOfCity = (name: string): boolean =>
  /^(severity|status):/.test(name) && parseCityId(name.split(':')[1]) !== null;

const MOST_SOURCES = 50;
const CALLED: Readonly<Record<string, 'pinned' | 'confidence' | 'sources' | 'loops' | 'group' | 'groupId'>> =
  {
    loopnames: 'loops',
    group: 'group',
    cluster: 'group',
    groep: 'group',
    groupid: 'groupId',
    clusterid: 'groupId',
    pinned: 'pinned',
    vastgezet: 'pinned',
    confidence: 'confidence',
    certainty: 'confidence',
    howsure: 'confidence',
    zekerheid: 'confidence',
    hoezeker: 'confidence',
    sources: 'sources',
    bronnen: 'sources',
  };

/** Whether a node may tell something under this name. */
export const isNodeTold = (name: string): boolean => Object.hasOwn(CALLED, plainWord(name)) || isOfCity(name);

function sourceFields(called: string, told: string, say: Say): Fields {
  const sources = told.split('\n').flatMap((one) => one.trim() || []);
  for (const beyond of sources.slice(MOST_SOURCES)) say('unread', called, beyond);
  const some = sources.slice(0, MOST_SOURCES).map((source) => {
    if (source.length > LONGEST_SOURCE) say('cut', called, source);
    return source.slice(0, LONGEST_SOURCE);
  });
  return Object.fromEntries(some.map((source) => [`source:${newId<ItemId>()}`, source]));
}

export function nodeFields(told: Iterable<readonly [string, string]>, say: Say): Fields {
  const fields: Record<string, FieldValue> = {};
  for (const [name, value] of told) {
    const city = isOfCity(name) ? ofCity(name, value.trim()) : null;
    if (city) fields[city[0]] = city[1];
    const what = CALLED[plainWord(name)];
    if (what === 'pinned' && yesOrSaid(name, value, say)) fields.pinned = true;
    const confidence = what === 'confidence' ? confidenceOf(value) : null;
    if (confidence) fields.confidence = confidence;
    const isLost = (isOfCity(name) && city === null) || (what === 'confidence' && confidence === null);
    if (isLost && !isBlank(value)) say('unread', name, value);
    if (what === 'sources') Object.assign(fields, sourceFields(name, value, say));
    if (what === 'loops') Object.assign(fields, loopFields(name, value, say));
  }
  return fields;
}

const isLinkName = new Set([...LINK_TOLD.map(plainWord), 'bronnen']);
export const isLinkTold = (name: string): boolean => isLinkName.has(plainWord(name));

/**
 * Sources, and a state with whose word it is, in the words of the file, and when; a time that is none stays out. Of a
 * state that nobody knows the box says so.
 */
export function linkFields(told: Iterable<readonly [string, string]>, say: Say): Fields {
  const by = new Map([...told].map(([name, value]) => [plainWord(name), value.trim()]));
  const [called, sourcesIn] = by.has('sources')
    ? ['sources', by.get('sources')]
    : ['bronnen', by.get('bronnen')];
  const sources = sourceFields(called, sourcesIn ?? '', say);
  const state = stateOf(by.get('state') ?? '');
  const [stateBy, stateAt] = [by.get('stateby') ?? '', by.get('stateat') ?? ''];
  const at = Date.parse(stateAt);
  if (state === null && !isBlank(stateBy)) say('unread', 'state by', stateBy);
  if (!isBlank(stateAt) && (state === null || !(at > 0))) say('unread', 'state at', stateAt);
  if (state === null) return sources;
  return { ...sources, state, stateTold: stateBy, ...(at > 0 && { stateAt: at }) };
}

/** Ids of other programmes, and of people, say nothing to anybody. */
export const isIdName = (name: string): boolean => /(^|[\s_-])ids?$/i.test(name);

/** Kumu's tags, and what people told under names of their own, have no field here: they stand below the note, where the filter finds them as words. */
export function noteOf(
  note: string,
  tags: readonly string[],
  own: readonly (readonly [name: string, value: string])[] = [],
): string {
  const told = tags
    .map((tag) => tag.trim())
    .filter(Boolean)
    .join(', ');
  const others = own.flatMap(([name, value]) => (isBlank(value) ? [] : `${name}: ${value.trim()}`));
  return [note, told && `Tags: ${told}`, ...others].filter(Boolean).join('\n');
}
