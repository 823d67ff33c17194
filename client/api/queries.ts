/** What the server knows, cached. Keys start with the workspace so that one event refreshes one part. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { DocumentView, Me, MemberView, SteadyDocument, WorkspaceView } from '../../shared/api.ts';
import type { DocumentId, WorkspaceId } from '../../shared/ids.ts';
import { request } from './request.ts';

export const meKey = ['me'] as const;
export const twinningsKey = ['twinnings'] as const;
export const workspaceKey = (id: WorkspaceId) => ['workspace', id] as const;
export const partKey = (id: WorkspaceId, part: 'documents' | 'members' | 'invites' | 'templates') =>
  ['workspace', id, part] as const;
export const documentKey = (id: DocumentId) => ['document', id] as const;

export const meQuery = queryOptions({ queryKey: meKey, queryFn: () => request<Me>('GET', '/api/me') });

export const useMe = () => useQuery(meQuery);

export const workspaceQuery = (id: WorkspaceId) =>
  queryOptions({
    queryKey: workspaceKey(id),
    queryFn: () => request<WorkspaceView>('GET', `/api/workspaces/${id}`),
  });

export const useWorkspace = (id: WorkspaceId) => useQuery(workspaceQuery(id));

export const documentsQuery = (id: WorkspaceId) =>
  queryOptions({
    queryKey: partKey(id, 'documents'),
    queryFn: () => request<readonly DocumentView[]>('GET', `/api/workspaces/${id}/documents`),
  });

export const useDocuments = (id: WorkspaceId) => useQuery(documentsQuery(id));

export const documentQuery = (id: DocumentId) =>
  queryOptions({
    queryKey: documentKey(id),
    queryFn: () => request<DocumentView>('GET', `/api/documents/${id}`),
  });

const steady = ({ updatedAt, present, ...rest }: DocumentView): SteadyDocument => rest;

/** As the page of an open document needs it: who works there, or comes, renders nothing of it. */
export const useSteadyDocument = (id: DocumentId) => useQuery({ ...documentQuery(id), select: steady });

/** The latest first. */
const steadyDocuments = (documents: readonly DocumentView[]): readonly SteadyDocument[] =>
  documents.toSorted((a, b) => b.updatedAt - a.updatedAt).map(steady);

export const useSteadyDocuments = (id: WorkspaceId) =>
  useQuery({ ...documentsQuery(id), select: steadyDocuments });

/** Guests may not list members: pass `enabled: false` then, and people are only known by presence. */
export function useMembers(id: WorkspaceId, enabled: boolean) {
  return useQuery({
    queryKey: partKey(id, 'members'),
    queryFn: () => request<readonly MemberView[]>('GET', `/api/workspaces/${id}/members`),
    enabled,
  });
}
