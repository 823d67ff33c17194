import mongoose from 'mongoose';
import { afterAll, describe, expect, it } from 'vitest';
import { openMongoStore } from '../../server/storage/mongo/openMongoStore.ts';
import { type DocumentId, newId } from '../../shared/ids.ts';
import { startMongo } from '../support/mongoServer.ts';
import { until } from '../support/poll.ts';
import { describeDiscussion } from './discussionContract.ts';
import { describeStore } from './storeContract.ts';

const server = await startMongo();

if ('skipped' in server) {
  it.skip(`MongoDB: ${server.skipped}`, () => undefined);
} else {
  afterAll(() => server.stop());

  const newPlace = async () => {
    const uri = server.newDatabase();
    const open = () => openMongoStore({ uri });
    return { open, openSecond: open, remove: () => Promise.resolve() };
  };
  describeStore('mongo', newPlace);
  describeDiscussion('mongo', newPlace);

  describe('mongo: several nodes', () => {
    const bytes = (text: string) => Buffer.from(text);

    it('[ST2] two nodes append to one document at once and overwrite nothing', async () => {
      const uri = server.newDatabase();
      const document = newId<DocumentId>();
      const nodes = await Promise.all([openMongoStore({ uri }), openMongoStore({ uri })]);
      const write = async (node: number) => {
        let head = 0;
        const seen = new Set<string>();
        for (let at = 0; at < 25; at++) {
          const answer = await nodes[node]?.log.append(document, head, bytes(`${node}/${at}`));
          for (const record of answer?.missed ?? []) seen.add(Buffer.from(record.update).toString());
          head = answer?.sequence ?? head;
        }
        return seen;
      };
      const seen = await Promise.all([write(0), write(1)]);
      const log = await nodes[0]?.log.load(document);
      const stored = log?.records.map((record) => Buffer.from(record.update).toString()) ?? [];
      expect(new Set(stored).size).toBe(50);
      expect(log?.records.map((record) => record.sequence)).toEqual(
        Array.from({ length: 50 }, (_, at) => at + 1),
      );
      expect([...(seen[0] ?? [])].every((text) => text.startsWith('1/'))).toBe(true);
      await Promise.all(nodes.map((node) => node.close()));
    });

    it('[ST16] a node that slept through a compaction does not write under the snapshot', async () => {
      const uri = server.newDatabase();
      const document = newId<DocumentId>();
      const [awake, asleep] = await Promise.all([openMongoStore({ uri }), openMongoStore({ uri })]);
      for (let at = 0; at < 5; at++) await awake.log.append(document, at, bytes(`${at}`));
      await awake.log.compact(document, 5, bytes('state'));
      const late = await asleep.log.append(document, 2, bytes('late'));
      expect(late.sequence).toBe(6);
      expect(late.missed.map((record) => Buffer.from(record.update).toString())).toEqual(['state']);
      expect((await awake.log.load(document)).records.map((record) => record.sequence)).toEqual([6]);
      await Promise.all([awake.close(), asleep.close()]);
    });

    it('[ST25] a database of the format before is raised once, by whichever node', async () => {
      const uri = server.newDatabase();
      await (await openMongoStore({ uri })).close();
      const connection = await mongoose.createConnection(uri).asPromise();
      const meta = connection.collection<{ _id: string; value: string }>('meta');
      const format = async () => (await meta.findOne({ _id: 'format' }))?.value;
      await meta.updateOne({ _id: 'format' }, { $set: { value: '1' } });
      const nodes = await Promise.all([openMongoStore({ uri }), openMongoStore({ uri })]);
      expect(await format()).toBe('2');
      await Promise.all(nodes.map((node) => node.close()));
      await connection.close();
    });

    it.skipIf(server.kill9 === null)(
      '[ST17] a server that dies and comes back: refused meanwhile, nothing lost',
      async () => {
        const store = await openMongoStore({ uri: server.newDatabase() });
        const document = newId<DocumentId>();
        let head = 0;
        for (let round = 0; round < 3; round++) {
          for (let at = 0; at < 10; at++)
            head = (await store.log.append(document, head, bytes('x'))).sequence;
          await server.kill9?.();
          await expect(store.log.append(document, head, bytes('lost'))).rejects.toMatchObject({
            code: 'STORE_UNAVAILABLE',
          });
          expect((await store.health()).ok).toBe(false);
          await server.start();
          await until('the store recovers by itself', async () => (await store.health()).ok, 30_000);
          expect((await store.log.load(document)).head).toBe(head);
        }
        await store.close();
      },
    );
  });
}
