import type { UseQueryResult } from '@tanstack/react-query';
import type { Me, MemberView, SteadyDocument, WorkspaceView } from '../../shared/api.ts';
import { AppError, FINAL_ERRORS } from '../../shared/errors.ts';
import { parseWorkspaceId, type WorkspaceId } from '../../shared/ids.ts';
import { may } from '../../shared/permissions.ts';
import { useMe, useMembers, useWorkspace } from '../api/queries.ts';
import { useParams } from './matchPath.ts';

/** What every page of a workspace shows around itself; parts that are still on the way are undefined or empty. */
export interface WorkspaceParts<Document = SteadyDocument> {
  readonly me: Me | undefined;
  readonly workspace: WorkspaceView;
  readonly documents: readonly Document[] | undefined;
  readonly documentsError: Error | null;
  readonly retryDocuments: () => void;
  readonly members: readonly MemberView[];
}

export type WorkspacePageState<Document> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: unknown; readonly retry: () => void }
  /** `lost`: why one may not see it any more; what is on the screen may still hold unsaved words. */
  | { readonly kind: 'ready'; readonly parts: WorkspaceParts<Document>; readonly lost: Error | null };

/** The id in the address, or null when it cannot be one. */
export function useWorkspaceId(): WorkspaceId | null {
  return parseWorkspaceId(useParams().workspaceId);
}

export function useWorkspacePage<Document>(
  id: WorkspaceId,
  documents: Pick<UseQueryResult<readonly Document[]>, 'data' | 'error' | 'refetch'>,
): WorkspacePageState<Document> {
  const me = useMe();
  const workspace = useWorkspace(id);
  const listsMembers = workspace.data !== undefined && may(workspace.data.capabilities, 'member.list');
  const members = useMembers(id, listsMembers);
  const retry = () => void Promise.all([me.refetch(), workspace.refetch(), documents.refetch()]);
  if (!workspace.data)
    return workspace.error ? { kind: 'failed', error: workspace.error, retry } : { kind: 'loading' };
  const parts: WorkspaceParts<Document> = {
    me: me.data,
    workspace: workspace.data,
    documents: documents.data,
    documentsError: documents.error,
    retryDocuments: () => void documents.refetch(),
    members: members.data ?? [],
  };
  const { error } = workspace;
  const lost = error instanceof AppError && FINAL_ERRORS.has(error.code) ? error : null;
  return { kind: 'ready', parts, lost };
}
