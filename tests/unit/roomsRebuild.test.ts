/** After Yjs threw: the document is read again, the offender goes, and everybody else notices nothing. */
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { AppError } from '../../shared/errors.ts';
import { gate } from '../support/gate.ts';
import { createMemoryLog, type MemoryLog, unavailable } from '../support/memoryLog.ts';
import { Peer, quiesce } from '../support/roomPeer.ts';
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

const peers: Peer[] = [];
afterEach(() => {
  for (const one of peers.splice(0)) one.destroy();
});

const POISON = 666;

/** Throws for whatever a client of this id wrote, as Yjs might for something that no gate knows: after it was applied. */
const throwing: NonNullable<WorldOptions['limits']> = {
  applyTurn: (live, updates) => {
    const emitted = live.apply(updates);
    if (updates.some((update) => Y.decodeUpdate(update).structs[0]?.id.client === POISON))
      throw new Error('Unexpected case');
    return emitted;
  },
};

/** The same, also in the one-by-one replay, where only the room's own document is asked. */
function poisonReplay(): () => void {
  const integrate = Y.Item.prototype.integrate;
  Y.Item.prototype.integrate = function (this: Y.Item, ...rest) {
    if (this.id.client === POISON) throw new Error('Unexpected case');
    return integrate.apply(this, rest);
  };
  return () => {
    Y.Item.prototype.integrate = integrate;
  };
}

function note(client: number, key: string, value: unknown = 1): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = client;
  doc.getMap('items').set(key, value);
  return Y.encodeStateAsUpdate(doc);
}

async function content(world: World): Promise<unknown> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, await world.hub.state(world.documentId));
  return doc.getMap('items').toJSON();
}

/** A poisonous update made while Yjs is still sound. */
const poison = note(POISON, 'poison');
const restore: (() => void)[] = [];
afterEach(() => {
  for (const undo of restore.splice(0)) undo();
});

async function poisonedWorld(log: MemoryLog, limits: WorldOptions['limits'] = {}) {
  const world = createWorld({ log, limits });
  const [ana, bea, eve] = ['Ana', 'Bea', 'Eve'].map((name) => world.join(editor(name))) as [Line, Line, Line];
  await world.clock.advance(100);
  for (const line of [ana, bea, eve]) line.say(say.saved());
  restore.push(poisonReplay());
  return { world, ana, bea, eve };
}

describe('rebuilding', () => {
  it('[RM20] only the offender is closed; what others said in the same turn is kept and acknowledged', async () => {
    const log = createMemoryLog();
    const { world, ana, bea, eve } = await poisonedWorld(log);
    ana.say(say.update(note(1, 'first')));
    ana.say(say.update(note(2, 'a')));
    eve.say(say.update(poison));
    bea.say(say.update(note(3, 'b')));
    await world.clock.advance(100);
    expect([ana.closedWith, bea.closedWith, eve.closedWith]).toEqual([null, null, 'BAD_UPDATE']);
    expect(eve.closes).toBe(1);
    expect(world.telemetry.counts.get('rooms_rebuilt_total')).toBe(1);
    expect(await content(world)).toEqual({ first: 1, a: 1, b: 1 });
    const seen = new Y.Doc();
    for (const message of bea.updates) Y.applyUpdate(seen, message.subarray(3));
    expect(seen.getMap('items').toJSON()).toEqual({ first: 1, a: 1, b: 1 });
  });

  it('[RM20] a throw after which everything applies one by one is nobody’s fault', async () => {
    const log = createMemoryLog();
    const world = createWorld({ log, limits: throwing });
    const [ana, eve] = [world.join(editor('Ana')), world.join(editor('Eve'))];
    await world.clock.advance(100);
    eve.say(say.update(poison));
    ana.say(say.update(note(1, 'a')));
    await world.clock.advance(100);
    expect([ana.closedWith, eve.closedWith]).toEqual([null, null]);
    expect(await content(world)).toEqual({ a: 1, poison: 1 });
  });

  it('[RM20] a turn that leaves something pending is not trusted either', async () => {
    const log = createMemoryLog();
    const doc = new Y.Doc();
    doc.clientID = POISON;
    doc.getMap('items').set('a', 1);
    const vector = Y.encodeStateVector(doc);
    doc.getMap('items').set('b', 1);
    const gap = Y.encodeStateAsUpdate(doc, vector);
    let pending = false;
    const world = createWorld({
      log,
      limits: {
        applyTurn: (live, updates) => {
          const emitted = live.apply(pending ? [...updates, gap] : updates);
          pending = false;
          return emitted;
        },
      },
    });
    const ana = world.join(editor('Ana'));
    await world.clock.advance(100);
    pending = true;
    ana.say(say.update(note(1, 'a')));
    await world.clock.advance(100);
    expect(world.telemetry.counts.get('rooms_rebuilt_total')).toBe(1);
    expect(ana.closedWith).toBeNull();
    expect(await content(world)).toEqual({ a: 1 });
  });

  it('[RM21] what is said while it rebuilds is kept in order, and who joins then is greeted like anybody', async () => {
    const log = createMemoryLog();
    const { world, ana, eve } = await poisonedWorld(log);
    const [held, open] = gate();
    log.faults.before = (operation) => (operation === 'load' ? held : undefined);
    eve.say(say.update(poison));
    await settle();
    const late = new Peer(editor('Late'), 'yjs', 40);
    peers.push(late);
    late.replica.addNote('offline', 1, 'made before');
    late.connect(world);
    ana.say(say.update(note(2, 'a')));
    ana.say(say.update(note(5, 'b')));
    await quiesce(world, [late]);
    expect(late.synced).toBe(false);
    open();
    await quiesce(world, [late]);
    expect(late.synced).toBe(true);
    expect(Object.keys(late.replica.content()).sort()).toEqual(['a', 'b', 'offline']);
    expect(ana.saved).toBe(2);
    expect(late.isSaved).toBe(true);
  });

  it('[RM21] who may edit again while it rebuilds is asked afterwards', async () => {
    const log = createMemoryLog();
    const { world, ana, eve } = await poisonedWorld(log);
    ana.become('observer');
    const [held, open] = gate();
    log.faults.before = (operation) => (operation === 'load' ? held : undefined);
    eve.say(say.update(poison));
    await settle();
    ana.clear();
    ana.become('member');
    expect(ana.questions).toBe(0);
    open();
    await settle();
    expect(ana.questions).toBe(1);
    await world.clock.advance(100);
  });

  it('[RM21] too much said while there is no document closes who said most', async () => {
    const log = createMemoryLog();
    const world = createWorld({ log, limits: { unsavedBytes: 100_000 } });
    log.faults.before = () => new Promise(() => undefined);
    const [ana, eve, rob] = ['Ana', 'Eve', 'Rob'].map((name) => world.join(editor(name))) as [
      Line,
      Line,
      Line,
    ];
    const junk = say.awareness({ id: 1, clock: 1, state: `"${'x'.repeat(9_000)}"` });
    ana.say(say.update(note(1, 'a')));
    for (let count = 0; count < 8; count += 1) eve.say(junk);
    rob.say(junk, junk);
    expect([ana.closedWith, eve.closedWith, rob.closedWith]).toEqual([null, null, null]);
    rob.say(junk, junk);
    expect([ana.closedWith, eve.closedWith, rob.closedWith]).toEqual([null, 'STORE_UNAVAILABLE', null]);
    const stopped = world.hub.stop();
    await world.clock.advance(11_000);
    await stopped;
  });

  it('[RM22] a record that is stored while the log is read for it is not lost', async () => {
    const log = createMemoryLog();
    const world = createWorld({ log, limits: throwing });
    const [ana, eve] = [world.join(editor('Ana')), world.join(editor('Eve'))];
    await world.clock.advance(100);
    ana.say(say.saved());
    const [storing, storeNow] = gate();
    log.faults.before = (operation) => (operation === 'append' ? storing : undefined);
    ana.say(say.update(note(1, 'a')));
    await settle();
    const [reading, answerNow] = gate();
    const { load } = log;
    log.load = async (documentId) => {
      const read = await load(documentId);
      await reading;
      return read;
    };
    eve.say(say.update(poison));
    await world.clock.advance(100);
    storeNow();
    await settle();
    expect(ana.saved).toBe(1);
    answerNow();
    await world.clock.advance(100);
    expect(world.telemetry.counts.get('rooms_rebuilt_total')).toBe(1);
    expect(await content(world)).toEqual({ a: 1, poison: 1 });
  });

  it('[RM23] what may be part of the offence is not acknowledged before a sync has covered it', async () => {
    const log = createMemoryLog();
    const { world, ana, eve } = await poisonedWorld(log);
    ana.clear();
    ana.say(say.update(note(1, 'mine')));
    await settle();
    eve.say(say.update(poison));
    ana.say(say.update(poison));
    await world.clock.advance(100);
    expect(eve.closedWith).toBe('BAD_UPDATE');
    expect(ana).toMatchObject({ closedWith: null, saved: 1, questions: 1 });
    ana.say(say.step2(note(1, 'mine')));
    await world.clock.advance(100);
    expect(ana).toMatchObject({ closedWith: null, saved: 3 });
  });

  it('[RM24] it tries as long as the store is away or hangs, and ends with the room', async () => {
    const log = createMemoryLog();
    const { world, ana, eve } = await poisonedWorld(log, { loadTimeoutMs: 1_000 });
    log.faults.before = (operation) => {
      if (operation === 'load') throw unavailable();
    };
    eve.say(say.update(poison));
    await world.clock.advance(5_000);
    log.faults.before = (operation) => (operation === 'load' ? new Promise(() => undefined) : undefined);
    await world.clock.advance(5_000);
    expect(ana.closedWith).toBeNull();
    log.faults.before = () => undefined;
    await world.clock.advance(2_000);
    ana.say(say.update(note(1, 'a')));
    await world.clock.advance(100);
    expect(ana.saved).toBe(1);

    log.faults.before = (operation) => {
      if (operation === 'load') throw unavailable();
    };
    const again = world.join(editor('Eve'));
    again.say(say.update(poison));
    await world.clock.advance(1_000);
    const stopped = world.hub.stop();
    await world.clock.advance(11_000);
    await stopped;
    const loads = log.calls.load;
    await world.clock.advance(60_000);
    expect(log.calls.load).toBe(loads);
    expect(world.clock.pending).toBe(0);
  });

  it('[RM24] a room that cannot be rebuilt ends, and still saves what it had taken', async () => {
    const log = createMemoryLog();
    const { world, ana, eve } = await poisonedWorld(log);
    const [held, open] = gate();
    log.faults.before = (operation) => {
      if (operation === 'load') throw new Error('damaged');
      return operation === 'append' ? held : undefined;
    };
    ana.say(say.update(note(1, 'a')));
    await settle();
    eve.say(say.update(poison));
    await world.clock.advance(100);
    expect([ana.closedWith, eve.closedWith]).toEqual(['INTERNAL', 'INTERNAL']);
    const back = world.join(editor('Ana'));
    await settle();
    expect(log.stored(world.documentId).head).toBe(0);
    log.faults.before = () => undefined;
    open();
    await settle();
    expect(back.closedWith).toBeNull();
    expect(await content(world)).toEqual({ a: 1 });
  });

  it('[RM20] a stateless sync that offends is told so itself', async () => {
    const log = createMemoryLog();
    const { world, ana } = await poisonedWorld(log);
    const grant = grantOf(editor('Eve'), world.documentId);
    const answer = await world.hub
      .sync(grant, new Uint8Array([0]), poison)
      .catch((error: AppError) => error.code);
    expect(answer).toBe('BAD_UPDATE');
    await world.clock.advance(100);
    expect(ana.closedWith).toBeNull();
    const good = await world.hub.sync(grant, new Uint8Array([0]), note(4, 'good'));
    expect(good.diff.length).toBeGreaterThan(5);
  });

  it('[RM20] an edit by the server that throws is rolled back', async () => {
    const log = createMemoryLog();
    const world = createWorld({ log });
    const ana = world.join(editor('Ana'));
    await world.clock.advance(100);
    const edit = world.hub.edit(world.documentId, (doc) => {
      doc.getMap('items').set('half', 1);
      throw new AppError('CONFLICT', 'changed its mind');
    });
    await expect(edit).rejects.toMatchObject({ code: 'CONFLICT' });
    ana.say(say.update(note(1, 'a')));
    await world.clock.advance(100);
    expect(await content(world)).toEqual({ a: 1 });
    expect(ana.closedWith).toBeNull();
  });
});
