import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { IconButton } from '../IconButton.tsx';
import { Bar } from './Bar.tsx';

interface HistoryBarProps {
  readonly state: { readonly canUndo: boolean; readonly canRedo: boolean };
  readonly commands: { undo(): void; redo(): void };
}

/** Takes back my own edits only. */
export function HistoryBar({ state: { canUndo, canRedo }, commands }: HistoryBarProps) {
  const { t } = useTranslation('board');
  return (
    <Bar at="history" label={t('undoAndRedo')}>
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
    </Bar>
  );
}
