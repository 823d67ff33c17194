import type { MemberView } from '../../../shared/api.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import '../../i18n/words/workspace.ts';

interface RemoveDialogProps {
  readonly member: MemberView | null;
  readonly onClose: () => void;
  readonly onRemove: (member: MemberView) => void;
}

/** Says what removing means before it happens: it cannot be undone by a click. */
export function RemoveDialog({ member, onClose, onRemove }: RemoveDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      open={member !== null}
      onClose={onClose}
      title={t('members.removeTitle', { name: member?.name ?? '' })}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button variant="danger" onClick={() => member && onRemove(member)}>
            {t('members.remove')}
          </Button>
        </>
      }
    >
      {t('members.removeMeans')}
    </Dialog>
  );
}
