/** Acts. Each one refreshes what it changed, also when it failed: then the screen shows what is true. */
import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import type * as api from '../../shared/api.ts';
import type { DocumentId, WorkspaceId } from '../../shared/ids.ts';
import { askAnew } from './askAnew.ts';
import { documentKey, partKey } from './queries.ts';
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
