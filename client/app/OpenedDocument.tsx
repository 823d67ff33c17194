/** From the address to an open document of one kind: what its page waits for, and what it says when that fails. */
import { type ComponentType, Suspense } from 'react';
import type { SteadyDocument } from '../../shared/api.ts';
import { AppError } from '../../shared/errors.ts';
import { type DocumentId, parseDocumentId, type WorkspaceId } from '../../shared/ids.ts';
import { useSteadyDocument, useSteadyDocuments } from '../api/queries.ts';
import { documentPath } from '../features/workspace/documentKinds.tsx';
import type { LiveDocument } from '../live/types.ts';
import { lazyPart } from '../ui/lazyPart.tsx';
import { useLiveDocument } from './board/useLiveDocument.ts';
import { ErrorPage } from './ErrorPage.tsx';
import { GoTo } from './GoTo.tsx';
import LiveUpdates from './LiveUpdates.tsx';
import { useParams } from './matchPath.ts';
import { PageSkeleton } from './PageSkeleton.tsx';
import { useWorkspaceId, useWorkspacePage, type WorkspaceParts } from './useWorkspacePage.ts';

const SaveKey = lazyPart(() => import('./board/SaveKey.tsx'));

export interface OpenDocumentProps {
  readonly document: SteadyDocument;
  readonly parts: WorkspaceParts;
  readonly live: LiveDocument;
  /** Asks the server for the document again: after a restore it has another epoch. */
  readonly onReload: () => void;
}

interface OpenedProps {
  readonly kind: SteadyDocument['kind'];
  /** Must keep its identity. */
  readonly page: ComponentType<OpenDocumentProps>;
}

function Opening({ page: Page, ...props }: Omit<OpenDocumentProps, 'live'> & Pick<OpenedProps, 'page'>) {
  const live = useLiveDocument(props.document);
  return live ? (
    <>
      <Page {...props} live={live} />
      <Suspense fallback={null}>
        <SaveKey live={live} />
      </Suspense>
    </>
  ) : (
    <PageSkeleton />
  );
}

interface LoadedProps extends OpenedProps {
  readonly workspaceId: WorkspaceId;
  readonly documentId: DocumentId;
}

function Loaded({ workspaceId, documentId, kind, page }: LoadedProps) {
  const state = useWorkspacePage(workspaceId, useSteadyDocuments(workspaceId));
  const document = useSteadyDocument(documentId);
  const reload = () => void document.refetch();
  if (state.kind === 'failed') return <ErrorPage error={state.error} onRetry={state.retry} />;
  if (document.error && !document.data) return <ErrorPage error={document.error} onRetry={reload} />;
  if (state.kind === 'loading' || !document.data) return <PageSkeleton />;
  // Links to a document need not know what it is; what they ask to see of it is kept.
  const { search, hash } = location;
  if (document.data.kind !== kind) return <GoTo address={documentPath(document.data) + search + hash} />;
  return (
    <>
      <Opening document={document.data} parts={state.parts} onReload={reload} page={page} />
      <LiveUpdates workspaceId={workspaceId} />
    </>
  );
}

export function OpenedDocument(props: OpenedProps) {
  const workspaceId = useWorkspaceId();
  const documentId = parseDocumentId(useParams().documentId);
  if (workspaceId === null || documentId === null)
    return <ErrorPage error={new AppError('NOT_FOUND')} onRetry={() => location.reload()} />;
  return <Loaded key={documentId} workspaceId={workspaceId} documentId={documentId} {...props} />;
}
