/**
 * Several nodes become one of them, in one step: the others stay in the document as what became one with it (merged.ts),
 * so that what is said of them, and what ends at them, is of that one, also of people who did not know yet.
 */
import * as Y from 'yjs';
import {
  isNode,
  type MapItemMap,
  type MapLink,
  type MapText,
  mapItems,
  mapText,
  readMapItem,
} from '../../../../shared/documents/barrierMap.ts';
import { isLoopField, loopAfter, loopPlace } from '../../../../shared/documents/loopNames.ts';
import { mapFieldsOf } from '../../../../shared/documents/mapFields.ts';
import { standsFor } from '../../../../shared/documents/merged.ts';
import { columnKind, columnOfKey, wordsKey } from '../../../../shared/documents/ownValues.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { STRENGTHS } from '../../../../shared/maps/vocabulary.ts';
import { edit } from '../../../live/edit.ts';
import type { MapContext } from '../acts/mapActs.ts';
import { sweepGroups } from '../groups/groupActs.ts';

type Items = Y.Map<MapItemMap>;

/** Who it is and where: of each its own. What is agreed of a link is one word, moved as such. */
const OWN = /^(kind|author|at|x|y|pinned|group|into|from|to|relation|state|stateBy|stateAt|stateTold)$/;
/** The one further on stays. */
const FURTHER: readonly unknown[] = ['overcome', 'accepted', 'tackled', 'open'];

/** Where both say something: the worse severity and status, the stronger link; of anything else what it says itself. */
function stronger(name: string, own: unknown, other: unknown): unknown {
  if (name.startsWith('severity:')) return Math.max(Number(own) || 0, Number(other) || 0);
  const order = name.startsWith('status:') ? FURTHER : name === 'strength' ? STRENGTHS : [];
  return order.indexOf(other as never) > order.indexOf(own as never) ? other : own;
}

/** What only the one says comes along. Answers what both said, and differently. */
function moveFields(gone: MapItemMap, stays: MapItemMap): readonly string[] {
  return Object.entries(mapFieldsOf(gone).fields).flatMap(([name, value]) => {
    if (OWN.test(name)) return [];
    const own = stays.get(name);
    const wanted = own === undefined ? value : stronger(name, own, value);
    if (wanted !== own) stays.set(name, wanted);
    return own === undefined || own === value ? [] : [name];
  });
}

const wordsOf = (item: MapItemMap, name: MapText = 'text') => mapText(item, name)?.toString().trim() ?? '';

/** Below what stands there. */
function append(item: MapItemMap, name: MapText, words: readonly string[]): void {
  const more = words.filter((one) => one !== '').join('\n');
  if (more === '') return;
  const own = mapText(item, name);
  if (own === null) item.set(name, new Y.Text(more));
  else own.insert(own.length, own.length > 0 ? `\n${more}` : more);
}

/** Its words and its note follow the note of the one that stays. */
function moveWords(gone: MapItemMap, stays: MapItemMap): void {
  const words = wordsOf(gone);
  append(stays, 'note', [words === wordsOf(stays) ? '' : words, wordsOf(gone, 'note')]);
}

/** Words of own columns that are not the same stand below each other. */
function moveOwnWords(gone: MapItemMap, stays: MapItemMap): void {
  for (const key of [...gone.keys()]) {
    const column = columnOfKey(key);
    if (column === null || columnKind(column) !== 'words') continue;
    const [name, words] = [wordsKey(column), wordsOf(gone, wordsKey(column))];
    const isThere = `\n${wordsOf(stays, name)}\n`.includes(`\n${words}\n`);
    append(stays, name, [isThere ? '' : words]);
  }
}

/** Of two words on a link the later one counts; nobody's is none. */
function moveJudgement(gone: MapItemMap, stays: MapItemMap): void {
  const when = (item: MapItemMap) => (item.has('state') ? Number(item.get('stateAt') ?? 0) : -1);
  if (when(gone) <= when(stays)) return;
  for (const name of ['state', 'stateBy', 'stateAt', 'stateTold'])
    if (gone.has(name)) stays.set(name, gone.get(name));
    else stays.delete(name);
}

interface Found extends MapLink {
  readonly map: MapItemMap;
  /** It ended at what goes. */
  readonly came: boolean;
}

type Double = Pick<Found, 'from' | 'to' | 'relation' | 'came'>;

/** Those that came along and are there already, each with the first that is the same. Each is looked at once. */
export function doublesOf<Link extends Double>(links: readonly Link[]): readonly (readonly [Link, Link])[] {
  const first = new Map<string, Link>();
  return links.flatMap((link) => {
    const same = [link.from, link.to, link.relation].join(' ');
    const stays = first.get(same);
    if (!stays) first.set(same, link);
    return stays && link.came ? [[link, stays] as const] : [];
  });
}

/** Links that came along and are there already, with the same verb, become one with those. */
function joinLinks(items: Items, node: ItemId): void {
  const links = [...items]
    .flatMap(([key, map]): Found[] => {
      const link = readMapItem(key, map);
      if (link?.kind !== 'link' || (link.from !== node && link.to !== node)) return [];
      return [{ ...link, map, came: map.get('from') !== link.from || map.get('to') !== link.to }];
    })
    .toSorted((a, b) => Number(a.came) - Number(b.came) || a.at - b.at || (a.id < b.id ? -1 : 1));
  for (const [link, stays] of doublesOf(links)) {
    moveFields(link.map, stays.map);
    moveJudgement(link.map, stays.map);
    const words = wordsOf(link.map);
    append(stays.map, 'text', [words === wordsOf(stays.map) ? '' : words]);
    link.map.set('into', stays.id);
  }
}

/** What a loop is called it is called still, where it goes along the one that stays. */
function moveLoopNames(items: Items): void {
  for (const [key, map] of [...items])
    for (const [name, words] of map instanceof Y.Map ? [...map] : []) {
      if (!isLoopField(name) || !(words instanceof Y.Text)) continue;
      const before = [key, ...loopAfter(name)] as ItemId[];
      const nodes = before.map((id) => standsFor(items, id));
      const place = new Set(nodes).size === nodes.length ? loopPlace(nodes) : null;
      const on = place && items.get(place.on);
      if (on && !on.has(place.field)) on.set(place.field, new Y.Text(words.toString()));
    }
}

interface Aged {
  readonly id: ItemId;
  readonly at: number;
}

/** The older stays, for whoever asks. */
export function whichStays(one: Aged, other: Aged): readonly [stays: ItemId, goes: ItemId] {
  const first = one.at < other.at || (one.at === other.at && one.id < other.id);
  return first ? [one.id, other.id] : [other.id, one.id];
}

/** Answers what they said differently, by the names of fields; null when one of them is gone already. */
export function makeOne(
  context: MapContext,
  stays: ItemId,
  others: readonly ItemId[],
): readonly string[] | null {
  const items = mapItems(context.doc);
  const kept = items.get(stays);
  const going = others.flatMap((id) => items.get(id) ?? []);
  const all = new Set([stays, ...others]);
  if (!kept || all.size !== others.length + 1 || others.length === 0) return null;
  if ([...all].some((id) => !isNode(readMapItem(id, items.get(id))))) return null;
  return edit(context, () => {
    const differed = going.flatMap((gone) => {
      const fields = moveFields(gone, kept);
      moveWords(gone, kept);
      moveOwnWords(gone, kept);
      gone.set('into', stays);
      return fields;
    });
    joinLinks(items, stays);
    moveLoopNames(items);
    sweepGroups(items);
    return [...new Set(differed)];
  });
}
