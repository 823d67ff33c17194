/** Nodes of a map and the links among them, on their way to another map, tab or browser. What arrives is untrusted. */
import type * as Y from 'yjs';
import type { OwnColumn } from '../../documents/ownColumns.ts';
import type { ItemId } from '../../ids.ts';
import { isRecord } from '../boardJson.ts';
import { exportedMap, type MapSetting } from './exportedMap.ts';
import type { ItemDraft } from './mapDraft.ts';
import { columnsTold, mapJsonItems, readMapJson } from './mapJson.ts';

const VERSION = 1;
const ANYWHERE: MapSetting = { title: '', at: 0, cities: [], people: {} };
/** What was true of the item, not of its copy: who made it and when, what was agreed, that it must stay where it is. */
const LEFT_BEHIND = new Set(['author', 'at', 'state', 'stateBy', 'stateAt', 'stateTold', 'pinned']);

export interface MapClip {
  /** Plain JSON. */
  readonly value: unknown;
  /** Of the nodes, from the left to the right. */
  readonly words: readonly string[];
  /** Nodes and links. */
  readonly items: number;
}

const kept = <Value>(fields: Readonly<Record<string, Value>>): Record<string, Value> =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !LEFT_BEHIND.has(name)));

/** Null when no node is chosen. */
export function mapClipOf(doc: Y.Doc, chosen: readonly ItemId[]): MapClip | null {
  const map = exportedMap(doc, ANYWHERE, chosen);
  if (map.nodes.length === 0) return null;
  const items = mapJsonItems(map).map(kept);
  return {
    value: { version: VERSION, items, ...(map.columns && { columns: columnsTold(map) }) },
    words: map.nodes.map(({ item }) => item.text),
    items: items.length,
  };
}

/** Null for whatever is no clip of a map. */
export function readMapClip(value: unknown, columns: readonly OwnColumn[] = []): readonly ItemDraft[] | null {
  if (!isRecord(value) || value.version !== VERSION) return null;
  const reading = readMapJson(value, [], columns);
  if (reading.kind === 'refused') return null;
  return reading.drafts.map((draft) => ({ ...draft, fields: kept(draft.fields) }));
}
