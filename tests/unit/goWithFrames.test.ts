import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { deleteItems } from '../../client/features/board/acts/change.ts';
import { clusterItems } from '../../client/features/board/acts/cluster.ts';
import { createLine } from '../../client/features/board/acts/line.ts';
import { lockItems } from '../../client/features/board/acts/lock.ts';
import { createCluster, createFrame, createNote } from '../../client/features/board/acts/make.ts';
import { dropItems, placeItems, resizeItem } from '../../client/features/board/acts/move.ts';
import { createTable, type NewTable } from '../../client/features/board/acts/newTable.ts';
import { goWithFrames } from '../../client/features/board/canvas/goWithFrames.ts';
import { writable } from '../../client/live/readable.ts';
import type { SaveState } from '../../client/live/types.ts';
import { boardItems } from '../../shared/documents/board.ts';
import type { ItemId } from '../../shared/ids.ts';
import { exchange, newBoard } from '../support/boards.ts';

const SAVED: SaveState = { kind: 'saved', at: null };
const AWAY: SaveState = { kind: 'offline', changes: 1, kept: true };

function newPerson() {
  const board = newBoard();
  const saveState = writable<SaveState>(SAVED);
  const rights = { mayEdit: true };
  goWithFrames({ ...board.context, mayEdit: () => rights.mayEdit }, { saveState });
  return { ...board, saveState, rights };
}

/** A frame with a note in it and another frame, known to both; then Murat loses his network. */
function open() {
  const [anna, murat] = [newPerson(), newPerson()];
  const frame = createFrame(anna.context, { x: 0, y: 0, w: 600, h: 500, title: 'Ideas' }) as ItemId;
  const other = createFrame(anna.context, { x: 2_000, y: 0, w: 600, h: 500, title: 'Other' }) as ItemId;
  const known = createNote(anna.context, { x: 40, y: 80, text: 'known' }, { parent: frame }) as ItemId;
  exchange(anna, murat);
  const stored = () => {
    anna.saveState.set({ kind: 'saving' });
    murat.saveState.set({ kind: 'saving' });
    anna.saveState.set({ kind: 'saved', at: 1 });
    murat.saveState.set({ kind: 'saved', at: 1 });
  };
  stored();
  murat.saveState.set(AWAY);
  const meet = async () => {
    // Anna has a network: what she did is stored.
    for (const kind of ['saving', 'saved'] as const) anna.saveState.set({ kind, at: 2 } as SaveState);
    // What is written goes at once, what follows from it as well.
    for (let round = 0; round < 3; round++) {
      exchange(anna, murat);
      await Promise.resolve();
    }
    exchange(anna, murat);
    stored();
  };
  const at = (id: ItemId) => {
    const [hers, his] = [anna.model.box(id), murat.model.box(id)];
    expect(his).toEqual(hers);
    return hers && [hers.x, hers.y];
  };
  const put = (person: typeof anna, x: number, y: number, parent: ItemId | null = frame) =>
    createNote(person.context, { x, y, text: 'new' }, { parent }) as ItemId;
  const move = (person: typeof anna, id: ItemId, x: number, y: number) =>
    placeItems(person.context, [{ id, x, y }]);
  return { anna, murat, rights: murat.rights, frame, other, known, meet, at, put, move };
}

it('[BC580] a note made without a network in a frame that somebody moved meanwhile, twice, is in it for both', async () => {
  const { anna, murat, frame, known, meet, at, put, move } = open();
  const note = put(murat, 300, 80);
  move(anna, frame, 0, 1_000);
  move(anna, frame, -50, 1_200);
  await meet();
  expect([at(frame), at(known), at(note)]).toEqual([
    [-50, 1_200],
    [-10, 1_280],
    [250, 1_280],
  ]);
  await meet();
  expect(at(note)).toEqual([250, 1_280]);
  murat.history.undo();
  exchange(anna, murat);
  expect(anna.model.item(note)).toBeNull();
  murat.history.redo();
  await meet();
  expect(at(note)).toEqual([250, 1_280]);
  anna.history.undo();
  await meet();
  expect([at(frame), at(known)]).toEqual([
    [0, 1_000],
    [40, 1_080],
  ]);
});

it('[BC580] a note put into the frame goes along as well, so do a cluster, a table and a line made in it; a cluster and a cell keep what came into them', async () => {
  const { anna, murat, frame, meet, at, put, move } = open();
  const [group, grid] = [
    createCluster(anna.context, { x: 40, y: 300, title: 'Known' }, frame) as ItemId,
    createTable(anna.context, { x: 300, y: 300, title: '', rows: ['a'], columns: ['b'] }, frame) as NewTable,
  ];
  await meet();
  const [inGroup, inCell] = [put(murat, 0, 0, group), put(murat, 0, 0, grid.id)];
  const cluster = clusterItems(murat.context, [put(murat, 40, 250), put(murat, 240, 250)], { x: 40, y: 250 });
  const table = createTable(murat.context, { x: 80, y: 90, title: '', rows: ['a'], columns: ['b'] }, frame);
  const note = put(murat, 300, 80);
  const line = createLine(murat.context, { from: { x: 100, y: 90 }, to: note, parent: frame });
  const loose = put(murat, 900, 900, null);
  dropItems(murat.context, [loose], { parent: frame, at: [{ id: loose, x: 200, y: 300 }] });
  const all = [inGroup, inCell, cluster, table?.id, note, line, loose] as ItemId[];
  murat.store.flush();
  const before = all.map((id) => murat.model.box(id));
  move(anna, frame, 1_000, 50);
  await meet();
  expect(all.map(at)).toEqual(before.map((box) => box && [box.x + 1_000, box.y + 50]));
});

it('[BC580] a note that one moves while the other moves its frame goes on from where the frame took it, whoever’s write stands', async () => {
  for (let turn = 0; turn < 12; turn++) {
    const { anna, murat, frame, known, meet, at, move } = open();
    move(murat, known, 300, turn % 2 ? 80 : 200);
    move(anna, frame, 100, 1_000);
    await meet();
    expect(at(known)).toEqual([400, turn % 2 ? 1_080 : 1_200]);
  }
});

it('[BC580] what others put into a frame that I moved without a network, or moved in it, goes my way', async () => {
  for (let turn = 0; turn < 12; turn++) {
    const { anna, murat, frame, known, meet, at, put, move } = open();
    move(murat, frame, 0, 1_000);
    const note = put(anna, 300, 80);
    // Whichever of both writes stands.
    move(anna, known, 40, 200);
    await meet();
    expect([at(frame), at(known), at(note)]).toEqual([
      [0, 1_000],
      [40, 1_200],
      [300, 1_080],
    ]);
    const depth = murat.history.depth;
    expect(depth).toBe(1);
  }
});

it('[BC580] two move the same frame: what each put into it lies in it where they put it, whoever’s move stands', async () => {
  for (let turn = 0; turn < 12; turn++) {
    const { anna, murat, frame, known, meet, at, put, move } = open();
    move(murat, frame, 100, 1_000);
    move(anna, frame, 500, 2_000);
    const [his, hers] = [put(murat, 400, 1_080), put(anna, 700, 2_300)];
    await meet();
    const [x = 0, y = 0] = at(frame) ?? [];
    expect([
      [100, 1_000],
      [500, 2_000],
    ]).toContainEqual([x, y]);
    expect([at(known), at(his), at(hers)]).toEqual([
      [x + 40, y + 80],
      [x + 300, y + 80],
      [x + 200, y + 300],
    ]);
  }
});

it('[BC580] both at the same moment with a network: one way only, whatever comes first', async () => {
  for (const first of ['anna', 'murat'] as const) {
    const both = open();
    const { anna, murat, frame, meet, at, put, move } = both;
    anna.saveState.set({ kind: 'saving' });
    murat.saveState.set({ kind: 'saving' });
    const note = put(murat, 300, 80);
    move(anna, frame, 0, 1_000);
    const [one, two] = first === 'anna' ? [anna, murat] : [murat, anna];
    exchange(one, two);
    await Promise.resolve();
    await meet();
    await meet();
    expect(at(note)).toEqual([300, 1_080]);
  }
});

it('[BC580] a short way is gone once, though both are still to be stored; what one puts there having seen it stays', async () => {
  for (let turn = 0; turn < 12; turn++) {
    const { anna, murat, frame, known, at, put, move } = open();
    for (const { saveState } of [anna, murat]) saveState.set({ kind: 'saving' });
    const written = new Map([anna, murat].map(({ doc }) => [doc, [] as Uint8Array[]]));
    for (const [doc, list] of written)
      doc.on('update', (update: Uint8Array, _origin, _doc, { local }) => local && list.push(update));
    // One after the other, as a server tells them.
    const send = async (from: typeof anna, to: typeof anna) => {
      for (const update of written.get(from.doc)?.splice(0) ?? []) {
        Y.applyUpdate(to.doc, update);
        await Promise.resolve();
      }
    };
    const note = put(murat, 200, 180);
    move(anna, frame, 40, 30);
    if (turn % 2) await send(murat, anna);
    await send(anna, murat);
    await send(murat, anna);
    await send(anna, murat);
    exchange(anna, murat);
    expect([at(note), at(known)]).toEqual([
      [240, 210],
      [80, 110],
    ]);
    move(murat, known, 120, 150);
    await send(murat, anna);
    await send(anna, murat);
    exchange(anna, murat);
    expect(at(known)).toEqual([120, 150]);
  }
});

it('[BC580] what happens once mine is stored takes nothing along, and whoever may only read by now writes nothing', async () => {
  const stored = open();
  const note = stored.put(stored.murat, 300, 80);
  await stored.meet();
  // As a version does that takes nothing along.
  boardItems(stored.anna.doc).get(stored.frame)?.set('y', 1_000);
  await stored.meet();
  expect(stored.at(note)).toEqual([300, 80]);

  const reader = open();
  const late = reader.put(reader.murat, 300, 80);
  reader.move(reader.anna, reader.frame, 0, 1_000);
  reader.rights.mayEdit = false;
  await reader.meet();
  expect(reader.at(late)).toEqual([300, 80]);
});

it('[BC580] a note that was written before the page was loaded again is in the frame too; what lies on the board stays', () => {
  const { anna, murat, frame, known, put, move } = open();
  const stateVector = Y.encodeStateVector(anna.doc);
  const [note, free] = [put(murat, 300, 80), put(murat, 900, 900, null)];
  move(anna, frame, 0, 1_000);
  const again = newBoard();
  const document = Y.encodeStateAsUpdate(murat.doc);
  Y.applyUpdate(again.doc, document);
  exchange(anna, again);
  const saveState = writable<SaveState>({ kind: 'saving' });
  goWithFrames(again.context, { saveState, foundUnsent: { stateVector, document } });
  const at = () => {
    again.store.flush();
    return [known, note, free].map((id) => again.model.box(id)?.y);
  };
  expect(at()).toEqual([1_080, 80, 900]);
  saveState.set(SAVED);
  expect(at()).toEqual([1_080, 1_080, 900]);
  saveState.set({ kind: 'saving' });
  saveState.set(SAVED);
  exchange(anna, again);
  expect(at()).toEqual([1_080, 1_080, 900]);
});

it('[BC581] a frame with another size on any side, one that is gone, and what is locked move nothing', async () => {
  const resized = open();
  const made = resized.put(resized.murat, 300, 80);
  resizeItem(resized.anna.context, resized.frame, { x: -200, y: -100, w: 800, h: 600 });
  await resized.meet();
  expect(resized.at(made)).toEqual([300, 80]);

  const gone = open();
  const left = gone.put(gone.murat, 300, 80);
  gone.move(gone.anna, gone.frame, 0, 1_000);
  deleteItems(gone.anna.context, [gone.frame]);
  await gone.meet();
  expect(gone.at(left)).toEqual([300, 80]);

  const locked = open();
  const held = locked.put(locked.murat, 300, 80);
  lockItems(locked.murat.context, [held], true);
  locked.move(locked.anna, locked.frame, 0, 1_000);
  await locked.meet();
  expect(locked.at(held)).toEqual([300, 80]);
});

it('[BC581] what somebody put elsewhere stays there: out of the frame, or to another place in it', async () => {
  for (let turn = 0; turn < 12; turn++) {
    const out = open();
    dropItems(out.murat.context, [out.known], { parent: null, at: [{ id: out.known, x: 900, y: 900 }] });
    out.move(out.anna, out.frame, 0, 1_000);
    await out.meet();
    expect(out.at(out.known)).toEqual([900, 900]);
  }
  for (let turn = 0; turn < 12; turn++) {
    const across = open();
    across.move(across.murat, across.frame, 100, 1_000);
    dropItems(across.anna.context, [across.known], {
      parent: across.other,
      at: [{ id: across.known, x: 2_040, y: turn % 2 ? 80 : 200 }],
    });
    await across.meet();
    expect(across.at(across.known)).toEqual([2_040, turn % 2 ? 80 : 200]);
    expect(across.anna.model.parentOf(across.known)).toBe(across.other);
  }
});

it('[BC581] what I have just made or moved and somebody moves at once, having seen it, stays where they put it', async () => {
  const { anna, murat, frame, known, meet, at, put, move } = open();
  const note = put(murat, 300, 80);
  move(murat, known, 60, 300);
  exchange(anna, murat);
  move(anna, frame, 0, 1_000);
  move(anna, note, 400, 1_200);
  move(anna, known, 40, 1_080);
  await meet();
  expect([at(note), at(known)]).toEqual([
    [400, 1_200],
    [40, 1_080],
  ]);
});
