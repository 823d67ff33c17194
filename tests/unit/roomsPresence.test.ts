/** Who is here, as everybody else sees it. */
import { afterEach, describe, expect, it } from 'vitest';
import { Awareness, applyAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { LIMITS, TIMES } from '../../shared/limits.ts';
import { MESSAGE } from '../../shared/protocol.ts';
import { Peer, quiesce } from '../support/roomPeer.ts';
import { createWorld, editor, type Line, reader, say, type World } from '../support/roomWorld.ts';

const peers: Peer[] = [];
const watchers: Awareness[] = [];
afterEach(() => {
  for (const one of peers.splice(0)) one.destroy();
  for (const one of watchers.splice(0)) one.destroy();
});

function peer(name: string, clientId: number): Peer {
  const one = new Peer(editor(name), 'yjs', clientId);
  peers.push(one);
  return one;
}

type State = Record<string, unknown> & {
  readonly user?: { readonly name: string; readonly memberId: string };
};

/** What a stock client knows of others after everything that this line was sent. */
function seenBy(line: Line): Map<number, State> {
  const awareness = new Awareness(new Y.Doc());
  awareness.setLocalState(null);
  watchers.push(awareness);
  for (const message of line.heard(MESSAGE.awareness)) {
    let at = 1;
    while ((message[at] ?? 0) > 127) at += 1;
    applyAwarenessUpdate(awareness, message.subarray(at + 1), 'server');
  }
  return new Map(awareness.getStates() as Map<number, State>);
}

async function three(world: World): Promise<readonly [Line, Line, Line]> {
  const lines = ['Ana', 'Bea', 'Eve'].map((name) => world.join(editor(name))) as [Line, Line, Line];
  await world.clock.advance(100);
  return lines;
}

describe('presence', () => {
  it('[RM35] carries the identity that the server knows, whatever a client says of itself', async () => {
    const world = createWorld();
    const [ana, , eve] = await three(world);
    const forged = '{"user":{"name":"Mayor"},"cursor":{"x":1},"user":{"name":"Mayor"}}';
    eve.say(say.awareness({ id: 3, clock: 1, state: forged }));
    await world.clock.advance(100);
    expect(seenBy(ana).get(3)).toEqual({ cursor: { x: 1 }, user: eve.user });
    for (const [clock, state] of ['{}', '{ }', '{"a":"}"}', '{"a":{"user":1}}'].entries()) {
      eve.say(say.awareness({ id: 3, clock: clock + 2, state }));
      await world.clock.advance(100);
      expect(seenBy(ana).get(3)).toEqual({ ...(JSON.parse(state) as object), user: eve.user });
    }
    expect(eve.closedWith).toBeNull();
  });

  it('[RM36] a connection speaks for one client id, its own; others’ echoes are ignored', async () => {
    const world = createWorld();
    const [ana, bea, eve] = await three(world);
    ana.say(say.awareness({ id: 1, clock: 1, state: '{"x":1}' }));
    eve.say(say.awareness({ id: 1, clock: 9, state: '{"x":666}' }));
    eve.say(say.awareness({ id: 3, clock: 1, state: '{"x":3}' }));
    eve.say(say.awareness({ id: 4, clock: 1, state: '{"x":4}' }));
    eve.say(say.awareness({ id: 1, clock: 9, state: 'null' }, { id: 3, clock: 2, state: '{"x":33}' }));
    await world.clock.advance(100);
    const seen = seenBy(bea);
    expect([...seen.keys()].sort()).toEqual([1, 3]);
    expect(seen.get(1)).toEqual({ x: 1, user: ana.user });
    expect(seen.get(3)).toEqual({ x: 33, user: eve.user });
    expect(eve.closedWith).toBeNull();
  });

  it('[RM36] an id stays with its member also in the moment between two connections', async () => {
    const world = createWorld();
    const [ana, bea, eve] = await three(world);
    ana.say(say.awareness({ id: 1, clock: 1, state: '{"x":1}' }));
    ana.membership.leave();
    eve.say(say.awareness({ id: 1, clock: 50, state: '{"x":666}' }));
    await world.clock.advance(100);
    expect(seenBy(bea).get(1)).toBeUndefined();
  });

  it.each([
    ['a null state with the largest clock', { id: 1, clock: 2 ** 32 - 1, state: 'null' }],
    ['a clock beyond 32 bits', { id: 3, clock: 2 ** 40, state: '{}' }],
    [
      'a state that is too large',
      { id: 3, clock: 1, state: `{"a":"${'x'.repeat(LIMITS.awarenessStateBytes)}"}` },
    ],
    ['no JSON', { id: 3, clock: 1, state: '{"a":' }],
    ['a list', { id: 3, clock: 1, state: '[1]' }],
    ['a bare text', { id: 3, clock: 1, state: '"hi"' }],
    ['a poisoned key', { id: 3, clock: 1, state: '{"__proto__":{"x":1}}' }],
    ['half a letter', { id: 3, clock: 1, state: '{"a":"\\ud800"}' }],
    ['deep nesting', { id: 3, clock: 1, state: `{"a":${'['.repeat(60)}${']'.repeat(60)}}` }],
  ])('[RM37] %s closes its sender and hides nobody', async (_name, entry) => {
    const world = createWorld();
    const [ana, bea, eve] = await three(world);
    ana.say(say.awareness({ id: 1, clock: 1, state: '{"x":1}' }));
    eve.say(say.awareness({ id: 3, clock: 0, state: '{}' }));
    await world.clock.advance(100);
    eve.say(say.awareness(entry));
    await world.clock.advance(100);
    expect([ana.closedWith, bea.closedWith, eve.closedWith]).toEqual([null, null, 'BAD_FRAME']);
    ana.say(say.awareness({ id: 1, clock: 2, state: '{"x":2}' }));
    await world.clock.advance(100);
    expect(seenBy(bea)).toEqual(new Map([[1, { x: 2, user: ana.user }]]));
  });

  it('[RM37] one message cannot carry 50,000 people', async () => {
    const world = createWorld();
    const [ana, bea, eve] = await three(world);
    const crowd = Array.from({ length: 50_000 }, (_, id) => ({ id, clock: 1, state: '{}' }));
    eve.say(say.awareness(...crowd));
    await world.clock.advance(100);
    expect(eve.closedWith).toBe('BAD_FRAME');
    expect(seenBy(bea).size).toBe(0);
    bea.say(say.awareness(...crowd.slice(0, LIMITS.awarenessEntries)));
    await world.clock.advance(100);
    expect(bea.closedWith).toBeNull();
    expect(seenBy(ana).size).toBe(0);
  });

  it('[RM38] somebody silent is gone within the time that is promised; somebody who leaves, at once', async () => {
    const world = createWorld();
    const [ana, bea, eve] = await three(world);
    const hello = (line: Line, id: number, clock: number) =>
      line.say(say.awareness({ id, clock, state: '{"x":1}' }));
    hello(ana, 1, 1);
    hello(eve, 3, 1);
    for (let seconds = 0; seconds < TIMES.awarenessTimeoutMs; seconds += 10_000) {
      await world.clock.advance(10_000);
      hello(ana, 1, 2 + seconds);
    }
    await world.clock.advance(100);
    expect([...seenBy(bea).keys()]).toEqual([1]);
    hello(eve, 3, 2);
    await world.clock.advance(100);
    expect([...seenBy(bea).keys()].sort()).toEqual([1, 3]);
    ana.membership.leave();
    await world.clock.advance(TIMES.turnMaxMs);
    expect([...seenBy(bea).keys()]).toEqual([3]);
  });

  it('[RM39] the late close of an old socket does not hide who is back on a new one', async () => {
    const world = createWorld();
    const [ana, bea] = [peer('Ana', 1), peer('Bea', 2)];
    for (const one of [ana, bea]) one.connect(world);
    ana.point(1);
    await quiesce(world, [ana, bea]);
    const old = ana.line;
    ana.connect(world);
    await quiesce(world, [ana, bea]);
    old?.membership.leave();
    ana.point(2);
    await quiesce(world, [ana, bea]);
    expect(bea.awareness.getStates().get(1)).toMatchObject({ cursor: { x: 2 } });
    old?.membership.leave();
    await world.clock.advance(1_000);
    await quiesce(world, [ana, bea]);
    expect(bea.awareness.getStates().get(1)).toMatchObject({ cursor: { x: 2 } });
  });

  it('[RM39] who comes back with the clock of before is seen again', async () => {
    const world = createWorld();
    const [ana, bea] = [peer('Ana', 1), peer('Bea', 2)];
    for (const one of [ana, bea]) one.connect(world);
    ana.point(7);
    await quiesce(world, [ana, bea]);
    ana.disconnect();
    await quiesce(world, [bea]);
    expect(bea.awareness.getStates().has(1)).toBe(false);
    ana.connect(world);
    await quiesce(world, [ana, bea]);
    expect(bea.awareness.getStates().get(1)).toMatchObject({ cursor: { x: 7 } });
  });

  it('[RM39] a joiner is told of everybody at once, and a reader is seen like anybody', async () => {
    const world = createWorld();
    const [ana, , eve] = await three(world);
    const rob = world.join(reader('Rob'));
    for (const [id, line] of [ana, eve, rob].entries())
      line.say(say.awareness({ id, clock: 1, state: '{}' }));
    await world.clock.advance(100);
    const joiner = world.join(editor('Late'));
    expect([...seenBy(joiner).values()].map((state) => state.user?.name).sort()).toEqual([
      'Ana',
      'Eve',
      'Rob',
    ]);
    expect(world.hub.present(world.documentId)).toHaveLength(5);
  });
});
