/**
 * GraphML, as yEd, Gephi and many others write it: keys tell what data mean; yEd keeps words and places in drawing
 * elements of its own.
 */
import type { OwnWord } from '../../maps/ownWords.ts';
import { SIGNS } from '../../maps/vocabulary.ts';
import { kindOf, plainWord } from '../../maps/words.ts';
import { escapeXml } from '../escapeXml.ts';
import type { ExportedMap } from './exportedMap.ts';
import { MapDraftBox } from './MapDraftBox.ts';
import { type MapReading, refusedMap, type Standing } from './mapDraft.ts';
import { isBlank, numberOrSaid, relationIn, yesOrSaid } from './orSaid.ts';
import { ownSaid, ownTold } from './ownTold.ts';
import {
  citiesOf,
  citiesTold,
  GROUP_TOLD,
  type GroupTold,
  groupIn,
  groupsTold,
  isIdName,
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
  const own = ownTold(map);
  const ownId = (name: string) => `n-own${own.names.indexOf(name)}`;
  const ownKey = (name: string) =>
    `<key id="${ownId(name)}" for="node" attr.name="${escapeXml(name)}" attr.type="string"/>`;
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
    const said = Object.entries(own.of(item)).map(([name, value]) =>
      value === '' ? '' : `<data key="${ownId(name)}">${escapeXml(value)}</data>`,
    );
    return `<node id="${item.id}">${data}${said.join('')}</node>`;
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
    ...own.names.map(ownKey),
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
  /** What elements of this name have where they say nothing themselves, by the key. */
  readonly defaults: (element: string) => ReadonlyMap<string, string>;
}

function keysOf(root: XmlElement): Keys {
  const keys = root.children.filter((one) => one.name === 'key');
  const written = new Map(
    keys.map(({ attributes }) => [attributes.get('id') ?? '', attributes.get('attr.name') ?? '']),
  );
  const defaultsOf = (element: string) =>
    keys.flatMap(({ attributes, children }): readonly [string, string][] => {
      const isFor = [element, 'all', undefined].includes(attributes.get('for'));
      const value = children.find(({ name }) => name === 'default')?.text.trim() ?? '';
      return isFor && value !== '' ? [[attributes.get('id') ?? '', value]] : [];
    });
  const defaults: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
    ['node', 'edge'].map((element) => [element, new Map(defaultsOf(element))]),
  );
  return {
    written,
    names: new Map([...written].map(([id, name]) => [id, plainWord(name)])),
    defaults: (element) => defaults.get(element) ?? new Map(),
  };
}

/** What is said of it, by the keys. */
function saidOf(element: XmlElement, keys: Keys): ReadonlyMap<string, string> {
  const own = element.children.filter(({ name }) => name === 'data');
  return new Map([
    ...keys.defaults(element.name),
    ...own.map((one) => [one.attributes.get('key') ?? '', one.text.trim()] as const),
  ]);
}

/** Its data by what they mean. */
function dataIn(element: XmlElement, keys: Keys): ReadonlyMap<string, string> {
  const said = [...saidOf(element, keys)].map(([key, value]) => [keys.names.get(key) ?? '', value] as const);
  return new Map(said.filter(([name]) => name !== ''));
}

/** Its data by the names as they are written. */
function toldIn(element: XmlElement, keys: Keys): readonly (readonly [string, string])[] {
  return [...saidOf(element, keys)].map(([key, value]) => [keys.written.get(key) ?? key, value]);
}

function sayLeft(
  told: ReturnType<typeof toldIn>,
  tells: (name: string, written: string) => boolean,
  left: Set<string>,
): void {
  for (const [written, value] of told)
    if (written !== '' && value !== '' && !tells(plainWord(written), written)) left.add(plainWord(written));
}

/** Of its own drawing, not of a graph inside it. */
function drawn(element: XmlElement, name: string): XmlElement | undefined {
  for (const data of element.children)
    if (data.name === 'data') for (const one of elementsIn(data)) if (one.name === name) return one;
  return undefined;
}

const firstOf = (data: ReadonlyMap<string, string>, names: readonly string[]) =>
  names.map((name) => data.get(name) ?? '').find((value) => value !== '') ?? '';

/** Of several names for one thing the first is taken: those that say something else, by name. */
function passedOver(data: ReadonlyMap<string, string>, names: readonly string[]): readonly string[] {
  const taken = firstOf(data, names);
  return names.filter((name) => !isBlank(data.get(name) ?? '') && data.get(name) !== taken);
}

const LABEL = ['label', 'name', 'text', 'title', 'labels'];
const NOTE = ['note', 'notes', 'description', 'comment'];
const KIND = ['kind', 'type', 'elementtype', 'nodetype', 'class'];
const RELATION = ['relation', 'type', 'connectiontype', 'interaction'];
const SIGN = ['sign', 'polarity'];
const EDGE_LABEL = ['label', 'edgelabel'];
const OF_NODES = new Set([...LABEL, ...NOTE, ...KIND, 'category', 'field', 'control', 'x', 'y']);
const OF_EDGES = new Set([...RELATION, ...SIGN, ...EDGE_LABEL, ...NOTE, 'strength', 'delay']);

const nodeTells = (name: string, written: string) => OF_NODES.has(name) || isNodeTold(written);
const edgeTells = (name: string, written: string) => OF_EDGES.has(name) || isLinkTold(written);

export function readGraphml(source: string, own: readonly OwnWord[] = [], standing?: Standing): MapReading {
  const xml = readXml(source);
  if (xml.kind !== 'read') return refusedMap(xml.kind, 0, xml.line);
  if (xml.root.name !== 'graphml') return refusedMap('unknown');
  const keys = keysOf(xml.root);
  const box = new MapDraftBox(own, standing && { nodes: [], links: [], columns: standing.columns ?? [] });
  box.ownLine = 1;
  const left = new Set<string>();
  for (const { name: element, attributes } of xml.root.children) {
    const [id, use] = [attributes.get('id') ?? '', attributes.get('for')];
    const [name, written] = [keys.names.get(id) ?? '', keys.written.get(id) ?? ''];
    const ofEdges = use !== 'node' && edgeTells(name, written);
    // Those of nodes are own columns, where something stands in them.
    if (element === 'key' && name !== '' && use === 'edge' && !ofEdges) left.add(name);
  }
  addAll({ box, keys, left }, xml.root, { name: '', id: '' }, false);
  for (const name of left) box.problem('leftOut', 1, name);
  return box.reading('graphml');
}

const graphsIn = ({ children }: XmlElement) => children.filter(({ name }) => name === 'graph');

interface Place {
  readonly box: MapDraftBox;
  readonly keys: Keys;
  /** What has no place here, by name. */
  readonly left: Set<string>;
}

/** A node with a graph of its own, as yEd's folders, is a group of what is in that; a folder in it is one of its own. */
function addAll(place: Place, element: XmlElement, folder: GroupTold, undirected: boolean): void {
  const { box, keys, left } = place;
  for (const one of element.children) {
    if (one.name === 'edge') addEdge(place, one, undirected);
    else if (one.name === 'hyperedge') box.problem('leftOut', one.line, one.name);
    else if (one.name === 'node' && graphsIn(one).length > 0) {
      const id = one.attributes.get('id') ?? '';
      const data = dataIn(one, keys);
      // A group has a name and no more.
      for (const [said, value] of data) if (!LABEL.includes(said) && !isBlank(value)) left.add(said);
      const name = firstOf(data, LABEL) || (drawn(one, 'NodeLabel')?.text.trim() ?? '');
      for (const graph of graphsIn(one)) addAll(place, graph, { name: name || id, id }, undirected);
    } else if (one.name === 'node') addNode(place, one, folder);
    else if (one.name === 'graph')
      addAll(place, one, folder, one.attributes.get('edgedefault') === 'undirected');
  }
}

/** `group` means the kind in some files. */
function placeIn(told: GroupTold, kind: string, folder: GroupTold): { kind: string; group: GroupTold } {
  if (kind === '' && told.id === '' && kindOf(told.name) !== null) return { kind: told.name, group: folder };
  return { kind, group: told.name !== '' || told.id !== '' ? told : folder };
}

/** In words beside its data. */
const descriptionOf = ({ children }: XmlElement) =>
  children
    .filter(({ name }) => name === 'desc')
    .map(({ text }) => text.trim())
    .join('\n');

function addNode({ box, keys, left }: Place, element: XmlElement, folder: GroupTold): void {
  const id = element.attributes.get('id') ?? '';
  const data = dataIn(element, keys);
  const label = drawn(element, 'NodeLabel')?.text.trim() ?? '';
  const told = toldIn(element, keys);
  const { kind, group } = placeIn(groupIn(told), firstOf(data, KIND), folder);
  if (element.children.some(({ name }) => name === 'port')) box.problem('leftOut', element.line, 'port');
  const geometry = drawn(element, 'Geometry')?.attributes;
  const say = box.saysAt(element.line);
  for (const names of [LABEL, NOTE, KIND]) for (const name of passedOver(data, names)) left.add(name);
  const isOwn = (written: string) =>
    written !== '' &&
    !nodeTells(plainWord(written), written) &&
    (!isIdName(written) || box.hasColumn(written));
  sayLeft(told, (name, written) => nodeTells(name, written) || isOwn(written), left);
  box.node(
    {
      key: id,
      text: firstOf(data, LABEL) || label || id,
      note: [firstOf(data, NOTE), descriptionOf(element)].filter(Boolean).join('\n'),
      kind,
      category: data.get('category') ?? '',
      field: data.get('field') ?? '',
      control: data.get('control') ?? '',
      own: told.flatMap(([written, value]) =>
        isOwn(written) && value !== '' ? [ownSaid(written, value)] : [],
      ),
      fields: {
        x: numberOrSaid('x', data.get('x') ?? geometry?.get('x') ?? '', say),
        y: numberOrSaid('y', data.get('y') ?? geometry?.get('y') ?? '', say),
        group: box.inGroup(group, element.line),
        ...nodeFields(told, say),
      },
    },
    element.line,
  );
}

function addEdge({ box, keys, left }: Place, element: XmlElement, undirected: boolean): void {
  const data = dataIn(element, keys);
  const say = box.saysAt(element.line);
  const label = firstOf(data, EDGE_LABEL) || (drawn(element, 'EdgeLabel')?.text.trim() ?? '');
  const { relation, others } = relationIn(
    { type: firstOf(data, RELATION), label, sign: firstOf(data, SIGN) },
    say,
  );
  for (const names of [RELATION, EDGE_LABEL, SIGN, NOTE])
    for (const name of passedOver(data, names)) left.add(name);
  const told = toldIn(element, keys);
  sayLeft(told, edgeTells, left);
  const directed = element.attributes.get('directed') ?? String(!undirected);
  box.linkIn(
    directed === 'false' ? 'undirected' : '',
    {
      from: element.attributes.get('source') ?? '',
      to: element.attributes.get('target') ?? '',
      relation,
      text: [...others, firstOf(data, NOTE), descriptionOf(element)].filter(Boolean).join('\n'),
      strength: data.get('strength') ?? '',
      state: data.get('state') ?? '',
      fields: {
        delay: yesOrSaid('delay', data.get('delay') ?? '', say),
        ...linkFields(told, say),
      },
    },
    element.line,
  );
}
