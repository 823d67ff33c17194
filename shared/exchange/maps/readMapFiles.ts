/** Any files that somebody brings to a map: which format it is, and what is in it. Never throws, changes nothing. */
import { LIMITS } from '../../limits.ts';
import { parseJson } from '../boardJson.ts';
import { decodeText } from '../decodeText.ts';
import { isBinary } from '../isBinary.ts';
import type { Brought } from '../readFile.ts';
import { readGraphml } from './graphml.ts';
import { isKumu, readKumu } from './kumu.ts';
import { type MapReading, refusedMap } from './mapDraft.ts';
import { isMapJson, readMapJson } from './mapJson.ts';
import { isPrsm, readPrsm, unpackPrsm } from './prsm.ts';
import { readMapCsv } from './readMapCsv.ts';

/** The ends of file names that we take. */
export const MAP_FILE_TYPES = ['.json', '.csv', '.tsv', '.txt', '.prsm', '.graphml', '.xml'] as const;

const endOf = (name: string) => /\.[a-z]+$/.exec(name.toLowerCase())?.[0] ?? '';

function readJson(value: unknown): MapReading {
  if (value === null) return refusedMap('broken');
  if (isMapJson(value)) return readMapJson(value);
  if (isKumu(value)) return readKumu(value);
  return isPrsm(value) ? readPrsm(value) : refusedMap('unknown');
}

/** Several files are tables that belong together. */
export function readMapFiles(files: readonly Brought[]): MapReading {
  const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (size === 0) return refusedMap('empty');
  if (size > LIMITS.importBytes) return refusedMap('tooLarge', size);
  if (files.some(({ bytes }) => isBinary(bytes))) return refusedMap('unknown');
  const texts = files.map(({ name, bytes }) => ({ name, end: endOf(name), text: decodeText(bytes) }));
  const [first] = texts;
  if (texts.length > 1) {
    const tables = texts.every(({ end }) => end === '.csv' || end === '.tsv' || end === '.txt');
    return tables ? readMapCsv(texts) : refusedMap('twoFiles', texts.length);
  }
  return first ? readOne(first.end, first.text, first.name) : refusedMap('empty');
}

function readOne(end: string, text: string, name: string): MapReading {
  const start = text.replace(/^\ufeff/, '').trimStart();
  if (/^[{[]/.test(start)) return readJson(parseJson(start));
  if (end === '.prsm') return readJson(unpackPrsm(text));
  if (start.startsWith('<')) return readGraphml(start);
  if (end === '.json') return refusedMap('broken');
  return end === '.graphml' || end === '.xml' ? refusedMap('broken') : readMapCsv([{ name, text }]);
}
