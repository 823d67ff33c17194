/** Line breaking that is ours, so that measuring and painting agree on every machine: DOM, far canvas, box heights. */
import type { Ruler } from './measure.ts';

export interface Lines {
  readonly lines: readonly string[];
  /** A word was longer than a line and had to be cut. */
  readonly cut: boolean;
}

/** Breaks may come after spaces, hyphens, dashes and slashes, and around letters of scripts without spaces. */
const PIECES =
  /\s+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\s\-–—/\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+[-–—/]*|[-–—/]+/gu;
/** The same for text of Latin letters alone, in a fraction of the time. */
const NOT_LATIN = /[^ -\u024f\s]/;
/** Letters that stand beside each other as they are, each with its own advance. */
export const isLatin = (text: string): boolean => !NOT_LATIN.test(text);
const LATIN_PIECES = /\s+|[^\s\-/]+[-/]*|[-/]+/g;

interface Piece {
  readonly text: string;
  /** At 1 px font size. */
  readonly width: number;
  readonly isSpace: boolean;
}

/** Text in pieces with their widths: found once, broken at as many sizes as are tried. */
export interface Measured {
  readonly paragraphs: readonly (readonly Piece[])[];
  /** Of the widest word. */
  readonly widest: number;
}

export function measureText(text: string, ruler: Ruler): Measured {
  const pattern = isLatin(text) ? LATIN_PIECES : PIECES;
  let widest = 0;
  const pieceOf = (piece: string): Piece => {
    const width = ruler.width(piece);
    const isSpace = piece.trimStart() !== piece;
    if (!isSpace && width > widest) widest = width;
    return { text: piece, width, isSpace };
  };
  const paragraphs = text.split('\n').map((paragraph) => (paragraph.match(pattern) ?? []).map(pieceOf));
  return { paragraphs, widest };
}

/** Whether the text certainly needs more lines than these, or a word would be cut: without breaking it. */
export function isTooMuch({ paragraphs, widest }: Measured, max: number, most: number): boolean {
  if (widest > max) return true;
  let least = 0;
  for (const paragraph of paragraphs) {
    let words = 0;
    for (const { width, isSpace } of paragraph) if (!isSpace) words += width;
    least += Math.max(1, Math.ceil(words / max - ROUNDING));
  }
  return least > most;
}

/** Sums of widths differ by their order. */
const ROUNDING = 1e-6;

class Breaker {
  readonly lines: string[] = [];
  cut = false;
  #line = '';
  #width = 0;
  readonly #max: number;
  readonly #ruler: Ruler;

  constructor(max: number, ruler: Ruler) {
    this.#max = max;
    this.#ruler = ruler;
  }

  paragraph(pieces: readonly Piece[]): void {
    for (const piece of pieces) this.#piece(piece);
    this.#end();
  }

  #piece({ text, width, isSpace }: Piece): void {
    // Spaces hang over the edge: they never start a line of their own.
    if (isSpace || this.#width + width <= this.#max) this.#put(text, width);
    else if (width <= this.#max) {
      this.#end();
      this.#put(text, width);
    } else this.#letters(text);
  }

  #letters(word: string): void {
    this.cut = true;
    // More of it stays together on a line of its own, as in a field where it is written.
    if (this.#line.trim() !== '') this.#end();
    for (const letter of word) {
      const width = this.#ruler.width(letter);
      if (this.#width + width > this.#max && this.#line !== '') this.#end();
      this.#put(letter, width);
    }
  }

  #put(piece: string, width: number): void {
    this.#line += piece;
    this.#width += width;
  }

  #end(): void {
    // Spaces there take no room, or a line that is centred or held at its end would stand beside its place.
    this.lines.push(this.#line.trimEnd());
    this.#line = '';
    this.#width = 0;
  }
}

/** `max` in units of the font size. */
export function breakMeasured({ paragraphs }: Measured, max: number, ruler: Ruler): Lines {
  const breaker = new Breaker(max, ruler);
  for (const paragraph of paragraphs) breaker.paragraph(paragraph);
  return breaker;
}

export function breakLines(text: string, max: number, ruler: Ruler): Lines {
  return breakMeasured(measureText(text, ruler), max, ruler);
}
