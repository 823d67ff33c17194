/** What tldraw puts on the clipboard, and its `.tldr` files: shapes with parents, arrows joined by bindings. */
import type { Align, Side, Weight } from '../documents/boardKinds.ts';
import { LIMITS } from '../limits.ts';
import { isRecord, parseJson } from './boardJson.ts';
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
import { unpackBase64 } from './lzString.ts';

type Raw = Readonly<Record<string, unknown>>;

const MOST_LETTERS = 32_000_000;
const DEEPEST = 64;
/** A parent that is its own child ends somewhere. */
const MOST_PARENTS = 256;
const NOTE_SIDE = 200;

/** What stands in the clipboard's HTML, whole or with its shapes packed; null for other HTML. */
export function tldrawInHtml(html: string): unknown {
  const inside = /<div data-tldraw[^>]*>([\s\S]*?)<\/div>/.exec(html)?.[1]?.trim();
  if (inside === undefined) return null;
  const direct = parseJson(inside) ?? parseJson(unpackBase64(inside, MOST_LETTERS) ?? '');
  if (!isRecord(direct) || direct.type !== 'application/tldraw' || !isRecord(direct.data)) return null;
  const packed = direct.data.otherCompressed;
  return typeof packed === 'string' ? parseJson(unpackBase64(packed, MOST_LETTERS) ?? '') : direct.data;
}

export function isTldraw(value: unknown): boolean {
  if (!isRecord(value)) return false;
  return (
    typeof value.tldrawFileFormatVersion === 'number' ||
    (Array.isArray(value.shapes) && 'rootShapeIds' in value)
  );
}

const SORTS: Readonly<Record<string, Figure['sort']>> = {
  frame: 'frame',
  note: 'note',
  geo: 'shape',
  text: 'text',
  arrow: 'arrow',
  draw: 'drawing',
  highlight: 'drawing',
  line: 'drawing',
  image: 'picture',
  video: 'picture',
};

const asText = (value: unknown) => (typeof value === 'string' ? value : '');
const asId = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);

const finiteOf = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? value : 0);

function turnedPoints(points: Figure['points'], radians: number): Figure['points'] {
  const [sin, cos] = [Math.sin(radians), Math.cos(radians)];
  return points.map(({ x, y }) => ({ x: x * cos - y * sin, y: x * sin + y * cos }));
}

/** There a shape turns around its corner, here around its middle. */
function uprightCorner({ x, y }: { x: number; y: number }, w: number, h: number, radians: number) {
  const [sin, cos] = [Math.sin(radians), Math.cos(radians)];
  const [midX, midY] = [x + (w * cos - h * sin) / 2, y + (w * sin + h * cos) / 2];
  return { x: coordinateOf(midX - w / 2), y: coordinateOf(midY - h / 2) };
}

/** A smaller one was hardly meant. */
const STRAIGHT = 8;
const bowOf = ({ bend, kind }: Raw): { readonly bow?: number } =>
  kind !== 'elbow' && Math.abs(finiteOf(bend)) > STRAIGHT ? { bow: finiteOf(bend) } : {};

const isHead = (value: unknown) => typeof value === 'string' && value !== 'none';

const FONT_SIZES: Readonly<Record<string, number>> = { s: 18, m: 24, l: 36, xl: 44 };

/** Texts have it by another name than shapes; older boards have `start-legacy` and the like. */
const ALIGNS = new Map<string, Align>([
  ['start', 'left'],
  ['middle', 'centre'],
  ['end', 'right'],
]);
const alignIn = ({ textAlign, align }: Raw) => ALIGNS.get(asText(textAlign ?? align).replace('-legacy', ''));

const WEIGHT_OF: Readonly<Record<string, Weight>> = { s: 'thin', l: 'thick', xl: 'thick' };

/** A drawing keeps segments, a line its corners by name, an arrow its two ends. */
function lineOf(props: Raw): Figure['points'] {
  if (Array.isArray(props.segments))
    return props.segments.flatMap((one: unknown) => pointsOf(isRecord(one) ? one.points : null));
  if (isRecord(props.points)) return pointsOf(Object.values(props.points));
  return isRecord(props.start) && isRecord(props.end) ? pointsOf([props.start, props.end]) : [];
}

/** Paragraphs of rich text as lines. */
function richText(value: unknown, depth = 0): string {
  if (!isRecord(value) || depth > DEEPEST) return '';
  if (value.type === 'text') return asText(value.text);
  if (value.type === 'hardBreak') return '\n';
  const parts = Array.isArray(value.content)
    ? value.content.map((part: unknown) => richText(part, depth + 1))
    : [];
  return parts.join(value.type === 'doc' || value.type === 'bulletList' ? '\n' : '');
}

class Shapes {
  readonly #byId: ReadonlyMap<string, Raw>;
  readonly #ends = new Map<string, { start?: string; end?: string; fromSide?: Side; toSide?: Side }>();

  constructor(shapes: readonly Raw[], bindings: readonly unknown[]) {
    this.#byId = new Map(shapes.map((shape) => [asText(shape.id), shape]));
    for (const binding of bindings) {
      if (!isRecord(binding) || !isRecord(binding.props)) continue;
      const [arrow, to] = [asId(binding.fromId), asId(binding.toId)];
      const side = binding.props.terminal === 'start' ? 'start' : 'end';
      if (!arrow || !to) continue;
      const at = binding.props.isPrecise === true && binding.props.normalizedAnchor;
      const edge = isRecord(at) ? sideOf(at.x, at.y) : undefined;
      const kept = edge && { [side === 'start' ? 'fromSide' : 'toSide']: edge };
      this.#ends.set(arrow, { ...this.#ends.get(arrow), [side]: to, ...kept });
    }
  }

  figure(shape: Raw, line: number): Figure {
    const props = isRecord(shape.props) ? shape.props : {};
    const sort = SORTS[asText(shape.type)] ?? 'unknown';
    const id = asId(shape.id) ?? `no id ${line}`;
    const scale = typeof props.scale === 'number' && props.scale > 0 ? Math.min(8, props.scale) : 1;
    const side = sort === 'note' ? NOTE_SIDE * scale : 0;
    const words = richText(props.richText) || asText(props.text) || asText(props.name);
    const radians = finiteOf(shape.rotation);
    const drawn = sort === 'drawing' || sort === 'arrow';
    const [w, h] = [lengthOf(props.w) || side, lengthOf(props.h) || side];
    return {
      ...(drawn ? this.#place(shape) : uprightCorner(this.#place(shape), w, h, radians)),
      angle: drawn ? 0 : degreesOf(radians),
      id,
      sort,
      w,
      h,
      text: words,
      colour: colourOf(props.color),
      hollow: sort === 'shape' && props.fill === 'none',
      locked: shape.isLocked === true,
      frame: this.#frameOf(shape),
      group: this.#groupOf(shape),
      from: this.#end(id, 'start', props),
      to: this.#end(id, 'end', props),
      fromSide: this.#ends.get(id)?.fromSide,
      toSide: this.#ends.get(id)?.toSide,
      form: props.geo === 'ellipse' || props.geo === 'diamond' ? props.geo : 'rectangle',
      align: alignIn(props),
      fontSize: FONT_SIZES[asText(props.size)] ?? 24,
      points: drawn ? turnedPoints(lineOf(props), radians) : [],
      heads: headsOf(isHead(props.arrowheadStart), isHead(props.arrowheadEnd ?? 'arrow')),
      routing: props.kind === 'elbow' ? 'elbow' : 'bow' in bowOf(props) ? 'curved' : 'straight',
      ...bowOf(props),
      weight: WEIGHT_OF[asText(props.size)] ?? 'normal',
      dash: props.dash === 'dashed' || props.dash === 'dotted' ? 'dashed' : 'solid',
      line,
    };
  }

  /** Older boards keep the joined shape in the arrow itself. */
  #end(id: string, side: 'start' | 'end', props: Raw): string | null {
    const own = props[side];
    return this.#ends.get(id)?.[side] ?? (isRecord(own) ? asId(own.boundShapeId) : null);
  }

  #parents(shape: Raw): readonly Raw[] {
    const parents: Raw[] = [];
    for (let at = this.#byId.get(asText(shape.parentId)); at && parents.length < MOST_PARENTS; ) {
      parents.push(at);
      at = this.#byId.get(asText(at.parentId));
    }
    return parents;
  }

  /** Places count from the parent's corner. */
  #place(shape: Raw): { x: number; y: number } {
    const all = [shape, ...this.#parents(shape)];
    const sum = (key: 'x' | 'y') =>
      coordinateOf(all.reduce((total, one) => total + coordinateOf(one[key]), 0));
    return { x: sum('x'), y: sum('y') };
  }

  #frameOf(shape: Raw): string | null {
    const frame = this.#parents(shape).find((parent) => parent.type === 'frame');
    return frame ? asId(frame.id) : null;
  }

  #groupOf(shape: Raw): string | null {
    const group = this.#parents(shape).findLast((parent) => parent.type === 'group');
    return group ? asId(group.id) : null;
  }
}

export function readTldraw(value: unknown): Reading {
  if (!isRecord(value)) return refused('broken');
  const records = Array.isArray(value.records) ? value.records : null;
  const ofType = (name: string) => records?.filter((one) => isRecord(one) && one.typeName === name) ?? [];
  const listed = records ? ofType('shape') : Array.isArray(value.shapes) ? value.shapes : null;
  if (listed === null) return refused('broken');
  if (listed.length > LIMITS.itemsPerImport) return refused('tooMany', listed.length);
  const bindings = records ? ofType('binding') : Array.isArray(value.bindings) ? value.bindings : [];
  const raws = listed.map((one: unknown): Raw => (isRecord(one) ? one : {}));
  const shapes = new Shapes(raws, bindings);
  // A group is only what its content has in common.
  const figures = raws
    .map((raw, at) => ({ raw, line: at + 1 }))
    .filter(({ raw }) => raw.type !== 'group')
    .map(({ raw, line }) => shapes.figure(raw, line));
  return readFigures('tldraw', figures);
}
