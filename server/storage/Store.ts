/**
 * Store: where everything that must survive lives. One port, several adapters, one contract suite
 * (tests/contract/storeContract.ts); the rules have ids ST* in docs/spec/storage.md.
 *
 * Promises
 * - A call that resolves has happened durably: what it wrote survives SIGKILL and power cut.
 * - A call that rejects throws AppError: STORE_UNAVAILABLE (try again later), CONFLICT (an id exists or the version
 *   differs), NOT_FOUND. Any other error is a defect or a damaged store and its message says which record.
 * - One record is the unit of atomicity; there are no transactions over several.
 * - Any number of processes may append to one document where the adapter is shared (MongoDB); nothing is overwritten.
 */
import type { DocumentId, MemberId } from '../../shared/ids.ts';
import type { EntityKind, EntityOf } from './entities.ts';

/** Position in a document's log: the first record is 1, each next one is one more, 0 is "nothing yet". */
export type Sequence = number;

export interface LogRecord {
  readonly sequence: Sequence;
  /** A Yjs update, format V1. */
  readonly update: Uint8Array;
  readonly at: number;
  /** Whose of it are deletions of items, as the server knows them; nobody where none were, and before this was kept. */
  readonly deletedBy: readonly MemberId[];
}

export interface LoadedLog {
  /** Merged state of all records up to and with `snapshotSequence`; null if there was no compaction yet. */
  readonly snapshot: Uint8Array | null;
  readonly snapshotSequence: Sequence;
  /** The records after the snapshot, contiguous and in order. */
  readonly records: readonly LogRecord[];
  /** Sequence of the last record: what `append` continues from. */
  readonly head: Sequence;
}

export interface Appended {
  /** Sequence that the update now has. */
  readonly sequence: Sequence;
  /** Records that other nodes appended between `after` and `sequence`: apply them, they are not in your document yet. */
  readonly missed: readonly LogRecord[];
}

export interface AppendOptions {
  /** Other writers' records may be gathered for some milliseconds, to be written with it. */
  readonly mayWait?: boolean;
  readonly deletedBy?: readonly MemberId[];
}

export interface DocumentLog {
  /** Throws a plain Error that names the record when a CRC, a sequence or the format version is wrong. */
  load(document: DocumentId): Promise<LoadedLog>;
  /** Records after a sequence: for catching up with other nodes and for history. */
  read(document: DocumentId, after: Sequence, limit: number): Promise<readonly LogRecord[]>;
  /** Appends one record behind `after` (the caller's head). Durable when it resolves. */
  append(
    document: DocumentId,
    after: Sequence,
    update: Uint8Array,
    options?: AppendOptions,
  ): Promise<Appended>;
  /**
   * Replaces all records up to `upTo` by their merged state, in parts with the pointer written last. A crash at any
   * moment leaves a loadable log. A compaction that lost the race against a newer snapshot does nothing.
   */
  compact(document: DocumentId, upTo: Sequence, state: Uint8Array): Promise<void>;
  /** Removes the document's log and snapshots. */
  remove(document: DocumentId): Promise<void>;
  documents(): AsyncIterable<DocumentId>;
}

export interface BlobInfo {
  readonly document: DocumentId;
  /** See BLOB_NAME in blobs.ts: unique in its document. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

/** Bytes of a document that are no edits and never change: an image, a piece of its past. */
export interface Blobs {
  /** Durable when it resolves. A name that is taken keeps its bytes: the first that was put stays, whoever asks again. */
  put(document: DocumentId, name: string, bytes: Uint8Array): Promise<void>;
  /** Null when there is none; throws a plain Error that names the record when it is damaged. */
  get(document: DocumentId, name: string): Promise<Uint8Array | null>;
  /** Of one document, ordered by name. */
  list(document: DocumentId): Promise<readonly BlobInfo[]>;
  /** No error when it is already gone. */
  remove(document: DocumentId, name: string): Promise<void>;
  /** Of all documents, ordered by document and name. */
  all(): AsyncIterable<BlobInfo>;
}

export interface Versioned<Kind extends EntityKind> {
  readonly entity: EntityOf<Kind>;
  /** Changes with every write; the compare of compare-and-set. */
  readonly version: number;
}

export interface Entities {
  get<Kind extends EntityKind>(kind: Kind, id: string): Promise<Versioned<Kind> | null>;
  /** Throws CONFLICT if the id exists: a claim is an insert. */
  insert<Kind extends EntityKind>(kind: Kind, entity: EntityOf<Kind>): Promise<Versioned<Kind>>;
  /** Throws CONFLICT if the version differs, NOT_FOUND if it is gone. */
  replace<Kind extends EntityKind>(
    kind: Kind,
    entity: EntityOf<Kind>,
    version: number,
  ): Promise<Versioned<Kind>>;
  /** No error when it is already gone. */
  remove(kind: EntityKind, id: string): Promise<void>;
  /** Every entity whose indexed field has this value (see ENTITY_INDEXES), ordered by id. */
  list<Kind extends EntityKind>(kind: Kind, where?: Where<Kind>): Promise<readonly Versioned<Kind>[]>;
}

export interface Where<Kind extends EntityKind> {
  readonly field: keyof EntityOf<Kind> & string;
  readonly equals: string;
}

export interface StoreHealth {
  readonly ok: boolean;
  readonly detail: string;
}

export interface VerifyReport {
  readonly documents: number;
  readonly records: number;
  readonly entities: number;
  readonly blobs: number;
  /** One plain sentence per finding; empty means sound. */
  readonly problems: readonly string[];
}

export interface Store {
  readonly log: DocumentLog;
  readonly entities: Entities;
  readonly blobs: Blobs;
  /** A real round trip; never throws. */
  health(): Promise<StoreHealth>;
  verify(): Promise<VerifyReport>;
  /** Everything, consistent per record, as a stream of chunks while writes go on. See docs/spec/storage.md for the format. */
  backup(): AsyncIterable<Uint8Array>;
  /** Into an empty store only (CONFLICT otherwise). Nothing is visible unless the whole backup was sound. */
  restore(chunks: AsyncIterable<Uint8Array>): Promise<void>;
  /** Waits for writes under way, then releases everything. */
  close(): Promise<void>;
}
