import { expect, it, vi } from 'vitest';
import { createFrame, createNote } from '../../client/features/board/acts/make.ts';
import { placeItems, resizeItem } from '../../client/features/board/acts/move.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newCanvas } from '../support/boardCommands.ts';
import { exchange, newBoard } from '../support/boards.ts';

/** A frame with a note of mine in it; a colleague puts another in it once I have done something to the frame. */
async function open(act: (canvas: ReturnType<typeof newCanvas>, frame: ItemId) => void) {
  const mine = newCanvas();
  const theirs = newBoard();
  const { context, model } = mine;
  const frame = createFrame(context, { x: 0, y: 0, w: 600, h: 500, title: 'Parking lot' }) as ItemId;
  const own = createNote(context, { x: 40, y: 80, text: 'own' }, { parent: frame }) as ItemId;
  model.store.flush();
  mine.commands.undo();
  mine.commands.redo();
  await vi.dynamicImportSettled();
  act(mine, frame);
  exchange(mine, theirs);
  const added = createNote(theirs.context, { x: 340, y: 1_080 }, { parent: frame }) as ItemId;
  exchange(mine, theirs);
  model.store.flush();
  const at = () => [frame, own, added].map((id) => [model.box(id)?.x, model.box(id)?.y]);
  return { mine, theirs, at, added };
}

it('[BC523] undo of a frame’s move takes along what a colleague has put into it, and redo carries it back', async () => {
  const { mine, at, theirs, added } = await open(({ context }, frame) =>
    placeItems(context, [{ id: frame, x: 0, y: 1_000 }]),
  );
  const moved = [
    [0, 1_000],
    [40, 1_080],
    [340, 1_080],
  ];
  expect(at()).toEqual(moved);
  const depth = mine.history.depth;
  mine.commands.undo();
  expect(at()).toEqual([
    [0, 0],
    [40, 80],
    [340, 80],
  ]);
  expect(mine.history.depth).toBe(depth - 1);
  exchange(mine, theirs);
  theirs.model.store.flush();
  expect(theirs.model.box(added)).toMatchObject({ x: 340, y: 80 });
  mine.commands.redo();
  expect(at()).toEqual(moved);
});

it('[BC523] undo of another size moves nothing that lies in it', async () => {
  const { mine, at, added } = await open(({ context }, frame) =>
    resizeItem(context, frame, { x: -100, y: 0, w: 700, h: 1_600 }),
  );
  mine.commands.undo();
  expect(at()[0]).toEqual([0, 0]);
  expect(mine.model.box(added)).toMatchObject({ x: 340, y: 1_080 });
});
