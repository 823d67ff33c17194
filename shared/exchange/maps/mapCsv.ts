/**
 * A map as two tables that belong together: one row per node, one row per link. Ids, words and all that can be compared
 * come back as they were; the ends of links are told by id and, for people, in words.
 */
import type { MapNode } from '../../documents/barrierMap.ts';
import type { CityId } from '../../ids.ts';
import { SIGNS } from '../../maps/vocabulary.ts';
import { escapeFormula, writeCells } from '../cells.ts';
import type { ExportedLink, ExportedMap } from './exportedMap.ts';
import { ownTold } from './ownTold.ts';
import {
  citiesOf,
  citiesTold,
  GROUP_TOLD,
  groupsTold,
  kindTold,
  LINK_TOLD,
  linkTold,
  NODE_TOLD,
  nodeTold,
  relationTold,
} from './told.ts';

export const NODE_COLUMNS = [
  'id',
  'kind',
  'text',
  'note',
  'category',
  'field',
  'control',
  ...GROUP_TOLD,
  ...NODE_TOLD,
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
  ...LINK_TOLD,
  'note',
] as const;

function nodeRow(
  node: MapNode,
  group: Readonly<Record<string, string>>,
  cities: readonly CityId[],
): readonly string[] {
  const told = nodeTold(node);
  return [
    node.id,
    kindTold(node),
    escapeFormula(node.text),
    escapeFormula(node.note),
    node.category ?? '',
    node.field ?? '',
    node.control.join(' '),
    ...GROUP_TOLD.map((name) => escapeFormula(group[name] ?? '')),
    ...NODE_TOLD.map((name) => escapeFormula(told[name])),
    String(Math.round(node.x)),
    String(Math.round(node.y)),
    ...Object.values(citiesTold(node, cities)),
  ];
}

export function writeNodesCsv(map: ExportedMap): string {
  const cities = citiesOf(map.nodes, map);
  const perCity = cities.flatMap((city) => [`severity:${city}`, `status:${city}`]);
  const groupOf = groupsTold(map);
  const said = map.nodes.some(({ comments }) => comments) ? ['comments'] : [];
  const own = ownTold(map);
  const rows = map.nodes.map(({ item, comments = '' }) => {
    // By name: in an object those that are whole numbers, as years, come first.
    const values = own.of(item);
    return [
      ...nodeRow(item, groupOf(item), cities),
      ...own.names.map((name) => escapeFormula(values[name] ?? '')),
      ...said.map(() => escapeFormula(comments)),
    ];
  });
  return writeCells([[...NODE_COLUMNS, ...perCity, ...own.names.map(escapeFormula), ...said], ...rows]);
}

export function writeLinksCsv(map: ExportedMap): string {
  const { nodes, links } = map;
  const words = new Map(nodes.map(({ item }) => [item.id, item.text]));
  const row = ({ item: link, all }: ExportedLink) => [
    link.id,
    link.from,
    escapeFormula(words.get(link.from) ?? ''),
    relationTold({ item: link, all }),
    escapeFormula(SIGNS[link.relation ?? 'unclear'] ?? ''),
    link.to,
    escapeFormula(words.get(link.to) ?? ''),
    link.strength,
    link.delay ? 'yes' : '',
    ...Object.values(linkTold(link, map)).map(escapeFormula),
    escapeFormula(link.text),
  ];
  return writeCells([LINK_COLUMNS, ...links.map(row)]);
}
