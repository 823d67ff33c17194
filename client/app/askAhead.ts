import type { QueryClient } from '@tanstack/react-query';
import { type DocumentId, parseDocumentId, parseWorkspaceId } from '../../shared/ids.ts';
import { documentQuery, documentsQuery, meQuery, workspaceQuery } from '../api/queries.ts';
import { copyName, readCopyAhead } from '../live/CopyStore.ts';
import { matchPath } from './matchPath.ts';

/**
 * Asks for what the page at this address will ask for, while its code is still on the way. Resolves when all has been
 * answered, somehow.
 */
export async function askAhead(client: QueryClient, pathname: string): Promise<void> {
  const params = matchPath('/w/:workspaceId/*', pathname);
  const workspaceId = parseWorkspaceId(params?.workspaceId);
  if (workspaceId === null) return;
  const [kind, id] = params?.rest?.split('/') ?? [];
  const documentId = kind === 'd' || kind === 'm' ? parseDocumentId(id) : null;
  await Promise.all([
    documentId && askForDocument(client, documentId),
    client.prefetchQuery(workspaceQuery(workspaceId)),
    client.prefetchQuery(meQuery),
    client.prefetchQuery(documentsQuery(workspaceId)),
  ]);
}

/** Also what is on this device for it: its copy, and the typeface. */
async function askForDocument(client: QueryClient, documentId: DocumentId): Promise<void> {
  // Notes that are measured without the typeface are measured again. Without it they are shown in the system's.
  document.fonts?.load('500 24px "Inter Variable"').catch(() => undefined);
  const query = documentQuery(documentId);
  await client.prefetchQuery(query);
  const found = client.getQueryData(query.queryKey);
  if (found) readCopyAhead(copyName(found.id, found.epoch));
}
