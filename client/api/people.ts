/** Who is in, who is invited, and the way in: what the pages around a document ask, and a board does not. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type * as api from '../../shared/api.ts';
import type { InviteId, MemberId, WorkspaceId } from '../../shared/ids.ts';
import { useAct } from './mutations.ts';
import { meKey, partKey, twinningsKey, workspaceKey } from './queries.ts';
import { request } from './request.ts';

export function useInvites(id: WorkspaceId, enabled: boolean) {
  return useQuery({
    queryKey: partKey(id, 'invites'),
    queryFn: () => request<readonly api.InviteView[]>('GET', `/api/workspaces/${id}/invites`),
    enabled,
  });
}

export function useTwinnings(enabled: boolean) {
  return useQuery({
    queryKey: twinningsKey,
    queryFn: () => request<readonly api.TwinningSummary[]>('GET', '/api/twinnings'),
    enabled,
  });
}

export function useCities(enabled: boolean) {
  return useQuery({
    queryKey: ['cities'],
    queryFn: () => request<readonly Omit<api.CityView, 'part'>[]>('GET', '/api/cities'),
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** What a link or code leads to. The key is a secret: it is sent in the body and never in an address. */
export function useJoinPreview(key: string | null) {
  return useQuery({
    queryKey: ['join', key],
    queryFn: () => request<api.JoinPreview>('POST', '/api/join/preview', { key }),
    enabled: key !== null,
    retry: false,
    staleTime: 30_000,
  });
}

export function useChangeMember(workspaceId: WorkspaceId) {
  return useAct(
    ({ id, change }: { id: MemberId; change: api.MemberChange }) =>
      request<api.MemberView>('PATCH', `/api/members/${id}`, change),
    [partKey(workspaceId, 'members'), meKey, workspaceKey(workspaceId)],
  );
}

export function useRemoveMember(workspaceId: WorkspaceId) {
  return useAct(
    (id: MemberId) => request<undefined>('DELETE', `/api/members/${id}`),
    [partKey(workspaceId, 'members')],
  );
}

export function useCreateInvite(workspaceId: WorkspaceId) {
  return useAct(
    (body: api.NewInvite) =>
      request<api.NewInviteAnswer>('POST', `/api/workspaces/${workspaceId}/invites`, body),
    [partKey(workspaceId, 'invites')],
  );
}

export function useRevokeInvite(workspaceId: WorkspaceId) {
  return useAct(
    (id: InviteId) => request<undefined>('DELETE', `/api/invites/${id}`),
    [partKey(workspaceId, 'invites')],
  );
}

/** What was refused to somebody who was signed out is asked anew. */
export function useJoin() {
  return useAct(
    (body: api.Join) => request<api.Joined>('POST', '/api/join', body),
    [meKey, ['workspace'], ['document']],
  );
}

export function useAdminSignIn() {
  return useAct(
    (token: string) => request<api.Me>('POST', '/api/sign-in/admin', { token }),
    [meKey, twinningsKey],
  );
}

/** An admin enters a workspace as a facilitator. */
export function useEnterWorkspace() {
  return useAct(
    (id: WorkspaceId) => request<api.WorkspaceView>('POST', `/api/workspaces/${id}/enter`),
    [meKey, ['workspace']],
  );
}

export function useCreateTwinning() {
  return useAct(
    (body: api.NewTwinning) => request<api.TwinningSummary>('POST', '/api/twinnings', body),
    [twinningsKey],
  );
}

/** Forgets everything that was fetched: the next person at this device sees nothing of it. */
export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request<undefined>('POST', '/api/sign-out'),
    onSuccess: () => client.clear(),
  });
}
