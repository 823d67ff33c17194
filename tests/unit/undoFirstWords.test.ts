/** A fresh item and its first words are one step of undo. */
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { clusterItems } from '../../client/features/board/acts/cluster.ts';
import { createNote } from '../../client/features/board/acts/make.ts';
import { boardItems } from '../../shared/documents/board.ts';
import { itemText } from '../../shared/documents/readItem.ts';
import { type ItemId, newId } from '../../shared/ids.ts';
import { exchange, newBoard, type TestBoard } from '../support/boards.ts';

const note = ({ context }: TestBoard, x = 0) => createNote(context, { x, y: 0, text: '' }) as ItemId;

const textOf = ({ doc }: TestBoard, id: ItemId) => itemText(boardItems(doc).get(id))?.toString();

/** As an editor does: each of these is a step of its own, as after a pause. */
function write(board: TestBoard, id: ItemId, ...bursts: string[]): () => void {
  const end = board.history.writeIn(id);
  for (const words of bursts) {
    const text = itemText(boardItems(board.doc).get(id));
    board.history.typing(id);
    board.doc.transact(() => text?.insert(text.length, words), board.context.origin);
    board.clock.now += 5_000;
  }
  return end;
}

async function undo({ history }: TestBoard): Promise<boolean> {
  await vi.dynamicImportSettled();
  return history.undo();
}

function linkTo(board: TestBoard, id: ItemId): void {
  const from = note(board, 900);
  board.doc.transact(() => {
    boardItems(board.doc).set(newId(), new Y.Map<unknown>(Object.entries({ kind: 'arrow', from, to: id })));
  }, board.context.origin);
}

function putIn(board: TestBoard, id: ItemId): void {
  clusterItems(board.context, [id, note(board, 900)], { x: 0, y: 0 });
}

describe('undo of a fresh item', () => {
  it('[BD18] takes it away with all its first words, redo brings both back', async () => {
    const board = newBoard();
    const first = note(board);
    write(board, first, 'Before')();
    const id = note(board, 300);
    write(board, id, 'Money', ' talks')();
    await undo(board);
    expect([textOf(board, id), textOf(board, first)]).toEqual([undefined, 'Before']);
    board.history.redo();
    expect(textOf(board, id)).toBe('Money talks');
    // What is written in it now is an edit of an older note.
    write(board, id, ' loudly')();
    await undo(board);
    expect(textOf(board, id)).toBe('Money talks');
    await undo(board);
    await undo(board);
    expect([...boardItems(board.doc).keys()]).toEqual([]);
    expect(await undo(board)).toBe(false);
  });

  it('[BD18] while somebody still writes in it, only what was written last goes', async () => {
    const board = newBoard();
    const id = note(board);
    const end = write(board, id, 'Money', ' talks');
    await undo(board);
    expect(textOf(board, id)).toBe('Money');
    end();
    await undo(board);
    expect(textOf(board, id)).toBeUndefined();
  });

  it('[BD18] what is written in an older one, or after another act, is a step of its own', async () => {
    const board = newBoard();
    const id = note(board);
    write(board, id, 'Money')();
    write(board, id, ' talks')();
    await undo(board);
    expect(textOf(board, id)).toBe('Money');
    const other = note(board, 300);
    board.history.redo();
    // A cluster changes its notes: its name is a thing of its own.
    const cluster = clusterItems(board.context, [id, other], { x: 0, y: 0 }) as ItemId;
    write(board, cluster, 'Costs')();
    await undo(board);
    expect(textOf(board, cluster)).toBe('');
  });

  it('[BD18] where somebody else wrote in it meanwhile, my words go and theirs stay', async () => {
    const [anna, murat] = [newBoard(), newBoard()];
    const id = note(anna);
    const end = write(anna, id, 'Money');
    exchange(anna, murat);
    const theirs = itemText(boardItems(murat.doc).get(id));
    murat.doc.transact(() => theirs?.insert(0, 'Why '), murat.context.origin);
    exchange(anna, murat);
    end();
    await undo(anna);
    expect(textOf(anna, id)).toBe('Why ');
    expect(await undo(anna)).toBe(false);
    exchange(anna, murat);
    expect([textOf(anna, id), textOf(murat, id)]).toEqual(['Why ', 'Why ']);
  });

  it('[MH160] what somebody else linked, or put into something, stays with its words, and the step is passed over', async () => {
    for (const goOn of [linkTo, putIn]) {
      const [anna, murat] = [newBoard(), newBoard()];
      const id = note(anna);
      write(anna, id, 'Money', ' talks')();
      exchange(anna, murat);
      goOn(murat, id);
      exchange(anna, murat);
      expect(await undo(anna)).toBe(false);
      expect([textOf(anna, id), anna.history.spared]).toEqual(['Money talks', true]);
      exchange(anna, murat);
      expect(textOf(murat, id)).toBe('Money talks');
    }
  });
});
