import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useReadable } from '../../../../live/useLive.ts';
import { IconButton } from '../../../../ui/IconButton.tsx';
import { useCanvas } from '../CanvasContext.ts';
import styles from './Chrome.module.css';

/** Takes back my own edits only. */
export function HistoryBar() {
  const { t } = useTranslation('board');
  const { commands, history } = useCanvas();
  const { canUndo, canRedo } = useReadable(history.state);
  return (
    <div className={styles.history}>
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
