/** Invites to the open board. Its code comes when it is opened, or before, when the page has nothing else to do. */
import { Suspense, useState } from 'react';
import type { SteadyDocument, WorkspaceView } from '../../../shared/api.ts';
import { useTranslation } from '../../i18n/useTranslation.ts';
import { lazyPart } from '../../ui/lazyPart.tsx';
import { fetchInviting } from './fetchInviting.ts';

const InviteDialog = lazyPart(fetchInviting);

interface ShareDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly document: SteadyDocument;
  readonly workspace: WorkspaceView;
  readonly documents: readonly SteadyDocument[];
}

export function ShareDialog({ open, onClose, document, workspace, documents }: ShareDialogProps) {
  const { t } = useTranslation();
  // Once opened it stays: it closes itself, and gives the focus back.
  const [wanted, setWanted] = useState(open);
  if (open && !wanted) setWanted(true);
  if (!wanted) return null;
  return (
    <Suspense fallback={null}>
      <InviteDialog
        open={open}
        onClose={onClose}
        title={t('invite.shareTitle', { title: document.title })}
        workspace={workspace}
        documents={documents}
        sharedDocument={document.id}
      />
    </Suspense>
  );
}
