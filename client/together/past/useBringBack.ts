/** Writes what was into the document of now, and says how much. */
import '../../i18n/words/history.ts';
import { type RefObject, useEffect } from 'react';
import { documentItems } from '../../../shared/documents/items.ts';
import { useAskHistoryAnew } from '../../api/history.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { itemsOf } from '../../live/edit.ts';
import { showToast } from '../../ui/showToast.ts';
import type { Wanted } from './BringBack.tsx';
import type { PastFrameProps } from './PastFrameProps.ts';
import { planRestore, restoreItems } from './restore.ts';

/** Who brought back out of a list has the next of it under the keyboard; what else led here may be gone: then the past. */
function keepFocus(past: HTMLElement | null, fromList: boolean): () => void {
  const offers = () => [...(past?.querySelectorAll<HTMLElement>('[data-bring]') ?? [])];
  const before = offers();
  return () =>
    requestAnimationFrame(() => {
      if (!past?.isConnected || (!fromList && past.contains(document.activeElement))) return;
      const after = offers();
      const gap = before.findIndex((one) => !after.includes(one));
      (after[Math.min(gap, after.length - 1)] ?? past).focus();
    });
}

/** What comes and goes by others is stored by then, and many at work ask no more often. */
const OTHERS_MS = 1_500;

/** What I bring back, or undo, while I look is in the timeline as soon as it is stored; so is what others make and delete. */
function useNewMoments({ documentId, saveState, now }: PastFrameProps): void {
  const askAnew = useAskHistoryAnew(documentId);
  const present = itemsOf(now.context);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = () => {
      timer = undefined;
      askAnew();
    };
    const heed = (_: unknown, { local }: { readonly local: boolean }) => {
      if (!local) timer ??= setTimeout(ask, OTHERS_MS);
    };
    present.observe(heed);
    return () => {
      clearTimeout(timer);
      present.unobserve(heed);
    };
  }, [present, askAnew]);
  useEffect(
    () => saveState.subscribe(() => saveState.get().kind === 'saved' && askAnew()),
    [saveState, askAnew],
  );
}

/** Who brought back all of a moment goes on with the present; of some of it the past stays, for the next. */
export function useBringBack(
  props: PastFrameProps,
  root: RefObject<HTMLElement | null>,
  fromList: boolean,
  done: () => void,
  goOn: () => boolean,
) {
  const { now, tiesIn, makeRoom, onClose } = props;
  const { t } = useTranslation('history');
  useNewMoments(props);
  return ({ from, ids, away = [] }: Wanted) => {
    const refocus = keepFocus(root.current, fromList);
    done();
    const past = documentItems(from);
    const plan = planRestore(now.context, past, ids, tiesIn);
    const brought = restoreItems(now.context, past, plan, away, makeRoom);
    if (brought === null) return showToast({ message: t('full'), tone: 'problem' });
    const step = now.history.last;
    now.selection.set(brought);
    showToast({
      message: [
        brought.length > 0 ? t('brought', { count: brought.length }) : '',
        away.length > 0 ? t('wentAway', { count: away.length }) : '',
      ]
        .filter(Boolean)
        .join(' · '),
      action: { label: t('undo'), onSelect: () => void now.history.undoOnly(step) },
    });
    if (ids === null || !goOn()) return onClose();
    refocus();
  };
}
