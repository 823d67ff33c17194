/** The kinds of entity that a Store keeps, with the fields it can list by. Ids are unique per kind. */
import type { ItemReactions, ReadMark, Thread } from '../../shared/domain/discussion.ts';
import type { Cohort, Programme, SavedTemplate, Twinning } from '../../shared/domain/programme.ts';
import type { DocumentTimer } from '../../shared/domain/timer.ts';
import type {
  AuditEntry,
  DocumentInfo,
  DocumentVersion,
  Invite,
  Member,
  SignIn,
  Visit,
  Workspace,
  Writer,
} from '../../shared/domain/workspace.ts';

/** A claim that a key hash leads to an invite. Its id is the hash, so that making it twice is a CONFLICT. */
export interface InviteKey {
  readonly id: string;
  readonly inviteId: string;
}

/** Small facts of the installation: the admin token's hash, the format version, whether the demo was made. */
export interface Setting {
  readonly id: string;
  readonly value: string;
}

interface EntityKinds {
  programme: Programme;
  cohort: Cohort;
  twinning: Twinning;
  workspace: Workspace;
  document: DocumentInfo;
  member: Member;
  invite: Invite;
  inviteKey: InviteKey;
  signIn: SignIn;
  auditEntry: AuditEntry;
  thread: Thread;
  itemReaction: ItemReactions;
  readMark: ReadMark;
  visit: Visit;
  version: DocumentVersion;
  writer: Writer;
  savedTemplate: SavedTemplate;
  timer: DocumentTimer;
  setting: Setting;
}

export type EntityKind = keyof EntityKinds;
export type EntityOf<Kind extends EntityKind> = EntityKinds[Kind];

export const ENTITY_INDEXES: {
  readonly [Kind in EntityKind]: readonly (keyof EntityKinds[Kind] & string)[];
} = {
  programme: [],
  cohort: ['programmeId'],
  twinning: ['cohortId', 'workspaceId'],
  workspace: ['twinningId'],
  document: ['workspaceId'],
  member: ['workspaceId'],
  invite: ['workspaceId'],
  inviteKey: ['inviteId'],
  signIn: [],
  auditEntry: ['workspaceId'],
  thread: ['documentId'],
  itemReaction: ['documentId'],
  readMark: ['documentId'],
  visit: ['documentId'],
  version: ['documentId'],
  writer: ['documentId'],
  savedTemplate: ['programmeId'],
  timer: [],
  setting: [],
};

export const ENTITY_KINDS = Object.keys(ENTITY_INDEXES) as readonly EntityKind[];
