import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { DocumentView } from '../../../shared/api.ts';
import { AppError } from '../../../shared/errors.ts';
import { type DocumentId, parseDocumentId, type WorkspaceId } from '../../../shared/ids.ts';
import { useDocument } from '../../api/queries.ts';
import { InviteDialog } from '../../features/members/InviteDialog.tsx';
import { invitableRoles } from '../../features/members/inviteChoices.ts';
import type { LiveDocument } from '../../live/types.ts';
import { useReadable } from '../../live/useLive.ts';
import { copyAsText, copyName, downloadText } from '../board/downloadCopy.ts';
import { useExchange } from '../board/exchange/useExchange.tsx';
import styles from '../board/TopBar.module.css';
import { TopBar } from '../board/TopBar.tsx';
import { useBoardAddress, useViewShortcut } from '../board/useBoardAddress.ts';
import { useHistory } from '../board/useHistory.ts';
import { useLiveDocument } from '../board/useLiveDocument.ts';
import { ErrorPage } from '../ErrorPage.tsx';
import LiveUpdates from '../LiveUpdates.tsx';
import { PageSkeleton } from '../PageSkeleton.tsx';
import { useWorkspaceId, useWorkspacePage, type WorkspaceParts } from '../useWorkspacePage.ts';

const Board = lazy(() => import('../../features/board/Board.tsx'));

interface OpenBoardProps {
  readonly document: DocumentView;
  readonly parts: WorkspaceParts;
  readonly live: LiveDocument;
  /** Asks the server for the document again: after a restore it has another epoch. */
  readonly onReload: () => void;
}

function downloadCopy(title: string, live: LiveDocument): void {
  downloadText(copyName(title, new Date()), copyAsText(title, live.doc, live.copy()));
}

function OpenBoard({ document, parts, live, onReload }: OpenBoardProps) {
  const { t } = useTranslation();
  const address = useBoardAddress();
  useViewShortcut(address);
  const [sharing, setSharing] = useState(false);
  const history = useHistory(document);
  const exchange = useExchange(document, parts);
  const more = useMemo(() => [...history.acts, ...exchange.acts], [history.acts, exchange.acts]);
  const loaded = useReadable(live.loaded);
  const save = useReadable(live.saveState);
  const { workspace } = parts;
  const retry = () => {
    onReload();
    live.retry();
  };
  return (
    <div className={styles.page}>
      <title>{`${document.title} · Jumelage`}</title>
      <TopBar
        document={document}
        workspace={workspace}
        live={live}
        view={address.view}
        onView={address.setView}
        onRetry={retry}
        onDownload={() => downloadCopy(document.title, live)}
        onHistory={history.open}
        onShare={invitableRoles(workspace.capabilities).length > 0 ? () => setSharing(true) : null}
      />
      <main id="main" tabIndex={-1} className={styles.main}>
        <Suspense fallback={<PageSkeleton />}>
          {loaded ? (
            <Board
              live={live}
              me={workspace.member}
              members={parts.members}
              cities={workspace.cities}
              canEdit={save.kind !== 'readOnly' && save.kind !== 'notSaved'}
              view={address.view}
              onViewChange={address.setView}
              itemId={address.itemId}
              title={document.title}
              past={history.past}
              more={more}
              extras={exchange.windows}
              starters={exchange.starters}
            />
          ) : (
            <PageSkeleton />
          )}
        </Suspense>
      </main>
      <InviteDialog
        open={sharing}
        onClose={() => setSharing(false)}
        title={t('invite.shareTitle', { title: document.title })}
        workspace={workspace}
        documents={parts.documents ?? []}
        sharedDocument={document.id}
      />
    </div>
  );
}

function Opening({ document, parts, onReload }: Omit<OpenBoardProps, 'live'>) {
  const live = useLiveDocument(document);
  if (!live) return <PageSkeleton />;
  return <OpenBoard document={document} parts={parts} live={live} onReload={onReload} />;
}

function Loaded({
  workspaceId,
  documentId,
}: {
  readonly workspaceId: WorkspaceId;
  readonly documentId: DocumentId;
}) {
  const state = useWorkspacePage(workspaceId);
  const document = useDocument(documentId);
  const reload = () => void document.refetch();
  if (state.kind === 'failed') return <ErrorPage error={state.error} onRetry={state.retry} />;
  if (document.error && !document.data) return <ErrorPage error={document.error} onRetry={reload} />;
  if (state.kind === 'loading' || !document.data) return <PageSkeleton />;
  return (
    <>
      <Opening document={document.data} parts={state.parts} onReload={reload} />
      <LiveUpdates workspaceId={workspaceId} />
    </>
  );
}

export default function BoardPage() {
  const workspaceId = useWorkspaceId();
  const documentId = parseDocumentId(useParams().documentId);
  if (workspaceId === null || documentId === null)
    return <ErrorPage error={new AppError('NOT_FOUND')} onRetry={() => location.reload()} />;
  return <Loaded key={documentId} workspaceId={workspaceId} documentId={documentId} />;
}
