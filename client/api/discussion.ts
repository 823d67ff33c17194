/** What is said about a document, and what I saw of it: plain calls for the live layer and the board. */
import type { VisitView } from '../../shared/api.ts';
import type { DiscussionChange, DiscussionCommand, DiscussionView } from '../../shared/discussion.ts';
import type { DocumentId } from '../../shared/ids.ts';
import { request, sendBytes } from './request.ts';

export const loadDiscussion = (id: DocumentId): Promise<DiscussionView> =>
  request<DiscussionView>('GET', `/api/documents/${id}/discussion`);

export const sendToDiscussion = (id: DocumentId, command: DiscussionCommand): Promise<DiscussionChange> =>
  request<DiscussionChange>('POST', `/api/documents/${id}/discussion`, command);

export const loadVisit = (id: DocumentId): Promise<VisitView> =>
  request<VisitView>('GET', `/api/documents/${id}/visit`);

interface NoteVisit {
  readonly seen: boolean;
  /** The page goes away: the browser goes on without it, if what is sent is small. */
  readonly last: boolean;
}

export async function noteVisit(
  id: DocumentId,
  glance: Uint8Array<ArrayBuffer>,
  { seen, last }: NoteVisit,
): Promise<void> {
  await sendBytes<VisitView>(
    `/api/documents/${id}/visit?now=${seen ? 'seen' : last && 'left'}`,
    glance,
    last,
  );
}
