/** How a note's words fit: the largest of a few sizes that fits the square uncut; at the smallest the note grows down, and only a long word makes them smaller still. */
import { NOTE_SIZE } from '../../../../shared/documents/boardKinds.ts';
import { LIMITS } from '../../../../shared/limits.ts';
import type { Lines } from '../../../canvas/text/breakLines.ts';
import { breakMeasured, isLatin, isTooMuch, measureText } from '../../../canvas/text/breakLines.ts';
import { createRuler, measurer, type Ruler, weightOf } from '../../../canvas/text/measure.ts';

export interface Fit {
  readonly fontSize: number;
  readonly lineHeight: number;
  readonly lines: readonly string[];
  /** Of the whole note, with its margins and the author's row. */
  readonly height: number;
}

export const NOTE_INSET = { side: 16, top: 14, author: 38 } as const;
const SIZES = [24, 22, 20, 18, 16, 14] as const;
const SMALLEST = 14;
/** Rather than that a word is cut. */
const SMALLER = [13, 12, 11, 10] as const;
const LEADING = 1.28;
/** A letter's edge may lie a hair outside its advance. */
const SLACK = 0.995;

/** Larger notes have larger words: they are headlines. */
function sizesFor(width: number): readonly number[] {
  const scale = Math.min(4, width / NOTE_SIZE);
  return [...new Set(SIZES.map((size) => Math.max(SMALLEST, Math.round(size * scale))))];
}

/** Where somebody chose a size: never larger, and smaller only as far as the words need it. */
function sizesFrom(most: number, width: number): readonly number[] {
  const fitting = sizesFor(width);
  const least = Math.min(most, fitting.at(-1) ?? SMALLEST);
  const steps = [1, 0.85, 0.7, 0.55, 0.4].map((share) => Math.round(most * share));
  return [...new Set([...steps, ...fitting])]
    .filter((size) => size >= least && size <= most)
    .sort((a, b) => b - a);
}

/** The first of these at which no word is cut, if there is one. */
function sizeForWords(width: number, widest: number, space: number): number | undefined {
  const scale = Math.max(1, Math.min(4, width / NOTE_SIZE));
  return SMALLER.map((size) => Math.round(size * scale)).find((size) => widest <= space / size);
}

/** No note of this width has larger words. */
export function largestSize(width: number, most = 0): number {
  return Math.max(most, SIZES[0] * Math.max(1, Math.min(4, width / NOTE_SIZE)));
}

function compose(text: string, width: number, high: number, ruler: Ruler, most?: number): Fit {
  const space = (width - 2 * NOTE_INSET.side) * SLACK;
  const room = high - NOTE_INSET.top - NOTE_INSET.author;
  let last: { lines: Lines; fontSize: number } | null = null;
  const measured = measureText(text, ruler);
  const sizes = most ? sizesFrom(most, width) : sizesFor(width);
  for (const fontSize of sizes) {
    const rows = Math.floor(room / lineHeightOf(fontSize));
    if (fontSize !== sizes.at(-1) && isTooMuch(measured, space / fontSize, rows)) continue;
    const lines = breakMeasured(measured, space / fontSize, ruler);
    last = { lines, fontSize };
    if (!lines.cut && lines.lines.length * lineHeightOf(fontSize) <= room) break;
  }
  const smaller = last?.lines.cut ? sizeForWords(width, measured.widest, space) : undefined;
  if (smaller && smaller < (last?.fontSize ?? 0))
    last = { lines: breakMeasured(measured, space / smaller, ruler), fontSize: smaller };
  const { lines, fontSize } = last ?? { lines: { lines: [''], cut: false }, fontSize: SMALLEST };
  const words = lines.lines.length * lineHeightOf(fontSize);
  const height = Math.max(high, Math.ceil(words + NOTE_INSET.top + NOTE_INSET.author));
  return { fontSize, lineHeight: lineHeightOf(fontSize), lines: lines.lines, height };
}

/** Kerning may push letters apart, never by as much. */
const KERNING = 1.05;

/**
 * Whether these words surely fit the square at the smallest size, found without breaking them into lines: then the note is
 * as high as it is wide. A line that is full leaves less room than the longest word takes, so there are at most so many.
 */
function surelyFits(text: string, width: number, ruler: Ruler): boolean {
  const smallest = Math.max(SMALLEST, Math.round(SMALLEST * Math.min(4, width / NOTE_SIZE)));
  const space = ((width - 2 * NOTE_INSET.side) * SLACK) / (smallest * KERNING);
  const most = Math.floor((width - NOTE_INSET.top - NOTE_INSET.author) / lineHeightOf(smallest));
  if (text.length > 40 * most || !isLatin(text)) return false;
  let all = 0;
  let word = 0;
  let longest = 0;
  let lines = 1;
  for (const letter of text) {
    const advance = ruler.width(letter);
    all += advance;
    word = letter === ' ' || letter === '\n' ? 0 : word + advance;
    if (word > longest) longest = word;
    if (letter === '\n') lines++;
  }
  const left = space - longest - ruler.width(' ');
  return left > 0 && lines + all / left <= most;
}

function lineHeightOf(fontSize: number): number {
  return Math.round(fontSize * LEADING);
}

export interface Words {
  readonly fontSize: number;
  readonly lines: readonly string[];
  readonly lineHeight: number;
  readonly height: number;
}

const MOST_CACHED = 6_000;

/** Fits with a memory: the same words at the same width are laid out once. */
export class NoteFitter {
  readonly #ruler: Ruler;
  readonly #boldRuler: () => Ruler;
  #bold: NoteFitter | null = null;
  readonly #words = new Map<string, Words>();
  readonly #cache = new Map<number | string, Map<string, Fit>>();
  #size = 0;

  constructor(ruler: Ruler, boldRuler = () => createRuler(measurer(weightOf(true)))) {
    this.#ruler = ruler;
    this.#boldRuler = boldRuler;
  }

  /** For words that are bold, or not. */
  of(bold: boolean | undefined): NoteFitter {
    if (!bold) return this;
    this.#bold ??= new NoteFitter(this.#boldRuler());
    return this.#bold;
  }

  /**
   * In a table a note is as high as its words are at one size, which is then the largest that fits. `most`: the size that
   * somebody chose.
   */
  fit(words: string, width: number, height = width, most?: number): Fit {
    const text = words.length > LIMITS.noteLength ? words.slice(0, LIMITS.noteLength) : words;
    const key = most ? `${width} ${height} ${most}` : width + 1e6 * height;
    const known = this.#cache.get(key)?.get(text);
    if (known) return known;
    if (this.#size >= MOST_CACHED) this.#forget();
    const result = compose(text, width, height, this.#ruler, most);
    const perSize = this.#cache.get(key) ?? new Map<string, Fit>();
    this.#cache.set(key, perSize.set(text, result));
    this.#size++;
    return result;
  }

  /** Words at a size, of a text or in a shape: at a smaller one, down to the least, rather than with a word cut. The same are broken once. */
  readonly words = (text: string, width: number, most: number, least = most): Words => {
    const key = `${width} ${most} ${least} ${text}`;
    const known = this.#words.get(key);
    if (known) return known;
    if (this.#words.size >= MOST_CACHED) this.#words.clear();
    const measured = measureText(text.slice(0, LIMITS.noteLength), this.#ruler);
    const space = width * SLACK;
    // Whole pixels, as where somebody chooses a size.
    const whole = Math.floor(space / measured.widest);
    const fontSize = Math.min(most, Math.max(least, whole));
    const { lines } = breakMeasured(measured, space / fontSize, this.#ruler);
    const lineHeight = lineHeightOf(fontSize);
    const words = { fontSize, lines, lineHeight, height: lines.length * lineHeight };
    this.#words.set(key, words);
    return words;
  };

  /** Of a line, at 1 px. */
  readonly width = (text: string): number => this.#ruler.width(text);

  /** Of thousands of notes, of which few are seen: most need not be broken into lines for it. */
  readonly height = (words: string, width: number): number =>
    surelyFits(words, width, this.#ruler) ? width : this.fit(words, width).height;

  /** After a font may have arrived; true when words are laid out differently now. */
  reset(): boolean {
    const bold = this.#bold?.reset() ?? false;
    const differs = this.#ruler.reset();
    if (differs) this.#forget();
    return differs || bold;
  }

  #forget(): void {
    this.#words.clear();
    this.#cache.clear();
    this.#size = 0;
  }
}
