import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useReadable } from '../../../../live/useLive.ts';
import { IconButton } from '../../../../ui/IconButton.tsx';
import { keepKeyboard } from '../../../../ui/keepKeyboard.ts';
import { useRovingStop } from '../../../../ui/useRovingStop.ts';
import { useCanvas } from '../CanvasContext.ts';
import styles from './Chrome.module.css';

/** Takes back my own edits only. */
export function HistoryBar() {
  const { t } = useTranslation('board');
  const { commands, history } = useCanvas();
  const bar = useRef<HTMLDivElement>(null);
  useRovingStop(bar);
  const { canUndo, canRedo } = useReadable(history.state);
  return (
    <div
      ref={bar}
      className={styles.history}
      role="toolbar"
      aria-label={t('undoAndRedo')}
      data-region="history"
      onMouseDown={keepKeyboard}
    >
      <IconButton
        label={t('undo')}
        shortcut="Ctrl+Z"
        tooltipSide="top"
        icon={<IconArrowBackUp size={20} />}
        disabledReason={canUndo ? null : t('said.nothingToUndo')}
        onClick={() => commands.undo()}
      />
      <IconButton
        label={t('redo')}
        shortcut="Ctrl+Shift+Z"
        tooltipSide="top"
        icon={<IconArrowForwardUp size={20} />}
        disabledReason={canRedo ? null : t('said.nothingToRedo')}
        onClick={() => commands.redo()}
      />
    </div>
  );
}
