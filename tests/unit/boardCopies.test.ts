/** Whose a copy is, and what it has of the votes for what it was copied from. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { duplicateItems } from '../../client/features/board/acts/copy.ts';
import { createFrame, createNote, linkItems } from '../../client/features/board/acts/make.ts';
import { createFigures } from '../../client/features/board/acts/makeFigure.ts';
import { dropItems } from '../../client/features/board/acts/move.ts';
import { pasteClip } from '../../client/features/board/acts/paste.ts';
import { Clipboard } from '../../client/features/board/canvas/Clipboard.ts';
import { type Clip, writeClip } from '../../client/features/board/clipboard/clip.ts';
import { copyItems } from '../../client/features/board/clipboard/clipboardData.ts';
import { readClip } from '../../client/features/board/clipboard/readClip.ts';
import { readPasted } from '../../client/features/board/clipboard/readPasted.ts';
import { compareStacking } from '../../client/features/board/model/stacking.ts';
import { stick } from '../../client/features/board/stickers/sticking.ts';
import { boardContent, documentCopy } from '../../server/exports/boardContent.ts';
import { boardItems } from '../../shared/documents/board.ts';
import type { DocumentId, ItemId, MemberId, WorkspaceId } from '../../shared/ids.ts';
import { newId, parseItemId } from '../../shared/ids.ts';
import { newCanvas } from '../support/boardCommands.ts';
import { exchange, newBoard, type TestBoard } from '../support/boards.ts';

const workspaceId = newId<WorkspaceId>();
const homeIn = (where = workspaceId, attribution = true) => ({
  id: newId<DocumentId>(),
  workspaceId: where,
  attribution,
});

function known<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error('nothing there');
  return value;
}

function note(board: TestBoard, text: string, at = 0): ItemId {
  const id = known(createNote(board.context, { x: at, y: 0, text, colour: 'sun' }));
  board.store.flush();
  return id;
}

function dot(board: TestBoard, x: number, y = 40): ItemId {
  const [id] = known(createFigures(board.context, [{ kind: 'sticker', x, y }]));
  board.store.flush();
  stick(board, [{ id: known(id), x, y }]);
  board.store.flush();
  return known(id);
}

/** Somebody else on the same board. */
function besides(board: TestBoard): TestBoard {
  const other = newBoard({ home: known(board.context.home?.()) });
  exchange(board, other);
  return other;
}

function clipFrom(board: TestBoard, ids: readonly ItemId[], cut = false): Clip {
  const pasted = readPasted(known(copyItems(board.model, ids, cut, board.context.home?.())));
  if (pasted.kind !== 'clip') throw new Error(pasted.kind);
  return pasted.clip;
}

const pastedBy = (board: TestBoard, clip: Clip) =>
  known(pasteClip(board.context, clip, { x: 900, y: 900 })).map((id) => board.item(id).author);

describe('whose a copy is', () => {
  const eskisehir = newBoard({ home: homeIn() });
  const words = note(eskisehir, 'Ours');
  const author = eskisehir.context.author;

  it('[BC271] stays who wrote it by Ctrl+D and Alt, drawings and pictures as well; what has no words is of who copies', () => {
    const board = newBoard({ home: homeIn() });
    const [said, empty] = [note(board, 'Ours'), note(board, '', 400)];
    const figures = known(
      createFigures(board.context, [
        { kind: 'stroke', x: 0, y: 400, w: 9, h: 9, points: [0, 0, 0, 9, 9, 0] },
        { kind: 'sticker', x: 900, y: 0 },
      ]),
    );
    const budapest = besides(board);
    const copies = known(duplicateItems(budapest.context, [said, empty, ...figures], { dx: 0, dy: 900 }));
    const [first, me] = [board.context.author, budapest.context.author];
    expect(copies.map((id) => budapest.item(id).author)).toEqual([first, me, first, me]);
  });

  it('[BC271] stays who wrote it through the clipboard, on the same board and on another of the workspace', () => {
    const clip = clipFrom(besides(eskisehir), [words, note(eskisehir, '', 400)]);
    expect(pastedBy(besides(eskisehir), clip)[0]).toBe(author);
    const other = newBoard({ home: homeIn() });
    expect(pastedBy(other, clip)).toEqual([author]);
    const empty = clipFrom(eskisehir, [note(eskisehir, '', 800)]);
    expect(pastedBy(other, empty)).toEqual([other.context.author]);
  });

  it('[BC271] what comes from another workspace, or does not say from where, is of who pastes', () => {
    const clip = clipFrom(eskisehir, [words]);
    const abroad = newBoard({ home: homeIn(newId<WorkspaceId>()) });
    expect(pastedBy(abroad, clip)).toEqual([abroad.context.author]);
    const here = newBoard({ home: homeIn() });
    const { workspace: _workspace, ...nowhere } = clip;
    expect(pastedBy(here, nowhere)).toEqual([here.context.author]);
    const homeless = newBoard();
    expect(pastedBy(homeless, clip)).toEqual([homeless.context.author]);
    const odd = { ...clip, items: clip.items.map((item) => ({ ...item, author: '__proto__' as MemberId })) };
    expect(pastedBy(here, known(readClip(writeClip(odd))))).toEqual([here.context.author]);
  });

  it('[BC272] of a board that hides who wrote what it names nobody elsewhere, and its own copies stay whose they were', () => {
    const hiding = newBoard({ home: homeIn(workspaceId, false) });
    const clip = clipFrom(hiding, [note(hiding, 'Secret')]);
    const shown = newBoard({ home: homeIn() });
    expect(pastedBy(shown, clip)).toEqual([null]);
    expect(pastedBy(besides(hiding), clip)).toEqual([hiding.context.author]);
  });
});

describe('votes', () => {
  const typesIn = (clip: Clip) => clip.items.map(({ kind }) => kind);

  it('[BC270] a copied or duplicated item has none, nor have those of a frame; a chosen sticker comes along and is mine', () => {
    const board = newBoard({ home: homeIn() });
    const [voted, vote] = [note(board, 'Ours'), dot(board, 20)];
    const loose = dot(board, 900);
    const frame = known(
      createFrame(board.context, { x: -50, y: -50, w: 1400, h: 400, title: 'F', holds: [voted, loose] }),
    );
    board.store.flush();
    expect(board.model.hostOf(vote)).toBe(voted);
    const me = besides(board);
    expect(typesIn(clipFrom(me, [frame])).sort()).toEqual(['frame', 'note', 'sticker']);
    const [copy] = known(duplicateItems(me.context, [voted], { dx: 0, dy: 900 }));
    me.store.flush();
    expect(me.model.stuckOn(known(copy))).toEqual([]);
    expect(typesIn(clipFrom(me, [voted]))).toEqual(['note']);
    const [both] = known(duplicateItems(me.context, [voted, vote], { dx: 0, dy: 1_800 }));
    me.store.flush();
    const [mine] = me.model.stuckOn(known(both));
    expect(me.item(known(mine)).author).toBe(me.context.author);
    expect(me.item(vote).author).toBe(board.context.author);
  });

  it('[BC270] cut and pasted an item keeps its votes, and whose they are', () => {
    const canvas = newCanvas({ home: homeIn() });
    const voted = note(canvas, 'Ours');
    const vote = dot(canvas, 20);
    const voter = newId<MemberId>();
    (boardItems(canvas.doc).get(vote) as Y.Map<unknown>).set('author', voter);
    canvas.store.flush();
    canvas.selection.set([voted]);
    const pasted = readPasted(known(new Clipboard(canvas.commands).cut()));
    if (pasted.kind !== 'clip') throw new Error(pasted.kind);
    const [back] = known(pasteClip(canvas.context, pasted.clip, { x: 900, y: 900 }));
    canvas.store.flush();
    const [kept] = canvas.model.stuckOn(known(back));
    expect(canvas.item(known(kept)).author).toBe(voter);
  });

  it('[BC270] a template has none, but has stickers beside items', () => {
    const board = newBoard();
    note(board, 'Ours');
    dot(board, 20);
    dot(board, 900);
    const kinds = JSON.parse(boardContent(board.doc, 'T', null)).items.map(
      (item: { kind: string }) => item.kind,
    );
    expect(kinds.sort()).toEqual(['note', 'sticker']);
  });

  it('[EX19] a duplicated board has none, but has stickers beside items; the board keeps its own', () => {
    const board = newBoard();
    note(board, 'Ours');
    dot(board, 20);
    const beside = dot(board, 900);
    const copy = new Y.Doc();
    Y.applyUpdate(copy, documentCopy(board.doc, 'board'));
    const kinds = (doc: Y.Doc) => [...boardItems(doc).values()].map((item) => item.get('kind')).sort();
    expect(kinds(copy)).toEqual(['note', 'sticker']);
    expect(boardItems(copy).has(beside)).toBe(true);
    expect(kinds(board.doc)).toEqual(['note', 'sticker', 'sticker']);
  });
});

describe('what is cut and pasted on the same board', () => {
  const home = homeIn();
  const cutFrom = (canvas: ReturnType<typeof newCanvas>, ids: readonly ItemId[]): Clip => {
    canvas.store.flush();
    canvas.selection.set(ids);
    const pasted = readPasted(known(new Clipboard(canvas.commands).cut()));
    if (pasted.kind !== 'clip') throw new Error(pasted.kind);
    canvas.store.flush();
    return pasted.clip;
  };
  const paste = (board: TestBoard, clip: Clip, into: ItemId | null = null) => {
    const ids = known(pasteClip(board.context, clip, { x: 900, y: 900 }, { parent: into }));
    board.store.flush();
    return ids;
  };
  const idsOn = (board: TestBoard) => [...boardItems(board.doc).keys()].sort();

  it('[BC355] is moved: it comes back with its ids, author and time, what it holds, its votes and links among it', () => {
    const canvas = newCanvas({ home });
    const [one, two] = [note(canvas, 'Ours'), note(canvas, 'Theirs', 400)];
    const vote = dot(canvas, 20);
    linkItems(canvas.context, one, two, 'leads to');
    const frame = createFrame(canvas.context, { x: 0, y: 0, w: 900, h: 800, title: 'F', holds: [one, two] });
    const home2 = createFrame(canvas.context, { x: 900, y: 900, w: 900, h: 800, title: 'G', holds: [] });
    const writer = newId<MemberId>();
    (boardItems(canvas.doc).get(one) as Y.Map<unknown>).set('author', writer);
    const before = idsOn(canvas);
    canvas.clock.now = 9_000;
    const clip = cutFrom(canvas, [one, two]);
    expect(idsOn(canvas)).toEqual([known(frame), known(home2)].sort());
    expect(paste(canvas, clip, home2)).toEqual([one, two]);
    expect(idsOn(canvas)).toEqual(before);
    expect(canvas.item(one)).toMatchObject({ parent: home2, x: 900, author: writer, at: 1_000 });
    expect(canvas.model.stuckOn(one)).toEqual([vote]);
    expect(canvas.item(vote).at).toBe(1_000);
  });

  it('[BC355] keeps its links with what stayed, where that is still there', () => {
    const canvas = newCanvas({ home });
    const [one, two, three] = [note(canvas, '1'), note(canvas, '2', 400), note(canvas, '3', 800)];
    const [kept, lost] = [linkItems(canvas.context, two, one, 'so'), linkItems(canvas.context, one, three)];
    const clip = cutFrom(canvas, [one]);
    cutFrom(canvas, [three]);
    paste(canvas, clip);
    expect(canvas.item(kept)).toMatchObject({ from: two, to: one, text: 'so' });
    expect(boardItems(canvas.doc).has(known(lost))).toBe(false);
    // Deleted on its own, it is not brought back by a copy of one of its ends.
    boardItems(canvas.doc).delete(known(kept));
    paste(canvas, clip);
    expect([...canvas.store.values()].map(({ kind }) => kind)).toEqual(['note', 'note', 'note']);
  });

  it('[BC355] undo takes back the paste, then the cut; redo does both again', () => {
    const canvas = newCanvas({ home });
    const one = note(canvas, 'Ours');
    paste(canvas, cutFrom(canvas, [one]));
    canvas.history.undo();
    expect(idsOn(canvas)).toEqual([]);
    canvas.history.undo();
    expect(canvas.item(one)).toMatchObject({ x: 0, y: 0, text: 'Ours' });
    canvas.history.redo();
    expect(idsOn(canvas)).toEqual([]);
    canvas.history.redo();
    expect(canvas.item(one)).toMatchObject({ x: 900, y: 900, text: 'Ours' });
  });

  it('[BC356] pasted again, after undo or on another board it is a copy with ids of its own; here that has no votes', () => {
    const canvas = newCanvas({ home });
    const one = note(canvas, 'Ours');
    const vote = dot(canvas, 20);
    const clip = cutFrom(canvas, [one]);
    paste(canvas, clip);
    const [second] = paste(canvas, clip);
    expect(second).not.toBe(one);
    expect(canvas.model.stuckOn(known(second))).toEqual([]);
    // Neither does a vote come back on a copy of what it was for.
    boardItems(canvas.doc).delete(vote);
    paste(canvas, clip);
    expect([...canvas.store.values()].filter(({ kind }) => kind === 'sticker')).toEqual([]);

    const undone = newCanvas({ home });
    const stays = note(undone, 'Ours');
    const undoneClip = cutFrom(undone, [stays]);
    undone.history.undo();
    expect(paste(undone, undoneClip)).not.toEqual([stays]);
    expect(undone.item(stays)).toMatchObject({ x: 0, y: 0 });

    const elsewhere = newBoard({ home: homeIn() });
    const [abroad] = paste(elsewhere, clip);
    expect(abroad).not.toBe(one);
    expect(elsewhere.model.stuckOn(known(abroad))).toHaveLength(1);
    const copied = clipFrom(undone, [stays]);
    expect(copied.cut ?? copied.items[0]?.id).toBeUndefined();
  });

  it('[BC356] what is locked stays, and the rest of the cut is moved all the same', () => {
    const canvas = newCanvas({ home });
    const [one, two] = [note(canvas, '1'), note(canvas, '2', 400)];
    const link = linkItems(canvas.context, one, two);
    (boardItems(canvas.doc).get(two) as Y.Map<unknown>).set('locked', true);
    const back = paste(canvas, cutFrom(canvas, [one, two]));
    expect(back[0]).toBe(one);
    expect(back[1]).not.toBe(two);
    expect(canvas.item(link)).toMatchObject({ from: one, to: two });
  });

  it('[BC356] a clip that lies takes no id that is there, none twice, none that is none, and no time to come', () => {
    const board = newBoard({ home });
    const [mine, free] = [note(board, 'Mine'), newId<ItemId>()];
    const plain = clipFrom(board, [mine]).items[0];
    const lying = [mine, free, free, 'items', '__proto__', 7].map((id) => ({ ...plain, id, at: 8e15 }));
    const clip = known(readClip(writeClip({ items: lying as never, cut: home.id })));
    const ids = paste(board, clip);
    expect(new Set(ids).size).toBe(6);
    expect(ids.filter((id) => id === free)).toHaveLength(1);
    expect(ids).not.toContain(mine);
    expect(ids.every((id) => parseItemId(id) !== null)).toBe(true);
    expect(board.item(mine).text).toBe('Mine');
    expect(board.item(free).at).toBe(1_000);
  });
});

describe('which lies on which', () => {
  const pile = (canvas: TestBoard, ids: readonly ItemId[]) => {
    canvas.store.flush();
    const order = [...ids].sort((a, b) => compareStacking(canvas.model, a, b));
    return order.map((id) => canvas.item(id).kind);
  };

  it('[BC363] copies and what is dragged lie as they did, whatever was chosen first, and above all else', () => {
    const board = newBoard({ home: homeIn() });
    const below = note(board, 'below');
    const ink = known(
      createFigures(board.context, [
        { kind: 'stroke', x: 20, y: 20, w: 90, h: 9, points: [0, 0, 0, 9, 9, 0] },
      ]),
    );
    const top = note(board, 'made later', 900);
    const chosen = [...ink, below];
    const copies = known(duplicateItems(board.context, chosen, { dx: 500, dy: 0 }));
    expect(pile(board, [...copies, top])).toEqual(['note', 'note', 'stroke']);
    expect(board.model.item(known(copies[0]))?.kind).toBe('stroke');
    const pasted = known(pasteClip(board.context, clipFrom(board, chosen), { x: 900, y: 0 }));
    expect(pile(board, [...pasted, ...copies])).toEqual(['note', 'stroke', 'note', 'stroke']);
    const at = chosen.map((id) => ({ id, x: 900, y: 0 }));
    dropItems(board.context, chosen, { parent: null, at });
    expect(pile(board, [...chosen, ...pasted])).toEqual(['note', 'stroke', 'note', 'stroke']);
  });
});
