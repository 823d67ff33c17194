import { useState } from 'react';
import type { DocumentView } from '../../../shared/api.ts';
import { AppError } from '../../../shared/errors.ts';
import { type DocumentId, parseDocumentId, type WorkspaceId } from '../../../shared/ids.ts';
import { may } from '../../../shared/permissions.ts';
import { useDocument } from '../../api/queries.ts';
import BarrierMap from '../../features/map/BarrierMap.tsx';
import { invitableRoles } from '../../features/members/inviteChoices.ts';
import { documentPath } from '../../features/workspace/documentKinds.tsx';
import type { LiveDocument } from '../../live/types.ts';
import { useReadable } from '../../live/useLive.ts';
import { copyName, downloadText } from '../board/downloadCopy.ts';
import { mapAsText } from '../board/mapCopy.ts';
import { ShareDialog } from '../board/ShareDialog.tsx';
import styles from '../board/TopBar.module.css';
import { TopBar } from '../board/TopBar.tsx';
import { useBoardAddress, useViewShortcut } from '../board/useBoardAddress.ts';
import { useLiveDocument } from '../board/useLiveDocument.ts';
import { ErrorPage } from '../ErrorPage.tsx';
import { GoTo } from '../GoTo.tsx';
import LiveUpdates from '../LiveUpdates.tsx';
import { useParams } from '../matchPath.ts';
import { PageSkeleton } from '../PageSkeleton.tsx';
import { useWorkspaceId, useWorkspacePage, type WorkspaceParts } from '../useWorkspacePage.ts';

interface OpenMapProps {
  readonly document: DocumentView;
  readonly parts: WorkspaceParts;
  readonly live: LiveDocument;
  /** Asks the server for the document again: after a restore it has another epoch. */
  readonly onReload: () => void;
}

function OpenMap({ document, parts, live, onReload }: OpenMapProps) {
  const address = useBoardAddress();
  useViewShortcut(address);
  const [sharing, setSharing] = useState(false);
  const [renaming, setRenaming] = useState(false);
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
        company={null}
        view={address.view}
        onView={address.setView}
        onRetry={retry}
        onDownload={() =>
          downloadText(copyName(document.title, new Date()), mapAsText(document.title, live.doc, live.copy()))
        }
        onHistory={null}
        renaming={{
          active: renaming && may(document.capabilities, 'document.rename'),
          set: setRenaming,
        }}
        onShare={invitableRoles(workspace.capabilities).length > 0 ? () => setSharing(true) : null}
      />
      <main id="main" tabIndex={-1} className={styles.main}>
        {loaded ? (
          <BarrierMap
            live={live}
            me={workspace.member}
            cities={workspace.cities}
            canEdit={save.kind !== 'readOnly' && save.kind !== 'notSaved'}
            view={address.view}
            itemId={address.itemId}
            title={document.title}
          />
        ) : (
          <PageSkeleton />
        )}
      </main>
      <ShareDialog
        open={sharing}
        onClose={() => setSharing(false)}
        document={document}
        workspace={workspace}
        documents={parts.documents ?? []}
      />
    </div>
  );
}

function Opening({ document, parts, onReload }: Omit<OpenMapProps, 'live'>) {
  const live = useLiveDocument(document);
  if (!live) return <PageSkeleton />;
  return <OpenMap document={document} parts={parts} live={live} onReload={onReload} />;
}

interface LoadedProps {
  readonly workspaceId: WorkspaceId;
  readonly documentId: DocumentId;
}

function Loaded({ workspaceId, documentId }: LoadedProps) {
  const state = useWorkspacePage(workspaceId);
  const document = useDocument(documentId);
  const reload = () => void document.refetch();
  if (state.kind === 'failed') return <ErrorPage error={state.error} onRetry={state.retry} />;
  if (document.error && !document.data) return <ErrorPage error={document.error} onRetry={reload} />;
  if (state.kind === 'loading' || !document.data) return <PageSkeleton />;
  if (document.data.kind !== 'barrierMap') return <GoTo address={documentPath(document.data)} />;
  return (
    <>
      <Opening document={document.data} parts={state.parts} onReload={reload} />
      <LiveUpdates workspaceId={workspaceId} />
    </>
  );
}

export default function MapPage() {
  const workspaceId = useWorkspaceId();
  const documentId = parseDocumentId(useParams().documentId);
  if (workspaceId === null || documentId === null)
    return <ErrorPage error={new AppError('NOT_FOUND')} onRetry={() => location.reload()} />;
  return <Loaded key={documentId} workspaceId={workspaceId} documentId={documentId} />;
}
