/** What is called saved is saved, whatever the store does. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { LiveDoc } from '../../server/documents/LiveDoc.ts';
import { openLevelStore } from '../../server/storage/level/openLevelStore.ts';
import type { DocumentLog, LogRecord } from '../../server/storage/Store.ts';
import type { DocumentId } from '../../shared/ids.ts';
import { type Faults, faultyStore } from '../support/faultyStore.ts';
import { createMemoryLog, type Disk, type MemoryLog, unavailable } from '../support/memoryLog.ts';
import { until } from '../support/poll.ts';
import {
  createWorld,
  editor,
  type Line,
  say,
  settle,
  type World,
  type WorldOptions,
} from '../support/roomWorld.ts';
import { grantOf } from '../support/testGate.ts';

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

/** A client that writes entries, each as one message. */
class Writer {
  readonly line: Line;
  readonly doc = new Y.Doc();

  constructor(world: World, name: string, clientId: number) {
    this.line = world.join(editor(name));
    this.doc.clientID = clientId;
    this.doc.on('update', (update: Uint8Array) => this.line.say(say.update(update)));
  }

  write(key: string, value: unknown = 1): void {
    this.doc.getMap('items').set(key, value);
  }
}

/** Every append waits until it is let go, one by one. */
function holdAppends(log: MemoryLog): () => void {
  const held: (() => void)[] = [];
  const hold = () =>
    new Promise<void>((resolve) => {
      held.push(resolve);
    });
  log.faults.before = (operation) => (operation === 'append' ? hold() : undefined);
  return () => held.shift()?.();
}

async function contentOf(log: DocumentLog, documentId: DocumentId): Promise<unknown> {
  const loaded = await log.load(documentId);
  const live = await LiveDoc.load(loaded, []);
  return live.doc.getMap('items').toJSON();
}

async function openWorld(
  log: DocumentLog,
  limits: NonNullable<WorldOptions['limits']> = {},
): Promise<{ world: World; ana: Writer }> {
  const world = createWorld({ log, limits });
  const ana = new Writer(world, 'Ana', 1);
  await world.clock.advance(100);
  ana.line.say(say.saved());
  return { world, ana };
}

/** The embedded store with faults on command: the hub's clock is a fake, the disk is real. */
async function levelWorld(): Promise<{ world: World; ana: Writer; log: DocumentLog; faults: Faults }> {
  const folder = await mkdtemp(join(tmpdir(), 'rooms-'));
  const real = await openLevelStore({ folder });
  const { store, faults } = faultyStore(real);
  cleanups.push(
    () => rm(folder, { recursive: true, force: true }),
    () => real.close(),
  );
  const world = createWorld({ log: store.log });
  const ana = new Writer(world, 'Ana', 1);
  await until('the load', async () => {
    await world.clock.advance(1);
    return ana.line.messages.length > 0;
  });
  ana.line.say(say.saved());
  return { world, ana, log: real.log, faults };
}

describe('saved', () => {
  it('[RM13] is never said before the log has it', async () => {
    const log = createMemoryLog();
    const { world, ana } = await openWorld(log);
    const release = holdAppends(log);
    ana.write('a');
    await world.clock.advance(1_000);
    ana.write('b');
    await world.clock.advance(1_000);
    expect(ana.line.saved).toBe(0);
    expect(log.stored(world.documentId).head).toBe(0);
    release();
    await settle();
    expect(ana.line.saved).toBe(1);
    expect(log.stored(world.documentId).head).toBe(1);
    release();
    await settle();
    expect(ana.line.saved).toBe(2);
    expect(await contentOf(log, world.documentId)).toEqual({ a: 1, b: 1 });
  });

  it('[RM13] is said only to who asked for it, and at once when there is nothing to wait for', async () => {
    const log = createMemoryLog();
    const { world, ana } = await openWorld(log);
    const bea = new Writer(world, 'Bea', 2);
    ana.write('a');
    bea.write('b');
    await world.clock.advance(1_000);
    expect(ana.line.saved).toBe(1);
    expect(bea.line.saved).toBeNull();
    bea.line.say(say.saved());
    expect(bea.line.saved).toBe(1);
  });

  it('[RM13] content that is known already is saved when its first sender’s is', async () => {
    const log = createMemoryLog();
    const { world, ana } = await openWorld(log);
    const release = holdAppends(log);
    ana.write('a');
    await world.clock.advance(100);
    const bea = new Writer(world, 'Bea', 2);
    bea.line.say(say.saved());
    bea.line.say(say.update(Y.encodeStateAsUpdate(ana.doc)));
    await world.clock.advance(1_000);
    expect(bea.line.saved).toBe(0);
    release();
    await settle();
    expect([ana.line.saved, bea.line.saved]).toEqual([1, 1]);
    expect(log.calls.append).toBe(1);
  });

  it('[RM14] the count stops at a message that was set aside, until a sync has covered it', async () => {
    const log = createMemoryLog();
    const { world, ana } = await openWorld(log);
    const far = new Y.Doc();
    far.clientID = 9;
    const updates: Uint8Array[] = [];
    far.on('update', (update: Uint8Array) => updates.push(update));
    for (const key of ['a', 'b', 'c']) far.getMap('items').set(key, 1);
    ana.line.say(say.update(updates[0] ?? new Uint8Array()));
    ana.line.clear();
    ana.line.say(say.update(updates[2] ?? new Uint8Array()));
    ana.write('mine');
    await world.clock.advance(1_000);
    expect(ana.line).toMatchObject({ saved: 1, questions: 1 });
    ana.line.say(say.step2(Y.encodeStateAsUpdate(far)));
    await world.clock.advance(1_000);
    expect(ana.line.saved).toBe(4);
    expect(await contentOf(log, world.documentId)).toEqual({ a: 1, b: 1, c: 1, mine: 1 });
  });
});

describe('a store in trouble', () => {
  it('[RM15] one that fails is tried again, longer and longer, for ever, in order', async () => {
    const { world, ana, log, faults } = await levelWorld();
    faults.inject('append', { kind: 'fail' });
    for (let count = 0; count < 300; count += 1) ana.write(`k${count}`, count);
    await world.clock.advance(60_000);
    const tries = faults.calls('append');
    expect(tries).toBeGreaterThan(10);
    expect(tries).toBeLessThan(30);
    expect(ana.line).toMatchObject({ saved: 0, closedWith: null });
    expect(world.telemetry.counts.get('store_errors_total')).toBe(tries);
    faults.heal();
    await until('everything is saved', async () => {
      await world.clock.advance(5_000);
      return savedCount(ana.line) === 300;
    });
    expect(await contentOf(log, world.documentId)).toEqual(ana.doc.getMap('items').toJSON());
    const { records } = await log.load(world.documentId);
    expect(records.map((record) => record.sequence)).toEqual(records.map((_, index) => index + 1));
  });

  it('[RM15] one whose answer was lost gets the record twice, and the content is the same', async () => {
    const { world, ana, log, faults } = await levelWorld();
    faults.inject('append', { kind: 'loseAnswer' }, 2);
    ana.write('a');
    ana.write('b');
    await until('saved', async () => {
      await world.clock.advance(1_000);
      return ana.line.saved === 2;
    });
    expect((await log.load(world.documentId)).records.length).toBeGreaterThan(2);
    expect(await contentOf(log, world.documentId)).toEqual({ a: 1, b: 1 });
    const joiner = new Writer(world, 'Bea', 2);
    await settle();
    joiner.line.clear();
    ana.write('c');
    await world.clock.advance(100);
    expect(joiner.line.updates).toHaveLength(1);
  });

  it('[RM16] one that hangs: nothing is acknowledged, requests are told, people stay and go on', async () => {
    const log = createMemoryLog();
    const { world, ana } = await openWorld(log);
    const bea = new Writer(world, 'Bea', 2);
    await settle();
    log.faults.before = (operation) => (operation === 'append' ? new Promise(() => undefined) : undefined);
    ana.write('a');
    await settle();
    const asked = world.hub
      .sync(grantOf(editor(), world.documentId), new Uint8Array([0]), new Uint8Array())
      .catch((error: { code: string }) => error.code);
    await world.clock.advance(40_000);
    expect(await asked).toBe('STORE_UNAVAILABLE');
    bea.write('b');
    await world.clock.advance(100);
    expect(ana.line.updates.length).toBeGreaterThan(0);
    expect(ana.line).toMatchObject({ saved: 0, closedWith: null });
    expect(bea.line.closedWith).toBeNull();
  });

  it('[RM17] one that lies is caught by its own next answer, and everything is written again', async () => {
    const { world, ana, log, faults } = await levelWorld();
    ana.write('before');
    await until('saved', async () => {
      await world.clock.advance(10);
      return ana.line.saved === 1;
    });
    faults.inject('append', { kind: 'lie' }, 3);
    for (const key of ['x', 'y', 'z']) {
      ana.write(key);
      await world.clock.advance(50);
    }
    ana.write('after');
    await until('written again', async () => {
      await world.clock.advance(50);
      return world.telemetry.errors.length > 0 && (await log.load(world.documentId)).records.length === 3;
    });
    expect(await contentOf(log, world.documentId)).toEqual(ana.doc.getMap('items').toJSON());
  });

  it('[RM17] what a lie lost at the end comes back with the people who have it', async () => {
    const { world, ana, log, faults } = await levelWorld();
    ana.write('kept');
    const saved = (count: number) =>
      until('saved', async () => {
        await world.clock.advance(10);
        return ana.line.saved === count;
      });
    await saved(1);
    faults.inject('append', { kind: 'lie' });
    ana.write('lost');
    await saved(2);
    expect(await contentOf(log, world.documentId)).toEqual({ kept: 1 });
    const next = createWorld({ log, documentId: world.documentId });
    const back = next.join(editor('Ana'));
    await until('the question', () => back.questions === 1);
    back.say(say.step2(Y.encodeStateAsUpdate(ana.doc)));
    await until('written', async () => {
      await next.clock.advance(100);
      return (await log.load(world.documentId)).head === 2;
    });
    expect(await contentOf(log, world.documentId)).toEqual({ kept: 1, lost: 1 });
  });

  it('[RM18] what waits for the store is bounded: beyond it the writer is told, and only the writer', async () => {
    const log = createMemoryLog();
    const { world, ana } = await openWorld(log, { unsavedBytes: 100_000 });
    const bea = new Writer(world, 'Bea', 2);
    await settle();
    log.faults.before = (operation) => {
      if (operation === 'append') throw unavailable();
    };
    let sent = 0;
    for (; ana.line.closedWith === null && sent < 200; sent += 1) {
      ana.write('big', 'x'.repeat(5_000));
      await world.clock.advance(40);
    }
    expect(ana.line).toMatchObject({ closedWith: 'STORE_UNAVAILABLE', saved: 0 });
    expect(sent).toBe(20);
    expect(bea.line.closedWith).toBeNull();
    ana.line.clear();
    bea.line.say(say.awareness({ id: 2, clock: 1, state: '{"cursor":1}' }));
    await world.clock.advance(100);
    expect(bea.line.heard(1).length).toBeGreaterThan(0);
    log.faults.before = () => undefined;
    await world.clock.advance(10_000);
    const next = new Writer(world, 'Ana', 3);
    next.line.say(say.saved());
    next.write('again');
    await world.clock.advance(1_000);
    expect(next.line).toMatchObject({ closedWith: null, saved: 1 });
    expect(Object.keys((await contentOf(log, world.documentId)) as object)).toEqual(['big', 'again']);
  });

  it('[RM19] records that another node appended are applied, sent to everybody, and not written again', async () => {
    const disk: Disk = new Map();
    const log = createMemoryLog(disk);
    const { world, ana } = await openWorld(log);
    const other = new Y.Doc();
    other.clientID = 50;
    other.getMap('items').set('theirs', 1);
    await createMemoryLog(disk).append(world.documentId, 0, Y.encodeStateAsUpdate(other));
    ana.write('mine');
    await world.clock.advance(100);
    expect(log.stored(world.documentId).head).toBe(2);
    for (const message of ana.line.updates) Y.applyUpdate(ana.doc, message.subarray(3), 'server');
    expect(ana.doc.getMap('items').toJSON()).toEqual({ mine: 1, theirs: 1 });
  });

  it('[RM19] a record of another node that does not apply is written once, not for ever', async () => {
    const disk: Disk = new Map();
    const log = createMemoryLog(disk);
    const { world, ana } = await openWorld(log);
    await createMemoryLog(disk).append(world.documentId, 0, new Uint8Array([1, 99, 7]));
    ana.write('mine');
    await world.clock.advance(20_000);
    expect(log.stored(world.documentId).head).toBe(2);
    expect(ana.line.closedWith).toBe('INTERNAL');
  });

  it('[RM5] a log that refers to what is not in it is refused and left as it is', async () => {
    const log = createMemoryLog();
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    for (const key of ['a', 'b', 'c']) doc.getMap('items').set(key, 1);
    const world = createWorld({ log });
    await log.append(world.documentId, 0, updates[0] ?? new Uint8Array());
    await log.append(world.documentId, 1, updates[2] ?? new Uint8Array());
    const line = world.join(editor());
    await settle();
    expect(line.closedWith).toBe('INTERNAL');
    expect(world.telemetry.errors.map((one) => one.message)).toEqual(['Could not load the document']);
    expect(log.stored(world.documentId).records).toHaveLength(2);
  });
});

function savedCount(line: Line): number {
  const message = line.heard(102).at(-1);
  return message === undefined ? 0 : ((message[1] ?? 0) % 128) + 128 * (message[2] ?? 0);
}

describe('history', () => {
  it('[RM12] is loaded in few transactions, and lets others work in between', async () => {
    const doc = new Y.Doc();
    const records: LogRecord[] = [];
    doc.on('update', (update: Uint8Array) =>
      records.push({ sequence: records.length + 1, update, at: 0, deletedBy: [] }),
    );
    for (let count = 0; count < 12_000; count += 1) doc.getMap('items').set(`k${count % 50}`, count);
    let breaths = 0;
    let loading = true;
    const breathe = () => {
      breaths += 1;
      if (loading) setImmediate(breathe);
    };
    setImmediate(breathe);
    const log = { snapshot: null, snapshotSequence: 0, records, head: records.length };
    const live = await LiveDoc.load(log, []);
    loading = false;
    expect(breaths).toBeGreaterThanOrEqual(3);
    expect(breaths).toBeLessThanOrEqual(6);
    expect(live.doc.getMap('items').toJSON()).toEqual(doc.getMap('items').toJSON());
  });

  it('[RM12] a long queue is written in records of few updates each', async () => {
    const log = createMemoryLog();
    const { world, ana } = await openWorld(log);
    log.faults.before = (operation) => {
      if (operation === 'append') throw unavailable();
    };
    for (let count = 0; count < 400; count += 1) {
      ana.write(`k${count}`, count);
      if (count % 4 === 0) await world.clock.advance(10);
    }
    log.faults.before = () => undefined;
    await world.clock.advance(30_000);
    const { records } = log.stored(world.documentId);
    expect(records.length).toBeGreaterThan(3);
    expect(records.length).toBeLessThan(100);
    expect(await contentOf(log, world.documentId)).toEqual(ana.doc.getMap('items').toJSON());
  });
});
