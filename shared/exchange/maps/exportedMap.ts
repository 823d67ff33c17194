/** A map as files are written from: nodes from the left to the right, then links whose ends are among them. Plain data. */
import type * as Y from 'yjs';
import type { MapItemMap, MapLink, MapNode } from '../../documents/barrierMap.ts';
import { isNode, mapItems, readMapItem } from '../../documents/barrierMap.ts';
import { type MapFields, mapFieldsOf } from '../../documents/mapFields.ts';
import type { CityId } from '../../ids.ts';

export interface ExportedNode {
  readonly item: MapNode;
  /** Everything that the document keeps of it. */
  readonly all: MapFields;
}
export interface ExportedLink {
  readonly item: MapLink;
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
}

function itemsIn(items: Y.Map<MapItemMap>) {
  return [...items].flatMap(([id, map]) => {
    const item = readMapItem(id, map);
    return item === null ? [] : [{ item, all: mapFieldsOf(map) }];
  });
}

/** All of it, or these nodes and the links between them. */
export function exportedMap(
  doc: Y.Doc,
  setting: MapSetting,
  chosen: readonly string[] | null = null,
): ExportedMap {
  const among = chosen && new Set(chosen);
  const all = itemsIn(mapItems(doc));
  const nodes = all
    .flatMap(({ item, all }) => (isNode(item) ? [{ item, all }] : []))
    .filter(({ item }) => among === null || among.has(item.id))
    .toSorted((a, b) => a.item.x - b.item.x || a.item.y - b.item.y || (a.item.id < b.item.id ? -1 : 1));
  const there = new Set<string>(nodes.map(({ item }) => item.id));
  const links = all
    .flatMap(({ item, all }) => (item.kind === 'link' ? [{ item, all }] : []))
    .filter(({ item }) => there.has(item.from) && there.has(item.to))
    .toSorted((a, b) => a.item.at - b.item.at || (a.item.id < b.item.id ? -1 : 1));
  return { ...setting, nodes, links };
}
