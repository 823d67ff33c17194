/**
 * Files of the Participatory System Mapper: JSON, plain or packed by lz-string. A factor's and a link's group names a
 * style, and the style's label says what it means; notes are plain words or lists of insertions. Factors have attributes
 * with titles of the map's own, by which it clusters them; links have none, so theirs stand beside what it knows.
 */
import type { OwnWord } from '../../maps/ownWords.ts';
import type { NodeKind, Relation } from '../../maps/vocabulary.ts';
import { NODE_KINDS, RELATIONS, SIGNS } from '../../maps/vocabulary.ts';
import { plainWord } from '../../maps/words.ts';
import { isRecord, parseJson } from '../boardJson.ts';
import { unpackUtf16 } from '../lzString.ts';
import type { ExportedLink, ExportedMap, ExportedNode } from './exportedMap.ts';
import { MapDraftBox } from './MapDraftBox.ts';
import { type MapReading, refusedMap, type Standing } from './mapDraft.ts';
import { numberOrSaid, relationIn, yesOrSaid } from './orSaid.ts';
import { ownSaid, ownTold } from './ownTold.ts';
import {
  citiesOf,
  citiesTold,
  type GroupTold,
  groupIn,
  groupsTold,
  isNodeTold,
  kindTold,
  LINK_TOLD,
  linkFields,
  linkTold,
  nodeFields,
  nodeTold,
  relationTold,
} from './told.ts';

type Raw = Readonly<Record<string, unknown>>;

/** What PRSM calls a style that nobody has named. */
const UNNAMED = /^(|sample|base|cluster|note)$/i;
const MOST_UNPACKED = 32_000_000;
const COLOURS: Readonly<Record<NodeKind, string>> = {
  barrier: '#c43d3d',
  cause: '#b0782a',
  effect: '#a0338b',
  lever: '#6f4fc8',
  solution: '#1f8a5b',
  enabler: '#2b7a78',
  actor: '#5b6472',
  evidence: '#1f7a9e',
  question: '#767f8d',
};

const UNKNOWN = '#1b1f24';

function styleOf(label: string, colour: string) {
  const both = { border: colour, background: '#ffffff' };
  const color = { ...both, highlight: both, hover: both };
  return {
    groupLabel: label,
    borderWidth: 2,
    color,
    font: { face: 'arial', color: '#1b1f24', size: 14 },
    shape: 'box',
  };
}

function edgeStyleOf(relation: string) {
  const colour = SIGNS[relation as Relation] === '-' ? '#1f8a5b' : '#5b6472';
  return {
    groupLabel: relation,
    arrows: { to: { enabled: true, type: 'arrow' }, middle: { enabled: false }, from: { enabled: false } },
    color: { color: colour, highlight: colour, hover: colour, inherit: false, opacity: 1 },
    dashes: relation === 'unclear' ? [10, 10] : false,
    width: 1,
    label: '',
  };
}

const noteOf = (text: string) => (text === '' ? {} : { note: { ops: [{ insert: `${text}\n` }] } });

type Told = Readonly<Record<string, string>>;

const said = (told: Told): Told =>
  Object.fromEntries(Object.entries(told).filter(([, value]) => value !== ''));

/** What it has no place for, as attributes; pins are its own. */
function attributesOf(map: ExportedMap) {
  const [groupOf, cities, own] = [groupsTold(map), citiesOf(map.nodes, map), ownTold(map)];
  const toldOf = ({ item }: ExportedNode): Told => {
    const { pinned: _, ...told } = nodeTold(item);
    const { category, field, control } = item;
    const about = { category: category ?? '', field: field ?? '', control: control.join(' ') };
    return said({ ...groupOf(item), ...about, ...told, ...citiesTold(item, cities), ...own.of(item) });
  };
  const told = new Map(map.nodes.map((node) => [node.item.id, toldOf(node)]));
  const titles = [...new Set([...told.values()].flatMap((one) => Object.keys(one)))];
  const keys = new Map(titles.map((one, at) => [one, `att${at + 1}`]));
  return {
    titles: Object.fromEntries(titles.map((one) => [keys.get(one) ?? '', one])),
    of: ({ item }: ExportedNode) =>
      Object.fromEntries(
        Object.entries(told.get(item.id) ?? {}).map(([name, value]) => [keys.get(name), value]),
      ),
  };
}

function aboutLink({ item }: ExportedLink, map: ExportedMap): Told {
  return said({ strength: item.strength, delay: item.delay ? 'yes' : '', ...linkTold(item, map) });
}

export function writePrsm(map: ExportedMap): string {
  const { title, at, nodes, links } = map;
  const attributes = attributesOf(map);
  // Those of a newer version have styles of their own after ours.
  const kinds = [...new Set<string>([...NODE_KINDS, ...nodes.map(({ item }) => kindTold(item))])];
  const relations = [...new Set<string>([...RELATIONS, ...links.map(relationTold)])];
  const group = (kind: string) => `group${kinds.indexOf(kind)}`;
  const edge = (relation: string) => `edge${relations.indexOf(relation)}`;
  const file = {
    saved: new Date(at).toISOString(),
    version: '2.0.0',
    mapTitle: title,
    lastNodeSample: 'group0',
    lastLinkSample: 'edge0',
    attributeTitles: attributes.titles,
    styles: {
      nodes: Object.fromEntries(
        kinds.map((kind) => [group(kind), styleOf(kind, COLOURS[kind as NodeKind] ?? UNKNOWN)]),
      ),
      edges: Object.fromEntries(relations.map((relation) => [edge(relation), edgeStyleOf(relation)])),
    },
    nodes: nodes.map(({ item, all }) => ({
      id: item.id,
      label: item.text,
      grp: group(kindTold(item)),
      x: Math.round(item.x),
      y: Math.round(item.y),
      ...(item.pinned && { fixed: true }),
      ...attributes.of({ item, all }),
      ...noteOf(item.note),
    })),
    edges: links.map(({ item, all }) => ({
      id: item.id,
      from: item.from,
      to: item.to,
      grp: edge(relationTold({ item, all })),
      label: '',
      ...aboutLink({ item, all }, map),
      ...noteOf(item.text),
    })),
    history: [],
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}

export function isPrsm(value: unknown): boolean {
  return isRecord(value) && Array.isArray(value.nodes) && Array.isArray(value.edges);
}

/** Of a file that is packed; null for anything else. */
export function unpackPrsm(text: string): unknown {
  const unpacked = unpackUtf16(text, MOST_UNPACKED);
  return unpacked === null ? null : parseJson(unpacked);
}

const textOf = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Lines of a label were broken to fit a circle. */
const unbroken = (value: unknown) => textOf(value).replace(/\s*\n\s*/g, ' ');

function noteIn(raw: Raw): string {
  const { note = raw.title } = raw;
  if (!isRecord(note)) return textOf(note).replace(/<br\s*\/?>|<\/?p>/gi, '\n');
  return listOf(note.ops)
    .map((op) => (isRecord(op) && typeof op.insert === 'string' ? op.insert : ''))
    .join('');
}

function labelsIn(styles: unknown): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  for (const [group, style] of Object.entries(isRecord(styles) ? styles : {})) {
    const label = isRecord(style) ? unbroken(style.groupLabel).trim() : '';
    if (!UNNAMED.test(label)) labels.set(group, label);
  }
  return labels;
}

const isEnabled = (arrow: unknown) => arrow === true || (isRecord(arrow) && arrow.enabled === true);

/** Links of Gephi's files have a source and a target. */
function endsOf(raw: Raw) {
  const [from, to] = [textOf(raw.from ?? raw.source), textOf(raw.to ?? raw.target)];
  const arrows = isRecord(raw.arrows) ? raw.arrows : {};
  const back = isEnabled(arrows.from);
  const turned = back && 'to' in arrows && !isEnabled(arrows.to);
  return turned ? { from: to, to: from, both: false } : { from, to, both: back };
}

/** Attributes by the map's own titles for them, for those that mean something here. */
function titlesIn(value: Raw): ReadonlyMap<string, string> {
  const titles = Object.entries(isRecord(value.attributeTitles) ? value.attributeTitles : {});
  return new Map(titles.map(([key, title]) => [key, textOf(title)]));
}

const KNOWN: ReadonlySet<string> = new Set(['category', 'field', 'control']);
const means = (title: string) => KNOWN.has(plainWord(title)) || isNodeTold(title);

/** Its clusters: factors that stand for others, which name them. */
function clustersIn(value: Raw): ReadonlyMap<string, GroupTold> {
  const clusters = listOf(value.nodes).flatMap((raw): readonly [string, GroupTold][] => {
    if (!isRecord(raw) || raw.isCluster !== true) return [];
    const id = textOf(raw.id);
    return [[id, { id, name: unbroken(raw.label) }]];
  });
  return new Map(clusters);
}

interface Reading {
  readonly box: MapDraftBox;
  readonly titles: ReadonlyMap<string, string>;
  readonly clusters: ReadonlyMap<string, GroupTold>;
  readonly kinds: ReadonlyMap<string, string>;
  readonly relations: ReadonlyMap<string, string>;
}

function addFactor({ box, titles, clusters, kinds }: Reading, raw: Raw, line: number): void {
  const told = [...titles].map(([key, title]) => [title, textOf(raw[key])] as const);
  const by = new Map(told.map(([title, value]) => [plainWord(title), value]));
  const say = box.saysAt(line);
  const group = clusters.get(textOf(raw.clusteredIn)) ?? groupIn(told);
  box.node(
    {
      key: textOf(raw.id),
      text: unbroken(raw.label) || textOf(raw.id),
      note: noteIn(raw),
      kind: kinds.get(textOf(raw.grp ?? raw.group)) ?? '',
      category: by.get('category') ?? '',
      field: by.get('field') ?? '',
      control: by.get('control') ?? '',
      own: told.flatMap(([title, value]) =>
        means(title) || value === '' || title === '' ? [] : [ownSaid(title, value)],
      ),
      fields: {
        x: numberOrSaid('x', textOf(raw.x), say),
        y: numberOrSaid('y', textOf(raw.y), say),
        pinned: raw.fixed === true,
        group: box.inGroup(group, line),
        ...nodeFields(told, say),
      },
    },
    line,
  );
}

/** PRSM's thumbs have no counterpart here. */
function sayVotes(box: MapDraftBox, raw: Raw, line: number): void {
  for (const name of ['thumbUp', 'thumbDown'])
    if (listOf(raw[name]).length > 0) box.problem('leftOut', line, `${name}: ${listOf(raw[name]).length}`);
}

function addEdge({ box, relations }: Reading, raw: Raw, line: number): void {
  const { from, to, both } = endsOf(raw);
  const say = box.saysAt(line);
  const named = relations.get(textOf(raw.grp ?? raw.group)) ?? '';
  // What is written on a link says more than its style, which then stays in words.
  const { relation, others } = relationIn({ type: unbroken(raw.label).trim(), label: named, sign: '' }, say);
  const sketch = {
    relation,
    text: [...others, noteIn(raw)].filter((one) => one.trim() !== '').join('\n'),
    strength: textOf(raw.strength),
    state: textOf(raw.state),
    fields: {
      delay: yesOrSaid('delay', textOf(raw.delay), say),
      ...linkFields(
        LINK_TOLD.map((name) => [name, textOf(raw[name])] as const),
        say,
      ),
    },
  };
  box.link({ ...sketch, from, to }, line);
  if (both) box.link({ ...sketch, from: to, to: from }, line);
}

export function readPrsm(value: unknown, own: readonly OwnWord[] = [], standing?: Standing): MapReading {
  if (!isRecord(value)) return refusedMap('broken');
  const styles = isRecord(value.styles) ? value.styles : isRecord(value.samples) ? value.samples : {};
  const reading = {
    box: new MapDraftBox(own, standing && { nodes: [], links: [], columns: standing.columns ?? [] }),
    titles: titlesIn(value),
    clusters: clustersIn(value),
    kinds: labelsIn(styles.nodes),
    relations: labelsIn(styles.edges),
  };
  const { box } = reading;
  for (const [at, raw] of listOf(value.nodes).entries()) {
    if (!isRecord(raw)) box.problem('notUnderstood', at + 1, String(raw));
    else if (raw.isCluster !== true) addFactor(reading, raw, at + 1);
    // A group has a name and no more.
    else if (noteIn(raw).trim() !== '') box.problem('leftOut', at + 1, noteIn(raw));
    if (isRecord(raw)) sayVotes(box, raw, at + 1);
  }
  for (const [at, raw] of listOf(value.edges).entries()) {
    if (!isRecord(raw)) box.problem('notUnderstood', at + 1, String(raw));
    // Between clusters, drawn in place of the links of what is in them.
    else if (raw.isClusterEdge !== true) addEdge(reading, raw, at + 1);
    if (isRecord(raw)) sayVotes(box, raw, at + 1);
  }
  if (listOf(value.underlay).length > 0 || isRecord(value.background))
    box.problem('leftOut', 0, 'background');
  return box.reading('prsm');
}
