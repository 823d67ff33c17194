import { useCallback } from 'react';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { countsInWords, type Kinds } from './countsInWords.ts';

/** "47 notes, 3 clusters and 2 links". */
export function useCounts(): (drafts: Kinds) => string {
  const { t, i18n } = useTranslation('exchange');
  return useCallback((drafts) => countsInWords(drafts, t, i18n.language), [t, i18n.language]);
}
