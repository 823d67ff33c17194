/** The client's real live layer against the real server through networks that misbehave: is the save state honest? */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { LiveDocument, SaveState } from '../../client/live/types.ts';
import { AppError } from '../../shared/errors.ts';
import type { DocumentId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';
import { type DeviceOptions, device } from '../support/liveClient.ts';
import { createMemoryLog, type Disk, type MemoryLog } from '../support/memoryLog.ts';
import { until } from '../support/poll.ts';
import { type RealtimeServer, startRealtimeServer, stockClient } from '../support/realtimeServer.ts';
import { startProxy, type TcpProxy } from '../support/tcpProxy.ts';
import { createTestGate, type Person, type TestGate } from '../support/testGate.ts';

let disk: Disk;
let gate: TestGate;
let log: MemoryLog;
let server: RealtimeServer;
let proxy: TcpProxy;
let id: DocumentId;
let ana: Person;
const cleanups: (() => void)[] = [];

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  disk = new Map();
  gate = createTestGate();
  ana = gate.person('Ana');
  id = newId<DocumentId>();
  log = createMemoryLog(disk);
  server = await startRealtimeServer({ log, gate });
  proxy = await startProxy(() => server.port);
});
afterEach(async () => {
  for (const clean of cleanups.splice(0)) clean();
  await proxy.stop();
  await server.stop();
});

async function restart(): Promise<void> {
  await server.stop();
  log = createMemoryLog(disk);
  server = await startRealtimeServer({ log, gate });
}

function deviceOf(person: Person, options: Partial<DeviceOptions> = {}) {
  const one = device({ port: proxy.port, cookie: person.cookie, ...options });
  cleanups.push(() => one.end());
  return one;
}

const items = (live: LiveDocument) => live.doc.getMap('items');
const state = (live: LiveDocument) => live.saveState.get();
const reaches = (live: LiveDocument, kind: SaveState['kind'], boundMs?: number) =>
  until(
    `${kind} instead of ${JSON.stringify(state(live))}`,
    () => state(live).kind === kind && state(live),
    boundMs,
  );

/** What the store has, without anything that is only in memory. */
function stored(): Y.Map<unknown> {
  const doc = new Y.Doc();
  const { snapshot, records } = log.stored(id);
  if (snapshot) Y.applyUpdate(doc, snapshot);
  for (const record of records) Y.applyUpdate(doc, record.update);
  return doc.getMap('items');
}

/** Every time that the state became "saved", everything of the document was in the store. */
function watchHonesty(live: LiveDocument): { readonly lies: string[] } {
  const lies: string[] = [];
  live.saveState.subscribe(() => {
    if (state(live).kind !== 'saved') return;
    const there = stored();
    for (const key of items(live).keys()) if (!there.has(key)) lies.push(key);
  });
  return { lies };
}

const padded = (bytes: number) => new Y.Map([['x', 'x'.repeat(bytes)]]);

/** More than the frame of a carrier takes, in values that the board's gates let through. */
function writeMuch(live: LiveDocument, bytes: number, name = 'much'): void {
  const size = 50_000;
  live.doc.transact(() => {
    for (let at = 0; at * size < bytes; at++) items(live).set(`${name}${at}`, padded(size));
  });
}

function bystander() {
  const client = stockClient(server, gate.person('Bea'), id);
  cleanups.push(() => client.destroy());
  return client;
}

describe('networks', () => {
  it('[LV6] a proxy that refuses WebSocket: the document goes through the tunnel and is saved', async () => {
    proxy.network = 'refusesWebSocket';
    const live = deviceOf(ana).open(id);
    const { lies } = watchHonesty(live);
    await reaches(live, 'saved');
    const bea = bystander();
    items(live).set('mine', padded(10));
    await until('arrived', () => bea.items().has('mine'));
    bea.items().set('hers', 1);
    await until('comes back', () => items(live).has('hers'));
    await reaches(live, 'saved');
    expect([proxy.upgrades >= 2, stored().has('mine'), lies]).toEqual([true, true, []]);
  });

  it('[LV6] a WebSocket that connects and then hangs: never saved by it, saved by the tunnel', async () => {
    proxy.network = 'swallowsWebSocket';
    const live = deviceOf(ana).open(id);
    const { lies } = watchHonesty(live);
    items(live).set('mine', padded(10));
    await reaches(live, 'saved', 30_000);
    expect([stored().has('mine'), lies]).toEqual([true, []]);
  });

  it('[LV2] [LV4] a half-open network says nothing false, and goes on when it is back', async () => {
    const live = deviceOf(ana).open(id);
    const { lies } = watchHonesty(live);
    await reaches(live, 'saved');
    proxy.network = 'stalls';
    items(live).set('into the void', padded(10));
    await reaches(live, 'saving');
    proxy.cut();
    await until('noticed', () => state(live).kind === 'reconnecting' || state(live).kind === 'offline');
    proxy.network = 'passes';
    proxy.cut();
    await reaches(live, 'saved', 30_000);
    expect([stored().has('into the void'), lies]).toEqual([true, []]);
  });

  it('[LV26] what I write while cut off is there afterwards, whoever wrote under my client id meanwhile', async () => {
    const live = deviceOf(ana).open(id);
    const { lies } = watchHonesty(live);
    await reaches(live, 'saved');
    items(live).set('before', padded(10));
    await until('stored', () => stored().has('before'));
    await reaches(live, 'saved');
    const known = live.doc.clientID;
    proxy.network = 'stalls';
    proxy.cut();
    await until('noticed', () => state(live).kind === 'reconnecting' || state(live).kind === 'offline');
    items(live).set('mine', padded(10));
    await restart();
    const eve = bystander();
    await until('synced', () => eve.items().has('before'));
    eve.doc.clientID = known;
    eve.items().set('in its place', padded(10));
    // As its presence has it: the stock provider says goodbye under this id.
    eve.doc.clientID = eve.provider.awareness.clientID;
    await until('stored', () => stored().has('in its place'));
    proxy.network = 'passes';
    proxy.cut();
    await reaches(live, 'saved', 30_000);
    await until('both', () => items(live).has('in its place'));
    expect([stored().has('mine'), lies]).toEqual([true, []]);
    expect(live.awareness.clientID).toBe(live.doc.clientID);
    await until('present', () => eve.provider.awareness.getStates().has(live.doc.clientID));
    expect(eve.provider.awareness.getStates().has(known)).toBe(false);
  });

  it('[LV2] delays and cuts in the middle of writing lose nothing and call nothing saved too early', async () => {
    proxy.delayMs = 15;
    const live = deviceOf(ana).open(id);
    const { lies } = watchHonesty(live);
    await reaches(live, 'saved');
    for (let edit = 0; edit < 60; edit++) {
      items(live).set(`e${edit}`, padded(5));
      if (edit % 20 === 10) proxy.cut();
      await until('a moment', () => new Promise<boolean>((resolve) => setImmediate(() => resolve(true))));
    }
    await reaches(live, 'saved', 30_000);
    expect([[...stored().keys()].length, lies]).toEqual([60, []]);
  });

  it('[LV3] [T6] a server that stops and comes back within seconds has it all, on either carrier', async () => {
    const direct = deviceOf(ana).open(id);
    proxy.network = 'refusesWebSocket';
    const tunnelled = deviceOf(gate.person('Bea'), { tab: 'b' }).open(id);
    const honest = [watchHonesty(direct), watchHonesty(tunnelled)];
    await Promise.all([reaches(direct, 'saved'), reaches(tunnelled, 'saved')]);
    items(direct).set('before', padded(5));
    await restart();
    items(direct).set('a', padded(5));
    items(tunnelled).set('b', padded(5));
    await until('everything', () => ['before', 'a', 'b'].every((key) => stored().has(key)), 30_000);
    await Promise.all([reaches(direct, 'saved'), reaches(tunnelled, 'saved')]);
    expect(honest.flatMap((one) => one.lies)).toEqual([]);
  });

  it('[LV3] edits without network survive a reload and are saved later', async () => {
    const first = deviceOf(ana);
    const live = first.open(id);
    await reaches(live, 'saved');
    first.setOnline(false);
    items(live).set('one', padded(5));
    items(live).set('two', padded(5));
    expect(state(live)).toEqual({ kind: 'offline', changes: 2, kept: true });
    const { storage } = first.around;
    first.end();
    proxy.network = 'stalls';
    const second = deviceOf(ana, { storage: storage ?? undefined } as Partial<DeviceOptions>);
    second.setOnline(false);
    const again = second.open(id);
    await until('from this device', () => items(again).size === 2);
    await until('counted', () => state(again).kind === 'offline', 20_000);
    expect(state(again)).toEqual({ kind: 'offline', changes: 2, kept: true });
    proxy.network = 'passes';
    proxy.cut();
    second.setOnline(true);
    await reaches(again, 'saved', 30_000);
    expect(stored().size).toBe(2);
  });
});

describe('what is too large for a frame', () => {
  it.each([
    ['WebSocket', 'passes', LIMITS.editorFrameBytes + 1_000_000],
    ['the tunnel', 'refusesWebSocket', 2_500_000],
  ] as const)(
    '[LV9] [T13] offline edits over the limit of %s end as saved',
    async (_carrier, network, bytes) => {
      proxy.network = network;
      const one = deviceOf(ana);
      const live = one.open(id);
      await reaches(live, 'saved');
      one.setOnline(false);
      writeMuch(live, bytes);
      one.setOnline(true);
      const { lies } = watchHonesty(live);
      const opened = proxy.upgrades;
      await until('an upload', () => one.requests.length > 0);
      items(live).set('meanwhile', padded(5));
      await until('everything', () => stored().has('meanwhile'), 40_000);
      await reaches(live, 'saved', 40_000);
      expect([...stored().keys()].sort()).toEqual([...items(live).keys()].sort());
      expect(one.requests.length).toBeLessThanOrEqual(Math.ceil(bytes / 900_000) + 2);
      expect([proxy.upgrades - opened < 4, lies]).toEqual([true, []]);
    },
  );

  it('[LV10] an upload that is cut off goes on from what the server has', async () => {
    const one = deviceOf(ana);
    const live = one.open(id);
    await reaches(live, 'saved');
    one.setOnline(false);
    writeMuch(live, LIMITS.editorFrameBytes + 1_000_000);
    one.setOnline(true);
    await until('two pieces', () => stored().size > 30);
    proxy.cut();
    await reaches(live, 'saved', 40_000);
    expect(stored().size).toBe(items(live).size);
    expect(one.requests.length).toBeLessThan(16);
  });

  it('[LV10] [LV5] an upload that the server refuses is not saved, with the reason, and Retry tries again', async () => {
    const one = deviceOf(ana);
    const live = one.open(id);
    await reaches(live, 'saved');
    one.setOnline(false);
    writeMuch(live, LIMITS.editorFrameBytes + 1_000_000);
    const role = ana.role;
    gate.before = () => {
      if (one.requests.length > 0) throw new AppError('DOCUMENT_FULL');
    };
    one.setOnline(true);
    await reaches(live, 'notSaved', 30_000);
    expect(state(live)).toEqual({ kind: 'notSaved', reason: 'DOCUMENT_FULL' });
    gate.before = () => undefined;
    ana.role = role;
    live.retry();
    await reaches(live, 'saved', 40_000);
    expect(stored().size).toBe(items(live).size);
  });
});

describe('refusals', () => {
  it('[LV11] content that the server will never take is sent once, and is not saved', async () => {
    const live = deviceOf(ana).open(id);
    await reaches(live, 'saved');
    const before = proxy.upgrades;
    live.doc.getMap('nothing of a board').set('x', 1);
    await reaches(live, 'notSaved');
    expect(state(live)).toEqual({ kind: 'notSaved', reason: 'BAD_UPDATE' });
    expect(proxy.upgrades).toBe(before);
  });

  it('[LV25] [RM29] what does not fit is not saved and asked for when it does, on either carrier', async () => {
    await server.stop();
    server = await startRealtimeServer({ log, gate, hub: { documentBytes: 40_000 } });
    for (const network of ['passes', 'refusesWebSocket'] as const) {
      proxy.network = network;
      const live = deviceOf(gate.person(network), { tab: network }).open(id);
      await reaches(live, 'saved');
      items(live).set('old', new Y.Text('a'.repeat(30_000)));
      await reaches(live, 'saved');
      items(live).set('new', new Y.Text('b'.repeat(15_000)));
      await reaches(live, 'notSaved');
      expect(state(live)).toEqual({ kind: 'notSaved', reason: 'DOCUMENT_FULL' });
      items(live).delete('old');
      await reaches(live, 'saved');
      expect([...stored().keys()]).toEqual(['new']);
      items(live).delete('new');
      await reaches(live, 'saved');
    }
  });

  it('[LV5] [LV12] [T4] removed or demoted while editing, on either carrier', async () => {
    for (const network of ['passes', 'refusesWebSocket'] as const) {
      proxy.network = network;
      const person = gate.person(network);
      const one = deviceOf(person, { tab: network });
      const live = one.open(id);
      await reaches(live, 'saved');
      person.role = 'observer';
      server.bus.publish({ type: 'rights', memberId: person.memberId });
      items(live).set(`forbidden ${network}`, padded(5));
      await until('told', () => state(live).kind === 'notSaved' && state(live), 2_000);
      expect(state(live)).toEqual({ kind: 'notSaved', reason: 'READ_ONLY' });
      person.role = 'member';
      server.bus.publish({ type: 'rights', memberId: person.memberId });
      await reaches(live, 'saved');
      expect(stored().has(`forbidden ${network}`)).toBe(true);
      person.role = null;
      server.bus.publish({ type: 'rights', memberId: person.memberId });
      await until('out', () => state(live).kind === 'readOnly', 2_000);
      expect(state(live)).toEqual({ kind: 'readOnly', reason: 'REVOKED' });
    }
  });

  it('[LV1] [LV2] a store that holds its answer keeps everybody at "saving"', async () => {
    const live = deviceOf(ana).open(id);
    await reaches(live, 'saved');
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    log.faults.before = (operation) => (operation === 'append' ? held : undefined);
    const bea = bystander();
    items(live).set('waits', padded(5));
    await until('others see it', () => bea.items().has('waits'));
    expect(state(live).kind).toBe('saving');
    release();
    await reaches(live, 'saved');
    expect(stored().has('waits')).toBe(true);
  });

  it('[LV14] two tabs of one person: each says saved only for what its own connection has', async () => {
    const first = deviceOf(ana, { tab: 'first' });
    const second = deviceOf(ana, { tab: 'second', storage: first.around.storage as never });
    const [one, two] = [first.open(id), second.open(id)];
    await Promise.all([reaches(one, 'saved'), reaches(two, 'saved')]);
    first.setOnline(false);
    items(one).set('only here', padded(5));
    expect(state(one)).toEqual({ kind: 'offline', changes: 1, kept: true });
    items(two).set('there', padded(5));
    await reaches(two, 'saved');
    expect([items(two).has('only here'), stored().has('only here'), state(one).kind]).toEqual([
      false,
      false,
      'offline',
    ]);
    first.setOnline(true);
    await until('both', () => items(two).has('only here') && items(one).has('there'));
    await Promise.all([reaches(one, 'saved'), reaches(two, 'saved')]);
    expect(stored().size).toBe(2);
  });
});
