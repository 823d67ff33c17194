import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { useReadable } from '../../live/useLive.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useDesk } from './MapDesk.ts';

/** Where no canvas has them in its bar; none on a map that may only be read. */
export function UndoButtons() {
  const { t } = useTranslation('map');
  const { commands, history } = useDesk();
  const { canUndo, canRedo } = useReadable(history.state);
  if (!commands.mayEdit) return null;
  return (
    <>
      <IconButton
        label={t('undo')}
        disabledReason={canUndo ? null : t('said.nothingToUndo')}
        icon={<IconArrowBackUp size={20} />}
        onClick={() => commands.undo()}
      />
      <IconButton
        label={t('redo')}
        disabledReason={canRedo ? null : t('said.nothingToRedo')}
        icon={<IconArrowForwardUp size={20} />}
        onClick={() => commands.redo()}
      />
    </>
  );
}
