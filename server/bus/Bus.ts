/**
 * Bus: how nodes tell each other what happened. A single node uses it as well (bus/local), so that many nodes are an
 * adapter and not a rewrite. Delivery is at most once and may be late: whoever needs certainty reads the Store.
 */
import type { BoardArea, DiscussionChange } from '../../shared/discussion.ts';
import type { DocumentId, MemberId, SignInId, WorkspaceId } from '../../shared/ids.ts';
import type { WorkspacePart } from '../../shared/protocol.ts';

export type BusEvent =
  | { readonly type: 'rights'; readonly memberId: MemberId }
  | { readonly type: 'signedOut'; readonly signInId: SignInId }
  | { readonly type: 'document'; readonly documentId: DocumentId }
  | { readonly type: 'workspace'; readonly workspaceId: WorkspaceId; readonly what: WorkspacePart }
  | {
      readonly type: 'discussion';
      readonly documentId: DocumentId;
      readonly change: DiscussionChange;
      /** Whom alone it concerns; null is everybody who may read the document. */
      readonly only: MemberId | null;
    }
  | {
      readonly type: 'gathering';
      readonly documentId: DocumentId;
      readonly by: MemberId;
      readonly area: BoardArea;
    };

export interface Bus {
  publish(event: BusEvent): void;
  /** Returns the end of the subscription. A handler that throws is logged and disturbs no other. */
  subscribe(handle: (event: BusEvent) => void): () => void;
  close(): Promise<void>;
}
