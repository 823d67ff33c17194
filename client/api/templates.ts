/** Templates that the programme keeps. */
import { useQuery } from '@tanstack/react-query';
import type * as api from '../../shared/api.ts';
import type { SavedTemplateId, WorkspaceId } from '../../shared/ids.ts';
import { useAct } from './mutations.ts';
import { partKey } from './queries.ts';
import { request } from './request.ts';

export function useTemplates(id: WorkspaceId, enabled: boolean) {
  return useQuery({
    queryKey: partKey(id, 'templates'),
    queryFn: () => request<readonly api.TemplateView[]>('GET', `/api/workspaces/${id}/templates`),
    enabled,
  });
}

export function fetchTemplate(id: WorkspaceId, template: SavedTemplateId): Promise<api.TemplateContent> {
  return request<api.TemplateContent>('GET', `/api/workspaces/${id}/templates/${template}`);
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
