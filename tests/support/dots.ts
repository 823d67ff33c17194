/** Dots and notes for tests of stickers. */
import { createNote } from '../../client/features/board/acts/make.ts';
import { createFigures } from '../../client/features/board/acts/makeFigure.ts';
import { stick } from '../../client/features/board/stickers/sticking.ts';
import { STICKER_SIZE } from '../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../shared/ids.ts';
import type { TestBoard } from './boards.ts';

const half = STICKER_SIZE / 2;

/** A dot with its middle here, on whatever is here. */
export function dot(board: TestBoard, x: number, y: number): ItemId {
  const [id] = createFigures(board.context, [{ kind: 'sticker', x: 0, y: 0 }]) as [ItemId];
  board.store.flush();
  put(board, id, x, y);
  return id;
}
export function put(board: TestBoard, id: ItemId, x: number, y: number): void {
  stick(board, [{ id, x: x - half, y: y - half }]);
  board.store.flush();
}
export function note(board: TestBoard, x: number, y: number, text = ''): ItemId {
  const id = createNote(board.context, { x, y, text }) as ItemId;
  board.store.flush();
  return id;
}
