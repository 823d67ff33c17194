/** Any file or text that somebody brings: which format it is, and what is in it. Never throws, changes nothing. */
import { LIMITS } from '../limits.ts';
import { isBoardJson, JSON_FORMAT, parseJson, readJson } from './boardJson.ts';
import { lettersOfPictures } from './boardPictures.ts';
import { delimiterOf, readCells } from './cells.ts';
import { refused } from './DraftBox.ts';
import { decodeText } from './decodeText.ts';
import type { Reading } from './draft.ts';
import { isExcalidraw, readExcalidraw } from './excalidraw.ts';
import { isBinary, isGibberish } from './isBinary.ts';
import { readMarkdown } from './readMarkdown.ts';
import { readTable, type TableOptions } from './readTable.ts';
import { readText } from './readText.ts';
import { isTldraw, readTldraw } from './tldraw.ts';

export interface Brought {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The ends of file names that we take. */
export const FILE_TYPES = [
  '.json',
  '.csv',
  '.tsv',
  '.txt',
  '.md',
  '.markdown',
  '.excalidraw',
  '.tldr',
] as const;

function endOf(name: string): string {
  return /\.[a-z]+$/.exec(name.toLowerCase())?.[0] ?? '';
}

/** By how our files begin: only they may be as large as pictures make them. */
function isOwnBoard(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 100));
  return start.replace(/\s/g, '').startsWith(`{"format":"${JSON_FORMAT}"`);
}

export function readFile({ name, bytes }: Brought, options: TableOptions = {}): Reading {
  if (bytes.length === 0) return refused('empty');
  const most = isOwnBoard(bytes) ? LIMITS.importBoardBytes : LIMITS.importBytes;
  if (bytes.length > most) return refused('tooLarge', bytes.length);
  if (isBinary(bytes)) return refused('unknown');
  const text = decodeText(bytes);
  return isGibberish(text) ? refused('unknown') : readAny(endOf(name), text, options);
}

export function readAny(end: string, text: string, options: TableOptions = {}): Reading {
  const json = /^\s*[{[]/.test(text) ? parseJson(text) : null;
  if (isExcalidraw(json)) return readExcalidraw(json);
  if (isTldraw(json)) return readTldraw(json);
  if (isBoardJson(json)) {
    const words = text.length - lettersOfPictures((json as { readonly images?: unknown }).images);
    return words > LIMITS.importBytes ? refused('tooLarge', words) : readJson(json);
  }
  if (end === '.json' || end === '.excalidraw' || end === '.tldr')
    return refused(json === null ? 'broken' : 'unknown');
  if (end === '.csv' || end === '.tsv') return readTable(text, options);
  if (end === '.md' || end === '.markdown') return readMarkdown(text);
  return looksLikeTable(text) ? readTable(text, options) : readText(text);
}

/** "Unicode text" of a spreadsheet comes as .txt with tabs. */
function looksLikeTable(text: string): boolean {
  const delimiter = delimiterOf(text.slice(0, 4_000));
  if (delimiter !== '\t') return false;
  const [first, second] = readCells(text.slice(0, 4_000), delimiter, 2);
  return (first?.cells.length ?? 0) > 1 && first?.cells.length === second?.cells.length;
}
