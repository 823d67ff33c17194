/**
 * Document logs on LevelDB.
 *   l!<document>!<sequence>                 sealed log record
 *   s!<document>!<sequence>!<part>          sealed part of a snapshot
 *   p!<document>                            sealed pointer { sequence, parts }: written after all parts
 * A record at or below the pointer's sequence may still lie around after a crash; it is ignored and cleared later.
 */
import type { DocumentId } from '../../../shared/ids.ts';
import { parseDocumentId } from '../../../shared/ids.ts';
import type { Clock } from '../../clock.ts';
import { partsOf, seal, sealUpdate, sortable, unseal, unsealUpdate } from '../records.ts';
import type { Appended, AppendOptions, DocumentLog, LoadedLog, LogRecord, Sequence } from '../Store.ts';
import { type Committer, type Database, type Draft, reading } from './Committer.ts';

interface Pointer {
  readonly sequence: Sequence;
  readonly parts: number;
}

type Moment = ReturnType<Database['snapshot']>;

const CLEARED_AT_ONCE = 10_000;
/** Records that one question to the database brings: each is a handover to another thread and back. */
const READ_AT_ONCE = 2_000;
const READ_BYTES_AT_ONCE = 1024 * 1024;

const recordKey = (document: DocumentId, sequence: Sequence) => `l!${document}!${sortable(sequence)}`;
const partKey = (document: DocumentId, sequence: Sequence, part: number) =>
  `s!${document}!${sortable(sequence)}!${sortable(part)}`;
const pointerKey = (document: DocumentId) => `p!${document}`;

function readPointer(document: DocumentId, stored: Buffer | undefined): Pointer {
  if (stored === undefined) return { sequence: 0, parts: 0 };
  return JSON.parse(unseal(pointerKey(document), stored).toString()) as Pointer;
}

export class LevelLog implements DocumentLog {
  readonly #db: Database;
  readonly #committer: Committer;
  readonly #clock: Clock;
  /** Last durable sequence of documents used since the start; the data folder's lock makes this process the only writer. */
  readonly #heads = new Map<DocumentId, Sequence>();
  #headsKnownAt = 0;

  constructor(db: Database, committer: Committer, clock: Clock) {
    this.#db = db;
    this.#committer = committer;
    this.#clock = clock;
  }

  load(document: DocumentId): Promise<LoadedLog> {
    return reading(() => this.#load(document));
  }

  read(document: DocumentId, after: Sequence, limit: number): Promise<readonly LogRecord[]> {
    return reading(() => this.#read(document, after, limit));
  }

  /** At one moment: a compaction beside it changes nothing of what it reads. */
  async #load(document: DocumentId): Promise<LoadedLog> {
    const moment = this.#db.snapshot();
    try {
      const pointer = readPointer(document, await this.#db.get(pointerKey(document), { snapshot: moment }));
      const parts: Buffer[] = [];
      for (let part = 0; part < pointer.parts; part++) {
        const key = partKey(document, pointer.sequence, part);
        const stored = await this.#db.get(key, { snapshot: moment });
        if (stored === undefined) throw new Error(`Record ${key} is missing`);
        parts.push(unseal(key, stored));
      }
      const records = await this.#read(document, pointer.sequence, Number.POSITIVE_INFINITY, moment);
      const snapshot = pointer.parts === 0 ? null : new Uint8Array(Buffer.concat(parts));
      const head = records.at(-1)?.sequence ?? pointer.sequence;
      return { snapshot, snapshotSequence: pointer.sequence, records, head };
    } finally {
      await moment.close();
    }
  }

  async #read(
    document: DocumentId,
    after: Sequence,
    limit: number,
    moment?: Moment,
  ): Promise<readonly LogRecord[]> {
    const range = {
      gt: recordKey(document, after),
      lt: `l!${document}!~`,
      limit: Number.isFinite(limit) ? limit : -1,
      highWaterMarkBytes: READ_BYTES_AT_ONCE,
      ...(moment === undefined ? {} : { snapshot: moment }),
    };
    const records: LogRecord[] = [];
    const iterator = this.#db.iterator(range);
    try {
      for (let some = await iterator.nextv(READ_AT_ONCE); some.length > 0; ) {
        for (const [key, value] of some) {
          const expected = after + records.length + 1;
          const expectedKey = recordKey(document, expected);
          if (key !== expectedKey) throw new Error(`Record ${expectedKey} is missing`);
          records.push({ sequence: expected, ...unsealUpdate(key, value) });
        }
        some = await iterator.nextv(READ_AT_ONCE);
      }
      return records;
    } finally {
      await iterator.close();
    }
  }

  append(
    document: DocumentId,
    after: Sequence,
    update: Uint8Array,
    options?: AppendOptions,
  ): Promise<Appended> {
    return this.#committer.commit(async (draft) => {
      const head = await this.#headIn(draft, document);
      const sequence = head + 1;
      const missed = after < head ? await this.#readMissed(draft, document, after, head) : [];
      const key = recordKey(document, sequence);
      draft.put(key, sealUpdate(key, this.#clock.now(), update, options?.deletedBy));
      return () => {
        this.#heads.set(document, Math.max(sequence, this.#heads.get(document) ?? 0));
        return { sequence, missed };
      };
    }, options);
  }

  async compact(document: DocumentId, upTo: Sequence, state: Uint8Array): Promise<void> {
    const before = readPointer(document, await reading(() => this.#db.get(pointerKey(document))));
    if (before.sequence >= upTo) return;
    let parts = 0;
    for (const part of partsOf(state)) {
      const key = partKey(document, upTo, parts++);
      await this.#committer.commit(async (draft) => {
        draft.put(key, seal(key, part));
        return () => undefined;
      });
    }
    const won = await this.#point(document, { sequence: upTo, parts });
    if (won) await this.#clearBelow(document, upTo);
  }

  async remove(document: DocumentId): Promise<void> {
    await this.#committer.commit(async (draft) => {
      draft.delete(pointerKey(document));
      for await (const key of this.#db.keys({ gt: `l!${document}!`, lt: `l!${document}!~` }))
        draft.delete(key);
      for await (const key of this.#db.keys({ gt: `s!${document}!`, lt: `s!${document}!~` }))
        draft.delete(key);
      return () => this.#heads.delete(document);
    });
  }

  async *documents(): AsyncGenerator<DocumentId> {
    for (const prefix of ['l', 'p'] as const) yield* this.#documentsUnder(prefix);
  }

  async *#documentsUnder(prefix: 'l' | 'p'): AsyncGenerator<DocumentId> {
    let after = `${prefix}!`;
    for (;;) {
      const [key] = await reading(() => this.#db.keys({ gt: after, lt: `${prefix}!~`, limit: 1 }).all());
      if (key === undefined) return;
      const document = parseDocumentId(key.split('!')[1]);
      if (document === null) throw new Error(`Record ${key} belongs to no document`);
      const pointed = prefix === 'l' && (await this.#db.get(pointerKey(document))) !== undefined;
      if (!pointed) yield document;
      after = `${prefix}!${document}!~`;
    }
  }

  /** The pointer moves only forward: a slower compaction of an older state changes nothing. */
  #point(document: DocumentId, pointer: Pointer): Promise<boolean> {
    return this.#committer.commit(async (draft) => {
      const present = readPointer(document, await draft.get(pointerKey(document)));
      const newer = pointer.sequence > present.sequence;
      if (newer)
        draft.put(pointerKey(document), seal(pointerKey(document), Buffer.from(JSON.stringify(pointer))));
      return () => newer;
    });
  }

  async #clearBelow(document: DocumentId, upTo: Sequence): Promise<void> {
    await this.#clear(`l!${document}!`, recordKey(document, upTo + 1));
    await this.#clear(`s!${document}!`, partKey(document, upTo, 0));
  }

  /** In the committer's turn, as every write: a write beside it might fail without its notice. */
  async #clear(from: string, end: string): Promise<void> {
    for (let left = true; left; )
      left = await this.#committer.commit(async (draft) => {
        const keys = await this.#db.keys({ gt: from, lt: end, limit: CLEARED_AT_ONCE }).all();
        for (const key of keys) draft.delete(key);
        return () => keys.length === CLEARED_AT_ONCE;
      });
  }

  /**
   * Asks the store once: a look-up of a key that is not there costs a millisecond, and would be made for every append. A
   * commit has set the head of its documents before the next batch is prepared.
   */
  async #headIn(draft: Draft, document: DocumentId): Promise<Sequence> {
    if (this.#headsKnownAt !== this.#committer.failures) {
      this.#headsKnownAt = this.#committer.failures;
      this.#heads.clear();
    }
    let head = this.#heads.get(document) ?? (await this.#storedHead(document));
    while (draft.holds(recordKey(document, head + 1))) head++;
    return head;
  }

  async #storedHead(document: DocumentId): Promise<Sequence> {
    const last = await this.#db
      .keys({ gt: `l!${document}!`, lt: `l!${document}!~`, reverse: true, limit: 1 })
      .all();
    const pointer = readPointer(document, await this.#db.get(pointerKey(document)));
    const key = last[0];
    const stored = key === undefined ? 0 : Number(key.slice(key.lastIndexOf('!') + 1));
    return Math.max(stored, pointer.sequence);
  }

  async #readMissed(
    draft: Draft,
    document: DocumentId,
    after: Sequence,
    head: Sequence,
  ): Promise<LogRecord[]> {
    const missed: LogRecord[] = [];
    for (let sequence = after + 1; sequence <= head; sequence++) {
      const key = recordKey(document, sequence);
      const stored = await draft.get(key);
      if (stored === undefined) throw new Error(`Record ${key} is missing`);
      missed.push({ sequence, ...unsealUpdate(key, stored) });
    }
    return missed;
  }
}
