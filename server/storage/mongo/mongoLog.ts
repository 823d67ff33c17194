/**
 * Document logs on MongoDB. A record's _id is document and sequence, insert-only: of two nodes that append at once one
 * gets a duplicate key, reads the tail, and tries again behind it. A snapshot's pointer is insert-only as well, its _id is
 * document and sequence, and the highest counts: no write can move it back, a slower compaction is only litter.
 */
import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import type { DocumentId } from '../../../shared/ids.ts';
import { parseDocumentId } from '../../../shared/ids.ts';
import type { Clock } from '../../clock.ts';
import { partsOf, seal, sealUpdate, sortable, unseal, unsealUpdate } from '../records.ts';
import type { Appended, AppendOptions, DocumentLog, LoadedLog, LogRecord, Sequence } from '../Store.ts';
import type { PointerRow, RecordRow } from './collections.ts';
import { bytesOf, isDuplicate } from './collections.ts';
import type { MongoLink } from './MongoLink.ts';

/** Of a record and of a pointer, each in its own collection. */
const rowKey = (document: DocumentId, sequence: Sequence) => `${document}:${sortable(sequence)}`;

/** Parts belong to a snapshot or to a large record; their keys sort by sequence, so that old ones are cleared as a range. */
type PartOwner = 'record' | 'snapshot';
const partPrefix = (document: DocumentId, owner: PartOwner, sequence: Sequence) =>
  `${document}:${owner}:${sortable(sequence)}`;
const partKey = (prefix: string, token: string, part: number) => `${prefix}:${token}:${sortable(part)}`;
const below = (prefix: string, end: string) => ({ _id: mongoose.trusted({ $gte: prefix, $lt: end }) });
/** Sorts behind everything that a key of ours may go on with. */
const END = '~';

/** MongoDB's bound on a row is 16 MiB; a larger body is cut into parts that are written before the row. */
const LARGE_BODY = 8 * 1024 * 1024;
const TRIES = 5;

type Rows = 'records' | 'parts' | 'pointers';

interface Clearable {
  deleteMany(filter: ReturnType<typeof below>): PromiseLike<unknown>;
}

export class MongoLog implements DocumentLog {
  readonly #link: MongoLink;
  readonly #clock: Clock;

  constructor(link: MongoLink, clock: Clock) {
    this.#link = link;
    this.#clock = clock;
  }

  load(document: DocumentId): Promise<LoadedLog> {
    return this.#withPointer(document, async (pointer) => {
      const snapshot = pointer === null ? null : await this.#readSnapshot(pointer);
      const snapshotSequence = pointer?.sequence ?? 0;
      const records = await this.read(document, snapshotSequence, Number.POSITIVE_INFINITY);
      // A gap among them would be seen; that all of them went into a newer snapshot only by its pointer.
      if (records.length === 0 && (await this.#pointer(document))?.sequence !== pointer?.sequence)
        throw new Error(`${document} was compacted meanwhile`);
      return { snapshot, snapshotSequence, records, head: records.at(-1)?.sequence ?? snapshotSequence };
    });
  }

  async read(document: DocumentId, after: Sequence, limit: number): Promise<readonly LogRecord[]> {
    const rows = await this.#rowsAfter(document, after, limit);
    const records: LogRecord[] = [];
    for (const row of rows) {
      const expected = after + records.length + 1;
      if (row.sequence !== expected) throw new Error(`Record ${rowKey(document, expected)} is missing`);
      records.push(await this.#open(document, row));
    }
    return records;
  }

  async append(
    document: DocumentId,
    after: Sequence,
    update: Uint8Array,
    options?: AppendOptions,
  ): Promise<Appended> {
    const token = randomUUID();
    const at = this.#clock.now();
    const sealed = (key: string) => sealUpdate(key, at, update, options?.deletedBy);
    const missed: LogRecord[] = [];
    let head = after;
    for (;;) {
      const answer = await this.#insert(document, head + 1, token, sealed);
      if (answer === 'inserted' && !(await this.#isBelowPointer(document, head + 1)))
        return { sequence: head + 1, missed };
      if (answer === 'inserted') await this.#deleteOwn(document, head + 1, token);
      const tail = await this.#tail(document, head);
      const mine = tail.find((record) => record.token === token);
      const others = tail.filter(
        (record) => record.token !== token && (!mine || record.sequence < mine.sequence),
      );
      missed.push(...others.map(({ token: _, ...record }) => record));
      if (mine) return { sequence: mine.sequence, missed };
      head = tail.at(-1)?.sequence ?? head;
    }
  }

  async compact(document: DocumentId, upTo: Sequence, state: Uint8Array): Promise<void> {
    const before = await this.#pointer(document);
    if (before !== null && before.sequence >= upTo) return;
    const token = randomUUID();
    const prefix = partPrefix(document, 'snapshot', upTo);
    const parts = await this.#writeParts(document, prefix, token, state);
    const pointer = { _id: rowKey(document, upTo), document, sequence: upTo, parts, token };
    try {
      await this.#link.ask((at) => at.pointers.insertMany([pointer]));
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      await this.#clear('parts', `${prefix}:${token}`, `${prefix}:${token}${END}`);
      return;
    }
    const newest = (await this.#pointer(document))?.sequence ?? upTo;
    await this.#clearBelow(document, newest);
  }

  /** What a snapshot stands for, and every older snapshot, finished or not. */
  async #clearBelow(document: DocumentId, sequence: Sequence): Promise<void> {
    const next = sequence + 1;
    await this.#clear('records', `${document}:`, rowKey(document, next));
    await this.#clear('parts', `${document}:record:`, partPrefix(document, 'record', next));
    await this.#clear('pointers', `${document}:`, rowKey(document, sequence));
    await this.#clear('parts', `${document}:snapshot:`, partPrefix(document, 'snapshot', sequence));
  }

  async remove(document: DocumentId): Promise<void> {
    for (const rows of ['pointers', 'records', 'parts'] as const)
      await this.#clear(rows, `${document}:`, `${document}:${END}`);
  }

  async *documents(): AsyncGenerator<DocumentId> {
    const logged = await this.#link.ask((at) =>
      at.records.aggregate<{ _id: string }>([{ $group: { _id: '$document' } }]),
    );
    const pointed = await this.#link.ask((at) => at.pointers.find({}, { document: 1 }).lean());
    for (const id of new Set([...logged.map((row) => row._id), ...pointed.map((row) => row.document)])) {
      const document = parseDocumentId(id);
      if (document === null) throw new Error(`Record ${id} belongs to no document`);
      yield document;
    }
  }

  /** A large body goes into parts first, named by the token, so that an append that never finished is only litter. */
  async #insert(document: DocumentId, sequence: Sequence, token: string, seal: (key: string) => Buffer) {
    const key = rowKey(document, sequence);
    const sealed = seal(key);
    const large = sealed.length > LARGE_BODY;
    const prefix = partPrefix(document, 'record', sequence);
    const parts = large ? await this.#writeParts(document, prefix, token, sealed) : 0;
    const row = { _id: key, document, sequence, token, parts, body: large ? Buffer.alloc(0) : sealed };
    try {
      await this.#link.ask((at) => at.records.insertMany([row], { ordered: true }));
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
    await this.#link.ask((at) => at.records.deleteOne({ _id: rowKey(document, sequence), token }));
  }

  /** Everything behind `head`; where records are already compacted away, the snapshot stands for them as one. */
  #tail(document: DocumentId, head: Sequence): Promise<(LogRecord & { token: string })[]> {
    return this.#withPointer(document, async (pointer) => {
      const tail: (LogRecord & { token: string })[] = [];
      let from = head;
      if (pointer !== null && pointer.sequence > head) {
        const update = await this.#readSnapshot(pointer);
        tail.push({ sequence: pointer.sequence, update, at: this.#clock.now(), deletedBy: [], token: '' });
        from = pointer.sequence;
      }
      for (const row of await this.#rowsAfter(document, from, Number.POSITIVE_INFINITY))
        tail.push({ ...(await this.#open(document, row)), token: row.token });
      return tail;
    });
  }

  async #rowsAfter(document: DocumentId, after: Sequence, limit: number): Promise<RecordRow[]> {
    const range = below(rowKey(document, after + 1), `${document}:${END}`);
    const rows = await this.#link.ask((at) => {
      const query = at.records.find(range).sort({ _id: 1 });
      return (Number.isFinite(limit) ? query.limit(limit) : query).lean().exec();
    });
    return rows as unknown as RecordRow[];
  }

  async #open(document: DocumentId, row: RecordRow): Promise<LogRecord> {
    const prefix = partPrefix(document, 'record', row.sequence);
    const sealed = row.parts > 0 ? await this.#readParts(prefix, row.token, row.parts) : bytesOf(row.body);
    return { sequence: row.sequence, ...unsealUpdate(rowKey(document, row.sequence), sealed) };
  }

  async #pointer(document: DocumentId): Promise<PointerRow | null> {
    const all = below(`${document}:`, `${document}:${END}`);
    const row = await this.#link.ask((at) => at.pointers.findOne(all).sort({ _id: -1 }).lean().exec());
    return row as PointerRow | null;
  }

  /** Reads again when another node compacted meanwhile: what was looked for is in its newer snapshot. */
  async #withPointer<Answer>(
    document: DocumentId,
    read: (pointer: PointerRow | null) => Promise<Answer>,
  ): Promise<Answer> {
    for (let tries = 1; ; tries++) {
      const pointer = await this.#pointer(document);
      try {
        return await read(pointer);
      } catch (error) {
        const moved = (await this.#pointer(document))?.sequence !== pointer?.sequence;
        if (!moved || tries === TRIES) throw error;
      }
    }
  }

  #readSnapshot({ document, sequence, token, parts }: PointerRow): Promise<Uint8Array> {
    return this.#readParts(partPrefix(document as DocumentId, 'snapshot', sequence), token, parts);
  }

  async #writeParts(document: DocumentId, prefix: string, token: string, body: Uint8Array): Promise<number> {
    let parts = 0;
    for (const part of partsOf(body)) {
      const key = partKey(prefix, token, parts++);
      await this.#link.ask((at) => at.parts.insertMany([{ _id: key, document, body: seal(key, part) }]));
    }
    return parts;
  }

  async #readParts(prefix: string, token: string, count: number): Promise<Uint8Array> {
    const bodies: Buffer[] = [];
    for (let part = 0; part < count; part++) {
      const key = partKey(prefix, token, part);
      const row = await this.#link.ask((at) => at.parts.findOne({ _id: key }).lean().exec());
      if (row === null) throw new Error(`Record ${key} is missing`);
      bodies.push(unseal(key, bytesOf(row.body)));
    }
    return new Uint8Array(Buffer.concat(bodies));
  }

  async #clear(rows: Rows, from: string, end: string): Promise<void> {
    await this.#link.ask((at) => {
      const model: Clearable = at[rows];
      return model.deleteMany(below(from, end));
    });
  }
}
