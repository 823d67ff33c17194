/** A document at its limit: what does not fit waits with whoever wrote it, and nobody is closed. */
import { describe, expect, it } from 'vitest';
import { LiveDoc } from '../../server/documents/LiveDoc.ts';
import { AppError } from '../../shared/errors.ts';
import { MESSAGE } from '../../shared/protocol.ts';
import { createMemoryLog } from '../support/memoryLog.ts';
import type { yjsReplica } from '../support/replicas.ts';
import { Peer, quiesce } from '../support/roomPeer.ts';
import { createWorld, editor, type World } from '../support/roomWorld.ts';
import { grantOf } from '../support/testGate.ts';

const MOST = 20_000;
const letters = (count: number) => 'a'.repeat(count);

function crowd(world: World, ...names: readonly string[]): readonly Peer[] {
  return names.map((name, index) => {
    const one = new Peer(editor(name), index % 2 === 0 ? 'yjs' : 'ywasm', 100 + index);
    one.connect(world);
    return one;
  });
}

const timesTold = ({ line }: Peer) =>
  line?.messages.filter(
    ([type, ...rest]) => type === MESSAGE.auth && Buffer.from(rest).includes('DOCUMENT_FULL'),
  ).length;

/** Ana has written most of what fits, Bea more than is left. */
async function overfilled() {
  const log = createMemoryLog();
  const world = createWorld({ log, limits: { documentBytes: MOST } });
  const [ana, bea] = crowd(world, 'Ana', 'Bea') as [Peer, Peer];
  await quiesce(world, [ana, bea]);
  ana.replica.addNote('ana', 1, letters(15_000));
  await quiesce(world, [ana, bea]);
  bea.replica.addNote('bea', 1, letters(8_000));
  await quiesce(world, [ana, bea]);
  const stored = async () => {
    const live = await LiveDoc.load(await log.load(world.documentId), []);
    return live.doc.getMap('items').toJSON();
  };
  return { world, ana, bea, stored };
}

describe('a full document', () => {
  it('[RM29] what does not fit is not taken, its sender is told once and stays; others go on', async () => {
    const { world, ana, bea, stored } = await overfilled();
    expect(bea.isOpen).toBe(true);
    expect(timesTold(bea)).toBe(1);
    expect(bea.isSaved).toBe(false);
    expect(ana.replica.noteIds()).toEqual(['ana']);
    ana.replica.addNote('small', 1, 'fits');
    for (let word = 0; word < 8; word += 1) {
      bea.replica.write('bea', 0, 'more');
      await quiesce(world, [ana, bea]);
    }
    expect(ana.isSaved).toBe(true);
    expect(bea.isOpen).toBe(true);
    expect(timesTold(bea)).toBe(1);
    expect(bea.replica.noteIds()).toEqual(['ana', 'bea', 'small']);
    expect(Object.keys(await stored()).sort()).toEqual(['ana', 'small']);
  });

  it('[RM29] a deletion by who holds too much is taken at once, and what does not fit is not called saved for it', async () => {
    const { world, ana, bea } = await overfilled();
    bea.replica.erase('ana', 0, 10);
    await quiesce(world, [ana, bea]);
    expect(ana.replica.textOf('ana')).toHaveLength(14_990);
    expect(ana.replica.noteIds()).toEqual(['ana']);
    expect([bea.isOpen, bea.isSaved]).toEqual([true, false]);
  });

  it('[RM29] somebody else deletes: it is asked for, taken and called saved', async () => {
    const { world, ana, bea, stored } = await overfilled();
    ana.replica.erase('ana', 0, 9_000);
    await quiesce(world, [ana, bea]);
    expect(ana.replica.content()).toEqual(bea.replica.content());
    expect(await stored()).toEqual(bea.replica.content());
    expect([ana.isSaved, bea.isSaved]).toEqual([true, true]);
  });

  it('[RM29] one large value that goes makes room as well', async () => {
    const world = createWorld({ limits: { documentBytes: MOST } });
    const [ana, bea] = crowd(world, 'Ana', 'Bea') as [Peer, Peer];
    await quiesce(world, [ana, bea]);
    const items = (ana.replica as ReturnType<typeof yjsReplica>).doc.getMap('items');
    items.set('value', letters(15_000));
    await quiesce(world, [ana, bea]);
    bea.replica.addNote('bea', 1, letters(8_000));
    await quiesce(world, [ana, bea]);
    items.delete('value');
    await quiesce(world, [ana, bea]);
    expect(ana.replica.noteIds()).toEqual(['bea']);
    expect(bea.isSaved).toBe(true);
  });

  it('[RM29] the device that holds what does not fit deletes what all have, and then its own fits', async () => {
    const { world, ana, bea, stored } = await overfilled();
    bea.replica.remove('ana');
    await quiesce(world, [ana, bea]);
    expect(ana.replica.noteIds()).toEqual(['bea']);
    expect(Object.keys(await stored())).toEqual(['bea']);
    expect([ana.isSaved, bea.isSaved]).toEqual([true, true]);
  });

  it('[RM29] the device that holds what does not fit takes it back, and is level with everybody', async () => {
    const { world, ana, bea, stored } = await overfilled();
    bea.replica.write('bea', 0, 'even more');
    await quiesce(world, [ana, bea]);
    bea.replica.remove('bea');
    bea.replica.addNote('less', 2, 'a word');
    await quiesce(world, [ana, bea]);
    expect(ana.replica.noteIds()).toEqual(['ana', 'less']);
    expect(await stored()).toEqual(ana.replica.content());
    expect(bea.isSaved).toBe(true);
  });

  it('[RM29] who comes back with too much is told again; without a connection it is DOCUMENT_FULL', async () => {
    const { world, ana, bea } = await overfilled();
    bea.disconnect();
    bea.connect(world);
    await quiesce(world, [ana, bea]);
    expect([bea.isOpen, bea.isSaved, timesTold(bea)]).toEqual([true, false, 1]);
    const sync = world.hub.sync(
      grantOf(bea.person, world.documentId),
      new Uint8Array([0]),
      bea.replica.diff(ana.replica.stateVector()),
    );
    await expect(sync).rejects.toThrow(new AppError('DOCUMENT_FULL'));
  });
});
