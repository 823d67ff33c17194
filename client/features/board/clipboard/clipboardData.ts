/** What goes to and comes from the system's clipboard: our own clip, a list, or rows of a spreadsheet. */
import type { ItemId } from '../../../../shared/ids.ts';
import { LIMITS } from '../../../../shared/limits.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { type Clip, clipOf, readClip, wordsOf, writeClip } from './clip.ts';

export interface ClipboardTexts {
  readonly html: string;
  readonly text: string;
}

export type Pasted =
  | { readonly kind: 'clip'; readonly clip: Clip }
  /** Of Excalidraw or tldraw, by its looks. */
  | { readonly kind: 'drawing' }
  /** One note each; `cut` of them were longer than a note can be. */
  | { readonly kind: 'lines'; readonly lines: readonly string[]; readonly cut: number }
  | { readonly kind: 'tooMany'; readonly count: number }
  | { readonly kind: 'tooLong' }
  /** A clip that is larger than any that is made here. */
  | { readonly kind: 'tooMuch' }
  | { readonly kind: 'nothing' };

const ATTRIBUTE = 'data-jumelage-board';
const CLIP = new RegExp(`${ATTRIBUTE}="([A-Za-z0-9+/=]+)"`);

/** How their clipboards begin; what is inside is read, and may be refused, later. */
const DRAWING_HTML = /<div data-tldraw/;
const DRAWING_TEXT = /^\s*\{\s*"type"\s*:\s*"excalidraw(?:\/clipboard)?"/;

const lettersOf = ({ items }: Clip) => items.reduce((sum, item) => sum + item.text.length, 0);

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (letter) => ESCAPES[letter] ?? '');

export interface Copied extends ClipboardTexts {
  /** Nowhere it could be pasted. */
  readonly isTooMuch: boolean;
}

/** Null when nothing that can be copied is chosen. */
export function copyItems(model: BoardModel, ids: readonly ItemId[]): Copied | null {
  const clip = clipOf(model, ids);
  if (clip === null) return null;
  const lines = wordsOf(model, ids).map((item) => item.text.replace(/\s*\n\s*/g, ' '));
  const list = lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('');
  const encoded = writeClip(clip);
  return {
    text: lines.join('\n'),
    html: `<ul ${ATTRIBUTE}="${encoded}">${list}</ul>`,
    isTooMuch:
      clip.items.length > LIMITS.itemsPerPaste ||
      lettersOf(clip) > LIMITS.lettersPerPaste ||
      encoded.length > LIMITS.clipLetters,
  };
}

export function readPasted({ html, text }: ClipboardTexts): Pasted {
  const encoded = CLIP.exec(html)?.[1];
  if (encoded !== undefined && encoded.length > LIMITS.clipLetters) return { kind: 'tooMuch' };
  const clip = encoded === undefined ? null : readClip(encoded);
  if (clip) {
    return lettersOf(clip) > LIMITS.lettersPerPaste ? { kind: 'tooLong' } : { kind: 'clip', clip };
  }
  if (DRAWING_HTML.test(html) || DRAWING_TEXT.test(text))
    return html.length + text.length > 8 * LIMITS.lettersPerPaste ? { kind: 'tooLong' } : { kind: 'drawing' };
  return readLines(text);
}

/** Of control characters only the tab and the new line mean something; overrides of direction deceive. */
const UNWANTED = /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufeff]/gu;

const LONE_SURROGATE = /\p{Cs}/gu;

/** A list, a paragraph, or rows of cells as spreadsheets copy them: one note for each line or row. */
export function readLines(text: string): Pasted {
  if (text.length > 8 * LIMITS.lettersPerPaste) return { kind: 'tooLong' };
  const clean = text.replace(/\r\n?|\u2028|\u2029/g, '\n').replace(UNWANTED, '');
  const all = clean.includes('\t') ? rowsOf(clean) : withoutBullets(clean.split('\n'));
  const lines = all.map((line) => line.trim()).filter((line) => line !== '');
  if (lines.length === 0) return { kind: 'nothing' };
  if (lines.length > LIMITS.itemsPerPaste) return { kind: 'tooMany', count: lines.length };
  const cut = lines.filter((line) => line.length > LIMITS.noteLength).length;
  const kept = lines.map((line) => line.slice(0, LIMITS.noteLength).replace(LONE_SURROGATE, ''));
  const letters = kept.reduce((sum, line) => sum + line.length, 0);
  return letters > LIMITS.lettersPerPaste ? { kind: 'tooLong' } : { kind: 'lines', lines: kept, cut };
}

const BULLET = /^\s*[-*•‣◦–]\s+/;
const NUMBER = /^\s*\d{1,4}[.)]\s+/;

/** Numbers are taken off only when the whole list has them: "3. April" alone is a date. */
function withoutBullets(lines: readonly string[]): readonly string[] {
  const filled = lines.filter((line) => line.trim() !== '');
  const numbered = filled.length > 1 && filled.every((line) => NUMBER.test(line));
  return filled.map((line) => line.replace(numbered ? NUMBER : BULLET, ''));
}

function rowsOf(text: string): readonly string[] {
  return cellsOf(text).map((row) =>
    row
      .map((cell) => cell.trim())
      .filter((cell) => cell !== '')
      .join(' · '),
  );
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
