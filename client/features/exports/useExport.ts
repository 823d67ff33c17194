import { useEffect, useRef, useState } from 'react';
import type { ExportedBoard } from '../../../shared/exchange/exported.ts';
import { fullDate } from '../../i18n/dates.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { showToast } from '../../ui/showToast.ts';
import type { TextFormat } from './exchangeJobs.ts';
import type { BoardLook } from './picture/svg.ts';
import { fileName, saveFile } from './saveFile.ts';
import { useCounts } from './useCounts.ts';
import { workBeside } from './workBeside.ts';

export const EXPORT_FORMATS = ['png', 'svg', 'print', 'csv', 'markdown', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

const ENDS: Readonly<Record<TextFormat, readonly [string, string]>> = {
  json: ['json', 'application/json'],
  csv: ['csv', 'text/csv;charset=utf-8'],
  markdown: ['md', 'text/markdown;charset=utf-8'],
};

/** Between 0 and 1, or that nobody can tell; null when nothing runs. */
export type Progress = number | 'unknown' | null;

interface Exporting {
  readonly format: ExportFormat;
  readonly board: ExportedBoard;
  /** Of the file, without its end. */
  readonly name: string;
}

/** Runs one export at a time; leaving or `stop` gives it up. */
export function useExport(look: () => Promise<BoardLook>, onDone: () => void) {
  const { t, i18n } = useTranslation('exchange');
  const counts = useCounts();
  const [progress, setProgress] = useState<Progress>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const saved = (name: string, blob: Blob) => {
    saveFile(name, blob);
    showToast({ message: t('export.saved', { name }) });
    onDone();
  };

  async function text(format: TextFormat, { board, name }: Exporting, signal: AbortSignal) {
    const work = workBeside({ kind: 'write', format, board });
    signal.addEventListener('abort', () => work.cancel());
    const [end, type] = ENDS[format];
    const content = await work.done;
    if (!signal.aborted) saved(fileName(name, end), new Blob([content], { type }));
  }

  async function picture(format: 'png' | 'svg' | 'print', { board, name }: Exporting, signal: AbortSignal) {
    const { pictureOf, pngOf, printBoard } = await import('./exportPicture.ts');
    const description = t('export.alt', {
      title: board.title,
      what: counts(board.items.map(({ item }) => item)),
    });
    const naming = { title: name, description };
    const drawn = await pictureOf(board, await look(), naming);
    if (signal.aborted || drawn === null) return;
    if (format === 'svg')
      return saved(fileName(name, 'svg'), new Blob([drawn.svg], { type: 'image/svg+xml' }));
    if (format === 'print') {
      onDone();
      return printBoard(board, drawn, {
        description,
        date: fullDate(board.at, i18n.language),
        noTitle: t('export.noTitle'),
        loose: t('export.loose'),
        linkedTo: (target, label) => t(label === '' ? 'export.linked' : 'export.linkedBy', { target, label }),
      });
    }
    const png = await pngOf(drawn, naming, { onProgress: setProgress, signal });
    if (png.kind === 'tooLarge') setProblem(t('export.tooLarge'));
    else saved(fileName(name, 'png'), png.blob);
  }

  async function start(exporting: Exporting): Promise<void> {
    const control = new AbortController();
    running.current = control;
    setProblem(null);
    setProgress('unknown');
    const { format } = exporting;
    try {
      if (format === 'png' || format === 'svg' || format === 'print')
        await picture(format, exporting, control.signal);
      else await text(format, exporting, control.signal);
    } catch {
      // Given up by the person, or the browser could not paint it: only the second is news.
      if (!control.signal.aborted) setProblem(t('export.failed'));
    } finally {
      setProgress(null);
    }
  }
  const stop = () => {
    running.current?.abort();
    setProgress(null);
  };
  return { progress, problem, start, stop };
}
