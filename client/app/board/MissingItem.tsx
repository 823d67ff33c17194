/** A link to something that is not there any more says so, once the board is known to be in step. */
import { useEffect } from 'react';
import type { ItemId } from '../../../shared/ids.ts';
import { useDesk } from '../../features/board/actions/DeskContext.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import type { LiveDocument } from '../../live/types.ts';
import { useReadable } from '../../live/useLive.ts';
import { showToast } from '../../ui/showToast.ts';

interface MissingItemProps {
  readonly live: Pick<LiveDocument, 'saveState'>;
  readonly itemId: ItemId;
}

export function MissingItem({ live, itemId }: MissingItemProps) {
  const { t } = useTranslation('board');
  const { store } = useDesk().model;
  const { kind } = useReadable(live.saveState);
  const inStep = kind === 'saved' || kind === 'readOnly';
  // biome-ignore lint/correctness/useExhaustiveDependencies: in another language it is no other news
  useEffect(() => {
    if (!inStep) return;
    store.flush();
    if (store.get(itemId) === null) showToast({ message: t('missing') });
  }, [inStep, itemId, store]);
  return null;
}
