/** The one suite that every Store adapter passes. An adapter's test file says how to open it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InviteKey } from '../../server/storage/entities.ts';
import type { Store } from '../../server/storage/Store.ts';
import type { DocumentInfo } from '../../shared/domain/workspace.ts';
import { type DocumentId, type InviteId, type MemberId, newId, type WorkspaceId } from '../../shared/ids.ts';
import { until } from '../support/poll.ts';

/** A place that stores open on, again and again; `open` gives a new handle on the same data. */
export interface StorePlace {
  open(): Promise<Store>;
  /** Another node on the same data at the same time, where the adapter allows it. */
  openSecond?(): Promise<Store>;
  remove(): Promise<void>;
}

const bytes = (text: string) => new TextEncoder().encode(text);
const refusedOrThrow = (error: unknown) => {
  expect(error).toMatchObject({ code: 'CONFLICT' });
  return 0;
};
const key = (id: string): InviteKey => ({ id, inviteId: newId<InviteId>() });

function documentInfo(workspaceId: WorkspaceId): DocumentInfo {
  const id = newId<DocumentId>();
  const times = { createdAt: 1, updatedAt: 1, archivedAt: null, createdBy: null };
  return { id, workspaceId, kind: 'board', title: 'T', epoch: 1, ...times };
}

async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

async function* inChunks(data: Uint8Array, size = 7_001): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < data.length; start += size) yield data.subarray(start, start + size);
}

export function describeStore(name: string, newPlace: () => Promise<StorePlace>): void {
  let place: StorePlace;
  let store: Store;
  beforeEach(async () => {
    place = await newPlace();
    store = await place.open();
  });
  afterEach(async () => {
    await store.close();
    await place.remove();
  });

  describe(`${name}: log`, () => {
    const document = newId<DocumentId>();

    it('[ST1] [ST6] appends, loads, and loads again after reopening', async () => {
      for (const [index, text] of ['one', '', 'three'].entries())
        expect((await store.log.append(document, index, bytes(text))).sequence).toBe(index + 1);
      await store.close();
      store = await place.open();
      const log = await store.log.load(document);
      expect(log.records.map((record) => Buffer.from(record.update).toString())).toEqual([
        'one',
        '',
        'three',
      ]);
      expect(log.records.map((record) => record.sequence)).toEqual([1, 2, 3]);
      expect(log.head).toBe(3);
      expect((await store.log.append(document, 3, bytes('four'))).sequence).toBe(4);
    });

    it('[ST1] an unknown document is empty', async () => {
      const log = await store.log.load(newId<DocumentId>());
      expect(log).toEqual({ snapshot: null, snapshotSequence: 0, records: [], head: 0 });
    });

    it('[ST2] 64 writers on two documents lose nothing', async () => {
      const other = newId<DocumentId>();
      const write = (writer: number) =>
        store.log.append(writer % 2 ? document : other, 0, bytes(`writer ${writer}`));
      const answers = await Promise.all(Array.from({ length: 64 }, (_, writer) => write(writer)));
      expect(new Set(answers.map((answer, writer) => `${writer % 2}:${answer.sequence}`)).size).toBe(64);
      const log = await store.log.load(document);
      expect(log.records.map((record) => record.sequence)).toEqual(
        Array.from({ length: 32 }, (_, at) => at + 1),
      );
    });

    it('[ST3] an append behind an older head gets what it missed', async () => {
      await store.log.append(document, 0, bytes('a'));
      await store.log.append(document, 1, bytes('b'));
      const late = await store.log.append(document, 0, bytes('c'));
      expect(late.sequence).toBe(3);
      expect(late.missed.map((record) => Buffer.from(record.update).toString())).toEqual(['a', 'b']);
    });

    it('[ST4] [ST5] compaction keeps the head, and an older one changes nothing', async () => {
      for (let at = 0; at < 5; at++) await store.log.append(document, at, bytes(`${at + 1}`));
      const large = new Uint8Array(9 * 1024 * 1024).fill(7);
      await store.log.compact(document, 4, large);
      await store.log.compact(document, 2, bytes('older'));
      await store.close();
      store = await place.open();
      const log = await store.log.load(document);
      expect(Buffer.from(log.snapshot ?? []).equals(Buffer.from(large))).toBe(true);
      expect([log.snapshotSequence, log.head, log.records.length]).toEqual([4, 5, 1]);
      await store.log.compact(document, 5, bytes('state'));
      expect((await store.log.append(document, 5, bytes('six'))).sequence).toBe(6);
    });

    it('[ST25] a record says who deleted in it, to whoever loads, reads and missed it, and after reopening', async () => {
      const [ana, bo] = [newId<MemberId>(), newId<MemberId>()];
      const crowd = Array.from({ length: 500 }, () => newId<MemberId>());
      const signed = [[], [ana], [ana, bo], [], crowd];
      for (const [at, deletedBy] of signed.entries())
        await store.log.append(document, at, bytes(`${at}`), { deletedBy });
      const large = new Uint8Array(9 * 1024 * 1024).fill(7);
      await store.log.append(document, 5, large, { mayWait: true, deletedBy: [bo] });
      const expected = [...signed, [bo]];
      const late = await store.log.append(document, 0, bytes('late'));
      expect(late.missed.map(({ deletedBy }) => deletedBy)).toEqual(expected);
      await store.close();
      store = await place.open();
      const { records } = await store.log.load(document);
      expect(records.map(({ deletedBy }) => deletedBy)).toEqual([...expected, []]);
      expect(records.slice(0, 5).map(({ update }) => Buffer.from(update).toString())).toEqual([...'01234']);
      expect(Buffer.from(records[5]?.update ?? []).equals(large)).toBe(true);
      expect((await store.log.read(document, 1, 2)).map(({ deletedBy }) => deletedBy)).toEqual([
        [ana],
        [ana, bo],
      ]);
      expect((await store.verify()).problems).toEqual([]);
    });

    it('[ST12] a removed document leaves nothing, and the rest is sound', async () => {
      const other = newId<DocumentId>();
      await store.log.append(document, 0, bytes('a'));
      await store.log.append(other, 0, bytes('b'));
      await store.log.compact(document, 1, bytes('s'));
      await store.log.remove(document);
      expect((await store.log.load(document)).head).toBe(0);
      expect(await store.verify()).toEqual({ documents: 1, records: 1, entities: 0, blobs: 0, problems: [] });
    });
  });

  describe(`${name}: entities`, () => {
    it('[ST7] of 20 claims of one id one wins', async () => {
      const claims = Array.from({ length: 20 }, () => store.entities.insert('inviteKey', key('same')));
      const settled = await Promise.allSettled(claims);
      expect(settled.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
      for (const one of settled)
        if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'CONFLICT' });
    });

    it('[ST8] of 20 replacements of one version one wins', async () => {
      const first = await store.entities.insert('setting', { id: 'name', value: 'first' });
      const replacements = Array.from({ length: 20 }, (_, at) =>
        store.entities.replace('setting', { id: 'name', value: `${at}` }, first.version),
      );
      const settled = await Promise.allSettled(replacements);
      expect(settled.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
      for (const one of settled)
        if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'CONFLICT' });
      const winner = settled.findIndex((one) => one.status === 'fulfilled');
      expect((await store.entities.get('setting', 'name'))?.entity.value).toBe(`${winner}`);
      const gone = store.entities.replace('setting', { id: 'other', value: '' }, 1);
      await expect(gone).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });

    it('[ST8] 8 counters on two handles that repeat after CONFLICT lose no step', async () => {
      const second = await place.openSecond?.();
      await store.entities.insert('setting', { id: 'count', value: '0' });
      const count = async ({ entities }: Store) => {
        for (let done = 0; done < 10; ) {
          const found = await entities.get('setting', 'count');
          const value = String(Number(found?.entity.value) + 1);
          const replaced = entities.replace('setting', { id: 'count', value }, found?.version ?? 0);
          done += await replaced.then(() => 1, refusedOrThrow);
        }
      };
      await Promise.all(Array.from({ length: 8 }, (_, at) => count(at % 2 ? store : (second ?? store))));
      expect((await store.entities.get('setting', 'count'))?.entity.value).toBe('80');
      await second?.close();
    });

    it('[ST9] lists by an index, also after a change and with hostile values', async () => {
      const [one, two] = [newId<WorkspaceId>(), newId<WorkspaceId>()];
      const info = documentInfo(one);
      const { version } = await store.entities.insert('document', info);
      await store.entities.insert('inviteKey', { id: '$where!é/\u0000~', inviteId: 'a!b$c~' });
      await store.entities.replace('document', { ...info, workspaceId: two }, version);
      expect(await store.entities.list('document', { field: 'workspaceId', equals: one })).toEqual([]);
      const listed = await store.entities.list('document', { field: 'workspaceId', equals: two });
      expect(listed.map((found) => found.entity.id)).toEqual([info.id]);
      const hostile = await store.entities.list('inviteKey', { field: 'inviteId', equals: 'a!b$c~' });
      expect(hostile.map((found) => found.entity.id)).toEqual(['$where!é/\u0000~']);
      await store.entities.remove('document', info.id);
      await store.entities.remove('document', info.id);
      expect(await store.entities.list('document')).toEqual([]);
    });
  });

  describe(`${name}: blobs`, () => {
    const document = newId<DocumentId>();
    const large = new Uint8Array(9 * 1024 * 1024 + 1).map((_, at) => at % 251);

    it('[ST22] [ST6] a blob comes back byte for byte, small, empty and large, also after reopening', async () => {
      const kept = { empty: new Uint8Array(), small: bytes('a picture'), 'large-1.x': large };
      for (const [name, value] of Object.entries(kept)) await store.blobs.put(document, name, value);
      await store.blobs.put(newId<DocumentId>(), 'small', bytes('of another document'));
      await store.close();
      store = await place.open();
      for (const [name, value] of Object.entries(kept))
        expect(Buffer.from((await store.blobs.get(document, name)) ?? []).equals(value)).toBe(true);
      expect((await store.blobs.list(document)).map((one) => [one.name, one.size])).toEqual([
        ['empty', 0],
        ['large-1.x', large.length],
        ['small', 9],
      ]);
      await store.blobs.remove(document, 'small');
      await store.blobs.remove(document, 'small');
      expect(await store.blobs.get(document, 'small')).toBeNull();
      expect(await store.verify()).toMatchObject({ blobs: 3, problems: [] });
      await expect(store.blobs.put(document, 'a!b', bytes(''))).rejects.toThrow('cannot name a blob');
    });

    it('[ST22] of ten that put one name the first stays whole, whoever asks again', async () => {
      const values = Array.from({ length: 10 }, (_, at) => bytes(`${at}`.repeat(at + 1)));
      await Promise.all(values.map((value) => store.blobs.put(document, 'same', value)));
      const kept = Buffer.from((await store.blobs.get(document, 'same')) ?? []).toString();
      expect(values.map((value) => Buffer.from(value).toString())).toContain(kept);
      await store.blobs.put(document, 'same', bytes('later'));
      expect(Buffer.from((await store.blobs.get(document, 'same')) ?? []).toString()).toBe(kept);
      expect(await store.verify()).toMatchObject({ blobs: 1, problems: [] });
    });
  });

  describe(`${name}: backup`, () => {
    const document = newId<DocumentId>();

    const deleter = newId<MemberId>();

    async function fillAndBackUp(): Promise<Buffer> {
      for (let at = 0; at < 6; at++)
        await store.log.append(document, at, bytes(`record ${at}`), { deletedBy: at === 4 ? [deleter] : [] });
      await store.log.compact(document, 3, bytes('state'));
      await store.entities.insert('setting', { id: 'x', value: 'y' });
      await store.blobs.put(document, 'picture', bytes('of a bridge'));
      return collect(store.backup());
    }

    it('[ST10] [ST25] a backup restores into an empty store, and only there', async () => {
      const backup = await fillAndBackUp();
      const before = await store.log.load(document);
      await expect(store.restore(inChunks(backup))).rejects.toMatchObject({ code: 'CONFLICT' });
      const second = await newPlace();
      const target = await second.open();
      await target.restore(inChunks(backup));
      const strip = (log: typeof before) => ({
        ...log,
        records: log.records.map(({ update, deletedBy }) => ({ update, deletedBy })),
      });
      expect(strip(await target.log.load(document))).toEqual(strip(before));
      expect(before.records.map(({ deletedBy }) => deletedBy)).toEqual([[], [deleter], []]);
      expect((await target.entities.get('setting', 'x'))?.entity.value).toBe('y');
      expect(await target.blobs.get(document, 'picture')).toEqual(bytes('of a bridge'));
      await target.close();
      await second.remove();
    });

    it('[ST21] a backup made while people write and compact has everything acknowledged before it began', async () => {
      const others = Array.from({ length: 4 }, () => newId<DocumentId>());
      let going = true;
      const acknowledged = new Map<DocumentId, number>();
      const write = async (id: DocumentId) => {
        for (let head = 0; going; ) {
          head = (await store.log.append(id, head, bytes(`${head + 1}`))).sequence;
          acknowledged.set(id, head);
          if (head % 7 === 0) await store.log.compact(id, head, bytes(`up to ${head}`));
        }
      };
      const writing = others.map(write);
      await until('all write', () => others.every((id) => (acknowledged.get(id) ?? 0) > 8));
      const before = new Map(acknowledged);
      const backup = await collect(store.backup());
      going = false;
      await Promise.all(writing);
      const second = await newPlace();
      const target = await second.open();
      await target.restore(inChunks(backup));
      expect((await target.verify()).problems).toEqual([]);
      for (const id of others)
        expect((await target.log.load(id)).head).toBeGreaterThanOrEqual(before.get(id) ?? 0);
      await target.close();
      await second.remove();
    });

    it('[ST25] a backup of a version before this is read: nobody deleted in it', async () => {
      await store.log.append(document, 0, bytes('old'));
      const backup = await collect(store.backup());
      for (const version of ['1', '2']) {
        const older = Buffer.from(backup);
        older.write(version, 16);
        const second = await newPlace();
        const target = await second.open();
        await target.restore(inChunks(older));
        expect((await target.log.load(document)).records).toMatchObject([{ sequence: 1, deletedBy: [] }]);
        await target.close();
        await second.remove();
      }
    });

    it('[ST11] a damaged backup restores nothing', async () => {
      const backup = await fillAndBackUp();
      const second = await newPlace();
      const target = await second.open();
      const flipped = Buffer.from(backup);
      flipped.writeUInt8(flipped.readUInt8(backup.length >> 1) ^ 1, backup.length >> 1);
      const newer = Buffer.from(backup);
      newer.write('9', 16);
      for (const bad of [
        backup.subarray(0, -3),
        flipped,
        newer,
        Buffer.alloc(0),
        Buffer.from('junk'.repeat(99)),
      ])
        await expect(target.restore(inChunks(bad))).rejects.toMatchObject({ code: 'BAD_REQUEST' });
      expect(await target.verify()).toEqual({
        documents: 0,
        records: 0,
        entities: 0,
        blobs: 0,
        problems: [],
      });
      await target.close();
      await second.remove();
    });
  });
}
