/** An `.excalidraw` file, or what Excalidraw puts on the clipboard. Total: anything is some drawing or refused. */
import type { Align, Side, Valign } from '../documents/boardKinds.ts';
import { LIMITS } from '../limits.ts';
import { isRecord } from './boardJson.ts';
import { colourOf } from './colours.ts';
import { refused } from './DraftBox.ts';
import type { Reading } from './draft.ts';
import {
  coordinateOf,
  degreesOf,
  type Figure,
  headsOf,
  lengthOf,
  pointsOf,
  readFigures,
  sideOf,
} from './figures.ts';

type Raw = Readonly<Record<string, unknown>>;

export function isExcalidraw(value: unknown): boolean {
  return isRecord(value) && (value.type === 'excalidraw' || value.type === 'excalidraw/clipboard');
}

const SORTS: Readonly<Record<string, Figure['sort']>> = {
  frame: 'frame',
  magicframe: 'frame',
  rectangle: 'shape',
  ellipse: 'shape',
  diamond: 'shape',
  text: 'text',
  arrow: 'arrow',
  line: 'drawing',
  freedraw: 'drawing',
  image: 'picture',
};

const asText = (value: unknown) => (typeof value === 'string' ? value : '');
const asId = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
const boundTo = (value: unknown) => (isRecord(value) ? asId(value.elementId) : null);

/** Newer versions say where on the figure. */
function sideTo(value: unknown): Side | undefined {
  const at = isRecord(value) && Array.isArray(value.fixedPoint) ? (value.fixedPoint as unknown[]) : [];
  return sideOf(at[0], at[1]);
}

const asHead = (value: unknown) => typeof value === 'string' && value !== '';

const ALIGNS = new Map<unknown, Align>([
  ['left', 'left'],
  ['center', 'centre'],
  ['right', 'right'],
]);

const VALIGNS = new Map<unknown, Valign>([
  ['top', 'top'],
  ['middle', 'middle'],
  ['bottom', 'bottom'],
]);

/** Words as they were typed, not as they were wrapped. */
const wordsOf = (raw: Raw | undefined) => asText(raw?.originalText) || asText(raw?.text);

function figureOf(raw: Raw, line: number, inside: ReadonlyMap<string, Raw>): Figure {
  const id = asId(raw.id) ?? `no id ${line}`;
  const points = pointsOf(raw.points);
  // A line of two points is an arrow without heads; with more it is a drawing.
  const sort = raw.type === 'line' && points.length === 2 ? 'arrow' : (SORTS[asText(raw.type)] ?? 'unknown');
  const label = inside.get(id);
  const ink = colourOf(raw.strokeColor);
  const hollow = sort === 'shape' && raw.backgroundColor === 'transparent';
  const thick = typeof raw.strokeWidth === 'number' ? raw.strokeWidth : 2;
  return {
    id,
    sort,
    x: coordinateOf(raw.x),
    y: coordinateOf(raw.y),
    w: lengthOf(raw.width),
    h: lengthOf(raw.height),
    text: sort === 'frame' ? asText(raw.name) : wordsOf(label ?? raw),
    colour:
      sort === 'arrow' ? ink : (colourOf(raw.backgroundColor) ?? (sort === 'drawing' || hollow ? ink : null)),
    hollow,
    locked: raw.locked === true,
    frame: asId(raw.frameId),
    // The deepest stands first.
    group: Array.isArray(raw.groupIds) ? asId(raw.groupIds.at(-1)) : null,
    from: boundTo(raw.startBinding),
    to: boundTo(raw.endBinding),
    fromSide: sideTo(raw.startBinding),
    toSide: sideTo(raw.endBinding),
    form: raw.type === 'ellipse' || raw.type === 'diamond' ? raw.type : 'rectangle',
    align: ALIGNS.get((label ?? raw).textAlign),
    valign: VALIGNS.get(label?.verticalAlign),
    ink: colourOf((sort === 'text' ? raw : label)?.strokeColor),
    fontSize: lengthOf(raw.fontSize),
    points,
    angle: degreesOf(raw.angle),
    heads: headsOf(asHead(raw.startArrowhead), asHead(raw.endArrowhead)),
    routing:
      raw.elbowed === true ? 'elbow' : isRecord(raw.roundness) && points.length > 2 ? 'curved' : 'straight',
    weight: thick < 2 ? 'thin' : thick > 2 ? 'thick' : 'normal',
    dash: raw.strokeStyle === 'dashed' || raw.strokeStyle === 'dotted' ? 'dashed' : 'solid',
    line,
  };
}

export function readExcalidraw(value: unknown): Reading {
  const elements = isRecord(value) ? value.elements : null;
  if (!Array.isArray(elements)) return refused('broken');
  if (elements.length > LIMITS.itemsPerImport) return refused('tooMany', elements.length);
  const present = elements.map((raw: unknown, at) => ({ raw, line: at + 1 }));
  const living = present.filter(({ raw }) => !(isRecord(raw) && raw.isDeleted === true));
  const ids = new Set(living.map(({ raw }) => (isRecord(raw) ? raw.id : null)));
  const inside = new Map<string, Raw>();
  for (const { raw } of living) {
    const container = isRecord(raw) && raw.type === 'text' ? asId(raw.containerId) : null;
    if (container !== null && ids.has(container)) inside.set(container, raw as Raw);
  }
  const labels = new Set(inside.values());
  const figures = living
    .filter(({ raw }) => !labels.has(raw as Raw))
    .map(({ raw, line }) => figureOf(isRecord(raw) ? raw : {}, line, inside));
  return readFigures('excalidraw', figures);
}
