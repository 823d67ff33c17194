/** Whose a client id is while its person is away. */
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { FINAL_ERRORS } from '../../shared/errors.ts';
import { TIMES } from '../../shared/limits.ts';
import { Peer, quiesce } from '../support/roomPeer.ts';
import { createWorld, editor, say } from '../support/roomWorld.ts';
import { grantOf } from '../support/testGate.ts';

const peers: Peer[] = [];
afterEach(() => {
  for (const one of peers.splice(0)) one.destroy();
});

function peer(name: string, clientId: number): Peer {
  const one = new Peer(editor(name), 'yjs', clientId);
  peers.push(one);
  return one;
}

function forged(client: number): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = client;
  doc.getMap('items').set('forged', 1);
  return Y.encodeStateAsUpdate(doc);
}

describe('the client id of somebody who left', () => {
  it('[RM40] stays theirs after they brought all of it: nothing is written in the place of what they bring later', async () => {
    const world = createWorld();
    const [ana, bea, eve] = [peer('Ana', 1), peer('Bea', 2), world.join(editor('Eve'))];
    for (const one of [ana, bea]) one.connect(world);
    await quiesce(world, [ana, bea]);
    ana.disconnect();
    eve.say(say.saved(), say.update(forged(1)));
    ana.replica.addNote('cut off', 1, 'by Ana');
    await world.clock.advance(60_000);
    expect(eve).toMatchObject({ saved: 0, closedWith: null });
    ana.connect(world);
    await quiesce(world, [ana, bea]);
    expect(ana.isSaved).toBe(true);
    expect(bea.replica.noteIds()).toEqual(['cut off']);
  });

  it('[T32] [RM33] [RM40] is not written under by HTTP either, and nothing that was not taken is called stored', async () => {
    const world = createWorld();
    const ana = peer('Ana', 1);
    ana.connect(world);
    await quiesce(world, [ana]);
    const bea = grantOf(editor('Bea'), world.documentId);
    const offer = () => world.hub.sync(bea, new Uint8Array([0]), forged(1));
    await expect(offer()).rejects.toMatchObject({ code: 'TOO_FAST' });
    const watcher = world.join(editor('Cem'));
    ana.disconnect();
    await world.clock.advance(TIMES.turnMaxMs);
    await expect(offer()).rejects.toMatchObject({ code: 'TOO_FAST' });
    expect(watcher.closedWith).toBeNull();
    expect(FINAL_ERRORS.has('TOO_FAST')).toBe(false);
  });

  it('[RM40] [RM33] is nobody’s before that: what was lost with them comes from whoever has it', async () => {
    const world = createWorld();
    const [ana, bea] = [peer('Ana', 1), peer('Bea', 2)];
    ana.replica.addNote('a', 1, 'by Ana');
    bea.replica.apply(ana.replica.diff(new Uint8Array([0])));
    for (const one of [ana, bea]) one.connect(world);
    await world.clock.advance(TIMES.turnMaxMs);
    while (ana.outgoing.length > 0) ana.pushOne();
    ana.disconnect();
    await quiesce(world, [bea]);
    expect(bea.isSaved).toBe(true);
    const joiner = peer('Cem', 3);
    joiner.connect(world);
    await quiesce(world, [joiner]);
    expect(joiner.replica.noteIds()).toEqual(['a']);
  });
});
