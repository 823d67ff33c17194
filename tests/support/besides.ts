/** Two people on a board, each with an undo of their own. */
import { vi } from 'vitest';
import { createNote } from '../../client/features/board/acts/make.ts';
import { boardItems } from '../../shared/documents/board.ts';
import { itemText } from '../../shared/documents/readItem.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newBoard, type TestBoard } from './boards.ts';

export function known<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error('nothing made');
  return value;
}

export const note = ({ context }: TestBoard, text: string, x = 0) =>
  known(createNote(context, { x, y: 0, text }));

/** As somebody types at the end of an item's words. */
export function write(board: TestBoard, id: ItemId, words: string): void {
  const text = known(itemText(boardItems(board.doc).get(id)));
  board.doc.transact(() => text.insert(text.length, words), board.context.origin);
}

export const textOf = (board: TestBoard, id: ItemId) => itemText(boardItems(board.doc).get(id))?.toString();

/** What it takes to leave others' work alone comes with the first step. */
export async function undo({ history }: TestBoard): Promise<boolean> {
  await vi.dynamicImportSettled();
  return history.undo();
}

export function two(): readonly [TestBoard, TestBoard] {
  return [newBoard(), newBoard()];
}
