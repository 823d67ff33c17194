/**
 * Files of the Participatory System Mapper: JSON, plain or packed by lz-string. A factor's and a link's group names a
 * style, and the style's label says what it means; notes are plain words or lists of insertions.
 */
import type { NodeKind, Relation } from '../../maps/vocabulary.ts';
import { NODE_KINDS, RELATIONS, SIGNS } from '../../maps/vocabulary.ts';
import { isRecord, parseJson } from '../boardJson.ts';
import { unpackUtf16 } from '../lzString.ts';
import type { ExportedMap } from './exportedMap.ts';
import { MapDraftBox } from './MapDraftBox.ts';
import { type MapReading, refusedMap } from './mapDraft.ts';

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

function edgeStyleOf(relation: Relation) {
  const colour = SIGNS[relation] === '-' ? '#1f8a5b' : '#5b6472';
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

export function writePrsm({ title, at, nodes, links }: ExportedMap): string {
  const group = (kind: string) => `group${Math.max(0, NODE_KINDS.indexOf(kind as NodeKind))}`;
  const edge = (relation: Relation | null) => `edge${RELATIONS.indexOf(relation ?? 'unclear')}`;
  const file = {
    saved: new Date(at).toISOString(),
    version: '2.0.0',
    mapTitle: title,
    lastNodeSample: 'group0',
    lastLinkSample: 'edge0',
    attributeTitles: {},
    styles: {
      nodes: Object.fromEntries(NODE_KINDS.map((kind) => [group(kind), styleOf(kind, COLOURS[kind])])),
      edges: Object.fromEntries(RELATIONS.map((relation) => [edge(relation), edgeStyleOf(relation)])),
    },
    nodes: nodes.map(({ item }) => ({
      id: item.id,
      label: item.text,
      grp: group(item.kindName),
      x: Math.round(item.x),
      y: Math.round(item.y),
      ...noteOf(item.note),
    })),
    edges: links.map(({ item }) => ({
      id: item.id,
      from: item.from,
      to: item.to,
      grp: edge(item.relation),
      label: '',
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
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
const coordinate = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? value : null);
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

export function readPrsm(value: unknown): MapReading {
  if (!isRecord(value)) return refusedMap('broken');
  const box = new MapDraftBox();
  const styles = isRecord(value.styles) ? value.styles : isRecord(value.samples) ? value.samples : {};
  const [kinds, relations] = [labelsIn(styles.nodes), labelsIn(styles.edges)];
  for (const [at, raw] of listOf(value.nodes).entries()) {
    if (!isRecord(raw)) box.problem('notUnderstood', at + 1, String(raw));
    else if (raw.isCluster === true) box.problem('leftOut', at + 1, unbroken(raw.label));
    else
      box.node(
        {
          key: textOf(raw.id),
          text: unbroken(raw.label) || textOf(raw.id),
          note: noteIn(raw),
          kind: kinds.get(textOf(raw.grp ?? raw.group)) ?? '',
          fields: { x: coordinate(raw.x), y: coordinate(raw.y) },
        },
        at + 1,
      );
  }
  for (const [at, raw] of listOf(value.edges).entries()) {
    if (!isRecord(raw)) {
      box.problem('notUnderstood', at + 1, String(raw));
      continue;
    }
    const { from, to, both } = endsOf(raw);
    const sketch = {
      relation: unbroken(raw.label).trim() || (relations.get(textOf(raw.grp ?? raw.group)) ?? ''),
      text: noteIn(raw),
    };
    box.link({ ...sketch, from, to }, at + 1);
    if (both) box.link({ ...sketch, from: to, to: from }, at + 1);
  }
  const titles = isRecord(value.attributeTitles) ? Object.values(value.attributeTitles) : [];
  for (const title of titles) box.problem('leftOut', 0, textOf(title));
  if (listOf(value.underlay).length > 0 || isRecord(value.background))
    box.problem('leftOut', 0, 'background');
  return box.reading('prsm');
}
