/** Opening, unloading and stopping of rooms. */
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { LiveDoc } from '../../server/documents/LiveDoc.ts';
import { type DocumentId, newId } from '../../shared/ids.ts';
import { TIMES } from '../../shared/limits.ts';
import { gate } from '../support/gate.ts';
import { createMemoryLog, type Disk, unavailable } from '../support/memoryLog.ts';
import { Peer, quiesce } from '../support/roomPeer.ts';
import { createWorld, editor, reader, say, settle } from '../support/roomWorld.ts';
import { grantOf } from '../support/testGate.ts';

const peers: Peer[] = [];
let nextClient = 1;

function peer(name: string, kind: 'yjs' | 'ywasm' = 'yjs'): Peer {
  const one = new Peer(editor(name), kind, nextClient++);
  peers.push(one);
  return one;
}

afterEach(() => {
  for (const one of peers.splice(0)) one.destroy();
});

/** An update that adds one entry to the board's root map. */
function note(client: number, key: string, value: unknown = 1): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = client;
  doc.getMap('items').set(key, value);
  return Y.encodeStateAsUpdate(doc);
}

describe('opening', () => {
  it('[RM1] everybody who opens a document at once shares one load', async () => {
    const log = createMemoryLog();
    const world = createWorld({ log });
    const [held, open] = gate();
    log.faults.before = (operation) => (operation === 'load' ? held : undefined);
    const people = ['Ana', 'Bea', 'Cem'].map((name) => peer(name));
    for (const one of people) one.connect(world);
    const state = world.hub.state(world.documentId);
    await settle();
    expect(people.every((one) => one.line?.messages.length === 0)).toBe(true);
    open();
    await quiesce(world, people);
    await state;
    expect(log.calls.load).toBe(1);
    people[0]?.replica.addNote('a', 1, 'hi');
    await quiesce(world, people);
    for (const one of people) expect(one.replica.content()).toEqual({ a: { x: 1, y: 0, text: 'hi' } });
  });

  it('[RM2] who opens while it closes waits for the save and gets everything', async () => {
    const log = createMemoryLog();
    const world = createWorld({ log, limits: { roomIdleMs: 1_000 } });
    const ana = peer('Ana');
    ana.connect(world);
    ana.replica.addNote('a', 1, 'before');
    await quiesce(world, [ana]);
    const [held, open] = gate();
    log.faults.before = (operation) => (operation === 'compact' ? held : undefined);
    for (let count = 0; count < 250; count += 1) {
      ana.replica.move('a', count, count);
      ana.pushOne();
      await world.clock.advance(TIMES.turnMaxMs);
    }
    ana.disconnect();
    await world.clock.advance(1_100);
    expect(log.calls.compact).toBe(1);
    const bea = peer('Bea');
    bea.connect(world);
    bea.pushOne();
    await settle();
    expect(log.calls.load).toBe(1);
    open();
    await quiesce(world, [bea]);
    expect(log.calls.load).toBe(2);
    expect(bea.replica.content()).toEqual({ a: { x: 249, y: 249, text: 'before' } });
  });

  it('[RM3] a thousand loads that fail or hang leave no room, no timer and nobody waiting', async () => {
    const log = createMemoryLog();
    const world = createWorld({ log, limits: { loadTimeoutMs: 2_000 } });
    const before = world.clock.pending;
    const faults = [
      () => Promise.reject(unavailable()),
      () => Promise.reject(new Error('damaged')),
      () => new Promise<void>(() => undefined),
    ];
    const codes = new Set<unknown>();
    for (let count = 0; count < 1_000; count += 1) {
      log.faults.before = faults[count % faults.length] ?? (() => undefined);
      const line = world.join(editor());
      const asked = world.hub.state(world.documentId).catch((error: { code: string }) => error.code);
      await world.clock.advance(count % 3 === 2 ? 2_000 : 0);
      codes.add(line.closedWith);
      codes.add(await asked);
      line.membership.leave();
    }
    expect(codes).toEqual(new Set(['STORE_UNAVAILABLE', 'INTERNAL']));
    await world.clock.advance(1_000);
    expect(world.clock.pending).toBe(before);
    expect(world.hub.present(world.documentId)).toEqual([]);
    log.faults.before = () => undefined;
    expect(await world.hub.state(world.documentId)).toEqual(new Uint8Array([0, 0]));
  });

  it('[RM3] what a load gives after everybody gave up is thrown away', async () => {
    const log = createMemoryLog();
    const world = createWorld({ log, limits: { loadTimeoutMs: 1_000 } });
    const [held, open] = gate();
    log.faults.before = () => held;
    const line = world.join(editor());
    await world.clock.advance(1_000);
    expect(line.closedWith).toBe('STORE_UNAVAILABLE');
    open();
    log.faults.before = () => undefined;
    await settle();
    const again = peer('Ana');
    again.connect(world);
    await quiesce(world, [again]);
    expect(again.synced).toBe(true);
  });

  it('[RM8] what joiners get is encoded once for each state of the document', async () => {
    const live = await LiveDoc.load(createMemoryLog().stored(newId<DocumentId>()), []);
    live.apply([note(1, 'a')]);
    const stateVector = Y.encodeStateVector(live.doc);
    const [state, nothingNew] = [live.state(), live.diff(stateVector)];
    expect(live.state()).toBe(state);
    expect(live.diff(stateVector)).toBe(nothingNew);
    live.apply([note(2, 'b')]);
    expect(live.state()).not.toBe(state);
    expect(live.diff(stateVector)).not.toBe(nothingNew);
  });

  it('[RM9] a full room refuses the next one and goes on', async () => {
    const world = createWorld({ limits: { connectionsPerRoom: 2 } });
    const [ana, bea, cem] = [peer('Ana'), peer('Bea'), peer('Cem')];
    for (const one of [ana, bea, cem]) one.connect(world);
    await quiesce(world, [ana, bea, cem]);
    expect(cem.line?.closedWith).toBe('ROOM_FULL');
    ana.replica.addNote('a', 1, 'x');
    await quiesce(world, [ana, bea]);
    expect(bea.replica.noteIds()).toEqual(['a']);
    bea.disconnect();
    cem.disconnect();
    cem.connect(world);
    await quiesce(world, [ana, cem]);
    expect(cem.replica.noteIds()).toEqual(['a']);
  });
});

describe('unloading and stopping', () => {
  it('[RM4] a room without people goes only when the log has everything', async () => {
    const log = createMemoryLog();
    const world = createWorld({ log, limits: { roomIdleMs: 1_000 } });
    const ana = world.join(editor());
    await settle();
    const [held, open] = gate();
    log.faults.before = (operation) => (operation === 'append' ? held : undefined);
    ana.say(say.update(note(1, 'a')));
    ana.membership.leave();
    await world.clock.advance(10_000);
    const bea = world.join(editor('Bea'));
    await settle();
    expect(log.calls.load).toBe(1);
    bea.membership.leave();
    open();
    await world.clock.advance(2_000);
    world.join(editor('Cem'));
    await settle();
    expect(log.calls.load).toBe(2);
    expect(log.stored(world.documentId).records).toHaveLength(1);
  });

  it('[RM4] a request holds the room as well', async () => {
    const log = createMemoryLog();
    const world = createWorld({ log, limits: { roomIdleMs: 1_000 } });
    const [held, open] = gate();
    await world.hub.state(world.documentId);
    log.faults.before = (operation) => (operation === 'append' ? held : undefined);
    const edited = world.hub.edit(world.documentId, (doc) => doc.getMap('items').set('a', 1));
    await world.clock.advance(5_000);
    open();
    await edited;
    expect(log.calls.load).toBe(1);
    await world.clock.advance(1_100);
    await world.hub.state(world.documentId);
    expect(log.calls.load).toBe(2);
  });

  it('[RM10] an edit during a compaction survives it, and one that fails or hangs disturbs nobody', async () => {
    const log = createMemoryLog();
    const world = createWorld({ log, limits: { roomIdleMs: 1_000 } });
    const ana = world.join(editor());
    const [held, open] = gate();
    let fault: (() => void | Promise<void>) | null = () => held;
    log.faults.before = (operation) => (operation === 'compact' ? fault?.() : undefined);
    const doc = new Y.Doc();
    doc.clientID = 5;
    doc.on('update', (update: Uint8Array) => ana.say(say.update(update)));
    const write = async (count: number) => {
      for (let at = 0; at < count; at += 1) {
        doc.getMap('items').set(`k${at % 7}`, at);
        await world.clock.advance(TIMES.turnMaxMs);
      }
    };
    await settle();
    await write(250);
    ana.membership.leave();
    await world.clock.advance(1_001);
    expect(log.calls.compact).toBe(1);
    await world.clock.advance(6_000);
    fault = null;
    open();
    const bea = peer('Bea');
    bea.connect(world);
    await quiesce(world, [bea]);
    expect(bea.replica.content()).toEqual(doc.getMap('items').toJSON());
    expect(log.stored(world.documentId)).toMatchObject({ snapshotSequence: 250, records: [] });
  });

  it('[RM10] records that come while the state is written stay behind the snapshot', async () => {
    const disk: Disk = new Map();
    const log = createMemoryLog(disk);
    const documentId = newId<DocumentId>();
    const doc = new Y.Doc();
    let head = 0;
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    for (let at = 0; at < 2_100; at += 1) doc.getMap('items').set(`k${at % 9}`, at);
    for (const update of updates) head = (await log.append(documentId, head, update)).sequence;
    const [held, open] = gate();
    log.faults.before = (operation) => (operation === 'compact' ? held : undefined);
    const world = createWorld({ log, documentId });
    const ana = world.join(editor());
    await world.clock.advance(100);
    expect(log.calls.compact).toBe(1);
    ana.say(say.update(note(77, 'during')));
    await world.clock.advance(100);
    open();
    await settle();
    expect(log.stored(documentId)).toMatchObject({ snapshotSequence: 2_100, head: 2_101 });
    const after = createWorld({ disk, documentId });
    const loaded = new Y.Doc();
    Y.applyUpdate(loaded, await after.hub.state(documentId));
    expect(loaded.getMap('items').toJSON()).toEqual({ ...doc.getMap('items').toJSON(), during: 1 });
  });

  it('[RM11] a stop saves everything, tells everybody to come back, and lets nobody in', async () => {
    const disk: Disk = new Map();
    const world = createWorld({ disk });
    const [ana, bea] = [world.join(editor('Ana')), world.join(reader('Bea'))];
    await settle();
    ana.say(say.saved());
    ana.say(say.update(note(1, 'a')));
    ana.say(say.update(note(2, 'b')));
    await world.hub.stop();
    expect([ana.closedWith, bea.closedWith]).toEqual(['SHUTTING_DOWN', 'SHUTTING_DOWN']);
    expect(ana.saved).toBe(2);
    expect(world.join(editor()).closedWith).toBe('SHUTTING_DOWN');
    await expect(world.hub.state(world.documentId)).rejects.toMatchObject({ code: 'SHUTTING_DOWN' });
    await world.clock.advance(60_000);
    expect(world.clock.pending).toBe(0);
    const next = createWorld({ disk, documentId: world.documentId });
    const synced = await next.hub.sync(
      grantOf(editor(), world.documentId),
      new Uint8Array([0]),
      new Uint8Array(),
    );
    const doc = new Y.Doc();
    Y.applyUpdate(doc, synced.diff);
    expect(doc.getMap('items').toJSON()).toEqual({ a: 1, b: 1 });
  });

  it('[RM11] a stop gives up in time when the store does not answer, and says so', async () => {
    const log = createMemoryLog();
    const world = createWorld({ log });
    const ana = world.join(editor());
    await settle();
    log.faults.before = () => new Promise(() => undefined);
    ana.say(say.saved());
    ana.say(say.update(note(1, 'a')));
    const stopped = world.hub.stop();
    await world.clock.advance(TIMES.drainMs);
    await stopped;
    expect(ana).toMatchObject({ closedWith: 'SHUTTING_DOWN', saved: 0 });
    expect(world.telemetry.errors.map((one) => one.message)).toContain('Stopped before everything was saved');
    await world.clock.advance(60_000);
    expect(world.clock.pending).toBe(0);
  });
});
