/** What a worker does, and the page itself where no worker can start. */
import { writeCsv } from '../../../shared/exchange/boardCsv.ts';
import { writeJson } from '../../../shared/exchange/boardJson.ts';
import { writeMarkdown } from '../../../shared/exchange/boardMarkdown.ts';
import type { Reading } from '../../../shared/exchange/draft.ts';
import type { ExportedBoard } from '../../../shared/exchange/exported.ts';
import { type Brought, readFile } from '../../../shared/exchange/readFile.ts';
import type { TableOptions } from '../../../shared/exchange/readTable.ts';

export const TEXT_FORMATS = ['json', 'csv', 'markdown'] as const;
export type TextFormat = (typeof TEXT_FORMATS)[number];

export type Job =
  | { readonly kind: 'read'; readonly file: Brought; readonly options: TableOptions }
  | { readonly kind: 'write'; readonly format: TextFormat; readonly board: ExportedBoard };
export type Done<Of extends Job> = Of extends { kind: 'read' } ? Reading : string;

const WRITERS: Readonly<Record<TextFormat, (board: ExportedBoard) => string>> = {
  json: writeJson,
  csv: writeCsv,
  markdown: writeMarkdown,
};

export function runJob<Of extends Job>(job: Of): Done<Of> {
  const done = job.kind === 'read' ? readFile(job.file, job.options) : WRITERS[job.format](job.board);
  return done as Done<Of>;
}
