/** Whose a copy is, and what it has of the votes for what it was copied from. */
import { describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { duplicateItems } from '../../client/features/board/acts/copy.ts';
import { createFrame, createNote } from '../../client/features/board/acts/make.ts';
import { createFigures } from '../../client/features/board/acts/makeFigure.ts';
import { pasteClip } from '../../client/features/board/acts/paste.ts';
import { Clipboard } from '../../client/features/board/canvas/Clipboard.ts';
import { type Clip, writeClip } from '../../client/features/board/clipboard/clip.ts';
import { copyItems } from '../../client/features/board/clipboard/clipboardData.ts';
import { readClip } from '../../client/features/board/clipboard/readClip.ts';
import { readPasted } from '../../client/features/board/clipboard/readPasted.ts';
import { stick } from '../../client/features/board/stickers/sticking.ts';
import { boardContent } from '../../server/exports/boardContent.ts';
import { boardItems } from '../../shared/documents/board.ts';
import type { DocumentId, ItemId, MemberId, WorkspaceId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
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
});
