/** Stickers on items: where they are seen, whose they are, what two people do with them at once, and how they get there. */
import { describe, expect, it, vi } from 'vitest';
import type { Box } from '../../client/canvas/geometry.ts';
import { bringDrafts } from '../../client/features/board/acts/bring.ts';
import { deleteItems } from '../../client/features/board/acts/change.ts';
import { clusterItems, uncluster } from '../../client/features/board/acts/cluster.ts';
import { duplicateItems } from '../../client/features/board/acts/copy.ts';
import { lockItems } from '../../client/features/board/acts/lock.ts';
import { createFrame } from '../../client/features/board/acts/make.ts';
import { createFigures } from '../../client/features/board/acts/makeFigure.ts';
import { dropItems, placeItems, resizeItem } from '../../client/features/board/acts/move.ts';
import { createTable } from '../../client/features/board/acts/newTable.ts';
import { pasteClip } from '../../client/features/board/acts/paste.ts';
import { addLine } from '../../client/features/board/acts/table.ts';
import { turnItems } from '../../client/features/board/acts/turn.ts';
import { clipOf, writeClip } from '../../client/features/board/clipboard/clip.ts';
import { readClip } from '../../client/features/board/clipboard/readClip.ts';
import { hostAt } from '../../client/features/board/stickers/sticking.ts';
import { boardItems } from '../../shared/documents/board.ts';
import { STICKER_SIZE } from '../../shared/documents/boardKinds.ts';
import { writeCsv } from '../../shared/exchange/boardCsv.ts';
import { readJson, writeJson } from '../../shared/exchange/boardJson.ts';
import type { Draft } from '../../shared/exchange/draft.ts';
import type { ExportedItem } from '../../shared/exchange/exported.ts';
import { readTable } from '../../shared/exchange/readTable.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newCanvas } from '../support/boardCommands.ts';
import { exchange, newBoard, type TestBoard } from '../support/boards.ts';
import { dot, note, put } from '../support/dots.ts';

const half = STICKER_SIZE / 2;

/** The middle of what is seen, counted from the corner of something else. */
function from(board: TestBoard, id: ItemId, corner: ItemId | null): readonly number[] | null {
  board.store.flush();
  const [box, other] = [board.model.box(id), corner ? board.model.box(corner) : { x: 0, y: 0 }];
  return box && other ? [box.x + half - other.x, box.y + half - other.y] : null;
}

describe('a sticker on an item', () => {
  it('[BC98] goes where that goes: moved, in a cluster that closes up, out of it, in a frame, turned and resized', () => {
    const board = newBoard();
    const [a, b] = [note(board, 0, 0), note(board, 300, 0)];
    const vote = dot(board, 350, 40);
    expect(board.model.hostOf(vote)).toBe(b);
    placeItems(board.context, [{ id: b, x: 900, y: 500 }]);
    expect(from(board, vote, b)).toEqual([50, 40]);
    const cluster = clusterItems(board.context, [a, b], { x: 0, y: 1_000 }) as ItemId;
    expect(from(board, vote, b)).toEqual([50, 40]);
    const before = board.model.box(b);
    deleteItems(board.context, [a]);
    board.store.flush();
    expect(board.model.box(b)).not.toEqual(before);
    expect(from(board, vote, b)).toEqual([50, 40]);
    uncluster(board.context, [cluster], [{ id: b, x: 10, y: 20 }]);
    const frame = createFrame(board.context, { x: 0, y: 0, w: 800, h: 600, title: '', holds: [b] }) as ItemId;
    placeItems(board.context, [{ id: frame, x: 5_000, y: 0 }]);
    expect([from(board, b, frame), from(board, vote, b)]).toEqual([
      [10 + half, 20 + half],
      [50, 40],
    ]);
    resizeItem(board.context, b, { w: 400 });
    expect(from(board, vote, b)).toEqual([100, 80]);
  });

  it('[BC98] turns with what is turned, and stays at its place in a picture of another size', () => {
    const board = newBoard();
    const [shape] = createFigures(board.context, [{ kind: 'shape', x: 0, y: 0, w: 400, h: 200 }]) as [ItemId];
    board.store.flush();
    const vote = dot(board, 390, 100);
    turnItems(board.context, new Map([[shape, 90]]));
    expect(from(board, vote, null)).toEqual([200, 290]);
    put(board, vote, 200, 290);
    expect([board.model.hostOf(vote), from(board, vote, null)]).toEqual([shape, [200, 290]]);
    turnItems(board.context, new Map([[shape, 0]]));
    resizeItem(board.context, shape, { w: 800, h: 400 });
    expect(from(board, vote, null)).toEqual([780, 200]);
  });

  it('[BC98] on a cluster it stays on its name while notes come, on a row heading it goes with the row', () => {
    const board = newBoard();
    const cluster = clusterItems(board.context, [note(board, 0, 0)], { x: 0, y: 0 }) as ItemId;
    board.store.flush();
    const vote = dot(board, 100, 30);
    expect([board.model.hostOf(vote), board.model.isInGrid(vote)]).toEqual([cluster, false]);
    const high = board.model.box(cluster)?.h ?? 0;
    dropItems(board.context, [note(board, 900, 0), note(board, 900, 300)], { parent: cluster });
    expect(from(board, vote, cluster)).toEqual([100, 30]);
    expect(board.model.box(cluster)?.h).toBeGreaterThan(high);
    const lines = { rows: ['1', '2'], columns: ['A', 'B'] };
    const table = createTable(board.context, { x: 2_000, y: 0, title: 'T', ...lines });
    board.store.flush();
    const row =
      table?.rows?.[1] ??
      board.model.childrenOf(table?.id as ItemId).find((id) => board.item(id).text === '2');
    const head = board.model.box(row as ItemId) ?? { x: 0, y: 0 };
    const onRow = dot(board, head.x + 20, head.y + 20);
    addLine(board.context, table?.id as ItemId, 'row', { title: 'first', at: 0 });
    expect(board.model.hostOf(onRow)).toBe(row);
    expect(from(board, onRow, row as ItemId)).toEqual([20, 20]);
  });

  it('[BC99] moving what it lies on writes nothing to it, and leaves it where it is dropped beside', () => {
    const board = newBoard();
    const host = note(board, 0, 0);
    const vote = dot(board, 100, 100);
    const before = boardItems(board.doc).get(vote)?.toJSON();
    placeItems(board.context, [{ id: host, x: 700, y: 0 }]);
    expect(boardItems(board.doc).get(vote)?.toJSON()).toEqual(before);
    const frame = createFrame(board.context, {
      x: 0,
      y: 0,
      w: 900,
      h: 900,
      title: '',
      holds: [host],
    }) as ItemId;
    placeItems(board.context, [{ id: frame, x: 40, y: 40 }]);
    expect(boardItems(board.doc).get(vote)?.toJSON()).toEqual(before);
    put(board, vote, 2_000, 2_000);
    expect([board.model.hostOf(vote), from(board, vote, null)]).toEqual([null, [2_000, 2_000]]);
    placeItems(board.context, [{ id: host, x: 0, y: 0 }]);
    expect(from(board, vote, null)).toEqual([2_000, 2_000]);
    expect(boardItems(board.doc).get(vote)?.has('onX')).toBe(false);
  });

  it('[BC99] dots of old boards lie where they were put, and go with nothing until somebody puts them', () => {
    const board = newBoard();
    const host = note(board, 0, 0);
    const [vote] = createFigures(board.context, [{ kind: 'sticker', x: 50, y: 50 }]) as [ItemId];
    placeItems(board.context, [{ id: host, x: 700, y: 0 }]);
    expect(from(board, vote, null)).toEqual([50 + half, 50 + half]);
    put(board, vote, 710, 10);
    expect(board.model.hostOf(vote)).toBe(host);
  });

  it('[BC100] is copied with it where it is chosen as well, deleted with it, locked or not, and comes back with it', () => {
    const board = newBoard();
    const host = note(board, 0, 0, 'Note');
    const vote = dot(board, 150, 60);
    const [copy] = duplicateItems(board.context, [host, vote], { dx: 400, dy: 0 }) ?? [];
    board.store.flush();
    const [copied] = board.model.stuckOn(copy as ItemId);
    expect(from(board, copied as ItemId, copy as ItemId)).toEqual([150, 60]);
    const clip = readClip(writeClip(clipOf(board.model, [vote, host]) as never));
    const [pasted] = pasteClip(board.context, clip as never, { x: 3_000, y: 0 }) ?? [];
    board.store.flush();
    expect(board.model.stuckOn(pasted as ItemId).map((id) => from(board, id, pasted as ItemId))).toEqual([
      [150, 60],
    ]);
    lockItems(board.context, [vote], true);
    board.history.step();
    expect(deleteItems(board.context, [host])).toEqual([host, vote]);
    board.store.flush();
    expect(board.model.item(vote)).toBeNull();
    board.history.undo();
    expect(from(board, vote, host)).toEqual([150, 60]);
  });

  it('[BC100] a file keeps it on its item, whatever lies on top, and a bad one puts it on the board', () => {
    const board = newBoard();
    const host = note(board, 0, 0, 'Note');
    const item = board.item(dot(board, 150, 60));
    const on = { item, ...board.model.box(item.id), parent: host, author: null } as ExportedItem;
    const below = { ...on, item: board.item(host), ...board.model.box(host), parent: null } as ExportedItem;
    // Raised since, the note comes after its dot in the order of the board.
    const raised = { ...below, item: { ...below.item, z: 'zz' } } as ExportedItem;
    const items = [on, raised];
    const reading = readJson(JSON.parse(writeJson({ title: 'T', at: 0, items })));
    const drafts = reading.kind === 'read' ? reading.drafts : [];
    expect(drafts.map(({ kind, parent }) => [kind, parent])).toEqual([
      ['note', null],
      ['sticker', 0],
    ]);
    expect(drafts[1]?.fields).toMatchObject({ onX: 7_500, onY: 3_000 });
    const alone = bringDrafts(board.context, [{ ...drafts[1], parent: null } as Draft], { x: 5_000, y: 0 });
    expect(board.item(alone?.[0] as ItemId)).not.toHaveProperty('onX');
  });

  it('[EX2] CSV says what it lies on and where, and a cell that makes no sense puts it on the board', () => {
    const board = newBoard();
    const host = note(board, 0, 0, 'Note');
    const cluster = clusterItems(board.context, [note(board, 900, 0, 'In')], {
      x: 900,
      y: 0,
      title: 'C',
    }) as ItemId;
    board.store.flush();
    const ids = [dot(board, 150, 60), host, dot(board, 950, 20), cluster, dot(board, 3_000, 0)];
    const items = ids.map((id) => {
      const box = board.model.box(id);
      return { item: board.item(id), ...box, parent: board.model.parentOf(id), author: null } as ExportedItem;
    });
    const csv = writeCsv({ title: 'T', origin: '', at: 0, items } as never);
    const draftsOf = (text: string) => {
      const reading = readTable(text);
      if (reading.kind !== 'read') throw new Error(reading.why);
      return reading.drafts;
    };
    const drafts = draftsOf(csv);
    const dots = drafts.filter(({ kind }) => kind === 'sticker');
    expect(dots.map(({ parent }) => (parent === null ? null : drafts[parent]?.kind))).toEqual([
      'note',
      'cluster',
      null,
    ]);
    expect(dots[0]?.fields).toMatchObject({ onX: 7_500, onY: 3_000 });
    const copy = newBoard();
    const made = bringDrafts(copy.context, drafts, { x: 0, y: 0 }) ?? [];
    copy.store.flush();
    const put = made.filter((id) => copy.item(id).kind === 'sticker');
    expect(put.map((id) => copy.model.box(id))).toEqual(
      [ids[0], ids[2], ids[4]].map((id) => board.model.box(id as ItemId)),
    );
    for (const on of ['nobody 1,2', `${ids[0]} 5,5`, '@', 'x'.repeat(2_000)]) {
      const [alone] = draftsOf(`id,kind,text,x,y,form,on\n${ids[0]},sticker,,1,1,dot,${on}`);
      expect([alone?.parent, alone && 'onX' in alone.fields]).toEqual([null, false]);
    }
    const [, odd] = draftsOf(
      `id,kind,text,x,y,form,on\nhost,note,a,0,0,,\nd,sticker,,1,1,dot,"host 9e99,-1"`,
    );
    expect([odd?.parent, odd && 'onX' in odd.fields]).toEqual([0, false]);
  });

  it('[BC100] copied alone it comes without what it lay on', () => {
    const board = newBoard();
    note(board, 0, 0);
    const clip = readClip(writeClip(clipOf(board.model, [dot(board, 50, 50)]) as never));
    const [pasted] = pasteClip(board.context, clip as never, { x: 900, y: 900 }) ?? [];
    expect(from(board, pasted as ItemId, null)).toEqual([900 + half, 900 + half]);
    expect(board.item(pasted as ItemId)).not.toHaveProperty('onX');
  });

  it('[BC100] goes with a cluster or table that is taken away, which leaves those of its notes', () => {
    const board = newBoard();
    const inside = note(board, 0, 0);
    const cluster = clusterItems(board.context, [inside], { x: 0, y: 0 }) as ItemId;
    board.store.flush();
    const [onName, onNote] = [dot(board, 100, 30), dot(board, 100, 150)];
    expect([board.model.hostOf(onName), board.model.hostOf(onNote)]).toEqual([cluster, inside]);
    uncluster(board.context, [cluster], [{ id: inside, x: 0, y: 0 }]);
    board.store.flush();
    expect([board.model.item(onName), board.model.hostOf(onNote)]).toEqual([null, inside]);
  });

  it('[BC101] one moves the note while another drops a dot on it, takes it off, or moves it on: it lies on one of them, whole', () => {
    const [mine, theirs] = [newBoard(), newBoard()];
    const [a, b] = [note(mine, 0, 0), note(mine, 500, 0)];
    const vote = dot(mine, 2_000, 2_000);
    exchange(mine, theirs);
    put(mine, vote, 40, 40);
    placeItems(theirs.context, [{ id: a, x: 0, y: 900 }]);
    exchange(mine, theirs);
    for (const board of [mine, theirs]) expect(from(board, vote, a)).toEqual([40, 40]);
    // Onto another note, and elsewhere on the board, at once: one of both, with its own place.
    put(mine, vote, 510, 10);
    put(theirs, vote, 3_000, 3_000);
    exchange(mine, theirs);
    expect(from(mine, vote, null)).toEqual(from(theirs, vote, null));
    expect([b, null]).toContain(mine.model.hostOf(vote));
    expect(mine.model.hostOf(vote) === b ? [510, 10] : [3_000, 3_000]).toEqual(from(mine, vote, null));
  });

  it('[BC101] a dot that comes onto what another deletes is not seen on others, and comes back with it', () => {
    const [mine, theirs] = [newBoard(), newBoard()];
    const host = note(mine, 0, 0);
    const below = note(mine, 0, 0);
    const vote = dot(mine, 2_000, 2_000);
    placeItems(mine.context, [{ id: below, x: 0, y: 600 }]);
    exchange(mine, theirs);
    put(mine, vote, 40, 40);
    theirs.history.step();
    deleteItems(theirs.context, [host]);
    exchange(mine, theirs);
    for (const board of [mine, theirs]) {
      expect([board.model.box(vote), board.model.hostOf(vote)]).toEqual([null, null]);
      expect(board.model.readingOrder()).not.toContain(vote);
    }
    theirs.history.undo();
    exchange(mine, theirs);
    expect(from(mine, vote, host)).toEqual([40, 40]);
  });

  it('[BC101] [BD17] undo of a note that another has put a dot on leaves it there', async () => {
    const [mine, theirs] = [newBoard(), newBoard()];
    mine.history.step();
    const host = note(mine, 0, 0);
    exchange(mine, theirs);
    const vote = dot(theirs, 40, 40);
    exchange(mine, theirs);
    await vi.dynamicImportSettled();
    mine.history.undo();
    exchange(mine, theirs);
    expect([mine.model.hostOf(vote), theirs.model.hostOf(vote)]).toEqual([host, host]);
  });

  it('[BC102] the topmost item here is meant; a locked one too, a link and another sticker never', () => {
    const board = newBoard();
    const [under, over] = [note(board, 0, 0), note(board, 100, 0)];
    lockItems(board.context, [over], true);
    board.store.flush();
    const first = dot(board, 150, 50);
    expect(board.model.hostOf(first)).toBe(over);
    expect(board.model.hostOf(dot(board, 155, 55))).toBe(over);
    expect(hostAt(board.model, { x: 20, y: 20 })).toBe(under);
    expect(hostAt(board.model, { x: 20, y: 900 })).toBeNull();
  });

  it('[BC389] half beside a note it lies on it, on the one that it overlaps most; further off on none', () => {
    const board = newBoard();
    const [left, right] = [note(board, 0, 0), note(board, 220, 0)];
    expect(hostAt(board.model, { x: 205, y: 100 })).toBe(left);
    expect(hostAt(board.model, { x: 213, y: 100 })).toBe(right);
    const vote = dot(board, 100, -7);
    expect(from(board, vote, left)).toEqual([100, 0]);
    expect(hostAt(board.model, { x: 100, y: -9 })).toBeNull();
    const cluster = clusterItems(board.context, [left, right], { x: 0, y: 0 }) as ItemId;
    board.store.flush();
    const { x, y, w } = board.model.box(left) as Box;
    expect(hostAt(board.model, { x: x - 6, y: y + 60 })).toBe(left);
    expect(hostAt(board.model, { x: x - 12, y: y + 60 })).toBe(cluster);
    expect(hostAt(board.model, { x: x + w - 4, y: y + 60 })).toBe(left);
  });

  it('[BC102] what covers the item covers its stickers', () => {
    const { note: add, surface, context, store, model } = newCanvas();
    const [under, over] = [add(0, 0), add(100, 0)];
    const [vote] = createFigures(context, [
      { kind: 'sticker', x: 0, y: 0, parent: under, onX: 9_000, onY: 1_000 },
    ]) as [ItemId];
    const [loose] = createFigures(context, [{ kind: 'sticker', x: 0, y: 0 }]) as [ItemId];
    store.flush();
    expect(model.hostOf(vote)).toBe(under);
    const order = [loose, vote, over, under].sort((a, b) => surface.compare(a, b));
    expect(order).toEqual([under, vote, over, loose]);
  });

  it('[BC151] in a cluster it lies over the next note too, out of it again under what covers its own', () => {
    const { note: add, surface, context, store } = newCanvas();
    const [first, next] = [add(0, 0), add(100, 0)];
    const cluster = clusterItems(context, [first, next], { x: 0, y: 0 }) as ItemId;
    const [vote] = createFigures(context, [
      { kind: 'sticker', x: 0, y: 0, parent: first, onX: 10_000, onY: 1_000 },
    ]) as [ItemId];
    store.flush();
    const order = () => [vote, next, first].sort((a, b) => surface.compare(a, b));
    expect(order()).toEqual([first, next, vote]);
    uncluster(context, [cluster], []);
    store.flush();
    expect(order()).toEqual([first, vote, next]);
  });
});
