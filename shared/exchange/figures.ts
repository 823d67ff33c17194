/** Drawings of other programs, once their own words for things are translated: figures become drafts. */
import type { NoteColour } from '../documents/board.ts';
import { MAX_COORDINATE, MAX_SIZE, mayHold, NOTE_SIZE } from '../documents/board.ts';
import { noteHeight } from './arrange.ts';
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
  readonly from: string | null;
  readonly to: string | null;
  /** Number of the element in its file, from 1. */
  readonly line: number;
}

const finite = (value: unknown, most: number) =>
  typeof value === 'number' && Number.isFinite(value) ? Math.max(-most, Math.min(most, value)) : 0;

export function coordinateOf(value: unknown): number {
  return Math.round(finite(value, MAX_COORDINATE));
}

export function lengthOf(value: unknown): number {
  return Math.round(Math.abs(finite(value, MAX_SIZE)));
}

const SMALLEST = 120;
const LARGEST = 400;

/** Square paper in the middle of where the figure was. */
function paper({ x, y, w, h }: Figure): { x: number; y: number; w: number } {
  const side = Math.max(SMALLEST, Math.min(LARGEST, Math.min(w, h) || NOTE_SIZE));
  return { x: Math.round(x + (w - side) / 2), y: Math.round(y + (h - side) / 2), w: side };
}

const RANK: Readonly<Record<Figure['sort'], number>> = {
  frame: 0,
  note: 1,
  shape: 1,
  text: 1,
  drawing: 1,
  picture: 1,
  unknown: 1,
  arrow: 2,
};

class FigureReader {
  readonly box = new DraftBox();
  readonly #places = new Map<string, number>();

  add(figure: Figure): void {
    const { sort, id, text, line, colour, locked } = figure;
    switch (sort) {
      case 'frame': {
        const { x, y, w, h } = figure;
        this.#places.set(id, this.box.add({ kind: 'frame', text, fields: { x, y, w, h } }, line));
        return;
      }
      case 'arrow':
        this.#arrow(figure);
        return;
      case 'note':
      case 'shape':
      case 'text': {
        if (text.trim() === '' && sort !== 'note') {
          this.box.problem('shape', line, sort);
          return;
        }
        const fields = {
          ...paper(figure),
          colour: colour ?? (sort === 'note' ? 'sun' : 'stone'),
          ...(locked && { locked }),
        } as const;
        this.#places.set(
          id,
          this.box.add({ kind: 'note', text, parent: this.#frameOf(figure), fields }, line),
        );
        return;
      }
      default:
        this.box.problem(
          sort === 'picture' ? 'picture' : sort === 'drawing' ? 'shape' : 'notUnderstood',
          line,
          text,
        );
    }
  }

  #frameOf({ frame }: Figure): number | null {
    const place = frame === null ? undefined : this.#places.get(frame);
    const holder: Draft | undefined = place === undefined ? undefined : this.box.drafts[place];
    return place !== undefined && holder && mayHold(holder.kind, 'note') ? place : null;
  }

  /** Arrows that join nothing have no place on a board of joined things. */
  #arrow({ from, to, text, line }: Figure): void {
    const ends = [from, to].map((end) => (end === null ? undefined : this.#places.get(end)));
    const [start, end] = ends;
    if (start === undefined || end === undefined || start === end) this.box.problem('linkLost', line, text);
    else this.box.add({ kind: 'connector', from: start, to: end, text }, line);
  }
}

/** How much further apart things must stand so that square paper does not lie on square paper. */
function stretchOf(drafts: readonly Draft[]): number {
  const notes = drafts.filter((draft) => draft.kind === 'note').slice(0, 400);
  let stretch = 1;
  for (const [at, a] of notes.entries())
    for (const b of notes.slice(at + 1)) stretch = Math.max(stretch, neededBetween(a, b));
  return Math.min(4, stretch);
}

function neededBetween(a: Draft, b: Draft): number {
  const [ax, ay, aw] = [a.fields.x ?? 0, a.fields.y ?? 0, a.fields.w ?? NOTE_SIZE];
  const [bx, by, bw] = [b.fields.x ?? 0, b.fields.y ?? 0, b.fields.w ?? NOTE_SIZE];
  const dx = Math.abs(ax + aw / 2 - bx - bw / 2);
  const upper = ay <= by ? a : b;
  const dy = Math.abs(ay - by);
  const [needX, needY] = [(aw + bw) / 2, noteHeight(upper.text, upper.fields.w)];
  if (dx >= needX || dy >= needY || (dx < 8 && dy < 8)) return 1;
  return Math.min(dx > 0 ? needX / dx : 4, dy > 0 ? needY / dy : 4);
}

export function readFigures(format: Format, figures: readonly Figure[]): Reading {
  const reader = new FigureReader();
  for (const figure of figures.toSorted((a, b) => RANK[a.sort] - RANK[b.sort])) reader.add(figure);
  const reading = reader.box.reading(format);
  if (reading.kind !== 'read') return reading;
  const stretch = stretchOf(reading.drafts);
  if (stretch === 1) return reading;
  return { ...reading, drafts: reading.drafts.map((draft) => stretched(draft, stretch)) };
}

function stretched(draft: Draft, by: number): Draft {
  const { x, y, w, h } = draft.fields;
  if (x === undefined || y === undefined || draft.kind === 'connector') return draft;
  if (draft.kind === 'frame') {
    const box = { x: x * by, y: y * by, w: (w ?? 0) * by, h: (h ?? 0) * by };
    return { ...draft, fields: { ...draft.fields, ...box } };
  }
  // The middle moves, the paper keeps its size.
  const half = (w ?? NOTE_SIZE) / 2;
  const place = { x: Math.round((x + half) * by - half), y: Math.round((y + half) * by - half) };
  return { ...draft, fields: { ...draft.fields, ...place } };
}
