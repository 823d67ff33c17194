/** Files into a board. */
import { useMemo } from 'react';
import { type Draft, PROBLEMS, type Reading } from '../../../shared/exchange/draft.ts';
import type { CommentDraft } from '../../../shared/exchange/filedComments.ts';
import { FILE_TYPES } from '../../../shared/exchange/readFile.ts';
import type { DocumentId } from '../../../shared/ids.ts';
import { LIMITS } from '../../../shared/limits.ts';
import { errorText } from '../../i18n/errorText.ts';
import '../../i18n/words/exchange.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { showToast } from '../../ui/showToast.ts';
import { type Found, lookForPictures, missingOf, sendPictures } from './broughtPictures.ts';
import { DraftPicture } from './DraftPicture.tsx';
import ImportDialog from './ImportDialog.tsx';
import type { Faults, ImportDoor, Look } from './importDoor.ts';
import { useBrought } from './useBrought.ts';
import { useCounts } from './useCounts.ts';
import { workBeside } from './workBeside.ts';

/** What goes with the items of a file. */
export interface BroughtAlong {
  readonly comments: readonly CommentDraft[];
  /** It is a board of ours. */
  readonly isBoard: boolean;
}

export interface BoardImportProps {
  /** Dropped on the board already. */
  readonly file: File | null;
  /** What it comes into. */
  readonly documentId: DocumentId;
  /** Whether all of it is on the board now. */
  readonly onBring: (drafts: readonly Draft[], words: string, more: BroughtAlong) => boolean;
  /** How many there are already. */
  readonly threads: () => number;
  readonly onClose: () => void;
}

const MiB = 1024 * 1024;
const SAMPLE = 80;
const MOST_LISTED = 100;

function useWords() {
  const { t } = useTranslation('exchange');
  const refused = ({ why, count }: Extract<Reading, { kind: 'refused' }>): string => {
    const most = {
      tooMany: LIMITS.itemsPerImport,
      tooLong: LIMITS.lettersPerImport,
      tooLarge: LIMITS.importBytes / MiB,
    };
    const shown = why === 'tooLarge' ? Math.ceil(count / MiB) : count;
    const withPictures = LIMITS.importBoardBytes / MiB;
    return t(`refused.${why}`, { count: shown, most: most[why as keyof typeof most] ?? 0, withPictures });
  };
  const faults = ({ report, drafts }: Extract<Reading, { kind: 'read' }>, found: Found): Faults | null => {
    const { problems, counts } = report;
    const kinds = PROBLEMS.filter((kind) => counts[kind] > 0);
    const lost = drafts.flatMap((draft) => {
      const why = missingOf(found, draft);
      return why === null ? [] : [{ words: t(`pictures.${why}`), sample: draft.text.slice(0, SAMPLE) }];
    });
    if (kinds.length === 0 && lost.length === 0) return null;
    const summary = kinds.map((kind) => t(`problems.${kind}`, { count: counts[kind] }));
    const listed = lost.slice(0, MOST_LISTED);
    return {
      summary: [...summary, ...(lost.length > 0 ? [t('pictures.lost', { count: lost.length })] : [])].join(
        ' · ',
      ),
      lines: [
        ...listed,
        ...problems.map(({ kind, line, sample }) => ({
          words: t('problems.at', { line, what: t(`problems.one.${kind}`) }),
          sample,
        })),
      ],
      more: kinds.reduce((sum, kind) => sum + counts[kind], lost.length) - problems.length - listed.length,
    };
  };
  return { refused, faults };
}

export default function BoardImport({ file, documentId, onBring, threads, onClose }: BoardImportProps) {
  const { t } = useTranslation('exchange');
  const counts = useCounts();
  const words = useWords();
  const brought = useBrought();
  const files = useMemo(() => (file ? [file] : []), [file]);
  const named = (drafts: readonly Draft[], found: Found) =>
    counts(drafts.map((draft) => ({ kind: missingOf(found, draft) === null ? draft.kind : 'lost' })));
  const lookAt = async (reading: Reading, left: AbortSignal): Promise<Look> => {
    if (reading.kind === 'refused') return { kind: 'refused', words: words.refused(reading) };
    const { drafts, format, heading, title, pictures, comments } = reading;
    const found = await lookForPictures(drafts, pictures, left);
    const said = brought(comments, LIMITS.threadsPerDocument - threads());
    return {
      kind: 'looked',
      format: t(`formats.${format}`),
      what: said.along(named(drafts, found)),
      picture: <DraftPicture drafts={drafts} />,
      faults: said.faults(words.faults(reading, found)),
      heading,
      where: said.where([t('import.where'), ...(title ? [t('import.titled', { title })] : [])].join(' ')),
      async bring(signal, onProgress) {
        try {
          const sent = await sendPictures(drafts, found, { home: documentId, signal, onProgress });
          if (signal.aborted) return false;
          const what = said.along(named(sent.drafts, sent.found));
          const along = { comments: said.threads, isBoard: format === 'json' };
          return onBring(sent.drafts, t('import.done', { what }), along);
        } catch (error) {
          // What was sent already is the same picture when it is sent again.
          if (!signal.aborted) showToast({ message: errorText(error), tone: 'problem' });
          return false;
        }
      },
    };
  };
  const door: ImportDoor = {
    what: t('import.what'),
    where: t('import.where'),
    types: FILE_TYPES,
    several: false,
    most: (name) => (/\.json$/i.test(name) ? LIMITS.importBoardBytes : LIMITS.importBytes),
    tooLarge: (count) => words.refused({ kind: 'refused', why: 'tooLarge', count }),
    read([first], options) {
      const left = new AbortController();
      const file = first ?? { name: '', bytes: new Uint8Array() };
      const work = workBeside({ kind: 'read', file, options });
      const cancel = () => {
        left.abort();
        work.cancel();
      };
      return { done: work.done.then((reading) => lookAt(reading, left.signal)), cancel };
    },
  };
  return <ImportDialog door={door} files={files} onClose={onClose} />;
}
