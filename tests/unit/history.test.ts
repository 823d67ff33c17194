/** The past of a document, on the real embedded store. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createHistory, type History, momentsOf } from '../../server/history/createHistory.ts';
import { createVersions } from '../../server/history/createVersions.ts';
import { createWriters } from '../../server/history/createWriters.ts';
import { keepPast, piecesOf } from '../../server/history/past.ts';
import { openLevelStore } from '../../server/storage/level/openLevelStore.ts';
import type { DocumentLog, Store } from '../../server/storage/Store.ts';
import { type DocumentId, type MemberId, newId } from '../../shared/ids.ts';
import { createFakeClock, type FakeClock, settle } from '../support/fakeClock.ts';
import { type Faults, faultyStore } from '../support/faultyStore.ts';
import { Peer, quiesce } from '../support/roomPeer.ts';
import { createWorld, editor } from '../support/roomWorld.ts';
import { temporaryFolder } from '../support/serverProcess.ts';
import { createSilentTelemetry } from '../support/silentTelemetry.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const document = newId<DocumentId>();
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let store: Store;
let faults: Faults;
let clock: FakeClock;
let log: DocumentLog;
let history: History;
let doc: Y.Doc;
let head = 0;

function open(days: number | null = null): void {
  log = keepPast({ log: store.log, blobs: store.blobs, clock, days });
  history = createHistory(store);
}

beforeEach(async () => {
  folder = await temporaryFolder();
  clock = createFakeClock();
  ({ store, faults } = faultyStore(await openLevelStore({ folder: folder.path, clock })));
  doc = new Y.Doc();
  doc.clientID = 7;
  head = 0;
  open();
});
afterEach(async () => {
  doc.destroy();
  await store.close();
  await folder.remove();
});

/** Sets a key, appends what that emits, and moves time on. */
async function write(key: string, value: unknown, ms = MINUTE): Promise<void> {
  const before = Y.encodeStateVector(doc);
  doc.transact(() => {
    if (value === null) doc.getMap('items').delete(key);
    else doc.getMap('items').set(key, value);
  });
  head = (await log.append(document, head, Y.encodeStateAsUpdate(doc, before))).sequence;
  await clock.advance(ms);
}

const compact = () => log.compact(document, head, Y.encodeStateAsUpdate(doc));

async function itemsAt(sequence: number): Promise<unknown> {
  const past = new Y.Doc();
  Y.applyUpdate(past, await history.stateAt(document, sequence));
  return past.getMap('items').toJSON();
}

describe('the past', () => {
  it('[HI1] [HI2] every state can be seen, whatever was compacted, deleted and collected since', async () => {
    const expected: unknown[] = [];
    for (let round = 1; round <= 9; round += 1) {
      await write(`note ${round}`, new Y.Text(`words ${round}`));
      expected.push(doc.getMap('items').toJSON());
      if (round > 3) {
        await write(`note ${round - 3}`, null);
        expected.push(doc.getMap('items').toJSON());
      }
      if (round % 3 === 0) await compact();
    }
    expect((await store.log.load(document)).records).toEqual([]);
    for (const [at, items] of expected.entries()) expect(await itemsAt(at + 1)).toEqual(items);
    expect(expected[3]).toHaveProperty('note 1', 'words 1');
    const edits = (await history.moments(document)).reduce((sum, moment) => sum + moment.edits, 0);
    expect(edits).toBe(head);
  });

  it('[HI1] a crash between keeping and clearing, and a second node that does the same, double nothing', async () => {
    for (let at = 1; at <= 4; at += 1) await write(`${at}`, at);
    faults.inject('compact', { kind: 'fail' }, 1);
    await expect(compact()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    await write('5', 5);
    await Promise.all([compact(), compact()]);
    expect((await history.moments(document)).reduce((sum, moment) => sum + moment.edits, 0)).toBe(5);
    for (let at = 1; at <= 5; at += 1) expect(Object.keys((await itemsAt(at)) as object)).toHaveLength(at);
  });

  it('[HI3] what cannot be kept is not cleared', async () => {
    for (let at = 1; at <= 3; at += 1) await write(`${at}`, at);
    faults.inject('putBlob', { kind: 'fail' });
    await expect(compact()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    expect((await store.log.load(document)).records).toHaveLength(3);
    faults.heal();
    await compact();
    expect(await itemsAt(2)).toEqual({ 1: 1, 2: 2 });
  });

  it('[HI1] a document whose beginning was cleared without a past begins where it can', async () => {
    for (let at = 1; at <= 3; at += 1) await write(`${at}`, at);
    await store.log.compact(document, head, Y.encodeStateAsUpdate(doc));
    await write('4', 4);
    await expect(history.stateAt(document, 2)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await compact();
    expect(await itemsAt(4)).toEqual({ 1: 1, 2: 2, 3: 3, 4: 4 });
    expect(await itemsAt(3)).toEqual({ 1: 1, 2: 2, 3: 3 });
    await expect(history.stateAt(document, 2)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('[HI4] edits that follow each other are one moment; a long past is grouped more coarsely', async () => {
    for (const pause of [1, 1, 30, 1]) await write('a', pause, pause * 1_000);
    const moments = await history.moments(document);
    expect(moments.map((moment) => [moment.sequence, moment.edits])).toEqual([
      [3, 3],
      [4, 1],
    ]);
    expect(moments[0]).toMatchObject({ writers: [[7, 3]] });
    expect((moments[1]?.from ?? 0) - (moments[0]?.at ?? 0)).toBe(30_000);
    const long = Array.from({ length: 5_000 }, (_, at) => ({
      sequence: at + 1,
      at: at * DAY,
      writers: [],
      deletedBy: [],
    }));
    const grouped = momentsOf(long, 400);
    expect(grouped.length).toBeLessThanOrEqual(400);
    expect(grouped.slice(-200).every((moment) => moment.edits === 1)).toBe(true);
    expect(grouped.at(-1)?.sequence).toBe(5_000);
    expect(grouped.reduce((sum, moment) => sum + moment.edits, 0)).toBe(5_000);
  });

  it('[HI8] what is older than HISTORY_DAYS goes with a compaction, and the rest can still be seen', async () => {
    open(10);
    for (let day = 1; day <= 20; day += 1) {
      await write(`day ${day}`, day, DAY);
      if (day % 5 === 0) await compact();
    }
    const { past, states } = piecesOf(await store.blobs.list(document));
    expect(past.map(({ first, last }) => [first, last])).toEqual([
      [11, 15],
      [16, 20],
    ]);
    expect(states).toEqual([10, 15, 20]);
    await expect(history.stateAt(document, 9)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(Object.keys((await itemsAt(12)) as object)).toHaveLength(12);
  });

  it('[HI9] one replay at a time, and who asks for too many is told so', async () => {
    await write('a', 1);
    faults.inject('load', { kind: 'hold' });
    const asked = Array.from({ length: 25 }, (_, after) =>
      history.goneAfter(document, after).then(() => 'seen', codeOf),
    );
    await settle();
    expect(faults.held('load')).toBe(1);
    faults.heal();
    const answers = await Promise.all(asked);
    expect(answers.filter((answer) => answer === 'seen')).toHaveLength(20);
    expect(answers.filter((answer) => answer === 'TOO_FAST')).toHaveLength(5);
    await expect(history.stateAt(document, 2)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('[HI9] a class that asks the same at once waits for one answer, which is not of before', async () => {
    await write('a', 1);
    faults.inject('load', { kind: 'hold' });
    const asked = Array.from({ length: 60 }, () => history.moments(document).then(() => 'seen', codeOf));
    await settle();
    faults.heal();
    expect(new Set(await Promise.all(asked))).toEqual(new Set(['seen']));
  });
});

const codeOf = (error: unknown) => (error as { code?: unknown }).code;

describe('who wrote', () => {
  const [ana, bo] = [newId<MemberId>(), newId<MemberId>()];

  it('[HI5] the first who brings edits under a client id keeps it, also while the store was away', async () => {
    const writers = createWriters(store.entities, clock, createSilentTelemetry());
    faults.inject('insert', { kind: 'fail' });
    writers.note(document, 1, ana);
    await writers.settle();
    expect(await writers.of(document)).toEqual({ 1: ana });
    faults.heal();
    await clock.advance(5_000);
    await writers.settle();
    const afterRestart = createWriters(store.entities, clock, createSilentTelemetry());
    afterRestart.note(document, 1, bo);
    afterRestart.note(document, 2, bo);
    await afterRestart.settle();
    expect(await createWriters(store.entities, clock, createSilentTelemetry()).of(document)).toEqual({
      1: ana,
      2: bo,
    });
  });

  it('[HI5] who asks while it is being written is told as well', async () => {
    let asked: () => void = () => undefined;
    const wasAsked = new Promise<void>((done) => {
      asked = done;
    });
    const { entities } = store;
    // The store answers with what was there when it was asked, and does so after the claim was written.
    const slow: typeof entities = Object.assign(Object.create(entities), {
      insert: async (...args: Parameters<typeof entities.insert>) => {
        await wasAsked;
        return entities.insert(...args);
      },
      list: async (...args: Parameters<typeof entities.list>) => {
        const found = await entities.list(...args);
        asked();
        await writers.settle();
        return found;
      },
    });
    const writers = createWriters(slow, clock, createSilentTelemetry());
    writers.note(document, 3, ana);
    expect(await writers.of(document)).toEqual({ 3: ana });
  });

  it('[HI5] a room tells of each client id once, with the member who brought it', async () => {
    const world = createWorld();
    const people = [new Peer(editor('Ana'), 'yjs', 11), new Peer(editor('Bo'), 'yjs', 12)];
    for (const one of people) one.connect(world);
    await quiesce(world, people);
    for (const round of [1, 2])
      for (const one of people) {
        one.replica.addNote(`${one.person.name} ${round}`, round, 'words');
        await quiesce(world, people);
      }
    expect(world.writers).toEqual(people.map((one, at) => [11 + at, one.person.memberId]));
    for (const one of people) one.destroy();
  });

  it('[HI7] a moment is named, renamed and taken away, in its own document only', async () => {
    const versions = createVersions(store.entities, clock);
    const late = await versions.create(document, ana, { sequence: 9, title: 'After the visit' });
    await versions.create(document, ana, { sequence: 2, title: 'First' });
    await versions.rename(document, late.id, 'After the second visit');
    expect((await versions.list(document)).map((one) => one.title)).toEqual([
      'First',
      'After the second visit',
    ]);
    const other = newId<DocumentId>();
    await expect(versions.rename(other, late.id, 'x')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(versions.remove(other, late.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await versions.remove(document, late.id);
    expect(await versions.list(document)).toHaveLength(1);
  });
});
