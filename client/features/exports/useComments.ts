/** Comments on their way out: whether somebody wants them, and in which words. */
import type { CommentWords, ExportedThread } from '../../../shared/exchange/comments.ts';
import { dateAndTime } from '../../i18n/dates.ts';
import '../../i18n/words/exchange.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import type { ExportLook } from './exportDoor.ts';

export function useComments(threads: readonly ExportedThread[], formats: readonly string[]) {
  const { t, i18n } = useTranslation('exchange');
  const words: CommentWords = {
    heading: t('comments.heading'),
    resolved: t('comments.resolved'),
    whole: t('comments.whole'),
    somebody: t('comments.somebody'),
    untitled: t('export.noTitle'),
    when: (at) => dateAndTime(at, i18n.language),
  };
  const of = (format: string) => threads.length > 0 && formats.includes(format);
  const looks: ExportLook = {
    label: t('comments.heading'),
    options: (['without', 'with'] as const).map((value) => ({ value, label: t(`comments.${value}`) })),
    of,
  };
  return { words, looks, of };
}
