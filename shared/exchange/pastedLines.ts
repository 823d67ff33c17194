/** Pasted words: a list, a paragraph, or rows of cells as spreadsheets copy them. One item for each line or row. */
import { LIMITS } from '../limits.ts';

/** The cells of rows with something in them, as many columns as the widest has. */
type Rows = readonly (readonly string[])[];

export type PastedLines =
  /** One item each; `cut` of them were longer than an item can be. */
  | { readonly kind: 'lines'; readonly lines: readonly string[]; readonly cut: number; readonly rows?: Rows }
  | { readonly kind: 'tooMany'; readonly count: number }
  | { readonly kind: 'tooLong' }
  | { readonly kind: 'nothing' };

/** Of control characters only the tab and the new line mean something; overrides of direction deceive. */
const UNWANTED = /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufeff]/gu;

const LONE_SURROGATE = /\p{Cs}/gu;
const short = (words: string) => words.slice(0, LIMITS.noteLength).replace(LONE_SURROGATE, '');

export function readLines(text: string): PastedLines {
  if (text.length > 8 * LIMITS.lettersPerPaste) return { kind: 'tooLong' };
  const clean = text.replace(/\r\n?|\u2028|\u2029/g, '\n').replace(UNWANTED, '');
  const list = clean.replace(WORD_BULLET, '- ').replace(WORD_NUMBER, '$1 ');
  const rows = list.includes('\t') ? rowsOf(clean) : undefined;
  const all = rows ? rows.map(joined) : withoutBullets(list.split('\n'));
  const lines = all.map((line) => line.trim()).filter((line) => line !== '');
  if (lines.length === 0) return { kind: 'nothing' };
  if (lines.length > LIMITS.itemsPerPaste) return { kind: 'tooMany', count: lines.length };
  const cut = lines.filter((line) => line.length > LIMITS.noteLength).length;
  const kept = lines.map(short);
  const letters = kept.reduce((sum, line) => sum + line.length, 0);
  return letters > LIMITS.lettersPerPaste
    ? { kind: 'tooLong' }
    : { kind: 'lines', lines: kept, cut, ...(rows && { rows: rows.map((row) => row.map(short)) }) };
}

/** Of a point of a list, also a box to tick. */
export const BULLET = /^\s*(?:[-*•‣◦–·▪]\s+(?:\[[ xX]\]\s+|[☐-☒]\s*)?|[☐-☒]\s+)/;
/** Word copies the sign of a list and a tab before its words: a list, if there are no other cells. */
const WORD_BULLET = /^\s*[-*•‣◦–·▪☐-☒§o\uf0b7\uf0a7]\t+/gmu;
const WORD_NUMBER = /^\s*(\d{1,4}[.)])\t+/gm;
const NUMBER = /^\s*\d{1,4}[.)]\s+/;

/** Numbers are taken off only when the whole list has them: "3. April" alone is a date. */
function withoutBullets(lines: readonly string[]): readonly string[] {
  const filled = lines.filter((line) => line.trim() !== '');
  const numbered = filled.length > 1 && filled.every((line) => NUMBER.test(line));
  return filled.map((line) => line.replace(numbered ? NUMBER : BULLET, ''));
}

const joined = (row: readonly string[]): string => row.filter((cell) => cell !== '').join(' · ');

function rowsOf(text: string): Rows {
  const rows = cellsOf(text).map((row) => row.map((cell) => cell.trim()));
  return rows.filter((row) => joined(row) !== '');
}

/** Cells are parted by tabs, rows by new lines; a cell in quotes may hold both, and doubled quotes. */
function cellsOf(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))(\t|\n|$)/y;
  for (let at = 0; at < text.length; at = cell.lastIndex) {
    cell.lastIndex = at;
    const match = cell.exec(text);
    if (match === null) break;
    row.push(match[1] === undefined ? (match[2] ?? '') : match[1].replaceAll('""', '"'));
    if (match[3] !== '\t') {
      rows.push(row);
      row = [];
    }
  }
  if (row.length > 0) rows.push(row);
  return rows;
}
