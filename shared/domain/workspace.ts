import type {
  CityId,
  DocumentId,
  InviteId,
  MemberId,
  SignInId,
  TwinningId,
  VersionId,
  WorkspaceId,
} from '../ids.ts';
import type { Role } from '../permissions.ts';

export const DOCUMENT_KINDS = ['board', 'barrierMap'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export const LANGUAGES = ['en', 'nl'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What a twinning shares: documents and members; the unit of membership. */
export interface Workspace {
  readonly id: WorkspaceId;
  readonly twinningId: TwinningId;
  readonly name: string;
  readonly createdAt: number;
}

/** What is kept about a document outside its Y.Doc. */
export interface DocumentInfo {
  readonly id: DocumentId;
  readonly workspaceId: WorkspaceId;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly createdAt: number;
  readonly createdBy: MemberId | null;
  readonly updatedAt: number;
  readonly archivedAt: number | null;
  /** Items say who wrote them, unless this is false. */
  readonly attribution?: boolean;
  /** Changes whenever the content is replaced from outside (restore from backup): clients then drop local copies. */
  readonly epoch: number;
}

/**
 * A person in a workspace. The member id is also the participant id that items in a Y.Doc carry as author: random,
 * so that a name can be erased here without touching the document.
 */
export interface Member {
  readonly id: MemberId;
  readonly workspaceId: WorkspaceId;
  readonly name: string;
  readonly role: Role;
  readonly cityId: CityId | null;
  /** Index into the palette of people's colours, given by the server so that neighbours differ. */
  readonly colour: number;
  readonly joinedAt: number;
  readonly removedAt: number | null;
}

/** A link, code or QR that lets people in. The role is in the invite; only hashes of its secrets are stored. */
export interface Invite {
  readonly id: InviteId;
  readonly workspaceId: WorkspaceId;
  readonly role: Role;
  readonly cityId: CityId | null;
  /** Where the link leads; null is the workspace's home. */
  readonly documentId: DocumentId | null;
  readonly tokenHash: string;
  readonly codeHash: string | null;
  readonly createdBy: MemberId | null;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly maxUses: number;
  readonly uses: number;
  readonly revokedAt: number | null;
}

/**
 * A signed-in browser. Its id is the hash of the cookie's secret, so that a stolen store signs nobody in.
 *
 * The secret rotates when rights change: the successor starts `fresh` and becomes `seen` when a browser comes back with
 * it; only then does its predecessor, now `replaced`, end soon. So an answer lost on the way signs nobody out.
 */
export interface SignIn {
  readonly id: SignInId;
  readonly state: 'fresh' | 'seen' | 'replaced';
  readonly admin: boolean;
  readonly memberIds: readonly MemberId[];
  /** The roles of `memberIds` when this secret was given, in the same order: when they differ, the secret rotates. */
  readonly roles: readonly Role[];
  /** Ids that this one replaced, newest last: sockets opened under them end when this sign-in ends. */
  readonly before: readonly SignInId[];
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** What a member saw of a document when they last looked, as a digest that their client made and reads. */
export interface Visit {
  readonly id: string;
  readonly documentId: DocumentId;
  readonly memberId: MemberId;
  readonly at: number;
  /** The document was closed then, and nothing has been seen of it since. */
  readonly left?: boolean;
  /** Base64; the server does not look inside. */
  readonly glance: string;
  /** The visit before this one: what "since you were last here" is counted from. */
  readonly before: { readonly at: number; readonly glance: string } | null;
}

/** A moment of a document that somebody gave a name. */
export interface DocumentVersion {
  readonly id: VersionId;
  readonly documentId: DocumentId;
  /** Position in the document's log. */
  readonly sequence: number;
  readonly title: string;
  readonly at: number;
  readonly createdBy: MemberId | null;
}

/** A Yjs client id belongs to the member who first brought edits under it. Its id is `<document>:<client>`. */
export interface Writer {
  readonly id: string;
  readonly documentId: DocumentId;
  readonly client: number;
  readonly memberId: MemberId;
}

/** One line of the audit log: every change of rights. Carries ids, never names or secrets. */
export interface AuditEntry {
  readonly id: string;
  readonly at: number;
  readonly workspaceId: WorkspaceId | null;
  readonly actor: MemberId | 'admin' | 'server';
  readonly act: string;
  readonly subject: string;
}
