/** A board as files, a picture or on paper. */

import type { StickerSymbol } from '../../../shared/documents/boardKinds.ts';
import type { Reaction } from '../../../shared/domain/discussion.ts';
import { type CommentWords, commentCell, commentSection } from '../../../shared/exchange/comments.ts';
import { type ExportedBoard, exportName, type Nameless, namesOf } from '../../../shared/exchange/exported.ts';
import type { ExportedThread } from '../../../shared/exchange/exportedThreads.ts';
import type { Count } from '../../../shared/exchange/tally.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { LIMITS } from '../../../shared/limits.ts';
import { fullDate } from '../../i18n/moments.ts';
import '../../i18n/words/exchange.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import ExportDialog from './ExportDialog.tsx';
import type { TextFormat } from './exchangeJobs.ts';
import type { ExportDoor, Running, Saved } from './exportDoor.ts';
import { alone, type BoardReading, exportedBoard } from './exportedBoard.ts';
import type { BoardLook } from './picture/svg.ts';
import { pictureWords } from './pictureWords.ts';
import { fileName } from './saveFile.ts';
import { useComments } from './useComments.ts';
import { useCounts } from './useCounts.ts';
import { workBeside } from './workBeside.ts';

export interface BoardExportProps {
  readonly board: BoardReading;
  /** How it is painted; its code comes when a picture is asked for. */
  readonly look: () => Promise<BoardLook>;
  /** Chosen on the board; none starts with all of it. */
  readonly chosen: readonly ItemId[];
  /** Somebody asked for just that, though it is one thing. */
  readonly meant?: boolean | undefined;
  readonly onClose: () => void;
}

const MiB = 1024 * 1024;
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
    ...(alone(board, chosen) === null && chosen.length > 0
      ? [{ value: 'chosen', label: t('export.chosen', { count: chosen.length }) }]
      : []),
    ...frames.map((id, at) => ({
      value: id as string,
      label: t(frames.length > 1 ? 'export.frameNumber' : 'export.frame', {
        number: at + 1,
        title: board.item(id)?.text.trim() || t('export.noTitle'),
      }),
    })),
  ];
}

async function asText(format: TextFormat, board: ExportedBoard, signal: AbortSignal, section = '') {
  const work = workBeside({ kind: 'write', format, board });
  signal.addEventListener('abort', () => work.cancel());
  const [end, type] = ENDS[format];
  return { name: fileName(exportName(board), end), blob: new Blob([await work.done, section], { type }) };
}

/** What was said about what goes out; about the board as a whole with all of it. */
function threadsAbout(board: ExportedBoard, whole: boolean, all: readonly ExportedThread[]) {
  const ids = new Set(board.items.map(({ item }) => item.id));
  return all.filter(({ about }) => (about === null ? whole : ids.has(about)));
}

function withComments(board: ExportedBoard, threads: readonly ExportedThread[], words: CommentWords) {
  const byId = new Map(board.items.map(({ item }) => [item.id, item]));
  const items = board.items.map((one) => ({ ...one, comments: commentCell(threads, one.item.id, words) }));
  return {
    board: { ...board, items },
    section: commentSection(threads, (id) => byId.get(id)?.text ?? '', words),
  };
}

export default function BoardExport({ board, look, chosen, meant, onClose }: BoardExportProps) {
  const { t, i18n } = useTranslation('exchange');
  const names = useTranslation(['board', 'together']).t;
  const nameOf = ({ name }: Count) => {
    const [kind, sign] = name.split(' ');
    if (kind === 'sticker') return names(`symbols.${sign as StickerSymbol}`);
    return names(`together:reactions.${sign as Reaction}`);
  };
  const counts = useCounts();
  const said = useComments(board.threads ?? [], ['csv', 'markdown']);
  const parts = useParts({ board, chosen });
  const content = (part: string) => {
    const ids = part === 'all' ? null : part === 'chosen' ? chosen : [part as ItemId];
    const nameless = (kind: Nameless) => names(`board:untitled.${kind}`);
    return { ...exportedBoard(board, ids, Date.now()), nameless: namesOf(nameless) };
  };

  async function picture(
    format: 'png' | 'svg',
    part: string,
    { signal, onProgress }: Running,
  ): Promise<Saved> {
    const { pictureOf, pngOf } = await import('./exportPicture.ts');
    const exported = content(part);
    const name = exportName(exported);
    const description = pictureWords(exported, t, i18n.language);
    const naming = { title: name, description };
    const drawn = await pictureOf(exported, await look(), naming);
    if (signal.aborted || drawn === null) return { kind: 'gone' };
    if (format === 'svg') {
      const blob = new Blob([drawn.svg], { type: 'image/svg+xml' });
      return { kind: 'files', files: [{ name: fileName(name, 'svg'), blob }] };
    }
    const png = await pngOf(drawn, naming, { onProgress, signal });
    if (png.kind === 'tooLarge') return { kind: 'refused', words: t('export.tooLarge') };
    return { kind: 'files', files: [{ name: fileName(name, 'png'), blob: png.blob }] };
  }

  async function paper(part: string, running: Running): Promise<Saved> {
    const { printBoard } = await import('./print/boardOnPaper.ts');
    await printBoard({
      ...{ board: content(part), frames: board.frames().map(content), look: await look(), running },
      wordsFor: (exported) => pictureWords(exported, t, i18n.language),
      words: {
        date: fullDate(Date.now(), i18n.language),
        votes: (given) => given.map((one) => `${one.count} × ${nameOf(one)}`).join(', '),
        noTitle: t('export.noTitle'),
        loose: t('export.loose'),
        linkedTo: (target, label) => t(label === '' ? 'export.linked' : 'export.linkedBy', { target, label }),
      },
    });
    return { kind: 'gone' };
  }

  const saidAbout = (exported: ExportedBoard, part: string, comments: string) =>
    comments === 'with' ? threadsAbout(exported, part === 'all', board.threads ?? []) : [];

  async function asJson(part: string, running: Running, comments: string): Promise<Saved> {
    const { filedPictures } = await import('./filedPictures.ts');
    const exported = content(part);
    const { pictures, gone, tooMuch } = await filedPictures(exported.items, running);
    if (running.signal.aborted) return { kind: 'gone' };
    const own = Object.keys(pictures).length > 0 && { pictures };
    const threads = saidAbout(exported, part, comments);
    const file = await asText('json', { ...exported, ...own, threads }, running.signal);
    const but = [
      ...(board.threadsKnown === false ? [t('comments.notHere')] : []),
      ...(gone > 0 ? [t('export.picturesGone', { count: gone })] : []),
      ...(tooMuch > 0
        ? [t('export.picturesTooMuch', { count: tooMuch, most: LIMITS.picturesPerFileBytes / MiB })]
        : []),
    ];
    return { kind: 'files', files: [file], ...(but.length > 0 && { but: but.join(' ') }) };
  }

  const door: ExportDoor = {
    parts,
    // One thing is seldom what somebody wants as a file: it is often chosen only because it was touched last.
    part: alone(board, chosen) ?? (chosen.length > (meant ? 0 : 1) ? 'chosen' : 'all'),
    formats: FORMATS.map((key) => ({ key, label: t(`formats.${key}`), about: t(`export.about.${key}`) })),
    contents: (part) => counts(content(part).items.map(({ item }) => item)),
    looks: said.looks,
    async save(key, part, running, comments) {
      const format = key as Format;
      if (format === 'print') return paper(part, running);
      if (format === 'png' || format === 'svg') return picture(format, part, running);
      if (format === 'json') return asJson(part, running, comments);
      const exported = content(part);
      const wanted = comments === 'with' && said.of(format);
      const { board: full, section } = wanted
        ? withComments(exported, saidAbout(exported, part, comments), said.words)
        : { board: exported, section: '' };
      const file = await asText(format, full, running.signal, format === 'markdown' ? section : '');
      return { kind: 'files', files: [file] };
    },
  };
  return <ExportDialog door={door} onClose={onClose} />;
}
