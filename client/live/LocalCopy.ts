/**
 * The copy of a document on this device (IndexedDB). Where there is none (private window, full disk, a browser that lost
 * its storage) the document works all the same, and `kept` says so: nothing may be called kept that a reload would lose.
 */
import { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';
import { listenWhileWriting, type OnUpdate } from './whileWriting.ts';

export interface LocalCopyParts {
  readonly name: string;
  readonly doc: Y.Doc;
  readonly after: (ms: number, run: () => void) => () => void;
  readonly onChange: () => void;
  /** The page is being left or hidden: it may never run again. Returns the end of it. */
  readonly onHide: (run: () => void) => () => void;
}

/** What others write is on the server; a transaction per message would cost more than showing it. */
const OTHERS_WAIT_MS = 5_000;

/** A storage that has not answered by then is not waited for; what it has is merged when it comes. */
const PATIENCE_MS = 3_000;
const PROBE = 'jumelage.probe';

export class LocalCopy {
  readonly #parts: LocalCopyParts;
  /** Has been read, or cannot be read, or takes too long. */
  readonly whenRead: Promise<void>;
  #persistence: IndexeddbPersistence | null = null;
  #kept = false;
  #destroyed = false;
  #waiting: Uint8Array[] = [];
  #cancel: (() => void) | null = null;
  #stopHide: (() => void) | null = null;
  #stopListening: (() => void) | null = null;

  constructor(parts: LocalCopyParts) {
    this.#parts = parts;
    this.whenRead = new Promise((resolve) => {
      const cancel = parts.after(PATIENCE_MS, () => {
        this.#listen();
        resolve();
      });
      void this.#open().finally(() => {
        cancel();
        resolve();
      });
    });
  }

  get kept(): boolean {
    return this.#kept;
  }

  async #open(): Promise<void> {
    // The library waits for ever for a storage that refuses to open, so ask first.
    if (!(await canStore()) || this.#destroyed) return;
    const persistence = new IndexeddbPersistence(this.#parts.name, this.#parts.doc);
    this.#persistence = persistence;
    const { doc, onHide } = this.#parts;
    doc.off('update', persistence._storeUpdate);
    this.#stopHide = onHide(this.#storeWaiting);
    await persistence.whenSynced;
    this.#listen();
    // A full disk aborts the transaction; a storage that the browser takes away closes the database.
    persistence.db?.addEventListener('abort', () => this.#set(false));
    persistence.db?.addEventListener('close', () => {
      persistence.db = null;
      this.#set(false);
    });
    this.#set(true);
  }

  /** Not before the copy was read or given up, when nobody edits: a document that is listened to writes what it reads. */
  #listen(): void {
    if (!this.#destroyed) this.#stopListening ??= listenWhileWriting(this.#parts.doc, this.#storeMine);
  }

  /** At once, after what it may build on. */
  readonly #storeMine: OnUpdate = (update, _origin, _doc, { local }) => {
    if (!local) return;
    this.#waiting.push(update);
    this.#storeWaiting();
  };

  /** Soon, several as one. Call with what the document has taken in. */
  storeOthers(update: Uint8Array): void {
    if (this.#destroyed) return;
    this.#waiting.push(update);
    this.#cancel ??= this.#parts.after(OTHERS_WAIT_MS, this.#storeWaiting);
  }

  readonly #storeWaiting = (): void => {
    this.#cancel?.();
    this.#cancel = null;
    const waiting = this.#waiting;
    this.#waiting = [];
    // When the database opens, the document is stored whole; when it is taken away, there is nowhere to store.
    if (waiting.length === 0 || !this.#persistence?.db) return;
    this.#persistence._storeUpdate(Y.mergeUpdates(waiting), null);
  };

  #set(kept: boolean): void {
    this.#kept = kept;
    this.#parts.onChange();
  }

  async destroy(): Promise<void> {
    this.#destroyed = true;
    this.#storeWaiting();
    this.#stopHide?.();
    this.#stopListening?.();
    await this.#persistence?.destroy();
  }
}

function canStore(): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.open(PROBE);
      request.onerror = () => resolve(false);
      request.onsuccess = () => {
        request.result.close();
        resolve(true);
      };
    } catch {
      // Not even there, or forbidden.
      resolve(false);
    }
  });
}
