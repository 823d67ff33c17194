/**
 * Acts on a map. Each is one Yjs transaction with this tab's origin and one step of this person's undo. Canvas, outline,
 * keyboard and panel call the same acts; those that make something answer null when the map is full.
 */
import * as Y from 'yjs';
import type { MapChange, MapItemMap, PerCity } from '../../../../shared/documents/barrierMap.ts';
import {
  changeMapItem,
  insertLink,
  insertNode,
  isNode,
  judgeLink,
  mapItems,
  readMapItem,
  setControl,
  setPerCity,
  setSource,
} from '../../../../shared/documents/barrierMap.ts';
import { standsFor } from '../../../../shared/documents/merged.ts';
import { unusedId } from '../../../../shared/documents/unusedId.ts';
import type { CityId, ItemId } from '../../../../shared/ids.ts';
import { newId, wayId } from '../../../../shared/ids.ts';
import type { Control, LinkState, NodeKind, Relation } from '../../../../shared/maps/vocabulary.ts';
import { proposeRelation } from '../../../../shared/maps/vocabulary.ts';
import type { Tip } from '../../../canvas/items.ts';
import { type ActContext, edit, hasRoomFor } from '../../../live/edit.ts';
import { nodesAmong, sweepGroups } from '../groups/groupActs.ts';
import { guessAnew, guessesOf } from './guesses.ts';

export type MapContext = ActContext;

const hasRoom = (context: MapContext) => hasRoomFor(context, 1);
const stamp = (context: MapContext) => ({
  id: newId<ItemId>(),
  author: context.author,
  at: context.now(),
});

export interface NodeDraft {
  readonly kind: NodeKind;
  readonly x: number;
  readonly y: number;
  readonly text?: string;
}

export function createNode(context: MapContext, draft: NodeDraft): ItemId | null {
  if (!hasRoom(context)) return null;
  const node = { ...draft, ...stamp(context), x: Math.round(draft.x), y: Math.round(draft.y) };
  edit(context, (items) => insertNode(items, node));
  return node.id;
}

function linkBetween(items: Y.Map<MapItemMap>, from: ItemId, to: ItemId): ItemId | null {
  for (const [key, map] of items) {
    const item = readMapItem(key, map);
    if (item?.kind === 'link' && item.from === from && item.to === to) return item.id;
  }
  return null;
}

/**
 * Joins two nodes with this verb, or the one that fits them. The same link again answers with the one that exists, and two people
 * who make it at once make one. One that was deleted is not meant: what was said of it stays with it.
 */
export function linkNodes(context: MapContext, from: ItemId, to: ItemId, verb?: Relation): ItemId | null {
  const items = mapItems(context.doc);
  const [a, b] = [readMapItem(from, items.get(from)), readMapItem(to, items.get(to))];
  if (from === to || !isNode(a) || !isNode(b) || !hasRoom(context)) return null;
  const known = linkBetween(items, from, to);
  if (known !== null) return known;
  const id = unusedId(items, wayId(from, to));
  const link = { ...stamp(context), id, from, to, relation: verb ?? proposeRelation(a.kind, b.kind) };
  edit(context, () => insertLink(items, link));
  if (verb === undefined) guessesOf(context).add(id);
  return link.id;
}

/** What goes with these: the nodes of groups among them, the links of nodes, what became one with them. */
export function goingWith(items: Y.Map<MapItemMap>, ids: readonly ItemId[]): ReadonlySet<ItemId> {
  const gone = new Set([...ids.filter((id) => items.has(id)), ...nodesAmong(items, ids)]);
  for (const [key, map] of items) {
    const item = readMapItem(key, map);
    if (item?.kind === 'link' && (gone.has(item.from) || gone.has(item.to))) gone.add(item.id);
  }
  for (const id of items.keys() as Iterable<ItemId>) if (gone.has(standsFor(items, id))) gone.add(id);
  return gone;
}

/** With all that goes with them, and groups left empty: so that undo brings all of it back. */
export function deleteFromMap(context: MapContext, ids: readonly ItemId[]): number {
  return edit(context, (items) => {
    const [gone, nodes] = [goingWith(items, ids), nodesAmong(items, ids)];
    for (const id of gone) items.delete(id);
    if (nodes.length > 0) sweepGroups(items);
    return gone.size;
  });
}

export function changeOnMap(context: MapContext, ids: readonly ItemId[], change: MapChange): void {
  const guesses = guessesOf(context);
  edit(context, (items) => {
    const write = () => {
      for (const id of ids) changeMapItem(items, id, change);
    };
    if (change.kind) guessAnew(items, guesses, write);
    else write();
  });
  if (change.relation) for (const id of ids) guesses.delete(id);
}

export interface NodePlace {
  readonly id: ItemId;
  readonly x: number;
  readonly y: number;
}

export function placeNodes(context: MapContext, places: readonly NodePlace[]): void {
  edit(context, (items) => {
    for (const { id, x, y } of places) changeMapItem(items, id, { x: Math.round(x), y: Math.round(y) });
  });
}

export function sayOfCity(context: MapContext, id: ItemId, city: CityId, what: PerCity): void {
  edit(context, (items) => setPerCity(items, id, city, what));
}

export function sayWhoCanAct(context: MapContext, id: ItemId, who: Control, may: boolean): void {
  edit(context, (items) => setControl(items, id, who, may));
}

/** Says how much a link can be relied on, with who says it and when. */
export function judgeLinks(context: MapContext, ids: readonly ItemId[], state: LinkState): void {
  edit(context, (items) => {
    for (const id of ids) judgeLink(items, id, { state, by: context.author, at: context.now() });
  });
}

/** Where somebody knows it from; without a source it is a new one, without words it goes. */
export function saySource(context: MapContext, id: ItemId, text: string, source = newId<ItemId>()): void {
  edit(context, (items) => setSource(items, id, source, text));
}

/** Puts an end on another node, with everything that is said about it; false where the same link is already. */
export function moveEnd(context: MapContext, id: ItemId, end: Tip, to: ItemId): boolean {
  return edit(context, (items) => {
    const map = items.get(id);
    const link = readMapItem(id, map);
    if (link?.kind !== 'link' || !(map instanceof Y.Map) || !isNode(readMapItem(to, items.get(to))))
      return false;
    const ends = { from: link.from, to: link.to, [end]: to };
    if (ends.from === ends.to || linkBetween(items, ends.from, ends.to) !== null) return false;
    map.set(end, to);
    return true;
  });
}

/** The other way round, with everything that is said about it. */
export function turnLink(context: MapContext, id: ItemId): void {
  edit(context, (items) => {
    const map = items.get(id);
    const link = readMapItem(id, map);
    if (link?.kind !== 'link' || !(map instanceof Y.Map)) return;
    map.set('from', link.to);
    map.set('to', link.from);
  });
}
