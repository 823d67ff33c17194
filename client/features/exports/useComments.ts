/** Comments on their way out: whether somebody wants them, and in which words. */
import type { CommentWords } from '../../../shared/exchange/comments.ts';
import type { ExportedThread } from '../../../shared/exchange/exportedThreads.ts';
import { dateAndTime } from '../../i18n/moments.ts';
import '../../i18n/words/exchange.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import type { ExportLook } from './exportDoor.ts';

/** `formats`: those that have comments as words. */
export function useComments(threads: readonly ExportedThread[], formats: readonly string[]) {
  const { t, i18n } = useTranslation('exchange');
  const words: CommentWords = {
    heading: t('comments.heading'),
    resolved: t('comments.resolved'),
    whole: t('comments.whole'),
    somebody: t('comments.somebody'),
    untitled: t('export.noTitle'),
    when: (at) => dateAndTime(at, i18n.language),
    brought: (said, by) => t('comments.broughtBy', { said, by }),
  };
  const of = (format: string) => threads.length > 0 && (format === 'json' || formats.includes(format));
  const label = t('comments.heading');
  const options = (['without', 'with'] as const).map((value) => ({ value, label: t(`comments.${value}`) }));
  const looks: readonly ExportLook[] = [
    { label, options, of: (format) => format !== 'json' && of(format) },
    // What comes back from it is to be all of it.
    { label, options: options.toReversed(), of: (format) => format === 'json' && of(format) },
  ];
  return { words, looks, of };
}
