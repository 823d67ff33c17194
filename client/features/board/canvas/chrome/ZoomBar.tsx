import { IconMaximize, IconMinus, IconPlus } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemId } from '../../../../../shared/ids.ts';
import type { SurfaceHandle } from '../../../../canvas/Surface.tsx';
import { useZoomShare } from '../../../../canvas/useZoomShare.ts';
import { ZOOM_STEP } from '../../../../canvas/Viewport.ts';
import { IconButton } from '../../../../ui/IconButton.tsx';
import { keepKeyboard } from '../../../../ui/keepKeyboard.ts';
import { Tooltip } from '../../../../ui/Tooltip.tsx';
import { useRovingStop } from '../../../../ui/useRovingStop.ts';
import { useCanvas } from '../CanvasContext.ts';
import styles from './Chrome.module.css';

export function ZoomBar({ handle }: { readonly handle: { readonly current: SurfaceHandle<ItemId> | null } }) {
  const { t } = useTranslation('board');
  const { viewport } = useCanvas();
  const bar = useRef<HTMLDivElement>(null);
  useRovingStop(bar);
  const share = useZoomShare(viewport);
  return (
    <div
      ref={bar}
      className={styles.zoom}
      role="toolbar"
      aria-label={t('zoom.label')}
      data-region="zoom"
      onMouseDown={keepKeyboard}
    >
      <IconButton
        label={t('zoom.out')}
        shortcut="Ctrl+-"
        tooltipSide="top"
        icon={<IconMinus size={18} />}
        onClick={() => viewport.zoomAt(1 / ZOOM_STEP)}
      />
      <Tooltip label={t('zoom.real')} shortcut="Ctrl+0" side="top">
        <button type="button" className={styles.share} onClick={() => handle.current?.zoomTo('real')}>
          <span ref={share} />
        </button>
      </Tooltip>
      <IconButton
        label={t('zoom.in')}
        shortcut="Ctrl++"
        tooltipSide="top"
        icon={<IconPlus size={18} />}
        onClick={() => viewport.zoomAt(ZOOM_STEP)}
      />
      <IconButton
        label={t('zoom.fit')}
        shortcut="Shift+1"
        tooltipSide="top"
        icon={<IconMaximize size={18} />}
        onClick={() => handle.current?.zoomTo('all')}
      />
    </div>
  );
}
