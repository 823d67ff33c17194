import { useCallback } from 'react';
import type { BoardItemKind } from '../../../shared/documents/boardKinds.ts';
import type { Draft } from '../../../shared/exchange/draft.ts';
import { countKinds } from '../../../shared/exchange/draft.ts';
import { listOf } from '../../i18n/dates.ts';
import '../../i18n/exchangeWords.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';

const ORDER = [
  'note',
  'cluster',
  'table',
  'row',
  'column',
  'frame',
  'text',
  'shape',
  'stroke',
  'sticker',
  'image',
  'unknown',
  'connector',
] as const satisfies readonly BoardItemKind[];

/** "47 notes, 3 clusters and 2 links". */
export function useCounts(): (drafts: readonly Pick<Draft, 'kind'>[]) => string {
  const { t, i18n } = useTranslation('exchange');
  return useCallback(
    (drafts) => {
      const counts = countKinds(drafts as readonly Draft[]);
      const kinds = ORDER.filter((kind) => counts[kind]);
      const words = kinds.map((kind) => t(`kinds.${kind}`, { count: counts[kind] ?? 0 }));
      return listOf(words, i18n.language);
    },
    [t, i18n.language],
  );
}
