/**
 * What the live layer gives to pages and features. It knows no React (thin hooks over it are in useLive.ts) and no
 * feature. See docs/spec/live.md.
 */
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { ErrorCode } from '../../shared/errors.ts';
import type { DocumentId } from '../../shared/ids.ts';
import type { AwarenessUser } from '../../shared/protocol.ts';

/** A value that changes, for useSyncExternalStore: `get` keeps its identity until the value changes. */
export interface Readable<Value> {
  get(): Value;
  subscribe(listener: () => void): () => void;
}

/** Where my edits are. `saved` comes from the server's durable acknowledgement only, never from a local write. */
export type SaveState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'saved'; readonly at: number | null }
  | { readonly kind: 'saving' }
  | { readonly kind: 'reconnecting' }
  /** `kept`: the changes are on this device and survive a reload. */
  | { readonly kind: 'offline'; readonly changes: number; readonly kept: boolean }
  | { readonly kind: 'notSaved'; readonly reason: ErrorCode }
  | { readonly kind: 'readOnly'; readonly reason: ErrorCode | 'role' | 'archived' };

/** Somebody else with the document open; several tabs of one person are one entry. */
export interface PresentPerson {
  readonly user: AwarenessUser;
  readonly clientIds: readonly number[];
}

export interface LiveDocument {
  readonly documentId: DocumentId;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  /** True as soon as content can be shown: from this device's copy or from the server. */
  readonly loaded: Readable<boolean>;
  readonly saveState: Readable<SaveState>;
  readonly people: Readable<readonly PresentPerson[]>;
  /**
   * Where this device had something unsaved from before this page: what the server had and what the document was when
   * they first met.
   */
  readonly foundUnsent?: { readonly stateVector: Uint8Array; readonly document: Uint8Array } | null;
  /** Tries again at once, whatever the backoff says. */
  retry(): void;
  /** My rights have changed; the document with its unsaved changes stays what it is. */
  restrict(readOnly: OpenDocument['readOnly']): void;
  /** Everything in this tab as one Yjs update, for "Download a copy". */
  copy(): Uint8Array;
  /** Kept beside this device's copy, and gone with it. Null where nothing is kept, as of a moment of the past. */
  readonly keepLook: ((look: unknown) => void) | null;
  destroy(): void;
}

export interface OpenDocument {
  readonly documentId: DocumentId;
  readonly epoch: number;
  readonly readOnly: false | 'role' | 'archived';
}
