/** What is read and written of maps, in a worker when it is large. */

import type { ExportedMap } from '../../../../shared/exchange/maps/exportedMap.ts';
import { writeGraphml } from '../../../../shared/exchange/maps/graphml.ts';
import { writeKumu } from '../../../../shared/exchange/maps/kumu.ts';
import { writeLinksCsv, writeNodesCsv } from '../../../../shared/exchange/maps/mapCsv.ts';
import type { MapReading, Standing } from '../../../../shared/exchange/maps/mapDraft.ts';
import { writeMapJson } from '../../../../shared/exchange/maps/mapJson.ts';
import { writeMapMarkdown } from '../../../../shared/exchange/maps/mapMarkdown.ts';
import type { OutlineWords } from '../../../../shared/exchange/maps/mapOutline.ts';
import { writePrsm } from '../../../../shared/exchange/maps/prsm.ts';
import type { CityCalled } from '../../../../shared/exchange/maps/readMapCsv.ts';
import { readMapFiles } from '../../../../shared/exchange/maps/readMapFiles.ts';
import type { Brought } from '../../../../shared/exchange/readFile.ts';
import type { OwnWord } from '../../../../shared/maps/ownWords.ts';
import {
  type Bench,
  LARGE_BYTES,
  LARGE_ITEMS,
  type Work,
  workAt,
} from '../../../features/exports/workBeside.ts';

export const MAP_TEXT_FORMATS = [
  'nodesCsv',
  'linksCsv',
  'markdown',
  'json',
  'kumu',
  'graphml',
  'prsm',
] as const;
export type MapTextFormat = (typeof MAP_TEXT_FORMATS)[number];

export interface WriteMap {
  readonly format: MapTextFormat;
  readonly map: ExportedMap;
  readonly words: OutlineWords;
}
export type MapJob =
  | {
      readonly read: readonly Brought[];
      readonly own: readonly OwnWord[];
      readonly cities: readonly CityCalled[];
      readonly standing: Standing;
    }
  | { readonly write: WriteMap };

const WRITERS: Readonly<Record<MapTextFormat, (map: ExportedMap, words: OutlineWords) => string>> = {
  nodesCsv: writeNodesCsv,
  linksCsv: writeLinksCsv,
  markdown: writeMapMarkdown,
  json: writeMapJson,
  kumu: writeKumu,
  graphml: writeGraphml,
  prsm: writePrsm,
};

export function runMapJob(job: MapJob): MapReading | string {
  if ('read' in job) return readMapFiles(job.read, job.own, job.cities, job.standing);
  const { format, map, words } = job.write;
  return WRITERS[format](map, words);
}

const BENCH: Bench<MapJob, MapReading | string> = {
  isLarge: (job) =>
    'read' in job
      ? job.read.some(({ bytes }) => bytes.length > LARGE_BYTES)
      : job.write.map.nodes.length + job.write.map.links.length > LARGE_ITEMS,
  run: runMapJob,
  start: () => new Worker(new URL('./mapFilesWorker.ts', import.meta.url), { type: 'module' }),
};

export const readBeside = (
  files: readonly Brought[],
  own: readonly OwnWord[],
  cities: readonly CityCalled[],
  standing: Standing,
) => workAt(BENCH, { read: files, own, cities, standing }) as Work<MapReading>;
export const writeBeside = (write: WriteMap) => workAt(BENCH, { write }) as Work<string>;
