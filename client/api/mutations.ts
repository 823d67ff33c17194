/** Acts. Each one refreshes what it changed, also when it failed: then the screen shows what is true. */
import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import type * as api from '../../shared/api.ts';
import type { DocumentId, InviteId, MemberId, SavedTemplateId, WorkspaceId } from '../../shared/ids.ts';
import { askAnew } from './askAnew.ts';
import { documentKey, meKey, partKey, twinningsKey, workspaceKey } from './queries.ts';
import { request } from './request.ts';

export function useAct<Input, Answer>(act: (input: Input) => Promise<Answer>, touches: readonly QueryKey[]) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSettled: () => Promise.all(touches.map((queryKey) => askAnew(client, { queryKey }))),
  });
}

export function useCreateDocument(workspaceId: WorkspaceId) {
  return useAct(
    (body: api.NewDocument) =>
      request<api.DocumentView>('POST', `/api/workspaces/${workspaceId}/documents`, body),
    [partKey(workspaceId, 'documents')],
  );
}

export function useKeepTemplate(workspaceId: WorkspaceId) {
  return useAct(
    (body: api.NewTemplate) =>
      request<api.TemplateView>('POST', `/api/workspaces/${workspaceId}/templates`, body),
    [partKey(workspaceId, 'templates')],
  );
}

export function useRemoveTemplate(workspaceId: WorkspaceId) {
  return useAct(
    (id: SavedTemplateId) => request<undefined>('DELETE', `/api/workspaces/${workspaceId}/templates/${id}`),
    [partKey(workspaceId, 'templates')],
  );
}

interface DocumentAct {
  readonly id: DocumentId;
  readonly change: api.DocumentChange;
}

export function useChangeDocument(workspaceId: WorkspaceId) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, change }: DocumentAct) =>
      request<api.DocumentView>('PATCH', `/api/documents/${id}`, change),
    onSuccess: async (document) => {
      const queryKey = documentKey(document.id);
      // What it was asked before is answered by this.
      await client.cancelQueries({ queryKey });
      client.setQueryData(queryKey, document);
    },
    onSettled: () => askAnew(client, { queryKey: partKey(workspaceId, 'documents') }),
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
