/**
 * The copy of a document on this device (IndexedDB). Where there is none (private window, full disk, a browser that lost
 * its storage) the document works all the same, and `kept` says so: nothing may be called kept that a reload would lose.
 */
import * as Y from 'yjs';
import { type CopyStore, openCopy } from './CopyStore.ts';
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
/** What the server had to say may be the whole document, and whoever comes back soon is to find it. */
const ANSWER_WAIT_MS = 200;
/** So many are put together as one. */
const MOST_UPDATES = 2_000;

/** A storage that has not answered by then is not waited for; what it has is merged when it comes. */
const PATIENCE_MS = 3_000;

export class LocalCopy {
  readonly #parts: LocalCopyParts;
  /** Has been read, or cannot be read, or takes too long. */
  readonly whenRead: Promise<void>;
  #store: CopyStore | null = null;
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
    const { name, doc, onHide } = this.#parts;
    // Not even there, forbidden, or broken: the document lives without.
    const store = await openCopy(name).catch(() => null);
    if (store === null) return;
    // What was written and received meanwhile had nowhere to go.
    const late = doc.store.clients.size > 0 ? Y.encodeStateAsUpdate(doc) : null;
    if (this.#destroyed) {
      if (late) store.add([late]);
      return store.close();
    }
    const read = store.takeRead();
    Y.transact(doc, () => read.forEach((update) => void Y.applyUpdate(doc, update)), this, false);
    this.#store = store;
    this.#waiting = late ? [late] : [];
    this.#storeWaiting();
    this.#stopHide = onHide(this.#storeWaiting);
    this.#listen();
    this.#set(true);
    store.onLost(() => this.#set(false));
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

  /** Soon, several as one. Call with what the document has taken in; an answer holds all that was lacking here. */
  storeOthers(update: Uint8Array, isAnswer: boolean): void {
    if (this.#destroyed) return;
    this.#waiting.push(update);
    if (isAnswer) this.#cancel?.();
    if (isAnswer || !this.#cancel)
      this.#cancel = this.#parts.after(isAnswer ? ANSWER_WAIT_MS : OTHERS_WAIT_MS, this.#storeWaiting);
  }

  readonly #storeWaiting = (): void => {
    this.#cancel?.();
    this.#cancel = null;
    const [waiting, store] = [this.#waiting, this.#store];
    this.#waiting = [];
    // When the database opens, the document is stored whole; when it is taken away, there is nowhere to store.
    if (waiting.length === 0 || !store) return;
    if (store.updates >= MOST_UPDATES) store.replace(Y.encodeStateAsUpdate(this.#parts.doc));
    else store.add(waiting);
  };

  /** Only beside a copy: what is not kept here has no look here either. */
  keepLook(look: unknown): void {
    if (this.#kept) this.#store?.keepLook(look);
  }

  #set(kept: boolean): void {
    this.#kept = kept;
    this.#parts.onChange();
  }

  destroy(): void {
    this.#destroyed = true;
    this.#storeWaiting();
    this.#stopHide?.();
    this.#stopListening?.();
    this.#store?.close();
  }
}
