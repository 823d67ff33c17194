/** Two nodes on one database, one of them stopped at the worst moment. The slow one is `late`, behind a proxy. */
import mongoose from 'mongoose';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openMongoStore } from '../../server/storage/mongo/openMongoStore.ts';
import type { Store } from '../../server/storage/Store.ts';
import { type DocumentId, newId } from '../../shared/ids.ts';
import { type MongoProxy, startMongoProxy } from '../support/mongoProxy.ts';
import { startMongo } from '../support/mongoServer.ts';

const server = await startMongo();

if ('skipped' in server) {
  it.skip(`MongoDB: ${server.skipped}`, () => undefined);
} else {
  let uri: string;
  let proxy: MongoProxy;
  let late: Store;
  let other: Store;

  beforeEach(async () => {
    uri = server.newDatabase();
    proxy = await startMongoProxy(uri);
    other = await openMongoStore({ uri });
    late = await openMongoStore({ uri: proxy.uri });
  });
  afterEach(async () => {
    await Promise.all([late.close(), other.close()]);
    await proxy.stop();
  });
  afterAll(() => server.stop());

  const bytes = (text: string) => Buffer.from(text);
  const setting = (value: string) => ({ id: 'a b', value });
  const stored = async (store: Store) => (await store.entities.get('setting', 'a b'))?.entity.value;

  async function rowsOf(collection: string): Promise<string[]> {
    const connection = await mongoose.createConnection(uri).asPromise();
    const rows = await connection.collection(collection).find({}).sort({ _id: 1 }).toArray();
    await connection.close();
    return rows.map((row) => String(row._id));
  }

  describe('mongo: entities', () => {
    it('[ST8] a replacement that comes late fills a cleared place, and has lost', async () => {
      const { version } = await other.entities.insert('setting', setting('1'));
      const insert = proxy.hold('insert');
      const slow = late.entities.replace('setting', setting('late'), version);
      await insert.arrived;
      for (const at of [1, 2, 3]) await other.entities.replace('setting', setting(`${at + 1}`), at);
      insert.release();
      await expect(slow).rejects.toMatchObject({ code: 'CONFLICT' });
      expect(await stored(late)).toBe('4');
      expect(await rowsOf('settings')).toHaveLength(2);
    });

    it('[ST8] a replacement that won hears so, even when others replaced it before it could look', async () => {
      const { version } = await other.entities.insert('setting', setting('1'));
      const insert = proxy.hold('insert');
      const slow = late.entities.replace('setting', setting('won'), version);
      await insert.arrived;
      const look = proxy.hold('find');
      insert.release();
      await look.arrived;
      for (const at of [2, 3, 4]) await other.entities.replace('setting', setting(`${at}`), at);
      look.release();
      expect((await slow).version).toBe(2);
      expect(await stored(late)).toBe('4');
    });

    it('[ST8] a replacement never brings back what was removed, nor touches what came after it', async () => {
      const { version } = await other.entities.insert('setting', setting('1'));
      const insert = proxy.hold('insert');
      const slow = late.entities.replace('setting', setting('late'), version);
      await insert.arrived;
      await other.entities.remove('setting', 'a b');
      await other.entities.insert('setting', setting('second life'));
      insert.release();
      await expect(slow).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect(await stored(late)).toBe('second life');
      expect(await rowsOf('settings')).toHaveLength(2);
    });

    it('[ST18] whoever dies between two steps blocks nobody', async () => {
      const first = proxy.hold('delete');
      const { version } = await other.entities.insert('setting', setting('1'));
      const died = late.entities.replace('setting', setting('2'), version);
      await first.arrived;
      await proxy.stop();
      await expect(died).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
      expect(await stored(other)).toBe('2');
      expect((await other.entities.replace('setting', setting('3'), 2)).version).toBe(3);
      expect(await rowsOf('settings')).toHaveLength(2);
      await other.entities.remove('setting', 'a b');
      expect(await rowsOf('settings')).toEqual([]);
    });
  });

  describe('mongo: log', () => {
    const document = newId<DocumentId>();

    it('[ST5] a compaction that comes late changes nothing and leaves nothing', async () => {
      for (let at = 0; at < 6; at++) await other.log.append(document, at, bytes(`${at + 1}`));
      const parts = proxy.hold('insert');
      const slow = late.log.compact(document, 2, bytes('older'));
      await parts.arrived;
      const pointer = proxy.hold('insert');
      parts.release();
      await pointer.arrived;
      await other.log.compact(document, 4, bytes('newer'));
      await other.log.compact(document, 5, bytes('newest'));
      pointer.release();
      await slow;
      const log = await late.log.load(document);
      expect([Buffer.from(log.snapshot ?? []).toString(), log.snapshotSequence, log.head]).toEqual([
        'newest',
        5,
        6,
      ]);
      expect(await rowsOf('pointers')).toHaveLength(1);
      expect(await rowsOf('parts')).toHaveLength(1);
    });

    it('[ST4] who reads while all records go into a snapshot has them all', async () => {
      const document = newId<DocumentId>();
      for (const head of [0, 1, 2]) await other.log.append(document, head, bytes(`${head + 1}`));
      const pointer = proxy.hold('find');
      const slow = late.log.load(document);
      await pointer.arrived;
      const rows = proxy.hold('find');
      pointer.release();
      await rows.arrived;
      await other.log.compact(document, 3, bytes('up to 3'));
      rows.release();
      const { head, snapshot, records } = await slow;
      expect([head, Buffer.from(snapshot ?? []).toString(), records]).toEqual([3, 'up to 3', []]);
    });

    it('[ST5] of two compactions of one state one counts', async () => {
      await other.log.append(document, 0, bytes('1'));
      await Promise.all([late, other].map((store) => store.log.compact(document, 1, bytes('state'))));
      expect(Buffer.from((await late.log.load(document)).snapshot ?? []).toString()).toBe('state');
      expect(await rowsOf('parts')).toHaveLength(1);
    });

    it('[ST5] large records leave nothing after a compaction', async () => {
      await other.log.append(document, 0, new Uint8Array(9 * 1024 * 1024));
      expect((await other.log.load(document)).records[0]?.update).toHaveLength(9 * 1024 * 1024);
      await other.log.compact(document, 1, bytes('state'));
      expect(await rowsOf('parts')).toHaveLength(1);
      await other.log.remove(document);
      expect(await rowsOf('parts')).toEqual([]);
    });
  });

  it('[ST13] [ST22] flipped bits and a lost record are named', async () => {
    const [flipped, holed] = [newId<DocumentId>(), newId<DocumentId>()];
    for (const document of [flipped, holed])
      for (let at = 0; at < 3; at++) await other.log.append(document, at, bytes(`${at}`));
    await other.entities.insert('setting', setting('sound'));
    await other.blobs.put(flipped, 'picture', bytes('of a bridge'));
    const connection = await mongoose.createConnection(uri).asPromise();
    const flip = async (collection: string, _id: RegExp) => {
      const rows = connection.collection<{ _id: string; body: mongoose.mongo.Binary }>(collection);
      const row = await rows.findOne({ _id });
      const body = Buffer.from(row?.body.buffer ?? []);
      body.writeUInt8(body.readUInt8(body.length - 1) ^ 1, body.length - 1);
      await rows.replaceOne({ _id: row?._id ?? '' }, { ...row, body: new mongoose.mongo.Binary(body) });
    };
    await flip('logRecords', new RegExp(`^${flipped}.*1$`));
    await flip('settings', / /);
    await flip('blobParts', /:picture:/);
    await connection
      .collection<{ _id: string }>('logRecords')
      .deleteOne({ _id: new RegExp(`^${holed}.*2$`) });
    await connection.close();
    const { problems } = await other.verify();
    expect(problems).toHaveLength(4);
    const told = problems.join('\n');
    expect(told).toMatch(new RegExp(`^Record ${flipped}:picture:.* is damaged`, 'm'));
    expect(told).toMatch(/^Record a%20b .* is damaged/m);
    expect(told).toMatch(new RegExp(`^Record ${flipped}:0*1 is damaged`, 'm'));
    expect(told).toMatch(new RegExp(`^Record ${holed}:0*2 is missing`, 'm'));
  });

  it('[ST19] every write waits for the journal of most members', async () => {
    const document = newId<DocumentId>();
    const { version } = await late.entities.insert('setting', setting('1'));
    await late.entities.replace('setting', setting('2'), version);
    await late.entities.remove('setting', 'a b');
    await late.log.append(document, 0, bytes('1'));
    await late.log.compact(document, 1, bytes('state'));
    await late.log.remove(document);
    await late.blobs.put(document, 'picture', bytes('1'));
    await late.blobs.remove(document, 'picture');
    const writes = proxy.commands.filter((command) =>
      ['insert', 'update', 'delete', 'findAndModify'].some((name) => name in command),
    );
    expect(writes.length).toBeGreaterThan(10);
    for (const { writeConcern } of writes) expect(writeConcern).toMatchObject({ w: 'majority', j: true });
  });

  it('[ST14] a database of a newer version is refused in plain words and not changed', async () => {
    const newer = server.newDatabase();
    const connection = await mongoose.createConnection(newer).asPromise();
    await connection
      .collection<{ _id: string; value: string }>('meta')
      .insertOne({ _id: 'format', value: '3' });
    await expect(openMongoStore({ uri: newer })).rejects.toThrow('newer Jumelage');
    expect((await connection.db?.listCollections().toArray())?.map(({ name }) => name)).toEqual(['meta']);
    await connection.close();
  });
}
