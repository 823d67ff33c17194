/**
 * LiveDoc: the Y.Doc of a live room with what the room asks of it. Everything that can be asked twice between two
 * changes is kept until the next change: full state, diffs by state vector, own state vector.
 */
import * as Y from 'yjs';
import { documentItems } from '../../shared/documents/items.ts';
import type { LoadedLog } from '../storage/Store.ts';
import type { StructState } from './inspect.ts';

/** Updates per transaction while loading: long enough to be cheap, short enough to let other rooms work in between. */
const LOAD_BATCH = 4_000;
const DEEPEST_WALK = 64;
const DIFFS_KEPT = 64;
/** A diff of this size is kept alone, so that the memory of a room stays bounded. */
const LARGE_DIFF = 256 * 1024;
/** Whether a document is full is measured anew when so much of it has come, or so many letters and values have gone. */
const REMEASURE_SHARE = 1 / 48;
const REMEASURE_DELETED = 1_024;
const EMPTY_STATE_VECTOR = '0';

export class LiveDoc {
  readonly doc: Y.Doc;
  #emitted: Uint8Array[] | null = null;
  #stateVector: Uint8Array | null = null;
  readonly #diffs = new Map<string, Uint8Array>();
  /** Upper estimate of the encoded state: exact after each encoding, growing with each update. */
  #bytes = 0;
  #measured = 0;
  /** Letters and values deleted since then. */
  #deleted = 0;

  private constructor() {
    this.doc = new Y.Doc({ gc: true });
  }

  /**
   * Loads a log in batches, giving way in between. Throws when a record cannot be applied or leaves something pending.
   * Nobody listens to the document until then: what it emits would be encoded for nobody.
   */
  static async load(log: LoadedLog, further: readonly Uint8Array[]): Promise<LiveDoc> {
    const live = new LiveDoc();
    const updates = [...log.records.map((record) => record.update), ...further];
    if (log.snapshot) updates.unshift(log.snapshot);
    for (let at = 0; at < updates.length; at += LOAD_BATCH) {
      const batch = updates.slice(at, at + LOAD_BATCH);
      live.#bytes += batch.reduce((sum, update) => sum + update.length, 0);
      live.apply(batch);
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (live.isPending) throw new Error('the log refers to something that is not in it');
    live.#listen();
    return live;
  }

  #listen(): void {
    this.doc.on(
      'update',
      (update: Uint8Array, _source: unknown, _doc: Y.Doc, { deleteSet }: Y.Transaction) => {
        this.#emitted?.push(update);
        this.#stateVector = null;
        this.#diffs.clear();
        this.#bytes += update.length;
        for (const ranges of deleteSet.clients.values()) for (const { len } of ranges) this.#deleted += len;
      },
    );
  }

  /** Applies updates in one transaction. What the transaction emits is new to the document: usually one, or none. */
  apply(updates: readonly Uint8Array[]): readonly Uint8Array[] {
    return this.edit(() => {
      for (const update of updates) Y.applyUpdate(this.doc, update);
    });
  }

  edit(change: (doc: Y.Doc) => void): readonly Uint8Array[] {
    const emitted: Uint8Array[] = [];
    this.#emitted = emitted;
    // Yjs keeps the list for its next transaction from the last one on: what is put into an old list stays for seconds.
    this.doc._transactionCleanups = [];
    this.doc.transact(() => change(this.doc));
    this.#emitted = null;
    return emitted;
  }

  get isPending(): boolean {
    return this.doc.store.pendingStructs !== null || this.doc.store.pendingDs !== null;
  }

  next(client: number): number {
    return Y.getState(this.doc.store, client);
  }

  /** Types above an item, or null if the document has no such item. A walk that long is past every limit anyway. */
  depthOf(client: number, clock: number): number | null {
    if (clock >= this.next(client)) return null;
    const item = Y.getItem(this.doc.store, Y.createID(client, clock));
    if (!(item instanceof Y.Item)) return 0;
    let depth = 1;
    let parent = item.parent;
    while (parent instanceof Y.AbstractType && parent._item !== null && depth < DEEPEST_WALK) {
      depth += 1;
      parent = parent._item.parent;
    }
    return depth;
  }

  stateOf(client: number, clock: number): StructState | null {
    if (clock >= this.next(client)) return null;
    const struct = Y.getItem(this.doc.store, Y.createID(client, clock));
    if (struct instanceof Y.GC) return 'gone';
    return struct.deleted ? 'deleted' : 'live';
  }

  isDeleted(client: number, clock: number, length: number): boolean {
    const structs = this.doc.store.clients.get(client);
    if (!structs || clock + length > this.next(client)) return false;
    for (let at = Y.findIndexSS(structs, clock); at < structs.length; at += 1) {
      const struct = structs[at];
      if (!struct || struct.id.clock >= clock + length) return true;
      if (!struct.deleted) return false;
    }
    return true;
  }

  /** Whether an item of the document lies undeleted in this range: an entry of the map of items, not a field of one. */
  holdsItem(client: number, clock: number, length: number): boolean {
    const structs = this.doc.store.clients.get(client);
    if (!structs || clock >= this.next(client)) return false;
    const items = documentItems(this.doc);
    for (let at = Y.findIndexSS(structs, clock); at < structs.length; at += 1) {
      const struct = structs[at];
      if (!struct || struct.id.clock >= clock + length) return false;
      if (struct instanceof Y.Item && !struct.deleted && (struct.parent as unknown) === items) return true;
    }
    return false;
  }

  stateVector(): Uint8Array {
    this.#stateVector ??= Y.encodeStateVector(this.doc);
    return this.#stateVector;
  }

  /** Everything behind this state vector. */
  diff(stateVector: Uint8Array): Uint8Array {
    const key = stateVector.length <= 1 ? EMPTY_STATE_VECTOR : Buffer.from(stateVector).toString('latin1');
    const known = this.#diffs.get(key);
    if (known) return known;
    const diff = Y.encodeStateAsUpdate(this.doc, stateVector);
    if (this.#diffs.size >= DIFFS_KEPT || diff.length > LARGE_DIFF) this.#diffs.clear();
    this.#diffs.set(key, diff);
    if (key === EMPTY_STATE_VECTOR) this.#measure(diff.length);
    return diff;
  }

  state(): Uint8Array {
    return this.diff(new Uint8Array([0]));
  }

  /** Something was deleted since it was measured; a value counts as one, whatever its size. */
  get mayHaveShrunk(): boolean {
    return this.#deleted > 0;
  }

  #measure(bytes: number): void {
    this.#bytes = bytes;
    this.#measured = bytes;
    this.#deleted = 0;
  }

  /** Whether the document would be larger than `most` with this much more. Measured anew only when that may tell. */
  isFull(more: number, most: number): boolean {
    if (this.#bytes + more <= most) return false;
    const hasGrown = this.#bytes - this.#measured > most * REMEASURE_SHARE;
    if (hasGrown || this.#deleted >= REMEASURE_DELETED) this.state();
    return this.#bytes + more > most;
  }

  destroy(): void {
    this.doc.destroy();
  }
}
