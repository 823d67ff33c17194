/** The byte traps of Yjs 13 and its wire, one by one: the offender gets a code, nobody else notices. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { ErrorCode } from '../../shared/errors.ts';
import { LIMITS } from '../../shared/limits.ts';
import { MESSAGE } from '../../shared/protocol.ts';
import { content, rawUpdate, rootEntry, struct } from '../support/hostile.ts';
import { createMemoryLog, type Disk, type MemoryLog } from '../support/memoryLog.ts';
import { Peer, quiesce } from '../support/roomPeer.ts';
import { createWorld, editor, type Line, say, type World } from '../support/roomWorld.ts';

const ANA = 1;
const BEA = 2;
const EVE = 66;
const MIB = 1024 * 1024;

let disk: Disk;
let log: MemoryLog;
let world: World;
let people: readonly Peer[];
let count = 0;

beforeEach(async () => {
  disk = new Map();
  log = createMemoryLog(disk);
  world = createWorld({ log });
  people = [new Peer(editor('Ana'), 'yjs', ANA), new Peer(editor('Bea'), 'ywasm', BEA)];
  for (const one of people) one.connect(world);
  people[0]?.replica.addNote('shared', 1, 'a text of some length');
  await quiesce(world, people);
});

afterEach(() => {
  for (const one of people) one.destroy();
});

function ana(): Peer {
  return people[0] as Peer;
}

/** People go on as if nothing had been: they edit, are equal, are saved, and so is what a reload gives. */
async function expectUndisturbed(): Promise<void> {
  count += 1;
  const [first, second] = people as [Peer, Peer];
  first.replica.addNote(`after${count}`, count, 'still here');
  second.replica.write('shared', 0, `${count}`);
  await quiesce(world, people);
  expect(people.map((one) => [one.isOpen, one.isSaved])).toEqual([
    [true, true],
    [true, true],
  ]);
  expect(second.replica.content()).toEqual(first.replica.content());
  const reloaded = createWorld({ disk, documentId: world.documentId });
  const doc = new Y.Doc();
  Y.applyUpdate(doc, await reloaded.hub.state(world.documentId));
  expect(doc.getMap('items').toJSON()).toEqual(first.replica.content());
  expect(doc.store.pendingStructs).toBeNull();
  expect(world.telemetry.errors).toEqual([]);
  await reloaded.hub.stop();
}

async function attack(...messages: readonly Uint8Array[]): Promise<Line> {
  const eve = world.join(editor('Eve'));
  eve.say(...messages);
  await world.clock.advance(100);
  return eve;
}

async function expectRefused(update: Uint8Array, code: ErrorCode = 'BAD_UPDATE'): Promise<void> {
  const head = log.stored(world.documentId).head;
  const eve = await attack(say.update(update));
  expect(eve.closedWith).toBe(code);
  expect(log.stored(world.documentId).head).toBe(head);
}

const note = (key = 'eve') => {
  const doc = new Y.Doc();
  doc.clientID = EVE;
  const map = new Y.Map<unknown>([['x', 1]]);
  map.set('text', new Y.Text('hello'));
  doc.getMap('items').set(key, map);
  return Y.encodeStateAsUpdate(doc);
};

describe('byte traps', () => {
  it('[RM50] an update that is cut short, anywhere', async () => {
    const whole = note();
    for (let length = 0; length < whole.length; length += 1) {
      const eve = world.join(editor('Eve'));
      eve.say(say.update(whole.subarray(0, length)));
      expect(eve.closedWith).toBe('BAD_UPDATE');
    }
    await expectUndisturbed();
  });

  it('[RM51] seven bytes that claim 30 million structs', async () => {
    const before = process.memoryUsage();
    await expectRefused(Uint8Array.of(1, 0x80, 0x87, 0xa7, 0x0e, EVE, 0));
    await expectRefused(Uint8Array.of(0, 1, EVE, 0x80, 0x87, 0xa7, 0x0e));
    await expectRefused(rootEntry(EVE, 'many', content.rawAny([0x75, 0x80, 0x87, 0xa7, 0x0e])));
    const after = process.memoryUsage();
    const grown = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
    expect(grown).toBeLessThan(60 * MIB);
    await expectUndisturbed();
  });

  it('[RM52] 45 KB that never resolve are dropped, not kept', async () => {
    const far = Array.from({ length: 2_500 }, (_, index) => ({
      client: 10_000 + index,
      clock: 5,
      structs: [struct.behind(20_000 + index, 7, content.any(1))],
    }));
    const update = rawUpdate(far);
    expect(update.length).toBeGreaterThan(30_000);
    const eve = await attack(say.saved(), say.update(update));
    expect(eve).toMatchObject({ closedWith: null, saved: 0, questions: 2 });
    await expectUndisturbed();
    for (let round = 0; round < 6; round += 1) {
      eve.say(say.step2(update));
      await world.clock.advance(2_000);
    }
    expect(eve.closedWith).toBe('BAD_UPDATE');
    await expectUndisturbed();
  });

  it('[RM52] structs that wait for each other in a ring', async () => {
    const ring = rawUpdate([
      { client: 101, clock: 0, structs: [struct.behind(102, 0, content.any(1))] },
      { client: 102, clock: 0, structs: [struct.behind(101, 0, content.any(1))] },
    ]);
    await expectRefused(ring);
    await expectRefused(
      rawUpdate([{ client: EVE, clock: 0, structs: [struct.behind(EVE, 0, content.any(1))] }]),
    );
    await expectUndisturbed();
  });

  it('[RM52] a ring told of what everybody knows otherwise', async () => {
    const known = [101, 102].map((client) => ({
      client,
      clock: 0,
      structs: [struct.atRoot('items', `k${client}`, content.any(1))],
    }));
    const eve = await attack(say.update(rawUpdate(known)));
    expect(eve.closedWith).toBeNull();
    const lie = rawUpdate([
      { client: 101, clock: 0, structs: [struct.behind(102, 0, content.any(1))] },
      { client: 102, clock: 0, structs: [struct.behind(101, 0, content.any(1))] },
      { client: 103, clock: 0, structs: [struct.inside(101, 0, 'in', content.type(1))] },
    ]);
    expect((await attack(say.update(lie))).closedWith).toBeNull();
    await quiesce(world, people);
    await expectUndisturbed();
  });

  it('[RM53] a delete set of more ranges than anybody makes', async () => {
    const doc = new Y.Doc();
    doc.clientID = 300;
    const text = new Y.Text('x'.repeat(40_000));
    doc.getMap('items').set('long', new Y.Map([['text', text]]));
    const writer = await attack(say.update(Y.encodeStateAsUpdate(doc)));
    expect(writer.closedWith).toBeNull();
    const everySecond = (ranges: number) =>
      Array.from({ length: ranges }, (_, index) => [3 + 2 * index, 1] as const);
    await expectRefused(rawUpdate([], [[300, everySecond(LIMITS.deleteRanges + 1)]]));
    await expectRefused(rawUpdate([], [[300, Array.from({ length: 9_000 }, () => [3, 30_000] as const)]]));
    const million = Array.from({ length: 1_000_000 }, (_, index) => [2 * index, 1] as const);
    const eve = await attack(say.saved(), say.update(rawUpdate([], [[424_242, million]])));
    expect(eve.saved).toBe(0);
    expect(log.stored(world.documentId).head).toBe(2);
    await expectUndisturbed();
  }, 60_000);

  it('[RM54] a struct of length 2^40, or any, under somebody’s client id', async () => {
    const clock = clockOf(ana());
    await expectRefused(rawUpdate([{ client: ANA, clock, structs: [struct.gc(2 ** 40)] }]));
    await expectRefused(rawUpdate([{ client: EVE, clock: 0, structs: [struct.gc(LIMITS.clockGrowth + 1)] }]));
    await expectRefused(rootEntry(EVE, 'gone', content.deleted(2 ** 33)));
    const eve = await attack(
      say.saved(),
      say.update(rawUpdate([{ client: ANA, clock, structs: [struct.gc(1_000)] }])),
    );
    expect(eve.saved).toBe(0);
    await expectUndisturbed();
    expect(ana().replica.noteIds()).toContain(`after${count}`);
  });

  it('[RM55] types nested 5,000 deep, in one update or in many', async () => {
    const nest = (depth: number) =>
      Array.from({ length: depth }, (_, index) =>
        index === 0
          ? struct.atRoot('items', 'deep', content.type(1))
          : struct.inside(EVE, index - 1, 'in', content.type(1)),
      );
    await expectRefused(rawUpdate([{ client: EVE, clock: 0, structs: nest(5_000) }]));
    const eve = world.join(editor('Eve'));
    let level = 0;
    for (; level < 5_000 && eve.closedWith === null; level += 1)
      eve.say(say.update(rawUpdate([{ client: EVE, clock: level, structs: nest(level + 1).slice(-1) }])));
    expect(eve.closedWith).toBe('BAD_UPDATE');
    expect(level).toBe(LIMITS.typeDepth + 1);
    await quiesce(world, people);
    await expectUndisturbed();
  });

  it('[RM55] values nested deeper than a reader can follow', async () => {
    const deep = [...Array.from({ length: 5_000 }, () => [0x75, 1]).flat(), 0x7e];
    await expectRefused(rootEntry(EVE, 'deep', content.rawAny(deep)));
    await expectRefused(rootEntry(EVE, 'deep', content.embed(`${'['.repeat(5_000)}${']'.repeat(5_000)}`)));
    await expectUndisturbed();
  });

  it.each(['__proto__', 'constructor', 'prototype'])(
    '[RM56] the key %s, wherever a key can be',
    async (key) => {
      const named = { [`${key}_`]: 1 };
      const inAny = content.any(named);
      await expectRefused(rootEntry(EVE, key, content.any(1)));
      await expectRefused(withText(rootEntry(EVE, 'any', inAny), `${key}_`, key));
      await expectRefused(rootEntry(EVE, 'any', content.embed(`{"a":{"${key}":1}}`)));
      await expectRefused(rootEntry(EVE, 'any', content.json(`{"${key}":1}`)));
      await expectRefused(
        rawUpdate([
          {
            client: EVE,
            clock: 0,
            structs: [
              struct.atRoot('items', 'a', content.type(2)),
              struct.inside(EVE, 0, null, content.format(key, 'true')),
            ],
          },
        ]),
      );
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
      await expectUndisturbed();
    },
  );

  it('[RM57] keys and values that are too large', async () => {
    await expectRefused(rootEntry(EVE, 'k'.repeat(LIMITS.keyBytes + 1), content.any(1)));
    await expectRefused(rootEntry(EVE, 'big', content.any('x'.repeat(LIMITS.valueBytes + 1))));
    await expectRefused(rootEntry(EVE, 'big', content.any({ ['k'.repeat(LIMITS.keyBytes + 1)]: 1 })));
    await expectRefused(rootEntry(EVE, 'big', content.any(new Uint8Array(LIMITS.valueBytes + 1))));
    await expectRefused(rootEntry(EVE, 'big', content.embed(JSON.stringify('x'.repeat(LIMITS.valueBytes)))));
    await expectUndisturbed();
  });

  it('[RM58] half a letter, in bytes or escaped', async () => {
    const half = [0xed, 0xa0, 0x80];
    await expectRefused(rootEntry(EVE, 'half', content.textBytes(half)));
    await expectRefused(rootEntry(EVE, 'half', content.rawAny([0x77, 3, ...half])));
    await expectRefused(rootEntry(EVE, 'half', content.embed('{"a":"\\ud800"}')));
    await expectRefused(rootEntry(EVE, 'half', content.json('"\\udc00x"')));
    await expectUndisturbed();
  });

  it('[RM59] numbers that are none', async () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
      await expectRefused(rootEntry(EVE, 'number', content.any(value)));
    await expectRefused(rootEntry(EVE, 'number', content.rawAny([0x7b, 0x7f, 0xf8, 0, 0, 0, 0, 0, 0])));
    await expectRefused(rootEntry(EVE, 'number', content.rawAny([0x7c, 0x7f, 0xc0, 0, 0])));
    await expectRefused(rootEntry(EVE, 'number', content.any(2n ** 60n)));
    await expectUndisturbed();
  });

  it('[RM60] roots that a board has not, and lists where it has a map', async () => {
    const at = (root: string, key: string | null) =>
      rawUpdate([{ client: EVE, clock: 0, structs: [struct.atRoot(root, key, content.any(1))] }]);
    await expectRefused(at('elsewhere', 'a'));
    await expectRefused(at('', 'a'));
    await expectRefused(at('__proto__', 'a'));
    await expectRefused(at('items', null));
    await expectUndisturbed();
  });

  it('[RM61] subdocuments, XML hooks and content of unknown kinds', async () => {
    await expectRefused(rootEntry(EVE, 'sub', content.subdocument('guid')));
    await expectRefused(rootEntry(EVE, 'hook', content.type(5)));
    await expectRefused(rootEntry(EVE, 'kind', { ref: 27, write: () => undefined }));
    await expectRefused(rootEntry(EVE, 'kind', { ref: 11, write: () => undefined }));
    await expectUndisturbed();
  });

  it('[RM62] many messages in a frame: all are read before any acts, and there is an end to them', async () => {
    const head = log.stored(world.documentId).head;
    const many = await attack(...Array.from({ length: 1_001 }, () => say.queryAwareness()));
    expect(many.closedWith).toBe('BAD_FRAME');
    const mixed = await attack(say.update(note()), Uint8Array.of(99));
    expect(mixed.closedWith).toBe('BAD_FRAME');
    const cut = await attack(say.update(note()), say.update(note()).subarray(0, 9));
    expect(cut.closedWith).toBe('BAD_FRAME');
    expect(log.stored(world.documentId).head).toBe(head);
    const good = await attack(say.update(note('one')), say.queryAwareness(), say.step1(new Uint8Array([0])));
    expect(good.closedWith).toBeNull();
    expect(good.heard(MESSAGE.sync).length).toBeGreaterThan(0);
    await quiesce(world, people);
    expect(ana().replica.noteIds()).toContain('one');
    await expectUndisturbed();
  });

  it('[RM63] frames that are no messages', async () => {
    const frames: readonly (readonly [Uint8Array, ErrorCode])[] = [
      [Uint8Array.of(0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 1), 'BAD_FRAME'],
      [Uint8Array.of(0, 9, 0), 'BAD_FRAME'],
      [Uint8Array.of(0, 0, 3, 200, 1, 1), 'BAD_FRAME'],
      [Uint8Array.of(2, 0, 0), 'BAD_FRAME'],
      [Uint8Array.of(0, 2, 0xff, 0xff, 0xff, 0x7f), 'BAD_FRAME'],
      [say.step1(new Uint8Array(LIMITS.stateVectorBytes + 1)), 'TOO_LARGE'],
      [Uint8Array.of(...say.update(note()), 0), 'BAD_FRAME'],
      [say.update(Uint8Array.of(...note(), 0)), 'BAD_UPDATE'],
    ];
    for (const [frame, code] of frames) {
      const eve = world.join(editor('Eve'));
      eve.sayBytes(frame);
      expect([[...frame.subarray(0, 12)], eve.closedWith]).toEqual([[...frame.subarray(0, 12)], code]);
    }
    const empty = await attack(new Uint8Array());
    expect(empty.closedWith).toBeNull();
    await expectUndisturbed();
  });

  it('[RM63] one client twice, empty structs, stray flags', async () => {
    const one = { client: EVE, clock: 0, structs: [struct.atRoot('items', 'a', content.any(1))] };
    await expectRefused(rawUpdate([one, { ...one, clock: 1 }]));
    await expectRefused(rawUpdate([{ client: EVE, clock: 0, structs: [struct.gc(0)] }]));
    await expectRefused(rawUpdate([], [[ANA, [[0, 0]]]]));
    await expectRefused(rootEntry(EVE, 'a', content.any()));
    await expectRefused(rootEntry(EVE, 'a', content.text('')));
    await expectRefused(Uint8Array.of(1, 1, EVE, 0, 0xa0, 5, 0));
    await expectUndisturbed();
  });

  it('[RM63] an item that goes on where its own beginning is gone', async () => {
    const gone = rawUpdate([{ client: EVE, clock: 0, structs: [struct.gc(5)] }]);
    expect((await attack(say.update(gone))).closedWith).toBeNull();
    const further = [struct.atRoot('items', 'a', content.any(1, 2))];
    await expectRefused(rawUpdate([{ client: EVE, clock: 4, structs: further }]));
    await expectUndisturbed();
  });

  it('[RM63] content inside something that can hold none becomes nothing, for everybody', async () => {
    const odd = rawUpdate([
      {
        client: EVE,
        clock: 0,
        structs: [
          struct.atRoot('items', 'plain', content.any(1)),
          struct.inside(EVE, 0, 'in', content.any(2)),
        ],
      },
    ]);
    const eve = await attack(say.update(odd));
    expect(eve.closedWith).toBeNull();
    await quiesce(world, people);
    expect(ana().replica.content()).toMatchObject({ plain: 1 });
    await expectUndisturbed();
  });
});

function clockOf(one: Peer): number {
  return Y.decodeStateVector(one.replica.stateVector()).get(one.replica.clientId) ?? 0;
}

/** The same bytes with one length-prefixed text replaced by a shorter one. */
function withText(update: Uint8Array, from: string, to: string): Uint8Array {
  const hex = Buffer.from(update).toString('hex');
  const spelled = (text: string) => Buffer.from([text.length, ...Buffer.from(text)]).toString('hex');
  expect(hex).toContain(spelled(from));
  return Uint8Array.from(Buffer.from(hex.replace(spelled(from), spelled(to)), 'hex'));
}
