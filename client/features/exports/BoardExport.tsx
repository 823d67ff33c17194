/** A board as files, a picture or on paper. */

import type { ExportedBoard } from '../../../shared/exchange/exported.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { fullDate } from '../../i18n/dates.ts';
import '../../i18n/words/exchange.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import ExportDialog from './ExportDialog.tsx';
import type { TextFormat } from './exchangeJobs.ts';
import type { ExportDoor, Running, Saved } from './exportDoor.ts';
import { type BoardReading, exportedBoard } from './exportedBoard.ts';
import type { BoardLook } from './picture/svg.ts';
import { fileName } from './saveFile.ts';
import { useCounts } from './useCounts.ts';
import { workBeside } from './workBeside.ts';

export interface BoardExportProps {
  readonly board: BoardReading;
  /** How it is painted; its code comes when a picture is asked for. */
  readonly look: () => Promise<BoardLook>;
  /** Chosen on the board; none starts with all of it. */
  readonly chosen: readonly ItemId[];
  readonly onClose: () => void;
}

const FORMATS = ['png', 'svg', 'print', 'csv', 'markdown', 'json'] as const;
type Format = (typeof FORMATS)[number];

const ENDS: Readonly<Record<TextFormat, readonly [string, string]>> = {
  json: ['json', 'application/json'],
  csv: ['csv', 'text/csv;charset=utf-8'],
  markdown: ['md', 'text/markdown;charset=utf-8'],
};

function useParts({ board, chosen }: Pick<BoardExportProps, 'board' | 'chosen'>) {
  const { t } = useTranslation('exchange');
  const frames = board.frames();
  return [
    { value: 'all', label: t('export.all') },
    ...(chosen.length > 0 ? [{ value: 'chosen', label: t('export.chosen', { count: chosen.length }) }] : []),
    ...frames.map((id, at) => ({
      value: id as string,
      label: t(frames.length > 1 ? 'export.frameNumber' : 'export.frame', {
        number: at + 1,
        title: board.item(id)?.text.trim() || t('export.noTitle'),
      }),
    })),
  ];
}

/** The part's own name; the board's for all of it. */
function nameOf(board: BoardReading, part: string): string {
  const frame = part === 'all' || part === 'chosen' ? null : board.item(part as ItemId);
  return frame?.text.trim() || board.title;
}

async function asText(format: TextFormat, board: ExportedBoard, name: string, signal: AbortSignal) {
  const work = workBeside({ kind: 'write', format, board });
  signal.addEventListener('abort', () => work.cancel());
  const [end, type] = ENDS[format];
  return { name: fileName(name, end), blob: new Blob([await work.done], { type }) };
}

export default function BoardExport({ board, look, chosen, onClose }: BoardExportProps) {
  const { t, i18n } = useTranslation('exchange');
  const counts = useCounts();
  const parts = useParts({ board, chosen });
  const content = (part: string) => {
    const ids = part === 'all' ? null : part === 'chosen' ? chosen : [part as ItemId];
    return exportedBoard(board, ids, Date.now());
  };

  async function picture(
    format: 'png' | 'svg' | 'print',
    part: string,
    { signal, onProgress, leave }: Running,
  ): Promise<Saved> {
    const { pictureOf, pngOf, printBoard } = await import('./exportPicture.ts');
    const [exported, name] = [content(part), nameOf(board, part)];
    const what = counts(exported.items.map(({ item }) => item));
    const description = t('export.alt', { title: exported.title, what });
    const naming = { title: name, description };
    const drawn = await pictureOf(exported, await look(), naming);
    if (signal.aborted || drawn === null) return { kind: 'gone' };
    if (format === 'print') {
      leave();
      await printBoard(exported, drawn, {
        description,
        date: fullDate(exported.at, i18n.language),
        noTitle: t('export.noTitle'),
        loose: t('export.loose'),
        linkedTo: (target, label) => t(label === '' ? 'export.linked' : 'export.linkedBy', { target, label }),
      });
      return { kind: 'gone' };
    }
    if (format === 'svg') {
      const blob = new Blob([drawn.svg], { type: 'image/svg+xml' });
      return { kind: 'files', files: [{ name: fileName(name, 'svg'), blob }] };
    }
    const png = await pngOf(drawn, naming, { onProgress, signal });
    if (png.kind === 'tooLarge') return { kind: 'refused', words: t('export.tooLarge') };
    return { kind: 'files', files: [{ name: fileName(name, 'png'), blob: png.blob }] };
  }

  const door: ExportDoor = {
    parts,
    part: chosen.length > 0 ? 'chosen' : 'all',
    formats: FORMATS.map((key) => ({ key, label: t(`formats.${key}`), about: t(`export.about.${key}`) })),
    contents: (part) => counts(content(part).items.map(({ item }) => item)),
    async save(key, part, running) {
      const format = key as Format;
      if (format === 'png' || format === 'svg' || format === 'print') return picture(format, part, running);
      const file = await asText(format, content(part), nameOf(board, part), running.signal);
      return { kind: 'files', files: [file] };
    },
  };
  return <ExportDialog door={door} onClose={onClose} />;
}
