/**
 * Identifiers. Every id is an opaque string of 20 characters from a 32-letter alphabet (100 random bits), so that
 * it can stand in a URL, a database key and a Yjs key without escaping. Only parsers make a branded id from input.
 */

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type ProgrammeId = Branded<'Programme'>;
export type CohortId = Branded<'Cohort'>;
/** A city's id is a slug of its name and country, stable across servers: `budapest-hu`. */
export type CityId = Branded<'City'>;
export type TwinningId = Branded<'Twinning'>;
export type WorkspaceId = Branded<'Workspace'>;
export type DocumentId = Branded<'Document'>;
export type MemberId = Branded<'Member'>;
export type InviteId = Branded<'Invite'>;
/** A board that somebody kept as a pattern for the whole programme. */
export type SavedTemplateId = Branded<'SavedTemplate'>;
/** An item inside a document: note, cluster, frame, connector … */
export type ItemId = Branded<'Item'>;
/** What items of a board have in common that hands take as one. */
export type GroupId = Branded<'Group'>;
/** A comment; also the id of the command that wrote it. */
export type MessageId = Branded<'Message'>;
/** What is said about one item; equal to the id of its first message. */
export type ThreadId = Branded<'Thread'>;
/** An image of a document: the hash of the bytes that somebody sent. */
export type ImageId = Branded<'Image'>;
/** A named moment of a document. */
export type VersionId = Branded<'Version'>;
/** One signed-in browser: what a cookie stands for. Not a facilitated Session. */
export type SignInId = Branded<'SignIn'>;

/** No vowels that make words, no 0/O or 1/I/L look-alikes: ids and codes are sometimes read aloud. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz_';
const ID_LENGTH = 20;
const ID_PATTERN = /^[23456789abcdefghjkmnpqrstuvwxyz_]{20}$/;
const HASH_PATTERN = /^[0-9a-f]{64}$/;
const SLUG_PATTERN = /^[a-z0-9][a-z0-9-]{1,79}$/;

/** A fresh id from the platform's cryptographic random source. */
export function newId<Id extends Branded<string>>(): Id {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(ID_LENGTH));
  let id = '';
  for (const byte of bytes) id += ALPHABET[byte & 31];
  return id as Id;
}

/** Of two ids one that is nobody else's, whichever comes first: two people who join the same two make one thing. */
export function pairId<Id extends Branded<string>>(a: Id, b: Id): Id {
  let id = '';
  for (let at = 0; at < ID_LENGTH; at++)
    id += ALPHABET[ALPHABET.indexOf(a[at] ?? '') ^ ALPHABET.indexOf(b[at] ?? '')] ?? ALPHABET[0];
  return id as Id;
}

/** Of a way from one to another the same for whoever makes it; the way back has one of its own. */
export function wayId<Id extends Branded<string>>(from: Id, to: Id): Id {
  return pairId(from, (to.slice(1) + to.slice(0, 1)) as Id);
}

function parseId<Id extends Branded<string>>(value: unknown): Id | null {
  return typeof value === 'string' && ID_PATTERN.test(value) ? (value as Id) : null;
}

export const parseProgrammeId = (value: unknown): ProgrammeId | null => parseId<ProgrammeId>(value);
export const parseCohortId = (value: unknown): CohortId | null => parseId<CohortId>(value);
export const parseTwinningId = (value: unknown): TwinningId | null => parseId<TwinningId>(value);
export const parseWorkspaceId = (value: unknown): WorkspaceId | null => parseId<WorkspaceId>(value);
export const parseDocumentId = (value: unknown): DocumentId | null => parseId<DocumentId>(value);
export const parseMemberId = (value: unknown): MemberId | null => parseId<MemberId>(value);
export const parseInviteId = (value: unknown): InviteId | null => parseId<InviteId>(value);
export const parseMessageId = (value: unknown): MessageId | null => parseId<MessageId>(value);
export const parseThreadId = (value: unknown): ThreadId | null => parseId<ThreadId>(value);
export const parseVersionId = (value: unknown): VersionId | null => parseId<VersionId>(value);
export const parseSavedTemplateId = (value: unknown): SavedTemplateId | null =>
  parseId<SavedTemplateId>(value);
export const parseItemId = (value: unknown): ItemId | null => parseId<ItemId>(value);
export const parseGroupId = (value: unknown): GroupId | null => parseId<GroupId>(value);

export function parseImageId(value: unknown): ImageId | null {
  return typeof value === 'string' && HASH_PATTERN.test(value) ? (value as ImageId) : null;
}

export function parseCityId(value: unknown): CityId | null {
  return typeof value === 'string' && SLUG_PATTERN.test(value) ? (value as CityId) : null;
}
