/** Who deleted an item: what a room writes into its log, whoever says what on the wire, and what the past makes of it. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { createHistory } from '../../server/history/createHistory.ts';
import { keepPast } from '../../server/history/past.ts';
import { openLevelStore } from '../../server/storage/level/openLevelStore.ts';
import type { DocumentLog, Store } from '../../server/storage/Store.ts';
import { type DocumentId, type ItemId, type MemberId, newId } from '../../shared/ids.ts';
import { createFakeClock, settle } from '../support/fakeClock.ts';
import { createMemoryLog, unavailable } from '../support/memoryLog.ts';
import { Peer, quiesce } from '../support/roomPeer.ts';
import { createWorld, editor, type World } from '../support/roomWorld.ts';
import { temporaryFolder } from '../support/serverProcess.ts';

describe('what a room writes down', () => {
  const log = () => createMemoryLog();
  let world: World;
  let people: readonly [Peer, Peer];

  async function open(memory: ReturnType<typeof log>) {
    world = createWorld({ log: memory });
    people = [new Peer(editor('Ana'), 'yjs', 11), new Peer(editor('Bo'), 'yjs', 12)];
    for (const one of people) one.connect(world);
    await quiesce(world, people);
    const [ana] = people;
    for (const note of ['a', 'b', 'c']) ana.replica.addNote(note, 1, 'words');
    await quiesce(world, people);
  }
  afterEach(() => {
    for (const one of people) one.destroy();
  });

  const lastSigned = (memory: ReturnType<typeof log>) =>
    memory
      .stored(world.documentId)
      .records.map(({ deletedBy }) => deletedBy)
      .filter((by) => by.length > 0);
  const idsOf = (...some: readonly Peer[]) => some.map(({ person }) => person.memberId);

  it('[HI10] who deletes an item is in its record; who makes, moves and writes is not', async () => {
    const memory = log();
    await open(memory);
    const [ana, bo] = people;
    bo.replica.addNote('d', 1, 'words');
    await quiesce(world, people);
    bo.replica.erase('a', 0, 3);
    bo.replica.write('a', 0, 'more');
    await quiesce(world, people);
    expect(lastSigned(memory)).toEqual([]);
    bo.replica.remove('a');
    await quiesce(world, people);
    ana.replica.remove('b');
    await quiesce(world, people);
    expect(lastSigned(memory)).toEqual([idsOf(bo), idsOf(ana)]);
  });

  it('[HI10] of two in one turn both are in the record, and nobody else who wrote in it', async () => {
    const memory = log();
    await open(memory);
    const cem = new Peer(editor('Cem'), 'yjs', 13);
    cem.connect(world);
    await quiesce(world, [...people, cem]);
    const [ana, bo] = people;
    cem.replica.write('c', 0, 'Cem: ');
    bo.replica.remove('b');
    ana.replica.remove('a');
    for (const one of [cem, bo, ana]) one.pushOne();
    const before = memory.stored(world.documentId).head;
    await quiesce(world, [...people, cem]);
    expect(memory.stored(world.documentId).head).toBe(before + 1);
    expect(lastSigned(memory)).toEqual([idsOf(bo, ana)]);
    cem.destroy();
  });

  it('[HI10] a store that was away loses nobody, and what it writes at once names all of them', async () => {
    const memory = log();
    await open(memory);
    memory.faults.before = (operation) => {
      if (operation === 'append') throw unavailable();
    };
    const [ana, bo] = people;
    const turns: readonly (() => void)[] = [
      () => ana.replica.addNote('d', 1, 'the record that is tried again and again'),
      () => ana.replica.remove('a'),
      () => bo.replica.remove('b'),
    ];
    for (const act of turns) {
      act();
      for (const one of people) one.pushOne();
      await settle();
      await world.clock.advance(200);
    }
    memory.faults.before = () => undefined;
    await quiesce(world, people);
    expect(lastSigned(memory)).toEqual([idsOf(ana, bo)]);
  });

  it('[HI10] nobody deletes in the name of somebody else: it is the wire that counts, whatever the bytes say', async () => {
    const memory = log();
    await open(memory);
    const [ana, bo] = people;
    // Bo's browser speaks as Ana: under her client id, with her id as author, and with her presence.
    const forged = new Y.Doc();
    Y.applyUpdate(forged, ana.replica.diff(new Uint8Array([0])));
    forged.clientID = 11;
    const before = Y.encodeStateVector(forged);
    forged.getMap('items').delete('c');
    const update = Y.encodeStateAsUpdate(forged, before);
    bo.replica.apply(update);
    bo.outgoing.push(...[update].map((bytes) => Uint8Array.from([0, 2, bytes.length, ...bytes])));
    await quiesce(world, people);
    expect(memory.stored(world.documentId).records.length).toBeGreaterThan(1);
    expect(lastSigned(memory)).toEqual([idsOf(bo)]);
  });
});

describe('what the past knows of it', () => {
  const document = newId<DocumentId>();
  const [ana, bo] = [newId<MemberId>(), newId<MemberId>()];
  const [note, link, other] = [newId<ItemId>(), newId<ItemId>(), newId<ItemId>()];
  const clock = createFakeClock();
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let store: Store;
  let log: DocumentLog;
  let doc: Y.Doc;
  let head = 0;

  beforeEach(async () => {
    folder = await temporaryFolder();
    store = await openLevelStore({ folder: folder.path, clock });
    log = keepPast({ log: store.log, blobs: store.blobs, clock, days: null });
    doc = new Y.Doc();
    head = 0;
  });
  afterEach(async () => {
    doc.destroy();
    await store.close();
    await folder.remove();
  });

  async function edit(change: () => void, deletedBy: readonly MemberId[] = []): Promise<number> {
    const updates: Uint8Array[] = [];
    const keep = (update: Uint8Array) => updates.push(update);
    doc.on('update', keep);
    doc.transact(change);
    doc.off('update', keep);
    for (const update of updates) head = (await log.append(document, head, update, { deletedBy })).sequence;
    await clock.advance(1_000);
    return head;
  }
  const items = () => doc.getMap<Y.Map<unknown>>('items');
  const add = (id: string, fields: Record<string, unknown>, text = '') =>
    edit(() => {
      items().set(id, new Y.Map([...Object.entries(fields), ['text', new Y.Text(text)]]));
    });
  const compact = () => log.compact(document, head, Y.encodeStateAsUpdate(doc));
  const gone = (after = 0, upTo?: number) => createHistory(store).goneAfter(document, after, upTo);
  const shortly = (found: Awaited<ReturnType<typeof gone>>) =>
    found.map(({ id, words, by }) => [id, words, by]);

  it('[HI11] names what went by its words, what it joined, who and when; what came back is not gone', async () => {
    await add(note, { kind: 'note' }, 'Old words');
    await add(other, { kind: 'note' }, 'Stays');
    await add(link, { kind: 'connector', from: note, to: other });
    const text = () => items().get(note)?.get('text') as Y.Text | undefined;
    await edit(() => text()?.delete(0, 4));
    const before = await edit(() => text()?.insert(0, 'New '));
    const sequence = await edit(() => {
      items().delete(note);
      items().delete(link);
    }, [bo]);
    const now = clock.now();
    await add(note, { kind: 'note' }, 'Again');
    const both = { sequence, at: now - 1_000, by: [bo] };
    expect(await gone(before, sequence)).toEqual([
      { id: note, kind: 'note', words: 'New words', ends: [], ...both },
      { id: link, kind: 'connector', words: '', ends: [note, other], ...both },
    ]);
    expect((await gone()).map(({ id }) => id)).toEqual([link]);
    await edit(() => items().delete(note), [ana, bo]);
    expect(shortly(await gone())).toEqual([
      [link, '', [bo]],
      [note, 'Again', [ana, bo]],
    ]);
    expect(await gone(head)).toEqual([]);
    await expect(gone(0, head + 1)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('[HI11] is the same after compactions, and where a state holds a breath more than its sequence', async () => {
    await add(note, { kind: 'note' }, 'One');
    await add(other, { kind: 'note' }, 'Two');
    const after = await add(link, { kind: 'connector', from: note, to: other });
    const early = Y.encodeStateAsUpdate(doc);
    await edit(() => items().delete(note), [ana]);
    // The state that is kept for `after` has the deletion behind it already.
    await log.compact(document, after, Y.encodeStateAsUpdate(doc));
    expect(Y.encodeStateAsUpdate(doc)).not.toEqual(early);
    await edit(() => items().delete(other), [bo]);
    const expected = [
      [note, 'One', [ana]],
      [other, 'Two', [bo]],
    ];
    expect(shortly(await gone(after))).toEqual(expected);
    await compact();
    expect(shortly(await gone())).toEqual(expected);
    expect(shortly(await gone(after))).toEqual(expected);
  });

  it('[HI11] a log from before this tells what went, and nobody who did it', async () => {
    await add(note, { kind: 'note' }, 'Old');
    await edit(() => items().delete(note));
    await compact();
    expect(shortly(await gone())).toEqual([[note, 'Old', []]]);
  });

  it('[HC24] what never had a word is told as blank, what had one once or is more than words is not', async () => {
    const [empty, cleared, figure, cause] = [note, link, other, newId<ItemId>()];
    await add(empty, { kind: 'note' });
    await add(cleared, { kind: 'note' }, 'Once');
    await add(figure, { kind: 'shape' });
    await add(cause, { kind: 'cause' });
    await edit(() => (items().get(cleared)?.get('text') as Y.Text | undefined)?.delete(0, 4));
    await compact();
    await edit(() => {
      for (const id of [empty, cleared, figure, cause]) items().delete(id);
    }, [ana]);
    const told = (await gone()).map(({ id, blank }) => [id, blank]);
    expect(told).toEqual([
      [empty, true],
      [cleared, undefined],
      [figure, undefined],
      [cause, true],
    ]);
  });

  it('[HC44] the words of all that is there are read once, however many went that may have become something else', async () => {
    const ids = Array.from({ length: 12 }, () => newId<ItemId>());
    for (const [at, id] of ids.entries()) await add(id, { kind: 'note', author: ana }, `Row ${at}`);
    await add(other, { kind: 'note', author: ana }, 'Row 3');
    await clock.advance(15_000);
    for (const id of ids) await edit(() => items().delete(id), [ana]);
    const values = vi.spyOn(Y.Map.prototype, 'values');
    const told = await gone();
    expect(values).toHaveBeenCalledTimes(1);
    values.mockRestore();
    expect(told.map(({ blank }) => blank === true)).toEqual(ids.map((_, at) => at === 3));
  });

  it('[HC34] what its maker took back at once, or what became something else, is told as blank', async () => {
    const [frame, row, own, others] = [note, link, other, newId<ItemId>()];
    await add(frame, { kind: 'frame', author: ana }, 'New frame');
    await edit(() => items().delete(frame), [ana]);
    await add(others, { kind: 'note', author: bo }, 'By another');
    await edit(() => items().delete(others), [ana]);
    await add(row, { kind: 'note', author: ana }, 'Rent');
    await add(own, { kind: 'note', author: ana }, 'Said a while ago');
    await clock.advance(20_000);
    await edit(() => {
      items().delete(row);
      items().delete(own);
      items().set(newId<ItemId>(), new Y.Map([['text', new Y.Text('Rent')]]));
    }, [ana]);
    const told = (await gone()).map(({ words, blank }) => [words, blank]);
    expect(told).toEqual([
      ['New frame', true],
      ['By another', undefined],
      ['Rent', true],
      ['Said a while ago', undefined],
    ]);
  });

  it('[HI11] hostile items have no words, and ids that are none are not told', async () => {
    await edit(() => {
      items().set(
        note,
        new Y.Map<unknown>([
          ['text', 'plain'],
          ['kind', { deep: 1 }],
          ['from', '../x'],
        ]),
      );
      items().set('__nonsense', new Y.Map());
      doc.getMap('items').set(other, 7);
    });
    await edit(() => {
      for (const key of [...items().keys()]) items().delete(key);
    }, [ana]);
    expect(await gone()).toMatchObject([
      { id: note, kind: '', words: '', ends: [] },
      { id: other, kind: '', words: '', ends: [] },
    ]);
  });
});
