import type { BroughtComments } from '../../shared/broughtComments.ts';
import type { DiscussionChange } from '../../shared/discussion.ts';
import type { DocumentId } from '../../shared/ids.ts';
import { sendBytes } from './request.ts';

/** The same ones sent again are there once. */
export function bringComments(id: DocumentId, some: BroughtComments): Promise<DiscussionChange> {
  const bytes = new TextEncoder().encode(JSON.stringify(some));
  return sendBytes<DiscussionChange>(`/api/documents/${id}/discussion/brought`, bytes, false);
}
