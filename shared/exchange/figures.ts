/** Drawings of other programs, once their own words for things are translated: figures become drafts. */
import { MOST_BENDS } from '../documents/bends.ts';
import type {
  Align,
  Bend,
  Dash,
  FreeEnds,
  Heads,
  LineEnd,
  NoteColour,
  Place,
  Routing,
  ShapeForm,
  Side,
  TextSize,
  Valign,
  Weight,
} from '../documents/boardKinds.ts';
import {
  endAt,
  isLoose,
  MAX_COORDINATE,
  MAX_SIZE,
  MOST_STROKE_POINTS,
  mayHold,
  mayTurn,
  NOTE_SIZE,
  SIDES,
  STROKE_GRID,
  upright,
} from '../documents/boardKinds.ts';
import { type GroupId, newId } from '../ids.ts';
import { DraftBox } from './DraftBox.ts';
import type { Draft, Format, Reading } from './draft.ts';

export interface Figure {
  readonly id: string;
  readonly sort: 'frame' | 'note' | 'shape' | 'text' | 'arrow' | 'drawing' | 'picture' | 'unknown';
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly text: string;
  readonly colour: NoteColour | null;
  readonly locked: boolean;
  /** The frame that it lies in. */
  readonly frame: string | null;
  /** The outermost group that it is in. */
  readonly group: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly form: ShapeForm;
  /** Of a shape: without a filling. */
  readonly hollow?: boolean;
  /** Where words of a shape, a note or a text stand; undefined where nothing says so. */
  readonly align?: Align | undefined;
  readonly valign?: Valign | undefined;
  /** Of its words, where they have one that is said of them alone. */
  readonly ink?: NoteColour | null;
  /** Height of the letters of a text. */
  readonly fontSize: number;
  /** Of a drawing or an arrow, from its own corner. */
  readonly points: readonly { readonly x: number; readonly y: number }[];
  /** Clockwise degrees around its middle. */
  readonly angle: number;
  /** Of an arrow. */
  readonly heads: Heads;
  readonly routing: Routing;
  /** Of an arrow, or around a shape. */
  readonly weight: Weight;
  readonly dash: Dash;
  /** Of an arrow: how far its middle lies beside the way between its ends, as one looks along it to the right. */
  readonly bow?: number;
  /** Where it is fastened to an edge of what it joins. */
  readonly fromSide?: Side | undefined;
  readonly toSide?: Side | undefined;
  /** Number of the element in its file, from 1. */
  readonly line: number;
}

const finite = (value: unknown, most: number) =>
  typeof value === 'number' && Number.isFinite(value) ? Math.max(-most, Math.min(most, value)) : 0;

export function coordinateOf(value: unknown): number {
  return Math.round(finite(value, MAX_COORDINATE));
}

/** Radians as degrees. */
export function degreesOf(value: unknown): number {
  return (finite(value, 1_000) * 180) / Math.PI;
}

export function lengthOf(value: unknown): number {
  return Math.round(Math.abs(finite(value, MAX_SIZE)));
}

/** Pairs or records of numbers; everything else is left out. */
export function pointsOf(value: unknown): Figure['points'] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, MOST_STROKE_POINTS).map((one: unknown) => {
    const [x, y] = Array.isArray(one)
      ? (one as readonly unknown[])
      : [(one as { x?: unknown } | null)?.x, (one as { y?: unknown } | null)?.y];
    return { x: finite(x, MAX_SIZE), y: finite(y, MAX_SIZE) };
  });
}

export function headsOf(start: boolean, end: boolean): Heads {
  if (start) return end ? 'both' : 'start';
  return end ? 'end' : 'none';
}

const AT_EDGE = 0.1;

/** The side at which a place in a figure lies, as shares of its width and height; none in its middle. */
export function sideOf(x: unknown, y: unknown): Side | undefined {
  if (typeof x !== 'number' || typeof y !== 'number') return undefined;
  const away = { left: x, right: 1 - x, top: y, bottom: 1 - y };
  return SIDES.filter((side) => away[side] <= AT_EDGE).sort((a, b) => away[a] - away[b])[0];
}

function sizeOf(fontSize: number): TextSize {
  return fontSize <= 18 ? 'S' : fontSize <= 30 ? 'M' : fontSize <= 50 ? 'L' : fontSize <= 84 ? 'XL' : 'XXL';
}

/** Letters here are a little wider than elsewhere; a break more would move everything below. */
const WIDER = 1.15;
const LINE_WIDTH = 4;
/** Of what a text is wider, how much comes on its left: its words stay where they were. */
const SHARE: Readonly<Record<Align, number>> = { left: 0, centre: 0.5, right: 1 };

type Placed = Pick<Draft, 'kind' | 'fields'>;

function strokeOf({ x, y, points, colour }: Figure): Placed | null {
  if (points.length < 2) return null;
  const [left, top] = [Math.min(...points.map((one) => one.x)), Math.min(...points.map((one) => one.y))];
  const w = Math.max(1, Math.ceil(Math.max(...points.map((one) => one.x)) - left));
  const h = Math.max(1, Math.ceil(Math.max(...points.map((one) => one.y)) - top));
  const numbers = points.flatMap((one) => [
    Math.round(((one.x - left) / w) * STROKE_GRID),
    Math.round(((one.y - top) / h) * STROKE_GRID),
    50,
  ]);
  const box = { x: coordinateOf(x + left), y: coordinateOf(y + top), w, h };
  return {
    kind: 'stroke',
    fields: { ...box, pen: 'pen', width: LINE_WIDTH, colour: colour ?? 'stone', points: numbers },
  };
}

/** What words do by themselves is chosen by nobody. */
function standing({ sort, align }: Figure): { readonly align?: Align } {
  return align && align !== (sort === 'shape' ? 'centre' : 'left') ? { align } : {};
}

/** The same of what has room for them: dark on paper, where there is none in the colour of the line. */
function inRoom({ sort, valign, ink, hollow, colour }: Figure): Pick<Draft['fields'], 'valign' | 'ink'> {
  const usual = (hollow && colour) || 'stone';
  const stands = valign && valign !== (sort === 'shape' ? 'middle' : 'top');
  return { ...(stands && { valign }), ...(ink && ink !== usual && { ink }) };
}

function placed(figure: Figure): Placed | null {
  const { sort, x, y, w, h, colour, ink, form, hollow, weight, dash, fontSize } = figure;
  const align = standing(figure);
  const words = { ...align, ...inRoom(figure) };
  switch (sort) {
    case 'frame':
      return { kind: 'frame', fields: { x, y, w, h } };
    case 'note':
      return { kind: 'note', fields: { x, y, w: w || NOTE_SIZE, colour: colour ?? 'sun', ...words } };
    case 'shape':
      return {
        kind: 'shape',
        fields: {
          ...{ x, y, w, h, form, ...(hollow && { hollow: true }), colour: colour ?? 'stone', ...words },
          ...(weight !== 'normal' && { weight }),
          ...(dash !== 'solid' && { dash }),
        },
      };
    case 'text': {
      const wide = Math.ceil(w * WIDER) + 8;
      const start = x - Math.round((wide - w) * SHARE[align.align ?? 'left']);
      return {
        kind: 'text',
        fields: { x: start, y, w: wide, size: sizeOf(fontSize), colour: ink ?? 'stone', ...align },
      };
    }
    case 'drawing':
      return strokeOf(figure);
    default:
      return null;
  }
}

const RANK: Readonly<Partial<Record<Figure['sort'], number>>> = { frame: 0, arrow: 2 };

class FigureReader {
  readonly box = new DraftBox();
  readonly #places = new Map<string, number>();
  readonly #middles = new Map<string, Place>();
  readonly #groups = new Map<string, GroupId>();

  add(figure: Figure): void {
    if (figure.sort === 'arrow') {
      this.#join(figure);
      return;
    }
    const { sort, id, text, line, locked } = figure;
    const made = sort === 'text' && text.trim() === '' ? null : placed(figure);
    if (made === null) {
      const lost = sort === 'picture' ? 'picture' : sort === 'unknown' ? 'notUnderstood' : 'shape';
      this.box.problem(lost, line, text);
      return;
    }
    const angle = mayTurn(made.kind) ? upright(figure.angle) : 0;
    const fields = {
      ...made.fields,
      ...(locked && { locked }),
      ...(angle !== 0 && { angle }),
      ...this.#groupOf(figure),
    };
    const words = made.kind === 'stroke' ? '' : text;
    const parent = this.#frameOf(figure, made.kind);
    this.#middles.set(id, { x: figure.x + figure.w / 2, y: figure.y + figure.h / 2 });
    this.#places.set(id, this.box.add({ kind: made.kind, text: words, parent, fields }, line));
  }

  #frameOf({ frame }: Figure, kind: Draft['kind']): number | null {
    const place = frame === null ? undefined : this.#places.get(frame);
    const holder = place === undefined ? undefined : this.box.drafts[place];
    return place !== undefined && holder && mayHold(holder.kind, kind) ? place : null;
  }

  #groupOf({ group: name }: Figure): { group?: GroupId } {
    if (name === null) return {};
    const group = this.#groups.get(name) ?? newId<GroupId>();
    this.#groups.set(name, group);
    return { group };
  }

  /** Its ends are on things that came in, or where it was drawn. */
  #join(figure: Figure): void {
    const { from: start, to: end, text, line, points, heads, routing, weight, dash, colour, locked } = figure;
    const { fromSide, toSide } = figure;
    const [from, to] = [start, end].map((one) => (one === null ? null : (this.#places.get(one) ?? null)));
    const fields = {
      routing,
      heads,
      weight,
      dash,
      // What is black or grey there was mostly never coloured.
      ...(colour && colour !== 'stone' && { colour }),
      ...(locked && { locked }),
      ...this.#groupOf(figure),
      ...(from === null ? pointOf(figure, points[0], 'from') : fromSide && { fromSide }),
      ...(to === null ? pointOf(figure, points.at(-1), 'to') : toSide && { toSide }),
      ...this.#bendsOf(figure),
    };
    const loose = isLoose({ ...fields, from, to });
    if (!loose && (from === null || to === null || from === to || from === undefined || to === undefined)) {
      this.box.problem('linkLost', line, text);
      return;
    }
    const parent = loose ? this.#frameOf(figure, 'connector') : null;
    this.box.add({ kind: 'connector', from: from ?? null, to: to ?? null, parent, text, fields }, line);
  }

  /** Where it was led to, from halfway between what it joins; in its plain course it is not bent. */
  #bendsOf({ x, y, from, to, points, routing, bow }: Figure): { readonly bends?: readonly Bend[] } {
    const [first, last] = [points[0], points.at(-1)];
    if (!first || !last) return {};
    const a = this.#middles.get(from ?? '') ?? { x: x + first.x, y: y + first.y };
    const b = this.#middles.get(to ?? '') ?? { x: x + last.x, y: y + last.y };
    const half = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
    const share = bow === undefined ? 0 : bow / (Math.hypot(b.x - a.x, b.y - a.y) || 1);
    const led =
      bow === undefined
        ? (routing === 'elbow' ? cornersLed(points) : placesLed(points)).map((one) => ({
            x: x + one.x - half.x,
            y: y + one.y - half.y,
          }))
        : [{ x: (a.y - b.y) * share, y: (b.x - a.x) * share }];
    if (led.length === 0) return {};
    const order = (at: number) => (at + 1) / (led.length + 1);
    const bends = led.map((one, at) => ({
      ...{ key: `led${at}`, order: order(at) },
      ...{ x: Math.round(one.x), y: Math.round(one.y) },
    }));
    return { bends };
  }
}

/** So far off its course a line is led on purpose. */
const LED = 12;

/** How far from the way between two others. */
function offWay({ x, y }: Place, a: Place, b: Place): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const share = Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - a.x - share * dx, y - a.y - share * dy);
}

/** The points between its ends, without what is as good as on the way; of very many those that lead it most. */
function placesLed(points: Figure['points']): readonly Place[] {
  const stack: (readonly [number, number])[] = [[0, points.length - 1]];
  const led: { readonly at: number; readonly off: number }[] = [];
  for (let piece = stack.pop(); piece; piece = stack.pop()) {
    const [start, end] = piece;
    const [a, b] = [points[start], points[end]];
    if (!a || !b) continue;
    let [far, off] = [0, LED];
    for (let at = start + 1; at < end; at += 1) {
      const away = offWay(points[at] ?? a, a, b);
      if (away > off) [far, off] = [at, away];
    }
    if (far > 0) {
      led.push({ at: far, off });
      stack.push([start, far], [far, end]);
    }
  }
  const most = led.sort((a, b) => b.off - a.off).slice(0, MOST_BENDS);
  return most.sort((a, b) => a.at - b.at).flatMap(({ at }) => points[at] ?? []);
}

/** The middles of its pieces but the first and last; a plain one has one, and that halfway. */
function cornersLed(points: Figure['points']): readonly Place[] {
  const [first, last] = [points[0], points.at(-1)];
  const inner = points.slice(1, -2).flatMap((a, at): readonly Place[] => {
    const b = points[at + 2];
    return b ? [{ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }] : [];
  });
  const [one] = inner;
  if (!first || !last || !one) return [];
  const off = [one.x - (first.x + last.x) / 2, one.y - (first.y + last.y) / 2];
  if (inner.length === 1 && off.every((by) => Math.abs(by) <= LED)) return [];
  return inner.slice(0, MOST_BENDS);
}

function pointOf({ x, y }: Figure, point: Figure['points'][number] | undefined, end: LineEnd): FreeEnds {
  return point ? endAt(end, { x: coordinateOf(x + point.x), y: coordinateOf(y + point.y) }) : {};
}

/** Elsewhere the name of a frame is above it, here it is inside: a frame grows upwards when something lies there. */
const TITLE = 64;

function withTitles(figures: readonly Figure[]): readonly Figure[] {
  const tops = new Map<string, number>();
  for (const { frame, y } of figures)
    if (frame !== null) tops.set(frame, Math.min(y, tops.get(frame) ?? Number.POSITIVE_INFINITY));
  return figures.map((figure) => {
    const top = figure.sort === 'frame' ? tops.get(figure.id) : undefined;
    const more = top === undefined ? 0 : Math.min(TITLE, figure.y + TITLE - top);
    return more > 0 ? { ...figure, y: figure.y - more, h: figure.h + more } : figure;
  });
}

export function readFigures(format: Format, figures: readonly Figure[]): Reading {
  const reader = new FigureReader();
  for (const figure of withTitles(figures).toSorted((a, b) => (RANK[a.sort] ?? 1) - (RANK[b.sort] ?? 1)))
    reader.add(figure);
  return reader.box.reading(format);
}
