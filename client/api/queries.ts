/** What the server knows, cached. Keys start with the workspace so that one event refreshes one part. */
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import type {
  CityView,
  DocumentSketch,
  DocumentView,
  InviteView,
  JoinPreview,
  Me,
  MemberView,
  SteadyDocument,
  TemplateContent,
  TemplateView,
  TwinningSummary,
  WorkspaceView,
} from '../../shared/api.ts';
import type { DocumentId, SavedTemplateId, WorkspaceId } from '../../shared/ids.ts';
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

/** What a document looks like from afar; asked again when it was edited. */
export function useSketch({ id, updatedAt }: Pick<DocumentView, 'id' | 'updatedAt'>, enabled: boolean) {
  return useQuery({
    queryKey: ['sketch', id, updatedAt],
    queryFn: () => request<DocumentSketch>('GET', `/api/documents/${id}/sketch`),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
    enabled,
    retry: false,
  });
}

/** Templates that the programme keeps. */
export function useTemplates(id: WorkspaceId, enabled: boolean) {
  return useQuery({
    queryKey: partKey(id, 'templates'),
    queryFn: () => request<readonly TemplateView[]>('GET', `/api/workspaces/${id}/templates`),
    enabled,
  });
}

export function fetchTemplate(id: WorkspaceId, template: SavedTemplateId): Promise<TemplateContent> {
  return request<TemplateContent>('GET', `/api/workspaces/${id}/templates/${template}`);
}

/** A template never changes after it was kept. */
export function useTemplateContent(id: WorkspaceId, template: SavedTemplateId, enabled: boolean) {
  return useQuery({
    queryKey: ['workspace', id, 'template', template],
    queryFn: () => fetchTemplate(id, template),
    staleTime: Number.POSITIVE_INFINITY,
    enabled,
  });
}

/** Guests may not list members: pass `enabled: false` then, and people are only known by presence. */
export function useMembers(id: WorkspaceId, enabled: boolean) {
  return useQuery({
    queryKey: partKey(id, 'members'),
    queryFn: () => request<readonly MemberView[]>('GET', `/api/workspaces/${id}/members`),
    enabled,
  });
}

export function useInvites(id: WorkspaceId, enabled: boolean) {
  return useQuery({
    queryKey: partKey(id, 'invites'),
    queryFn: () => request<readonly InviteView[]>('GET', `/api/workspaces/${id}/invites`),
    enabled,
  });
}

export function useTwinnings(enabled: boolean) {
  return useQuery({
    queryKey: twinningsKey,
    queryFn: () => request<readonly TwinningSummary[]>('GET', '/api/twinnings'),
    enabled,
  });
}

export function useCities(enabled: boolean) {
  return useQuery({
    queryKey: ['cities'],
    queryFn: () => request<readonly Omit<CityView, 'part'>[]>('GET', '/api/cities'),
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** What a link or code leads to. The key is a secret: it is sent in the body and never in an address. */
export function useJoinPreview(key: string | null) {
  return useQuery({
    queryKey: ['join', key],
    queryFn: () => request<JoinPreview>('POST', '/api/join/preview', { key }),
    enabled: key !== null,
    retry: false,
    staleTime: 30_000,
  });
}
