import type { QueryClient } from '@tanstack/react-query';
import { matchPath } from 'react-router';
import { parseDocumentId, parseWorkspaceId } from '../../shared/ids.ts';
import { documentQuery, documentsQuery, meQuery, workspaceQuery } from '../api/queries.ts';

/** Asks for what the page at this address will ask for, while its code is still on the way. */
export function askAhead(client: QueryClient, pathname: string): void {
  const { params } = matchPath('/w/:workspaceId/*', pathname) ?? {};
  const workspaceId = parseWorkspaceId(params?.workspaceId);
  if (workspaceId === null) return;
  const [kind, id] = params?.['*']?.split('/') ?? [];
  const documentId = kind === 'd' || kind === 'm' ? parseDocumentId(id) : null;
  if (documentId !== null) void client.prefetchQuery(documentQuery(documentId));
  void client.prefetchQuery(workspaceQuery(workspaceId));
  void client.prefetchQuery(meQuery);
  void client.prefetchQuery(documentsQuery(workspaceId));
}
