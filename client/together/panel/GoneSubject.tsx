/** What a thread was about that is deleted now: its words, who deleted it, and the way back. */
import '../../i18n/words/history.ts';
import { useEffect, useRef } from 'react';
import type { GoneItem } from '../../../shared/api.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { may } from '../../../shared/permissions.ts';
import { useAskHistoryAnew, useGone } from '../../api/history.ts';
import { dateAndTime } from '../../i18n/moments.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { GoneList } from '../past/GoneList.tsx';
import { useWords } from '../past/useWords.ts';
import { usePlace, useTogether } from '../Together.ts';
import { useNames } from './useNames.ts';

/** What was deleted just now may not be stored yet. */
const AGAIN_MS = 1_500;
const TIMES = 4;

export interface GoneSubjectView {
  readonly one: GoneItem;
  readonly known: readonly GoneItem[];
}

/** Null while it is not known, and to who may not see the past; asked with null nothing is. */
export function useGoneSubject(id: ItemId | null): GoneSubjectView | null {
  const { document } = useTogether();
  const asks = id !== null && may(document.capabilities, 'document.history');
  const { data, dataUpdatedAt } = useGone(document.id, asks ? 0 : null);
  const one = asks ? data?.find((gone) => gone.id === id) : undefined;
  const askAnew = useAskHistoryAnew(document.id);
  const times = useRef(0);
  const misses = asks && dataUpdatedAt > 0 && !one;
  useEffect(() => {
    // Each answer without it is followed by the next question.
    if (!misses || dataUpdatedAt === 0 || times.current >= TIMES) return;
    const timer = setTimeout(() => {
      times.current += 1;
      askAnew();
    }, AGAIN_MS);
    return () => clearTimeout(timer);
  }, [misses, dataUpdatedAt, askAnew]);
  return one && data ? { one, known: data } : null;
}

export function GoneSubject({ one, known }: GoneSubjectView) {
  const { i18n } = useTranslation('together');
  const { document, past } = useTogether();
  const place = usePlace();
  const words = useWords(useNames());
  return (
    <GoneList
      {...{ known, words }}
      gone={[one]}
      wordsOf={(id) => place.titleOf(id)}
      when={(at) => dateAndTime(at, i18n.language)}
      mayBringBack={may(document.capabilities, 'document.edit')}
      onLookBack={(to) => past.set(to)}
    />
  );
}
