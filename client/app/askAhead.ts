import type { QueryClient } from '@tanstack/react-query';
import { parseDocumentId, parseWorkspaceId } from '../../shared/ids.ts';
import { documentQuery, documentsQuery, meQuery, workspaceQuery } from '../api/queries.ts';
import { matchPath } from './matchPath.ts';

/** Asks for what the page at this address will ask for, while its code is still on the way. */
export function askAhead(client: QueryClient, pathname: string): void {
  const params = matchPath('/w/:workspaceId/*', pathname);
  const workspaceId = parseWorkspaceId(params?.workspaceId);
  if (workspaceId === null) return;
  const [kind, id] = params?.rest?.split('/') ?? [];
  const documentId = kind === 'd' || kind === 'm' ? parseDocumentId(id) : null;
  if (documentId !== null) {
    void client.prefetchQuery(documentQuery(documentId));
    // Notes that are measured without the typeface are measured again. Without it they are shown in the system's.
    document.fonts?.load('500 24px "Inter Variable"').catch(() => undefined);
  }
  void client.prefetchQuery(workspaceQuery(workspaceId));
  void client.prefetchQuery(meQuery);
  void client.prefetchQuery(documentsQuery(workspaceId));
}
