/** Those who do not keep up, those who ask too much, and those who may only read. */
import * as prng from 'lib0/prng';
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { LIMITS, TIMES } from '../../shared/limits.ts';
import { MESSAGE, SYNC } from '../../shared/protocol.ts';
import { gate } from '../support/gate.ts';
import { createMemoryLog } from '../support/memoryLog.ts';
import { Peer, quiesce } from '../support/roomPeer.ts';
import { createWorld, editor, type Line, reader, say, settle, type World } from '../support/roomWorld.ts';

const peers: Peer[] = [];
afterEach(() => {
  for (const one of peers.splice(0)) one.destroy();
});

function peer(name: string, clientId: number): Peer {
  const one = new Peer(editor(name), 'yjs', clientId);
  peers.push(one);
  return one;
}

function note(client: number, key: string, value: unknown = 1): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = client;
  doc.getMap('items').set(key, value);
  return Y.encodeStateAsUpdate(doc);
}

/** What somebody sees who applies everything that came. */
function seenBy(line: Line): unknown {
  const doc = new Y.Doc();
  for (const message of line.heard(MESSAGE.sync))
    if (message[1] !== SYNC.step1) Y.applyUpdate(doc, bodyOf(message));
  expect(doc.store.pendingStructs).toBeNull();
  return doc.getMap('items').toJSON();
}

function bodyOf(message: Uint8Array): Uint8Array {
  let at = 2;
  while ((message[at] ?? 0) > 127) at += 1;
  return message.subarray(at + 1);
}

async function turn(world: World): Promise<void> {
  await world.clock.advance(TIMES.turnMaxMs);
}

describe('who does not keep up', () => {
  it('[RM25] loses presence first, and gets all of it when the line is free again', async () => {
    const world = createWorld();
    const [ana, slow] = [world.join(editor('Ana')), world.join(reader('Slow'))];
    await turn(world);
    ana.say(say.awareness({ id: 1, clock: 1, state: '{"x":1}' }));
    await turn(world);
    slow.clear();
    slow.bufferedBytes = LIMITS.slowAwarenessBytes + 1;
    ana.say(say.awareness({ id: 1, clock: 2, state: '{"x":2}' }));
    await turn(world);
    ana.say(say.update(note(1, 'a')), say.awareness({ id: 1, clock: 3, state: '{"x":3}' }));
    await turn(world);
    expect(slow.heard(MESSAGE.awareness)).toHaveLength(0);
    expect(slow.updates).toHaveLength(1);
    slow.bufferedBytes = 0;
    await world.clock.advance(200);
    expect(slow.heard(MESSAGE.awareness)).toHaveLength(1);
    expect(Buffer.from(slow.messages.at(-1) ?? []).toString()).toContain('"x":3');
  });

  it('[RM26] is then left behind, keeps nothing waiting, and is level again by one difference', async () => {
    const world = createWorld();
    const [ana, slow] = [world.join(editor('Ana')), world.join(editor('Slow'))];
    await turn(world);
    ana.say(say.update(note(1, 'before')));
    slow.bufferedBytes = LIMITS.slowBehindBytes + 1;
    await turn(world);
    const frames = slow.frames.length;
    const doc = new Y.Doc();
    doc.clientID = 7;
    doc.on('update', (update: Uint8Array) => ana.say(say.update(update)));
    for (let count = 0; count < 50; count += 1) {
      doc.getMap('items').set(`k${count % 5}`, count);
      if (count % 10 === 9) doc.getMap('items').delete('k0');
      await turn(world);
    }
    expect(slow.frames).toHaveLength(frames);
    slow.bufferedBytes = 0;
    await world.clock.advance(200);
    expect(slow.frames).toHaveLength(frames + 1);
    expect(seenBy(slow)).toEqual({ before: 1, ...doc.getMap('items').toJSON() });
    ana.say(say.update(note(9, 'after')));
    await turn(world);
    expect(seenBy(slow)).toEqual({ before: 1, after: 1, ...doc.getMap('items').toJSON() });
  });

  it('[RM26] waits for its difference while there is no document to take it from', async () => {
    const log = createMemoryLog();
    let fails = false;
    const world = createWorld({
      log,
      limits: {
        applyTurn: (live, updates) => {
          if (fails) throw new Error('once');
          return live.apply(updates);
        },
      },
    });
    const [ana, slow] = [world.join(editor('Ana')), world.join(editor('Slow'))];
    await turn(world);
    slow.bufferedBytes = LIMITS.slowBehindBytes + 1;
    ana.say(say.update(note(1, 'a')));
    await turn(world);
    ana.say(say.update(note(2, 'b')));
    await turn(world);
    const [held, open] = gate();
    log.faults.before = (operation) => (operation === 'load' ? held : undefined);
    fails = true;
    ana.say(say.update(note(3, 'c')));
    await turn(world);
    fails = false;
    slow.bufferedBytes = 0;
    await world.clock.advance(1_000);
    open();
    await world.clock.advance(1_000);
    expect(seenBy(slow)).toEqual({ a: 1, b: 1, c: 1 });
  });

  it('[RM27] is closed when too much waits, or for too long; nobody else is', async () => {
    const world = createWorld();
    const [ana, bea, heavy, stuck] = ['Ana', 'Bea', 'Heavy', 'Stuck'].map((name) =>
      world.join(editor(name)),
    ) as [Line, Line, Line, Line];
    await turn(world);
    heavy.bufferedBytes = LIMITS.slowCloseBytes + 1;
    stuck.bufferedBytes = LIMITS.slowBehindBytes + 1;
    ana.say(say.update(note(1, 'a')));
    await world.clock.advance(200);
    expect([ana.closedWith, heavy.closedWith, stuck.closedWith]).toEqual([null, 'TOO_SLOW', null]);
    await world.clock.advance(TIMES.slowCloseMs);
    expect([ana.closedWith, stuck.closedWith]).toEqual([null, 'TOO_SLOW']);
    expect(world.telemetry.counts.get('slow_consumers_total')).toBe(2);
    ana.say(say.update(note(2, 'b')));
    await turn(world);
    expect(bea.updates).toHaveLength(2);
  });
});

describe('who made a turn', () => {
  it('[RM6] whose connection alone brought a turn is not sent it, and is sent whatever others brought', async () => {
    const world = createWorld();
    const person = editor('Ana');
    const [ana, tab, bea] = [world.join(person), world.join(person), world.join(editor('Bea'))];
    await world.clock.advance(100);
    const anew = async () => {
      await world.clock.advance(100);
      for (const line of [ana, tab, bea]) line.clear();
    };
    const counts = () => [ana, tab, bea].map((line) => line.frames.length);
    ana.say(say.awareness({ id: 5, clock: 1, state: '{}' }));
    await anew();
    ana.say(say.update(note(1, 'a')), say.awareness({ id: 5, clock: 2, state: '{"at":1}' }));
    await settle();
    expect(counts()).toEqual([0, 1, 1]);
    await anew();
    ana.say(say.update(note(2, 'b')));
    await anew();
    bea.say(say.update(note(3, 'c')));
    ana.say(say.awareness({ id: 5, clock: 3, state: '{"at":2}' }));
    await settle();
    expect(counts()).toEqual([1, 1, 1]);
    await anew();
    ana.close('SIGNED_OUT');
    ana.membership.leave();
    await world.clock.advance(TIMES.turnMaxMs);
    expect(counts()).toEqual([0, 1, 1]);
    await world.hub.edit(
      world.documentId,
      (doc) => void doc.getMap('items').set('by the server', new Y.Map()),
    );
    expect(counts()).toEqual([0, 2, 2]);
  });
});

describe('who asks again and again', () => {
  it('[RM28] gets one answer to the latest question, and none while the last one has not left', async () => {
    const world = createWorld();
    const [ana, eve] = [world.join(editor('Ana')), world.join(reader('Eve'))];
    await turn(world);
    const big = note(1, 'big', 'x'.repeat(50_000));
    ana.say(say.update(big));
    await turn(world);
    eve.clear();
    const ask = say.step1(new Uint8Array([0]));
    eve.say(...Array.from({ length: 900 }, () => ask));
    eve.say(...Array.from({ length: 900 }, () => say.queryAwareness()));
    const nothing = Y.encodeStateVectorFromUpdate(big);
    eve.say(say.step1(nothing));
    expect(eve.heard(MESSAGE.sync, SYNC.step2)).toHaveLength(1);
    eve.bufferedBytes = 1_000_000;
    await world.clock.advance(1_000);
    expect(eve.frames).toHaveLength(1);
    eve.bufferedBytes = 0;
    await world.clock.advance(200);
    expect(eve.heard(MESSAGE.sync, SYNC.step2)).toHaveLength(2);
    expect(eve.heard(MESSAGE.awareness)).toHaveLength(1);
    expect(eve.heard(MESSAGE.sync, SYNC.step2).at(-1)?.length).toBeLessThan(20);
    expect(eve.closedWith).toBeNull();
    eve.membership.leave();
    ana.membership.leave();
    await world.clock.advance(120_000);
    expect(world.clock.pending).toBe(1);
  });
});

/** The same number in more bytes than it needs: lib0 reads it all the same. */
const overlong = (value: number, bytes: number) =>
  Uint8Array.from({ length: bytes }, (_, index) =>
    index === bytes - 1 ? 0 : index === 0 ? 0x80 | value : 0x80,
  );

describe('who may only read', () => {
  it('[RM30] changes nothing, however the bytes are written, and is told once', async () => {
    const log = createMemoryLog();
    const world = createWorld({ log });
    const [ana, rob] = [world.join(editor('Ana')), world.join(reader('Rob'))];
    await turn(world);
    // As it comes, before it has said anything: its page may think that it may write, and waits to be asked.
    expect(rob.heard(MESSAGE.auth)).toHaveLength(1);
    expect(ana.heard(MESSAGE.auth)).toHaveLength(0);
    ana.say(say.update(note(1, 'a')));
    await turn(world);
    ana.clear();
    rob.clear();
    const update = note(66, 'forged');
    const body = Uint8Array.of(update.length, ...update);
    const disguises: Uint8Array[] = [
      say.update(update),
      say.step2(update),
      Uint8Array.of(...overlong(0, 2), 2, ...body),
      Uint8Array.of(0, ...overlong(2, 2), ...body),
      Uint8Array.of(...overlong(0, 2), ...overlong(2, 2), ...body),
      Uint8Array.of(...overlong(0, 5), ...overlong(1, 4), ...body),
      Uint8Array.of(0, 2, ...overlong(update.length, 3), ...update),
    ];
    for (const disguise of disguises) {
      rob.say(disguise);
      rob.say(say.step1(new Uint8Array([0])), disguise, say.queryAwareness(), disguise);
    }
    await turn(world);
    expect(rob.closedWith).toBeNull();
    expect(ana.updates).toHaveLength(0);
    expect(rob.heard(MESSAGE.auth)).toHaveLength(0);
    expect(log.stored(world.documentId).head).toBe(1);
    rob.say(say.saved());
    expect(rob.saved).toBe(0);
    expect(seenBy(rob)).toEqual({ a: 1 });
  });

  it('[RM30] random order, packing and spelling: the head stays', async () => {
    const log = createMemoryLog();
    const world = createWorld({ log });
    const gen = prng.create(20_261_128);
    const ana = world.join(editor('Ana'));
    await turn(world);
    ana.say(say.update(note(1, 'a')));
    await turn(world);
    for (let round = 0; round < 200; round += 1) {
      const rob = world.join(reader(`R${round}`));
      const update = note(1_000 + round, `x${round}`);
      const spelled = (value: number) => overlong(value, prng.int32(gen, 2, 8));
      const messages = Array.from({ length: prng.int32(gen, 1, 6) }, () =>
        Uint8Array.of(...spelled(0), ...spelled(prng.int32(gen, 1, 2)), ...spelled(update.length), ...update),
      );
      rob.say(...messages);
      rob.membership.leave();
    }
    await turn(world);
    expect(log.stored(world.documentId).head).toBe(1);
    expect(ana.closedWith).toBeNull();
  });

  it('[RM30] what the room knows already is no edit, and is called saved', async () => {
    const world = createWorld();
    const [ana, rob] = [world.join(editor('Ana')), world.join(reader('Rob'))];
    await turn(world);
    ana.say(say.update(note(1, 'a')));
    await turn(world);
    rob.clear();
    rob.say(say.saved(), say.step2(note(1, 'a')));
    await turn(world);
    expect(rob.heard(MESSAGE.auth)).toHaveLength(0);
    expect(rob.saved).toBe(1);
  });

  it('[RM31] a reader who is promoted is asked for what it holds; one who is demoted writes no more', async () => {
    const world = createWorld();
    const [ana, bea] = [peer('Ana', 1), peer('Bea', 2)];
    for (const one of [ana, bea]) one.connect(world);
    await quiesce(world, [ana, bea]);
    ana.line?.become('observer');
    ana.replica.addNote('held', 1, 'x');
    await quiesce(world, [ana, bea]);
    expect(bea.replica.noteIds()).toEqual([]);
    expect(ana.isSaved).toBe(false);
    ana.line?.become('member');
    await quiesce(world, [ana, bea]);
    expect(bea.replica.noteIds()).toEqual(['held']);
    expect(ana.isSaved).toBe(true);
    expect([ana.isOpen, bea.isOpen]).toEqual([true, true]);
  });

  it('[RM32] has small frames; a larger one closes it', async () => {
    const world = createWorld();
    const [ana, rob] = [world.join(editor('Ana')), world.join(reader('Rob'))];
    await turn(world);
    rob.sayBytes(new Uint8Array(LIMITS.readerFrameBytes + 1));
    expect(rob.closedWith).toBe('TOO_LARGE');
    ana.sayBytes(new Uint8Array(LIMITS.editorFrameBytes + 1));
    expect(ana.closedWith).toBe('TOO_LARGE');
  });
});

describe('content of others', () => {
  /** Ana and Bea hold the same two notes, one of each, that the server lost. */
  async function twoWhoHoldBoth(world: World): Promise<readonly [Peer, Peer]> {
    const [ana, bea] = [peer('Ana', 1), peer('Bea', 2)];
    ana.replica.addNote('a', 1, 'by Ana');
    bea.replica.addNote('b', 1, 'by Bea');
    ana.replica.apply(bea.replica.diff(new Uint8Array([0])));
    bea.replica.apply(ana.replica.diff(new Uint8Array([0])));
    for (const one of [ana, bea]) one.connect(world);
    return [ana, bea];
  }

  it('[RM33] is left to that person to bring, as long as they are here and can', async () => {
    const world = createWorld();
    const [ana, eve] = [world.join(editor('Ana')), world.join(editor('Eve'))];
    await turn(world);
    ana.say(say.awareness({ id: 1, clock: 1, state: '{}' }));
    eve.say(say.saved(), say.update(note(1, 'forged')));
    await world.clock.advance(30_000);
    expect(eve).toMatchObject({ saved: 0, closedWith: null });
    ana.say(say.saved(), say.update(note(1, 'true')));
    await turn(world);
    expect(ana.saved).toBe(1);
    expect(seenBy(eve)).toEqual({ true: 1 });
  });

  it('[RM33] two people who hold each other’s do not wait for each other for ever', async () => {
    const world = createWorld();
    const [ana, bea] = await twoWhoHoldBoth(world);
    await quiesce(world, [ana, bea]);
    expect([ana.isSaved, bea.isSaved, ana.isOpen, bea.isOpen]).toEqual([true, true, true, true]);
    const joiner = peer('Cem', 3);
    joiner.connect(world);
    await quiesce(world, [joiner]);
    expect(joiner.replica.noteIds()).toEqual(['a', 'b']);
  });

  it('[RM33] what somebody left behind who may not edit any more comes from whoever has it', async () => {
    const world = createWorld();
    const [ana, bea] = await twoWhoHoldBoth(world);
    ana.line?.become('observer');
    await quiesce(world, [ana, bea]);
    expect(bea.isSaved).toBe(true);
    const joiner = peer('Cem', 3);
    joiner.connect(world);
    await quiesce(world, [joiner]);
    expect(joiner.replica.noteIds()).toEqual(['a', 'b']);
  });

  it('[RM34] what builds on something that nobody has is asked for, and refused in the end', async () => {
    const world = createWorld();
    const [ana, eve] = [world.join(editor('Ana')), world.join(editor('Eve'))];
    await turn(world);
    const doc = new Y.Doc();
    doc.clientID = 50;
    doc.getMap('items').set('base', 1);
    const vector = Y.encodeStateVector(doc);
    doc.getMap('items').set('further', 1);
    const dangling = Y.encodeStateAsUpdate(doc, vector);
    eve.clear();
    eve.say(say.update(dangling));
    let rounds = 0;
    for (; eve.closedWith === null && rounds < 20; rounds += 1) {
      const asked = eve.questions;
      eve.say(say.step2(dangling));
      await world.clock.advance(2_000);
      expect(eve.questions - asked).toBeLessThanOrEqual(1);
    }
    expect(eve.closedWith).toBe('BAD_UPDATE');
    expect(rounds).toBeLessThan(8);
    await settle();
    expect(ana.closedWith).toBeNull();
    expect(ana.updates).toHaveLength(0);
  });
});
