/**
 * GraphML, as yEd, Gephi and many others write it: keys tell what data mean; yEd keeps words and places in drawing
 * elements of its own.
 */
import type { OwnWord } from '../../maps/ownWords.ts';
import { SIGNS } from '../../maps/vocabulary.ts';
import { controlOf, isYes, kindOf, plainWord } from '../../maps/words.ts';
import { escapeXml } from '../escapeXml.ts';
import type { ExportedMap } from './exportedMap.ts';
import { MapDraftBox } from './MapDraftBox.ts';
import { type MapReading, refusedMap } from './mapDraft.ts';
import {
  citiesOf,
  citiesTold,
  GROUP_TOLD,
  type GroupTold,
  groupIn,
  groupsTold,
  isLinkTold,
  isNodeTold,
  kindTold,
  LINK_TOLD,
  linkFields,
  linkTold,
  NODE_TOLD,
  nodeFields,
  nodeTold,
  relationTold,
} from './told.ts';
import { elementsIn, readXml, type XmlElement } from './xml.ts';

const NODE_KEYS = [
  ...['label', 'kind', 'note', 'category', 'field', 'control', 'x', 'y'],
  ...[...GROUP_TOLD, ...NODE_TOLD],
];
const EDGE_KEYS = ['relation', 'sign', 'strength', 'delay', 'note', ...LINK_TOLD] as const;
/** An id in XML has neither spaces nor colons. */
const idOf = (name: string) => name.replace(/[ :]/g, '.');

function dataOf(prefix: string, values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `<data key="${prefix}${idOf(name)}">${escapeXml(value)}</data>`)
    .join('');
}

export function writeGraphml(map: ExportedMap): string {
  const { title, nodes, links } = map;
  const cities = citiesOf(nodes, map);
  const groupOf = groupsTold(map);
  const perCity = cities.flatMap((city) => [`severity:${city}`, `status:${city}`]);
  const key = (of: 'node' | 'edge', prefix: string) => (name: string) => {
    const type = name === 'x' || name === 'y' ? 'double' : 'string';
    return `<key id="${prefix}${idOf(name)}" for="${of}" attr.name="${name}" attr.type="${type}"/>`;
  };
  const node = ({ item }: ExportedMap['nodes'][number]) => {
    const data = dataOf('n-', {
      label: item.text,
      kind: kindTold(item),
      note: item.note,
      category: item.category ?? '',
      field: item.field ?? '',
      control: item.control.join(' '),
      x: String(Math.round(item.x)),
      y: String(Math.round(item.y)),
      ...groupOf(item),
      ...nodeTold(item),
      ...citiesTold(item, cities),
    });
    return `<node id="${item.id}">${data}</node>`;
  };
  const edge = ({ item, all }: ExportedMap['links'][number]) => {
    const data = dataOf('e-', {
      relation: relationTold({ item, all }),
      sign: SIGNS[item.relation ?? 'unclear'] ?? '',
      strength: item.strength,
      delay: item.delay ? 'true' : '',
      note: item.text,
      ...linkTold(item, map),
    });
    return `<edge id="${item.id}" source="${item.from}" target="${item.to}">${data}</edge>`;
  };
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...[...NODE_KEYS, ...perCity].map(key('node', 'n-')),
    ...EDGE_KEYS.map(key('edge', 'e-')),
    `<graph id="map" edgedefault="directed"><desc>${escapeXml(title)}</desc>`,
    ...nodes.map(node),
    ...links.map(edge),
    '</graph>',
    '</graphml>',
  ].join('\n')}\n`;
}

interface Keys {
  /** What data with this key mean, in plain letters; empty for a drawing. */
  readonly names: ReadonlyMap<string, string>;
  /** As they are written. */
  readonly written: ReadonlyMap<string, string>;
}

function keysOf(root: XmlElement): Keys {
  const keys = root.children.filter((one) => one.name === 'key');
  const written = new Map(
    keys.map(({ attributes }) => [attributes.get('id') ?? '', attributes.get('attr.name') ?? '']),
  );
  return { written, names: new Map([...written].map(([id, name]) => [id, plainWord(name)])) };
}

/** Its data by what they mean. */
function dataIn(element: XmlElement, { names }: Keys): ReadonlyMap<string, string> {
  const data = new Map<string, string>();
  for (const one of element.children) {
    const name = one.name === 'data' ? names.get(one.attributes.get('key') ?? '') : undefined;
    if (name) data.set(name, one.text.trim());
  }
  return data;
}

/** Its data by the names as they are written. */
function toldIn(element: XmlElement, { written }: Keys): readonly (readonly [string, string])[] {
  return element.children
    .filter((one) => one.name === 'data')
    .map((one) => [written.get(one.attributes.get('key') ?? '') ?? '', one.text.trim()]);
}

/** Of its own drawing, not of a graph inside it. */
function drawn(element: XmlElement, name: string): XmlElement | undefined {
  for (const data of element.children)
    if (data.name === 'data') for (const one of elementsIn(data)) if (one.name === name) return one;
  return undefined;
}

const firstOf = (data: ReadonlyMap<string, string>, names: readonly string[]) =>
  names.map((name) => data.get(name) ?? '').find((value) => value !== '') ?? '';

const numberOf = (text: string | undefined) => {
  const value = Number(text);
  return text === undefined || text.trim() === '' || !Number.isFinite(value) ? null : value;
};

const LABEL = ['label', 'name', 'text', 'title', 'labels'];
const NOTE = ['note', 'notes', 'description', 'comment'];
const KIND = ['kind', 'type', 'elementtype', 'nodetype', 'class'];
const RELATION = [
  'relation',
  'type',
  'connectiontype',
  'interaction',
  'sign',
  'polarity',
  'label',
  'edgelabel',
];
const TOLD = new Set([
  ...LABEL,
  ...NOTE,
  ...KIND,
  ...RELATION,
  'category',
  'field',
  'control',
  'x',
  'y',
  'strength',
  'delay',
]);

export function readGraphml(source: string, own: readonly OwnWord[] = []): MapReading {
  const xml = readXml(source);
  if (xml.kind !== 'read') return refusedMap(xml.kind, 0, xml.line);
  if (xml.root.name !== 'graphml') return refusedMap('unknown');
  const keys = keysOf(xml.root);
  const box = new MapDraftBox(own);
  for (const [id, name] of keys.names) {
    const written = keys.written.get(id) ?? '';
    const told = TOLD.has(name) || isNodeTold(written) || isLinkTold(written);
    if (name !== '' && !told) box.problem('leftOut', 1, name);
  }
  addAll(box, xml.root, keys, { name: '', id: '' });
  return box.reading('graphml');
}

const graphsIn = ({ children }: XmlElement) => children.filter(({ name }) => name === 'graph');

/** A node with a graph of its own, as yEd's folders, is a group of what is in that; a folder in it is one of its own. */
function addAll(box: MapDraftBox, element: XmlElement, keys: Keys, folder: GroupTold): void {
  for (const one of element.children) {
    if (one.name === 'edge') addEdge(box, one, keys);
    else if (one.name === 'hyperedge') box.problem('leftOut', one.line, one.name);
    else if (one.name === 'node' && graphsIn(one).length > 0) {
      const id = one.attributes.get('id') ?? '';
      const name = firstOf(dataIn(one, keys), LABEL) || (drawn(one, 'NodeLabel')?.text.trim() ?? '');
      for (const graph of graphsIn(one)) addAll(box, graph, keys, { name: name || id, id });
    } else if (one.name === 'node') addNode(box, one, keys, folder);
    else if (one.name === 'graph') addAll(box, one, keys, folder);
  }
}

/** `group` means the kind in some files. */
function placeIn(told: GroupTold, kind: string, folder: GroupTold): { kind: string; group: GroupTold } {
  if (kind === '' && told.id === '' && kindOf(told.name) !== null) return { kind: told.name, group: folder };
  return { kind, group: told.name !== '' || told.id !== '' ? told : folder };
}

function addNode(box: MapDraftBox, element: XmlElement, keys: Keys, folder: GroupTold): void {
  const id = element.attributes.get('id') ?? '';
  const data = dataIn(element, keys);
  const label = drawn(element, 'NodeLabel')?.text.trim() ?? '';
  const told = toldIn(element, keys);
  const { kind, group } = placeIn(groupIn(told), firstOf(data, KIND), folder);
  if (element.children.some(({ name }) => name === 'port')) box.problem('leftOut', element.line, 'port');
  const geometry = drawn(element, 'Geometry')?.attributes;
  const controls = (data.get('control') ?? '').split(/[\s,;]+/).flatMap((who) => controlOf(who) ?? []);
  box.node(
    {
      key: id,
      text: firstOf(data, LABEL) || label || id,
      note: firstOf(data, NOTE),
      kind,
      category: data.get('category') ?? '',
      field: data.get('field') ?? '',
      fields: {
        x: numberOf(data.get('x') ?? geometry?.get('x')),
        y: numberOf(data.get('y') ?? geometry?.get('y')),
        ...Object.fromEntries(controls.map((who) => [`control:${who}`, true])),
        group: box.inGroup(group, element.line),
        ...nodeFields(told),
      },
    },
    element.line,
  );
}

function addEdge(box: MapDraftBox, element: XmlElement, keys: Keys): void {
  const data = dataIn(element, keys);
  box.link(
    {
      from: element.attributes.get('source') ?? '',
      to: element.attributes.get('target') ?? '',
      relation: firstOf(data, RELATION) || (drawn(element, 'EdgeLabel')?.text.trim() ?? ''),
      text: firstOf(data, NOTE),
      strength: data.get('strength') ?? '',
      fields: {
        delay: isYes(data.get('delay') ?? ''),
        ...linkFields(toldIn(element, keys)),
      },
    },
    element.line,
  );
}
