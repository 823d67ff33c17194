import { IconArrowBack } from '@tabler/icons-react';
import { useCallback, useSyncExternalStore } from 'react';
import type { ItemId } from '../../../../../shared/ids.ts';
import type { SurfaceHandle } from '../../../../canvas/Surface.tsx';
import '../../../../i18n/words/boardLater.ts';
import { useTranslation } from '../../../../i18n/useTranslation.ts';
import { Button } from '../../../../ui/Button.tsx';
import { useCanvas } from '../CanvasContext.ts';
import styles from './Chrome.module.css';

/** When somebody has panned away from everything. */
export default function BackToContent({
  handle,
}: {
  readonly handle: { readonly current: SurfaceHandle<ItemId> | null };
}) {
  const { t } = useTranslation('board');
  const { viewport, model } = useCanvas();
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = [viewport.subscribe(listener), model.onChange(listener)];
      return () => {
        for (const stop of stops) stop();
      };
    },
    [viewport, model],
  );
  const lost = useSyncExternalStore(
    subscribe,
    () => model.store.size > 0 && handle.current?.anythingInView() === false,
  );
  if (!lost) return null;
  return (
    <div className={styles.back}>
      <Button
        variant="primary"
        icon={<IconArrowBack size={18} aria-hidden />}
        onClick={() => handle.current?.zoomTo('all')}
      >
        {t('backToContent')}
      </Button>
    </div>
  );
}
