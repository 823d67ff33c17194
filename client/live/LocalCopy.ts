/**
 * The copy of a document on this device (IndexedDB). Where there is none (private window, full disk, a browser that lost
 * its storage) the document works all the same, and `kept` says so: nothing may be called kept that a reload would lose.
 */
import { IndexeddbPersistence } from 'y-indexeddb';
import type * as Y from 'yjs';

export interface LocalCopyParts {
  readonly name: string;
  readonly doc: Y.Doc;
  readonly after: (ms: number, run: () => void) => () => void;
  readonly onChange: () => void;
}

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

  constructor(parts: LocalCopyParts) {
    this.#parts = parts;
    this.whenRead = new Promise((resolve) => {
      const cancel = parts.after(PATIENCE_MS, resolve);
      void this.#open().finally(() => {
        cancel();
        resolve();
      });
    });
  }

  get kept(): boolean {
    return this.#kept;
  }

  /** Did this change come from the copy? */
  isSource(origin: unknown): boolean {
    return origin !== null && origin === this.#persistence;
  }

  async #open(): Promise<void> {
    // The library waits for ever for a storage that refuses to open, so ask first.
    if (!(await canStore()) || this.#destroyed) return;
    const persistence = new IndexeddbPersistence(this.#parts.name, this.#parts.doc);
    this.#persistence = persistence;
    await persistence.whenSynced;
    // A full disk aborts the transaction; a storage that the browser takes away closes the database.
    persistence.db?.addEventListener('abort', () => this.#set(false));
    persistence.db?.addEventListener('close', () => {
      persistence.db = null;
      this.#set(false);
    });
    this.#set(true);
  }

  #set(kept: boolean): void {
    this.#kept = kept;
    this.#parts.onChange();
  }

  async destroy(): Promise<void> {
    this.#destroyed = true;
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
