/** The discussion on every Store adapter: claims and compare-and-set under many hands, on two nodes where there can be two. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BusEvent } from '../../server/bus/Bus.ts';
import { createLocalBus } from '../../server/bus/local/createLocalBus.ts';
import { systemClock } from '../../server/clock.ts';
import { Discussion } from '../../server/discussion/Discussion.ts';
import { openThread } from '../../server/discussion/threads.ts';
import type { Store } from '../../server/storage/Store.ts';
import type { DocumentId, ItemId, MessageId, ThreadId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { faultyStore } from '../support/faultyStore.ts';
import { createSilentTelemetry } from '../support/silentTelemetry.ts';
import { createTestGate, type Person, WORKSPACE } from '../support/testGate.ts';
import type { StorePlace } from './storeContract.ts';

const PEOPLE = 40;

export function describeDiscussion(name: string, newPlace: () => Promise<StorePlace>): void {
  describe(`${name}: discussion`, () => {
    const documentId = newId<DocumentId>();
    let place: StorePlace;
    let stores: Store[];
    beforeEach(async () => {
      place = await newPlace();
      const first = await place.open();
      stores = [first, (await place.openSecond?.()) ?? first];
    });
    afterEach(async () => {
      for (const store of new Set(stores)) await store.close();
      await place.remove();
    });

    const gate = createTestGate();
    const actorOf = ({ memberId, signInId }: Person) => ({ signInId, admin: false, memberIds: [memberId] });

    async function person(name: string): Promise<Person> {
      const one = gate.person(name);
      const who = { cityId: null, colour: 0, joinedAt: 0, removedAt: null };
      const member = { id: one.memberId, workspaceId: WORKSPACE, name, role: 'member' as const, ...who };
      await stores[0]?.entities.insert('member', member);
      return one;
    }

    function node(store: Store, heard: BusEvent[] = []): Discussion {
      const bus = createLocalBus(createSilentTelemetry().log);
      bus.subscribe((event) => heard.push(event));
      const citiesOf = async () => [];
      return new Discussion({ entities: store.entities, gate, bus, clock: systemClock, citiesOf });
    }

    it('[DI8] forty react to one item at once on every node: forty are there, each once', async () => {
      const nodes = stores.map((store) => node(store));
      const itemId = newId<ItemId>();
      const crowd = await Promise.all(Array.from({ length: PEOPLE }, (_, at) => person(`P${at}`)));
      const command = { act: 'react', itemId, reaction: 'same' } as const;
      await Promise.all(
        crowd.flatMap((one, at) =>
          [0, 1].map((turn) => nodes[(at + turn) % 2]?.run(actorOf(one), documentId, command)),
        ),
      );
      const [first] = crowd;
      if (!first) throw new Error('nobody');
      const { reactions, people } = (await nodes[1]?.view(actorOf(first), documentId)) ?? {};
      expect(new Set(reactions?.map((one) => one.memberId)).size).toBe(PEOPLE);
      expect(reactions).toHaveLength(PEOPLE);
      expect(people).toHaveLength(PEOPLE);
    });

    it('[DI3] an opening and its answers, sent twice to both nodes at once, are there once and in one order', async () => {
      const nodes = stores.map((store) => node(store));
      const ana = await person('Ana');
      const open = { act: 'open', id: newId<MessageId>(), itemId: newId<ItemId>(), text: 'Why?' } as const;
      const opened = await Promise.all(nodes.map((one) => one.run(actorOf(ana), documentId, open)));
      expect(opened[0]?.threads).toEqual(opened[1]?.threads);
      const threadId = open.id as string as ThreadId;
      const replies = Array.from({ length: 8 }, (_, at) => ({
        act: 'reply' as const,
        id: newId<MessageId>(),
        threadId,
        text: `Because ${at}`,
      }));
      await Promise.all(
        replies.flatMap((reply) => nodes.map((one) => one.run(actorOf(ana), documentId, reply))),
      );
      const views = await Promise.all(nodes.map((one) => one.view(actorOf(ana), documentId)));
      expect(views[0]).toEqual(views[1]);
      expect(views[0]?.threads[0]?.messages).toHaveLength(9);
    });

    it('[DI15] a thread keeps its place, one from before places has none', async () => {
      const [store, other] = stores;
      if (!store || !other) throw new Error('no store');
      const ana = await person('Ana');
      const here = { act: 'open', id: newId<MessageId>(), itemId: null, text: 'Why here?' } as const;
      const at = { x: -0.25, y: 2_000 };
      const before = openThread(
        documentId,
        { ...here, id: newId<MessageId>() },
        { author: ana.memberId, at: 1, mentions: [] },
      );
      await store.entities.insert('thread', before);
      await node(store).run(actorOf(ana), documentId, { ...here, at });
      const resolve = { act: 'resolve', threadId: here.id as string as ThreadId, resolved: true } as const;
      await node(store).run(actorOf(ana), documentId, { ...resolve, id: newId<MessageId>() });
      const { threads } = await node(other).view(actorOf(ana), documentId);
      expect(threads.find((one) => one.id === resolve.threadId)).toMatchObject({
        at,
        resolved: { by: ana.memberId },
      });
      expect(threads.find((one) => one.id === before.id)).toEqual(
        expect.not.objectContaining({ at: expect.anything() }),
      );
    });

    const broughtThread = (text: string) => ({
      itemId: newId<ItemId>(),
      resolved: false,
      messages: [{ id: newId<MessageId>(), name: 'Zeynep', at: 5, text }],
    });

    it('[DI25] comments of a file, sent twice to both nodes at once and late, are there once, with what was answered since', async () => {
      const nodes = stores.map((store) => node(store));
      const ana = await person('Ana');
      const file = { threads: Array.from({ length: 12 }, (_, at) => broughtThread(`Old ${at}`)), more: 0 };
      const twice = [...nodes, ...nodes].map((one) => one.bring(actorOf(ana), documentId, file));
      for (const { threads } of await Promise.all(twice)) expect(threads).toHaveLength(12);
      const threadId = file.threads[0]?.messages[0]?.id as string as ThreadId;
      const reply = { act: 'reply', id: newId<MessageId>(), threadId, text: 'New' } as const;
      await nodes[0]?.run(actorOf(ana), documentId, reply);
      await nodes[1]?.bring(actorOf(ana), documentId, file);
      const { threads } = (await nodes[0]?.view(actorOf(ana), documentId)) ?? {};
      expect(threads).toHaveLength(12);
      expect(threads?.find(({ id }) => id === threadId)?.messages.map(({ text }) => text)).toEqual([
        'Old 0',
        'New',
      ]);
      const [mine] = threads?.find(({ id }) => id === threadId)?.messages ?? [];
      expect(mine).toMatchObject({ author: ana.memberId, mentions: [], brought: { name: 'Zeynep', at: 5 } });
    });

    it('[DI25] a store that fails in the middle of a file tells nobody, and the same again completes it', async () => {
      const [store] = stores;
      if (!store) throw new Error('no store');
      const { store: faulty, faults } = faultyStore(store);
      const heard: BusEvent[] = [];
      const one = node(faulty, heard);
      const ana = await person('Ana');
      const file = { threads: Array.from({ length: 9 }, (_, at) => broughtThread(`Old ${at}`)), more: 0 };
      for (const kind of ['fail', 'loseAnswer'] as const) {
        faults.inject('insert', { kind }, 3);
        const failed = one.bring(actorOf(ana), documentId, file);
        await expect(failed).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
      }
      expect(heard).toEqual([]);
      const { threads } = await one.bring(actorOf(ana), documentId, file);
      expect(threads.map(({ messages }) => messages[0]?.text)).toEqual(
        file.threads.map(({ messages }) => messages[0]?.text),
      );
      expect(heard).toHaveLength(1);
      expect((await one.view(actorOf(ana), documentId)).threads).toHaveLength(9);
    });

    it('[TI1] [TI4] two who start a timer at once on two nodes leave one, which both nodes and a store that opens again show', async () => {
      const nodes = stores.map((store) => node(store));
      const [ana, bea] = await Promise.all(['Ana', 'Bea'].map(person));
      if (!ana || !bea) throw new Error('nobody');
      // Each may replace what the other started.
      for (const one of [ana, bea]) one.role = 'facilitator';
      const crowd = Array.from({ length: 8 }, (_, at) =>
        nodes[at % 2]?.run(actorOf(at % 3 === 0 ? ana : bea), documentId, {
          act: 'startTimer',
          minutes: at + 1,
        }),
      );
      const told = (await Promise.all(crowd)).map((change) => change?.timer);
      expect(new Set(told.map((timer) => timer?.version)).size).toBe(8);
      const last = told.reduce((a, b) => ((b?.version ?? 0) > (a?.version ?? 0) ? b : a));
      const views = await Promise.all(nodes.map((one) => one.view(actorOf(ana), documentId)));
      for (const { timer } of views)
        expect(timer).toMatchObject({ length: last?.length, version: last?.version });
      await nodes[1]?.run(actorOf(bea), documentId, { act: 'timer', step: 'pause' });
      const stands = (await nodes[0]?.view(actorOf(ana), documentId))?.timer;
      expect(stands).toMatchObject({ runs: false, by: bea.memberId, length: last?.length });
      for (const store of new Set(stores)) await store.close();
      stores = [await place.open()];
      const [again] = stores;
      if (!again) throw new Error('no store');
      expect((await node(again).view(actorOf(ana), documentId)).timer).toEqual(stands);
    });

    it('[DI3] [DI10] [DI14] an answer that is lost on the way is told to nobody, and the same command again is', async () => {
      const [store] = stores;
      if (!store) throw new Error('no store');
      const { store: faulty, faults } = faultyStore(store);
      const heard: BusEvent[] = [];
      const one = node(faulty, heard);
      const ana = await person('Ana');
      const open = { act: 'open', id: newId<MessageId>(), itemId: null, text: 'Why?' } as const;
      faults.inject('insert', { kind: 'loseAnswer' }, 1);
      await expect(one.run(actorOf(ana), documentId, open)).rejects.toMatchObject({
        code: 'STORE_UNAVAILABLE',
      });
      expect(heard).toEqual([]);
      const again = await one.run(actorOf(ana), documentId, open);
      expect(again.threads).toMatchObject([{ itemId: null, messages: [{ text: 'Why?' }] }]);
      expect(heard).toMatchObject([{ type: 'discussion', documentId }]);
      expect((await one.view(actorOf(ana), documentId)).threads).toEqual(again.threads);
    });
  });
}
