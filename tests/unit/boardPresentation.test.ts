import { describe, expect, it } from 'vitest';
import { createFrame, createNote } from '../../client/features/board/acts/make.ts';
import { placeOf, slidesOf } from '../../client/features/board/presentation/frames.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newBoard } from '../support/boards.ts';

describe('presentation', () => {
  it('[PR1] walks through the frames in reading order and knows what is in them', () => {
    const board = newBoard();
    const size = { y: 0, w: 900, h: 600 };
    const right = createFrame(board.context, { ...size, x: 2_000, title: 'Right' });
    const left = createFrame(board.context, { ...size, x: 0, title: ' Left ' });
    createNote(board.context, { x: 50, y: 80 }, { parent: left });
    board.store.flush();
    expect(slidesOf(board.model).map(({ id, title, notes }) => [id, title, notes])).toEqual([
      [left, 'Left', 1],
      [right, 'Right', 0],
    ]);
  });

  it('[PR1] stays at its frame, or at the one that took its place', () => {
    const slides = ['a', 'b', 'c'].map((id) => ({
      id: id as ItemId,
      title: id,
      box: { x: 0, y: 0, w: 1, h: 1 },
      notes: 0,
    }));
    expect(placeOf(slides, 'b' as ItemId, 0)).toBe(1);
    expect(placeOf(slides, 'gone' as ItemId, 1)).toBe(1);
    expect(placeOf(slides, 'gone' as ItemId, 9)).toBe(2);
    expect(placeOf(slides, null, 0)).toBe(0);
    expect(placeOf([], 'a' as ItemId, 3)).toBe(0);
  });
});
