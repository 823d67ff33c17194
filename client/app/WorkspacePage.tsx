import type { ReactNode } from 'react';
import type { DocumentView, NewDocument } from '../../shared/api.ts';
import { AppError } from '../../shared/errors.ts';
import type { WorkspaceId } from '../../shared/ids.ts';
import { may } from '../../shared/permissions.ts';
import { useCreateDocument } from '../api/mutations.ts';
import { useSignOut } from '../api/people.ts';
import { useDocuments } from '../api/queries.ts';
import { FIRST_FIELD, focusWhenThere } from '../features/join/focusWhenThere.ts';
import { documentPath } from '../features/workspace/documentKinds.tsx';
import { WorkspaceFrame } from '../features/workspace/WorkspaceFrame.tsx';
import { errorText } from '../i18n/errorText.ts';
import { useTranslation } from '../i18n/useTranslation.ts';
import { forgetCopies } from '../live/forgetCopies.ts';
import { navigate } from '../ui/address.tsx';
import { quietPart } from '../ui/lazyPart.tsx';
import { ON_A_PHONE } from '../ui/screens.ts';
import { showToast } from '../ui/showToast.ts';
import { ErrorPage } from './ErrorPage.tsx';
import { PageSkeleton } from './PageSkeleton.tsx';
import { useWorkspaceId, useWorkspacePage, type WorkspaceParts } from './useWorkspacePage.ts';

const LiveUpdates = quietPart(() => import('./LiveUpdates.tsx'));

export interface WorkspacePageProps extends WorkspaceParts<DocumentView> {
  readonly creating: boolean;
  /** With what the board starts, and its title; left out, it is blank. */
  readonly onCreate: (start?: BoardStart) => void;
  readonly onCreateMap: () => void;
}

export type BoardStart = Pick<NewDocument, 'title' | 'template'>;

function useNewDocument(id: WorkspaceId): Pick<WorkspacePageProps, 'creating' | 'onCreate' | 'onCreateMap'> {
  const { t } = useTranslation();
  const create = useCreateDocument(id);
  const make = (document: NewDocument) => {
    if (create.isPending) return;
    create.mutate(document, {
      onSuccess(made) {
        navigate(documentPath(made));
        // On a phone it would bring the keys over the map.
        const asks = made.kind === 'barrierMap' && !window.matchMedia(ON_A_PHONE).matches;
        focusWhenThere(asks ? FIRST_FIELD : undefined);
      },
      onError: (error) => showToast({ message: errorText(error), tone: 'problem' }),
    });
  };
  return {
    creating: create.isPending,
    onCreate: (start) => make({ kind: 'board', ...(start ?? { title: t('doc.untitled') }) }),
    onCreateMap: () => make({ kind: 'barrierMap', title: t('doc.untitledMap') }),
  };
}

function Framed({
  parts,
  render,
}: {
  readonly parts: WorkspaceParts<DocumentView>;
  readonly render: Render;
}) {
  const signOut = useSignOut();
  const board = useNewDocument(parts.workspace.id);
  const canCreate = may(parts.workspace.capabilities, 'document.create');
  const leave = () =>
    signOut.mutate(undefined, {
      onSuccess: () => {
        // Without IndexedDB there are no copies either.
        forgetCopies().catch(() => undefined);
        navigate('/', { replace: true });
      },
      onError: (error) => showToast({ message: errorText(error), tone: 'problem' }),
    });
  return (
    <WorkspaceFrame
      me={parts.me}
      workspace={parts.workspace}
      documents={parts.documents}
      members={parts.members}
      onCreate={canCreate ? (kind) => (kind === 'barrierMap' ? board.onCreateMap() : board.onCreate()) : null}
      onSignOut={leave}
    >
      {render({ ...parts, ...board })}
    </WorkspaceFrame>
  );
}

type Render = (props: WorkspacePageProps) => ReactNode;

function Loaded({ id, render }: { readonly id: WorkspaceId; readonly render: Render }) {
  const state = useWorkspacePage(id, useDocuments(id));
  if (state.kind === 'loading') return <PageSkeleton />;
  if (state.kind === 'failed') return <ErrorPage error={state.error} onRetry={state.retry} />;
  if (state.lost) return <ErrorPage error={state.lost} onRetry={() => location.reload()} />;
  return (
    <>
      <Framed parts={state.parts} render={render} />
      <LiveUpdates workspaceId={id} />
    </>
  );
}

/** Loads what a page of a workspace needs, shows its frame, and keeps it fresh. */
export function WorkspacePage({ render }: { readonly render: Render }) {
  const id = useWorkspaceId();
  if (id === null) return <ErrorPage error={new AppError('NOT_FOUND')} onRetry={() => location.reload()} />;
  return <Loaded id={id} render={render} />;
}
