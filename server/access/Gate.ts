/**
 * Gate: the one authority for "may this person do that to this thing?". Asked late (at the door of every act) and live
 * (a connection asks again when the Bus says that rights changed). Callers get capabilities and never see roles.
 */
import type { DocumentInfo, Member } from '../../shared/domain/workspace.ts';
import type { DocumentId, MemberId, SignInId, WorkspaceId } from '../../shared/ids.ts';
import type { Capabilities } from '../../shared/permissions.ts';
import type { AwarenessUser } from '../../shared/protocol.ts';

/** Who a credential stands for. Accounts and OIDC will end in the same value. */
export interface Actor {
  readonly signInId: SignInId;
  readonly admin: boolean;
  readonly memberIds: readonly MemberId[];
}

/** Leave to act on one document as one member. `user` is the identity stamp for presence. */
export interface DocumentGrant {
  readonly document: DocumentInfo;
  readonly member: Member;
  readonly capabilities: Capabilities;
  readonly user: AwarenessUser;
}

export interface WorkspaceGrant {
  readonly workspaceId: WorkspaceId;
  readonly member: Member | null;
  readonly capabilities: Capabilities;
}

export interface Gate {
  /**
   * The Actor of a cookie or bearer secret; throws SIGNED_OUT. Takes raw header values so that every transport
   * (HTTP, upgrade, socket.io handshake) shares it.
   */
  identify(headers: { cookie?: string | undefined; authorization?: string | undefined }): Promise<Actor>;
  /** Throws NOT_FOUND where the actor may not even know that the document exists; FORBIDDEN never names a thing. */
  document(actor: Actor, documentId: DocumentId): Promise<DocumentGrant>;
  workspace(actor: Actor, workspaceId: WorkspaceId): Promise<WorkspaceGrant>;
}
