import { IconMaximize, IconMinus, IconPlus } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { IconButton } from '../IconButton.tsx';
import { Tooltip } from '../Tooltip.tsx';
import { Bar } from './Bar.tsx';
import styles from './Bars.module.css';

interface ZoomBarProps {
  /** Holds "46%", and is written without a render. */
  readonly share: RefObject<HTMLSpanElement | null>;
  readonly step: (way: 1 | -1) => void;
  readonly zoomTo: (what: 'real' | 'all') => void;
}

export function ZoomBar({ share, step, zoomTo }: ZoomBarProps) {
  const { t } = useTranslation('board');
  return (
    <Bar at="zoom" label={t('zoom.label')}>
      <IconButton
        label={t('zoom.out')}
        shortcut="Ctrl+-"
        tooltipSide="top"
        icon={<IconMinus size={18} />}
        onClick={() => step(-1)}
      />
      <Tooltip label={t('zoom.real')} shortcut="Ctrl+0" side="top">
        <button type="button" className={styles.share} onClick={() => zoomTo('real')}>
          <span ref={share} />
        </button>
      </Tooltip>
      <IconButton
        label={t('zoom.in')}
        shortcut="Ctrl++"
        tooltipSide="top"
        icon={<IconPlus size={18} />}
        onClick={() => step(1)}
      />
      <IconButton
        label={t('zoom.fit')}
        shortcut="Shift+1"
        tooltipSide="top"
        icon={<IconMaximize size={18} />}
        onClick={() => zoomTo('all')}
      />
    </Bar>
  );
}
