/** Files into a board. */
import { useMemo } from 'react';
import { type Draft, PROBLEMS, type Reading } from '../../../shared/exchange/draft.ts';
import { FILE_TYPES } from '../../../shared/exchange/readFile.ts';
import { LIMITS } from '../../../shared/limits.ts';
import '../../i18n/words/exchange.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { DraftPicture } from './DraftPicture.tsx';
import ImportDialog from './ImportDialog.tsx';
import type { Faults, ImportDoor, Look } from './importDoor.ts';
import { useCounts } from './useCounts.ts';
import { afterWork, workBeside } from './workBeside.ts';

export interface BoardImportProps {
  /** Dropped on the board already. */
  readonly file: File | null;
  /** Whether all of it is on the board now. */
  readonly onBring: (drafts: readonly Draft[], words: string) => boolean;
  readonly onClose: () => void;
}

const MiB = 1024 * 1024;

function useWords() {
  const { t } = useTranslation('exchange');
  const refused = ({ why, count }: Extract<Reading, { kind: 'refused' }>): string => {
    const most = {
      tooMany: LIMITS.itemsPerImport,
      tooLong: LIMITS.lettersPerImport,
      tooLarge: LIMITS.importBytes / MiB,
    };
    const shown = why === 'tooLarge' ? Math.ceil(count / MiB) : count;
    return t(`refused.${why}`, { count: shown, most: most[why as keyof typeof most] ?? 0 });
  };
  const faults = ({ problems, counts }: Extract<Reading, { kind: 'read' }>['report']): Faults | null => {
    const kinds = PROBLEMS.filter((kind) => counts[kind] > 0);
    if (kinds.length === 0) return null;
    return {
      summary: kinds.map((kind) => t(`problems.${kind}`, { count: counts[kind] })).join(' · '),
      lines: problems.map(({ kind, line, sample }) => ({
        words: t('problems.at', { line, what: t(`problems.one.${kind}`) }),
        sample,
      })),
      more: kinds.reduce((sum, kind) => sum + counts[kind], 0) - problems.length,
    };
  };
  return { refused, faults };
}

export default function BoardImport({ file, onBring, onClose }: BoardImportProps) {
  const { t } = useTranslation('exchange');
  const counts = useCounts();
  const words = useWords();
  const files = useMemo(() => (file ? [file] : []), [file]);
  const lookAt = (reading: Reading): Look => {
    if (reading.kind === 'refused') return { kind: 'refused', words: words.refused(reading) };
    const { drafts, format, report, heading, title } = reading;
    const what = counts(drafts);
    return {
      kind: 'looked',
      format: t(`formats.${format}`),
      what,
      picture: <DraftPicture drafts={drafts} />,
      faults: words.faults(report),
      heading,
      ...(title !== undefined && { where: `${t('import.where')} ${t('import.titled', { title })}` }),
      bring: () => onBring(drafts, t('import.done', { what })),
    };
  };
  const door: ImportDoor = {
    what: t('import.what'),
    where: t('import.where'),
    types: FILE_TYPES,
    several: false,
    tooLarge: (count) => words.refused({ kind: 'refused', why: 'tooLarge', count }),
    read: ([first], options) =>
      afterWork(
        workBeside({ kind: 'read', file: first ?? { name: '', bytes: new Uint8Array() }, options }),
        lookAt,
      ),
  };
  return <ImportDialog door={door} files={files} onClose={onClose} />;
}
