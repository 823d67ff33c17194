/**
 * Document logs on MongoDB. A record's _id is document and sequence, insert-only: of two nodes that append at once one
 * gets a duplicate key, reads the tail, and tries again behind it. The pointer moves only forward, by compare-and-set.
 */
import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import type { DocumentId } from '../../../shared/ids.ts';
import { parseDocumentId } from '../../../shared/ids.ts';
import type { Clock } from '../../clock.ts';
import { partsOf, seal, sealUpdate, sortable, unseal, unsealUpdate } from '../records.ts';
import type { Appended, DocumentLog, LoadedLog, LogRecord, Sequence } from '../Store.ts';
import type { Collections, PointerRow, RecordRow } from './collections.ts';
import { ask, isDuplicate } from './collections.ts';

const recordKey = (document: DocumentId, sequence: Sequence) => `${document}:${sortable(sequence)}`;
const partKey = (document: DocumentId, owner: string, part: number) =>
  `${document}:${owner}:${sortable(part)}`;

/** MongoDB's bound on a row is 16 MiB; a larger body is cut into parts that are written before the row. */
const LARGE_BODY = 8 * 1024 * 1024;
const TRIES = 5;

function bytesOf(body: unknown): Buffer {
  if (Buffer.isBuffer(body)) return body;
  const binary = body as { buffer: Uint8Array; position?: number };
  return Buffer.from(binary.buffer.subarray(0, binary.position ?? binary.buffer.length));
}

export class MongoLog implements DocumentLog {
  readonly #at: Collections;
  readonly #clock: Clock;

  constructor(collections: Collections, clock: Clock) {
    this.#at = collections;
    this.#clock = clock;
  }

  async load(document: DocumentId): Promise<LoadedLog> {
    for (let tries = 1; ; tries++) {
      const pointer = await this.#pointer(document);
      try {
        const snapshot =
          pointer === null ? null : await this.#readParts(document, pointer.token, pointer.parts);
        const snapshotSequence = pointer?.sequence ?? 0;
        const records = await this.read(document, snapshotSequence, Number.POSITIVE_INFINITY);
        return { snapshot, snapshotSequence, records, head: records.at(-1)?.sequence ?? snapshotSequence };
      } catch (error) {
        // Another node compacted between our two reads: what we looked for is in its newer snapshot.
        const moved = (await this.#pointer(document))?.sequence !== pointer?.sequence;
        if (!moved || tries === TRIES) throw error;
      }
    }
  }

  async read(document: DocumentId, after: Sequence, limit: number): Promise<readonly LogRecord[]> {
    const rows = await this.#rowsAfter(document, after, limit);
    const records: LogRecord[] = [];
    for (const row of rows) {
      const expected = after + records.length + 1;
      if (row.sequence !== expected) throw new Error(`Record ${recordKey(document, expected)} is missing`);
      records.push(await this.#open(document, row));
    }
    return records;
  }

  async append(document: DocumentId, after: Sequence, update: Uint8Array): Promise<Appended> {
    const token = randomUUID();
    const at = this.#clock.now();
    const missed: LogRecord[] = [];
    let head = after;
    for (;;) {
      const answer = await this.#insert(document, head + 1, token, at, update);
      if (answer === 'inserted' && !(await this.#isBelowPointer(document, head + 1)))
        return { sequence: head + 1, missed };
      if (answer === 'inserted') await this.#deleteOwn(document, head + 1, token);
      const tail = await this.#tail(document, head);
      const mine = tail.find((record) => record.token === token);
      const others = tail.filter(
        (record) => record.token !== token && (!mine || record.sequence < mine.sequence),
      );
      missed.push(
        ...others.map(({ sequence, update: bytes, at: when }) => ({ sequence, update: bytes, at: when })),
      );
      if (mine) return { sequence: mine.sequence, missed };
      head = tail.at(-1)?.sequence ?? head;
    }
  }

  async compact(document: DocumentId, upTo: Sequence, state: Uint8Array): Promise<void> {
    const before = await this.#pointer(document);
    if (before !== null && before.sequence >= upTo) return;
    const token = randomUUID();
    const parts = await this.#writeParts(document, token, state);
    if (await this.#point(document, { sequence: upTo, parts, token })) {
      const old = { document, sequence: mongoose.trusted({ $lte: upTo }) };
      await ask(() => this.#at.records.deleteMany(old));
      if (before !== null) await this.#deleteParts(document, before.token);
    } else await this.#deleteParts(document, token);
  }

  async remove(document: DocumentId): Promise<void> {
    await ask(() => this.#at.pointers.deleteOne({ _id: document }));
    await ask(() => this.#at.records.deleteMany({ document }));
    await ask(() => this.#at.parts.deleteMany({ document }));
  }

  async *documents(): AsyncGenerator<DocumentId> {
    const logged = await ask(() =>
      this.#at.records.aggregate<{ _id: string }>([{ $group: { _id: '$document' } }]),
    );
    const pointed = await ask(() => this.#at.pointers.find({}, { _id: 1 }).lean());
    for (const id of new Set([...logged, ...pointed].map((row) => row._id))) {
      const document = parseDocumentId(id);
      if (document === null) throw new Error(`Record ${id} belongs to no document`);
      yield document;
    }
  }

  /** A large body goes into parts first, named by the token, so that an append that never finished is only litter. */
  async #insert(document: DocumentId, sequence: Sequence, token: string, at: number, update: Uint8Array) {
    const key = recordKey(document, sequence);
    const sealed = sealUpdate(key, at, update);
    const large = sealed.length > LARGE_BODY;
    const parts = large ? await this.#writeParts(document, `${token}-${sequence}`, sealed) : 0;
    const row = { _id: key, document, sequence, token, parts, body: large ? Buffer.alloc(0) : sealed };
    try {
      await ask(() => this.#at.records.insertMany([row], { ordered: true }));
      return 'inserted' as const;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return 'taken' as const;
    }
  }

  /**
   * True when a compaction had cleared this sequence, so that the insert filled a hole under the snapshot where nobody
   * would ever read it. The pointer is written before the hole is made, hence visible to whoever fell into it.
   */
  async #isBelowPointer(document: DocumentId, sequence: Sequence): Promise<boolean> {
    return ((await this.#pointer(document))?.sequence ?? 0) >= sequence;
  }

  async #deleteOwn(document: DocumentId, sequence: Sequence, token: string): Promise<void> {
    await ask(() => this.#at.records.deleteOne({ _id: recordKey(document, sequence), token }));
  }

  /** Everything behind `head`; where records are already compacted away, the snapshot stands for them as one. */
  async #tail(document: DocumentId, head: Sequence): Promise<(LogRecord & { token: string })[]> {
    const pointer = await this.#pointer(document);
    const tail: (LogRecord & { token: string })[] = [];
    let from = head;
    if (pointer !== null && pointer.sequence > head) {
      const update = await this.#readParts(document, pointer.token, pointer.parts);
      tail.push({ sequence: pointer.sequence, update, at: this.#clock.now(), token: '' });
      from = pointer.sequence;
    }
    for (const row of await this.#rowsAfter(document, from, Number.POSITIVE_INFINITY))
      tail.push({ ...(await this.#open(document, row)), token: row.token });
    return tail;
  }

  async #rowsAfter(document: DocumentId, after: Sequence, limit: number): Promise<RecordRow[]> {
    const range = { _id: mongoose.trusted({ $gt: recordKey(document, after), $lt: `${document}:~` }) };
    const query = this.#at.records.find(range).sort({ _id: 1 });
    if (Number.isFinite(limit)) query.limit(limit);
    return (await ask(() => query.lean().exec())) as unknown as RecordRow[];
  }

  async #open(document: DocumentId, row: RecordRow): Promise<LogRecord> {
    const owner = `${row.token}-${row.sequence}`;
    const sealed = row.parts > 0 ? await this.#readParts(document, owner, row.parts) : bytesOf(row.body);
    return { sequence: row.sequence, ...unsealUpdate(recordKey(document, row.sequence), sealed) };
  }

  #pointer(document: DocumentId): Promise<PointerRow | null> {
    return ask(() =>
      this.#at.pointers.findOne({ _id: document }).lean().exec(),
    ) as Promise<PointerRow | null>;
  }

  async #point(document: DocumentId, next: Omit<PointerRow, '_id'>): Promise<boolean> {
    const older = { _id: document, sequence: mongoose.trusted({ $lt: next.sequence }) };
    const update = () => ask(() => this.#at.pointers.updateOne(older, { $set: next }));
    if ((await update()).matchedCount > 0) return true;
    try {
      await ask(() => this.#at.pointers.insertMany([{ _id: document, ...next }]));
      return true;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return (await update()).matchedCount > 0;
    }
  }

  async #writeParts(document: DocumentId, owner: string, body: Uint8Array): Promise<number> {
    let parts = 0;
    for (const part of partsOf(body)) {
      const key = partKey(document, owner, parts++);
      await ask(() => this.#at.parts.insertMany([{ _id: key, document, body: seal(key, part) }]));
    }
    return parts;
  }

  async #readParts(document: DocumentId, owner: string, count: number): Promise<Uint8Array> {
    const bodies: Buffer[] = [];
    for (let part = 0; part < count; part++) {
      const key = partKey(document, owner, part);
      const row = await ask(() => this.#at.parts.findOne({ _id: key }).lean().exec());
      if (row === null) throw new Error(`Record ${key} is missing`);
      bodies.push(unseal(key, bytesOf(row.body)));
    }
    return new Uint8Array(Buffer.concat(bodies));
  }

  async #deleteParts(document: DocumentId, owner: string): Promise<void> {
    const range = {
      _id: mongoose.trusted({ $gte: partKey(document, owner, 0), $lt: `${document}:${owner}:~` }),
    };
    await ask(() => this.#at.parts.deleteMany(range));
  }
}
