/** Any files that somebody brings to a map: which format it is, and what is in it. Never throws, changes nothing. */
import { LIMITS } from '../../limits.ts';
import type { OwnWord } from '../../maps/ownWords.ts';
import { parseJson } from '../boardJson.ts';
import { decodeText } from '../decodeText.ts';
import { isBinary } from '../isBinary.ts';
import type { Brought } from '../readFile.ts';
import { readGraphml } from './graphml.ts';
import { isKumu, readKumu } from './kumu.ts';
import { type MapReading, refusedMap, type Standing } from './mapDraft.ts';
import { isMapJson, readMapJson } from './mapJson.ts';
import { isPrsm, readPrsm, unpackPrsm } from './prsm.ts';
import { type CityCalled, readMapCsv } from './readMapCsv.ts';

/** The ends of file names that we take. */
export const MAP_FILE_TYPES = ['.json', '.csv', '.tsv', '.txt', '.prsm', '.graphml', '.xml'] as const;

interface TextFile {
  readonly name: string;
  readonly end: string;
  readonly text: string;
}

const endOf = (name: string) => /\.[a-z]+$/.exec(name.toLowerCase())?.[0] ?? '';

function readJson(value: unknown, own: readonly OwnWord[], standing?: Standing): MapReading {
  if (value === null) return refusedMap('broken');
  if (isMapJson(value)) return readMapJson(value, own, standing?.columns);
  if (isKumu(value)) return readKumu(value, own, standing);
  return isPrsm(value) ? readPrsm(value, own, standing) : refusedMap('unknown');
}

/**
 * Several files are tables that belong together. `own`: what the programme of the map adds to the taxonomies; `cities`:
 * those whose names the headings of a table may have; `standing`: what links of a table, or of Kumu, may
 * join and rows may be about.
 */
export function readMapFiles(
  files: readonly Brought[],
  own: readonly OwnWord[] = [],
  cities: readonly CityCalled[] = [],
  standing?: Standing,
): MapReading {
  const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (size === 0) return refusedMap('empty');
  if (size > LIMITS.importBytes) return refusedMap('tooLarge', size);
  if (files.some(({ bytes }) => isBinary(bytes))) return refusedMap('unknown');
  const texts = files.map(({ name, bytes }) => ({ name, end: endOf(name), text: decodeText(bytes) }));
  const [first] = texts;
  if (texts.length > 1) {
    const tables = texts.every(({ end }) => end === '.csv' || end === '.tsv' || end === '.txt');
    return tables ? readMapCsv(texts, own, cities, standing) : refusedMap('twoFiles', texts.length);
  }
  return first ? readOne(first, own, cities, standing) : refusedMap('empty');
}

function readOne(
  { end, text, name }: TextFile,
  own: readonly OwnWord[],
  cities: readonly CityCalled[],
  standing?: Standing,
): MapReading {
  const start = text.replace(/^\ufeff/, '').trimStart();
  if (/^[{[]/.test(start)) return readJson(parseJson(start), own, standing);
  if (end === '.prsm') return readJson(unpackPrsm(text), own, standing);
  if (start.startsWith('<')) return readGraphml(start, own, standing);
  if (end === '.json') return refusedMap('broken');
  if (end === '.graphml' || end === '.xml') return refusedMap('broken');
  return readMapCsv([{ name, text }], own, cities, standing);
}
