import { useCallback } from 'react';
import type { Draft } from '../../../shared/exchange/draft.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { countsInWords } from './countsInWords.ts';

/** "47 notes, 3 clusters and 2 links". */
export function useCounts(): (drafts: readonly Pick<Draft, 'kind'>[]) => string {
  const { t, i18n } = useTranslation('exchange');
  return useCallback((drafts) => countsInWords(drafts, t, i18n.language), [t, i18n.language]);
}
