/** Who wrote on a document: for guests, who may not list members, the server names those who did, and nobody else. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AuthorView, SteadyDocument } from '../../../shared/api.ts';
import { may } from '../../../shared/permissions.ts';
import { partKey } from '../../api/queries.ts';
import { request } from '../../api/request.ts';
import type { WorkspaceParts } from '../useWorkspacePage.ts';

/** Below the members', so that whoever corrects a name is heard here as well. */
export const authorsKey = ({ id, workspaceId }: SteadyDocument) =>
  [...partKey(workspaceId, 'members'), id] as const;

export const asksAuthors = ({ capabilities, attribution }: SteadyDocument) =>
  attribution !== false && !may(capabilities, 'member.list');

const NOBODY: readonly never[] = [];

export function useAuthors(
  document: SteadyDocument,
  { members, workspace: { member } }: Pick<WorkspaceParts, 'members' | 'workspace'>,
): readonly AuthorView[] {
  const enabled = asksAuthors(document);
  const { data = NOBODY } = useQuery({
    queryKey: authorsKey(document),
    queryFn: () => request<readonly AuthorView[]>('GET', `/api/documents/${document.id}/authors`),
    enabled,
  });
  // I am known before anything of mine is there.
  return useMemo(() => (enabled && member ? [...data, member] : members), [enabled, data, member, members]);
}
