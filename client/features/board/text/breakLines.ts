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

  paragraph(text: string): void {
    for (const piece of text.match(PIECES) ?? []) this.#piece(piece);
    this.#end();
  }

  #piece(piece: string): void {
    const width = this.#ruler.width(piece);
    // Spaces hang over the edge: they never start a line of their own.
    const fits = this.#width + width <= this.#max || /^\s/.test(piece);
    if (fits) this.#put(piece, width);
    else if (width <= this.#max) {
      this.#end();
      this.#put(piece, width);
    } else this.#letters(piece);
  }

  #letters(word: string): void {
    this.cut = true;
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
    this.lines.push(this.#line);
    this.#line = '';
    this.#width = 0;
  }
}

/** `max` in units of the font size. */
export function breakLines(text: string, max: number, ruler: Ruler): Lines {
  const breaker = new Breaker(max, ruler);
  for (const paragraph of text.split('\n')) breaker.paragraph(paragraph);
  return breaker;
}
