/**
 * A map as two tables that belong together: one row per node, one row per link. Ids, words and all that can be compared
 * come back as they were; the ends of links are told by id and, for people, in words.
 */
import type { MapLink, MapNode } from '../../documents/barrierMap.ts';
import type { CityId } from '../../ids.ts';
import { SIGNS } from '../../maps/vocabulary.ts';
import { escapeFormula, writeCells } from '../cells.ts';
import type { ExportedMap } from './exportedMap.ts';

export const NODE_COLUMNS = [
  'id',
  'kind',
  'text',
  'note',
  'category',
  'field',
  'control',
  'pinned',
  'x',
  'y',
] as const;
export const LINK_COLUMNS = [
  'id',
  'from',
  'from text',
  'relation',
  'sign',
  'to',
  'to text',
  'strength',
  'delay',
  'state',
  'note',
] as const;

function nodeRow(node: MapNode, cities: readonly CityId[]): readonly string[] {
  return [
    node.id,
    node.kindName,
    escapeFormula(node.text),
    escapeFormula(node.note),
    node.category ?? '',
    node.field ?? '',
    node.control.join(' '),
    node.pinned ? 'yes' : '',
    String(Math.round(node.x)),
    String(Math.round(node.y)),
    ...cities.flatMap((city) => [String(node.severity[city] ?? ''), node.status[city] ?? '']),
  ];
}

export function writeNodesCsv({ nodes, cities }: ExportedMap): string {
  const told = new Set<CityId>(cities.map(({ id }) => id));
  for (const { item } of nodes)
    for (const city of [...Object.keys(item.severity), ...Object.keys(item.status)]) told.add(city as CityId);
  const ids = [...told];
  const perCity = ids.flatMap((city) => [`severity:${city}`, `status:${city}`]);
  return writeCells([[...NODE_COLUMNS, ...perCity], ...nodes.map(({ item }) => nodeRow(item, ids))]);
}

export function writeLinksCsv({ nodes, links }: ExportedMap): string {
  const words = new Map(nodes.map(({ item }) => [item.id, item.text]));
  const row = (link: MapLink) => [
    link.id,
    link.from,
    escapeFormula(words.get(link.from) ?? ''),
    link.relation ?? 'unclear',
    escapeFormula(SIGNS[link.relation ?? 'unclear'] ?? ''),
    link.to,
    escapeFormula(words.get(link.to) ?? ''),
    link.strength,
    link.delay ? 'yes' : '',
    link.state,
    escapeFormula(link.text),
  ];
  return writeCells([LINK_COLUMNS, ...links.map(({ item }) => row(item))]);
}
