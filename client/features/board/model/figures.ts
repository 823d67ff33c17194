/** How large words are in texts and shapes, and how much room a form leaves for them. Board pixels. */
import type {
  BoardItem,
  Note,
  Shape,
  ShapeForm,
  TextItem,
  TextSize,
} from '../../../../shared/documents/boardKinds.ts';
import { TEXT_SIZES } from '../../../../shared/documents/boardKinds.ts';
import type { Box } from '../../../canvas/geometry.ts';
import { valignOf } from '../../../canvas/text/wordsDirection.ts';
import { NOTE_INSET } from '../text/fitNote.ts';

export const TEXT_PX: Readonly<Record<TextSize, number>> = { S: 16, M: 24, L: 40, XL: 64, XXL: 104 };
/** Of a text that nobody made wider or narrower. */
export const textWidth = (size: TextSize) => Math.round((TEXT_PX[size] * 40) / 3);
/** In shapes, until somebody chooses a size. */
export const SHAPE_PX = 20;
/** As small as they become there rather than that a word is cut. */
const LEAST_SHAPE_PX = 10;
/** Headings of a table's rows and columns. */
export const HEAD_PX = 20;
export const HEAD_INSET = 16;

/** Height of words broken at a width and size. */
export type WordsHeight = (
  text: string,
  width: number,
  fontSize: number,
  bold?: boolean,
  least?: number,
) => number;

/** Of a text's letters, or a shape's. */
export function lettersOf({ size }: { readonly size?: TextSize }): number {
  return size ? TEXT_PX[size] : SHAPE_PX;
}

/** A size that somebody chose stays. */
export const leastLetters = (shape: Pick<Shape, 'size'>) => (shape.size ? lettersOf(shape) : LEAST_SHAPE_PX);

/** Whose letters somebody can give a size. */
export const hasSize = (item: BoardItem): item is Note | TextItem | Shape =>
  item.kind === 'note' || item.kind === 'text' || item.kind === 'shape';

/** What somebody chose for a note's letters; undefined while they are as large as fits. */
export const mostLetters = ({ size }: Pick<Note, 'size'>) => size && TEXT_PX[size];

/** The share of width and height in which words lie inside the form. */
const ROOM: Readonly<Record<ShapeForm, number>> = { rectangle: 1, ellipse: 0.75, diamond: 0.5 };
/** From the edge; where a form is round or pointed, short words have its whole middle. */
const PADDING: Readonly<Record<ShapeForm, number>> = { rectangle: 12, ellipse: 2, diamond: 0 };

export function wordsWidth({ form }: Pick<Shape, 'form'>, width: number): number {
  return Math.max(24, width * ROOM[form] - 2 * PADDING[form]);
}

/** The share of the height above it, where a form is as wide as its widest line. */
const OFF: Readonly<Record<ShapeForm, number>> = { rectangle: 0, ellipse: 0.17, diamond: 0.25 };

/** How far below the upper edge words of that height begin; in the middle of a note not over who wrote it. */
export function wordsTop(item: Note | Shape, height: number, words: number): number {
  const isNote = item.kind === 'note';
  const middle = (height - words) / 2;
  const edge = isNote ? NOTE_INSET.top : Math.min(height * OFF[item.form] + PADDING[item.form], middle);
  const lowest = height - words - (isNote ? NOTE_INSET.author : edge);
  const at = valignOf(item);
  if (at === 'top') return edge;
  return at === 'bottom' ? lowest : isNote ? Math.min(middle, lowest) : middle;
}

export function textBox({ x, y, w, size, text, bold }: TextItem, height: WordsHeight): Box {
  return { x, y, w, h: height(text, w, TEXT_PX[size], bold) };
}

/** The letters of a text in a box that a hand at a corner has made as much larger as they are; at its sides they stay. */
export function sizeIn(item: TextItem, box: Pick<Box, 'w' | 'h'>, height: number): TextSize {
  const fits = (now: number, before: number, size: TextSize) =>
    Math.abs((now / before) * (TEXT_PX[item.size] / TEXT_PX[size]) - 1) < 0.01;
  return TEXT_SIZES.find((size) => fits(box.w, item.w, size) && fits(box.h, height, size)) ?? item.size;
}

/** A shape grows down when its words need it: nothing is clipped. */
export function shapeBox(shape: Shape, height: WordsHeight): Box {
  const { x, y, w, h, form, text, bold } = shape;
  const letters = text && height(text, wordsWidth(shape, w), lettersOf(shape), bold, leastLetters(shape));
  const words = letters ? letters + 2 * PADDING[form] : 0;
  return { x, y, w, h: Math.max(h, Math.ceil(words / ROOM[form])) };
}
