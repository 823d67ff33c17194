/**
 * A map as files are written from: nodes from the left to the right, then links whose ends are among them, then groups whose
 * nodes are all among them. Plain data.
 */
import type * as Y from 'yjs';
import type { MapGroup, MapItemMap, MapLink, MapNode } from '../../documents/barrierMap.ts';
import { isNode, mapColumns, mapItems, mapViews, readMapItem } from '../../documents/barrierMap.ts';
import { type FieldValue, fieldsIn, type MapFields, mapFieldsOf } from '../../documents/mapFields.ts';
import { savedViews } from '../../documents/mapViews.ts';
import { type OwnColumn, ownColumns } from '../../documents/ownColumns.ts';
import type { CityId } from '../../ids.ts';
import type { ExportedThread } from '../exportedThreads.ts';

export interface ExportedNode {
  readonly item: MapNode;
  /** Everything that the document keeps of it. */
  readonly all: MapFields;
  /** All that was said about it, in the words of a cell, where that is asked. */
  readonly comments?: string;
}
export interface ExportedLink {
  readonly item: MapLink;
  readonly all: MapFields;
}

export interface ExportedGroup {
  readonly item: MapGroup;
  readonly all: MapFields;
}

export interface MapSetting {
  readonly title: string;
  /** Milliseconds. */
  readonly at: number;
  readonly cities: readonly { readonly id: CityId; readonly name: string }[];
  readonly people: Readonly<Record<string, { readonly name: string; readonly city: string }>>;
}

export interface ExportedMap extends MapSetting {
  readonly nodes: readonly ExportedNode[];
  readonly links: readonly ExportedLink[];
  readonly groups: readonly ExportedGroup[];
  /** What was said about it, for a file that brings it back. */
  readonly threads?: readonly ExportedThread[];
  /** Own columns, in their order; of a choice those that its nodes say something in. */
  readonly columns?: readonly OwnColumn[];
  /** Of the whole map: saved views in their order, with what only a newer version knows. */
  readonly views?: readonly Readonly<Record<string, FieldValue>>[];
}

function itemsIn(items: Y.Map<MapItemMap>) {
  return [...items].flatMap(([id, map]) => {
    const item = readMapItem(id, map);
    return item === null ? [] : [{ item, all: mapFieldsOf(map) }];
  });
}

type Everything = ReturnType<typeof itemsIn>;

/** With the nodes of chosen groups. */
function chosenNodes(all: Everything, chosen: readonly string[] | null): readonly ExportedNode[] {
  const among = chosen && new Set(chosen);
  return all
    .flatMap(({ item, all }) => (isNode(item) ? [{ item, all }] : []))
    .filter(
      ({ item }) => among === null || among.has(item.id) || (item.group !== null && among.has(item.group)),
    )
    .toSorted((a, b) => a.item.x - b.item.x || a.item.y - b.item.y || (a.item.id < b.item.id ? -1 : 1));
}

/** Those that lie in the choice with all they hold. */
function wholeGroups(all: Everything, nodes: readonly ExportedNode[]): readonly ExportedGroup[] {
  const there = new Set<string>(nodes.map(({ item }) => item.id));
  const named = new Set<string | null>(nodes.map(({ item }) => item.group));
  const cut = new Set<string | null>(
    all.flatMap(({ item }) => (isNode(item) && !there.has(item.id) ? [item.group] : [])),
  );
  return all
    .flatMap(({ item, all }) => (item.kind === 'group' ? [{ item, all }] : []))
    .filter(({ item }) => named.has(item.id) && !cut.has(item.id))
    .toSorted((a, b) => a.item.at - b.item.at || (a.item.id < b.item.id ? -1 : 1));
}

/** A node that leaves its group behind is in none. */
function withoutGroup(node: ExportedNode): ExportedNode {
  const { group: _, ...fields } = node.all.fields;
  return { item: { ...node.item, group: null }, all: { ...node.all, fields } };
}

/** An end that became one with another node is that one. */
const withEnds = (item: MapLink, all: MapFields): ExportedLink => ({
  item,
  all: { ...all, fields: { ...all.fields, from: item.from, to: item.to } },
});

/** Their order is that of the list; whose they are stays here. */
const viewsOf = (views: Y.Map<MapItemMap>) =>
  savedViews(views).map(({ id, name, look }) => {
    const { order: _, author: __, at: ___, ...fields } = fieldsIn(views.get(id) ?? []);
    return { ...fields, name, look };
  });

/** All of it, or these nodes, those of these groups, and the links between them. */
export function exportedMap(
  doc: Y.Doc,
  setting: MapSetting,
  chosen: readonly string[] | null = null,
): ExportedMap {
  const all = itemsIn(mapItems(doc));
  const found = chosenNodes(all, chosen);
  const groups = wholeGroups(all, found);
  const kept = new Set<string | null>(groups.map(({ item }) => item.id));
  const nodes = found.map((node) => (kept.has(node.item.group) ? node : withoutGroup(node)));
  const there = new Set<string>(nodes.map(({ item }) => item.id));
  const links = all
    .flatMap(({ item, all }) => (item.kind === 'link' ? [withEnds(item, all)] : []))
    .filter(({ item }) => there.has(item.from) && there.has(item.to))
    .toSorted((a, b) => a.item.at - b.item.at || (a.item.id < b.item.id ? -1 : 1));
  const views = chosen === null ? viewsOf(mapViews(doc)) : [];
  const columns = ownColumns(mapColumns(doc)).filter(
    ({ id }) => chosen === null || nodes.some(({ item }) => id in item.own),
  );
  return {
    ...setting,
    nodes,
    links,
    groups,
    ...(columns.length > 0 && { columns }),
    ...(views.length > 0 && { views }),
  };
}
