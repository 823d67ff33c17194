import { early, type OpenedCopy } from '../early.ts';

/**
 * One document's updates in IndexedDB: a record for each that was stored, or for several that were stored at once, until
 * they are put together as one. Laid out as y-indexeddb does it, since devices have such copies.
 */
type Stored = Uint8Array | readonly Uint8Array[];
const UPDATES = 'updates';
/** What is kept beside the document, and goes with its copy. */
const BESIDE = 'custom';
const LOOK = 'look';

function answerOf<Answer>(request: IDBRequest<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function openDatabase(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(UPDATES, { autoIncrement: true });
    request.result.createObjectStore(BESIDE);
  };
  return answerOf(request);
}

/** Its look is asked for first: it is to be seen before the rest is read. */
async function open(name: string, onLook?: (look: unknown) => void): Promise<OpenedCopy> {
  const db = await openDatabase(name);
  if (onLook) answerOf(db.transaction(BESIDE).objectStore(BESIDE).get(LOOK)).then(onLook, onLook);
  const updates = db.transaction(UPDATES).objectStore(UPDATES);
  const [keys, read] = await Promise.all([answerOf(updates.getAllKeys()), answerOf(updates.getAll())]);
  return { db, keys, read };
}

export class CopyStore {
  readonly #db: IDBDatabase;
  /** Of the records that are known here; another tab may have written more. */
  #keys: IDBValidKey[];
  /** In the records that are known here. */
  #updates: number;
  /** What was there when it was opened, to be taken once. */
  #read: readonly Uint8Array[];
  #ended = false;
  #lost: () => void = () => undefined;

  constructor({ db, keys, read }: OpenedCopy) {
    this.#db = db;
    this.#keys = keys;
    this.#read = read.flat();
    this.#updates = this.#read.length;
    db.onabort = () => this.#lost();
    db.onclose = () => this.#lose();
    // Somebody signs out in another tab, and it is deleted.
    db.onversionchange = () => {
      db.close();
      this.#lose();
    };
  }

  takeRead(): readonly Uint8Array[] {
    const read = this.#read;
    this.#read = [];
    return read;
  }

  get updates(): number {
    return this.#updates;
  }

  /** As one record. */
  add(some: readonly Uint8Array[]): void {
    this.#updates += some.length;
    this.#write((updates) => this.#put(updates, some.length === 1 && some[0] ? some[0] : some));
  }

  /** In the place of all that is known here: `whole` must say what those say. */
  replace(whole: Uint8Array): void {
    this.#updates = 1;
    this.#write((updates) => {
      for (const key of this.#keys.splice(0)) updates.delete(key);
      this.#put(updates, whole);
    });
  }

  #put(updates: IDBObjectStore, stored: Stored): void {
    const request = updates.add(stored);
    request.onsuccess = () => this.#keys.push(request.result);
  }

  #write(act: (updates: IDBObjectStore) => void): void {
    if (!this.#ended) act(this.#db.transaction(UPDATES, 'readwrite').objectStore(UPDATES));
  }

  /** An image of the document for the next visit. */
  keepLook(look: unknown): void {
    if (!this.#ended) this.#db.transaction(BESIDE, 'readwrite').objectStore(BESIDE).put(look, LOOK);
  }

  /** Told when something was not kept (a full disk), or nothing will be any more (the storage was taken away). */
  onLost(run: () => void): void {
    this.#lost = run;
    if (this.#ended) run();
  }

  #lose(): void {
    this.#ended = true;
    this.#lost();
  }

  /** What is being written is written first. */
  close(): void {
    this.#ended = true;
    this.#lost = () => undefined;
    this.#db.close();
  }
}

export const copyName = (documentId: string, epoch: number): string => `jumelage.${documentId}.${epoch}`;

/** The name of the latest copy of a document on this device; null of none, and where none can be listed. */
export async function findCopy(documentId: string): Promise<string | null> {
  const databases = (await indexedDB.databases?.()) ?? [];
  const epochs = databases.flatMap(({ name }) => {
    const [, id, epoch] = name?.split('.') ?? [];
    return id === documentId && name?.startsWith('jumelage.') ? [Number(epoch)] : [];
  });
  return epochs.length > 0 ? copyName(documentId, Math.max(...epochs)) : null;
}

/** Reads the copy of the document that this page is about to open, while its code is still on the way; its look first, undefined of none. */
export function readCopyAhead(name: string, onLook?: (look: unknown) => void): void {
  if (early().copy?.name === name) return;
  const opened = open(name, onLook);
  // Whoever opens the copy is told.
  opened.catch(() => undefined);
  early().copy = { name, opened };
}

/** Rejects where there is no storage, or it refuses. */
export async function openCopy(name: string): Promise<CopyStore> {
  const { copy } = early();
  early().copy = null;
  return new CopyStore(await (copy?.name === name ? copy.opened : open(name)));
}
