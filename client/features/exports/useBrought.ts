/** Comments of a file on their way in: how many come and how many stay out, in words. */
import type { CommentDraft, CommentDrafts } from '../../../shared/exchange/filedComments.ts';
import { LIMITS } from '../../../shared/limits.ts';
import '../../i18n/words/exchange.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import type { Faults } from './importDoor.ts';

const countOf = (threads: readonly CommentDraft[]) =>
  threads.reduce((sum, { messages }) => sum + messages.length, 0);

/** With these lines at its end, which are in short. */
function withLines(faults: Faults | null, short: string, lines: readonly string[]): Faults | null {
  if (lines.length === 0) return faults;
  const summary = [...(faults ? [faults.summary] : []), short].join(' · ');
  const all = [...(faults?.lines ?? []), ...lines.map((words) => ({ words, sample: '' }))];
  return { summary, lines: all, more: faults?.more ?? 0 };
}

export function useBrought() {
  const { t } = useTranslation('exchange');
  /** `room`: for how many threads the document has room. */
  return (comments: CommentDrafts | undefined, room: number) => {
    const all = comments?.threads ?? [];
    const threads = all.slice(0, Math.max(0, room));
    const [count, over, lost] = [countOf(threads), countOf(all.slice(threads.length)), comments?.lost ?? 0];
    const lines = [
      ...(lost > 0 ? [t('comments.lost', { count: lost })] : []),
      ...(over > 0 ? [t('comments.over', { count: over, most: LIMITS.threadsPerDocument })] : []),
    ];
    return {
      threads,
      /** What comes, with them. */
      along: (what: string) => (count === 0 ? what : t('comments.along', { what, count })),
      faults: (faults: Faults | null) => withLines(faults, t('comments.out', { count: lost + over }), lines),
      /** Where it lands, and that they stay there. */
      where: (where: string) => (count === 0 ? where : `${where} ${t('comments.stay')}`),
    };
  };
}
