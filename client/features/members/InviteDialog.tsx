import type { SteadyDocument, WorkspaceView } from '../../../shared/api.ts';
import type { DocumentId } from '../../../shared/ids.ts';
import { useCreateInvite } from '../../api/people.ts';
import { errorText } from '../../i18n/errorText.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { Button } from '../../ui/Button.tsx';
import { CopyField } from '../../ui/CopyField.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { showToast } from '../../ui/showToast.ts';
import { InviteForm } from './InviteForm.tsx';
import { InviteSecret } from './InviteSecret.tsx';
import styles from './Members.module.css';

interface InviteDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly workspace: WorkspaceView;
  readonly documents: readonly SteadyDocument[];
  readonly sharedDocument?: DocumentId;
}

/** First the choices, then the link, code and QR that came of them. */
export function InviteDialog(props: InviteDialogProps) {
  const { open, onClose, title, workspace, documents, sharedDocument } = props;
  const { t } = useTranslation();
  const create = useCreateInvite(workspace.id);
  const problem = (error: Error) => showToast({ message: errorText(error), tone: 'problem' });
  const close = () => {
    onClose();
    create.reset();
  };
  return (
    <Dialog
      open={open}
      onClose={close}
      title={title}
      width={520}
      actions={create.data ? <Button onClick={() => create.reset()}>{t('invite.another')}</Button> : null}
    >
      {create.data ? (
        <InviteSecret answer={create.data} />
      ) : (
        <>
          {sharedDocument ? (
            <div className={styles.form}>
              <CopyField
                label={t('invite.forMembers')}
                value={window.location.origin + window.location.pathname}
              />
              <p className={styles.soft}>{t('invite.forOthers')}</p>
            </div>
          ) : null}
          <InviteForm
            capabilities={workspace.capabilities}
            cities={workspace.cities}
            documents={documents}
            busy={create.isPending}
            onCreate={(invite) => create.mutate(invite, { onError: problem })}
            {...(sharedDocument && { sharedDocument })}
          />
        </>
      )}
    </Dialog>
  );
}
