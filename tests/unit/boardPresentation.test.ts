import { describe, expect, it } from 'vitest';
import { orderingActs } from '../../client/features/board/actions/ordering.ts';
import { setFrameTurns } from '../../client/features/board/acts/frameTurns.ts';
import { createFrame } from '../../client/features/board/acts/make.ts';
import { placeItems } from '../../client/features/board/acts/move.ts';
import { clipOf, writeClip } from '../../client/features/board/clipboard/clip.ts';
import { readClip } from '../../client/features/board/clipboard/readClip.ts';
import { outlineRows } from '../../client/features/board/outline/outlineRows.ts';
import { FRAME_ACTIONS } from '../../client/features/board/presentation/frameActions.ts';
import { placeOf, slidesOf } from '../../client/features/board/presentation/frames.ts';
import { boardItems } from '../../shared/documents/board.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newCanvas } from '../support/boardCommands.ts';
import { newBoard } from '../support/boards.ts';
import { newDesk } from '../support/desk.ts';

await orderingActs.fetch();

describe('presentation', () => {
  it('[PR1] walks through the frames in reading order', () => {
    const board = newBoard();
    const size = { y: 0, w: 900, h: 600 };
    const right = createFrame(board.context, { ...size, x: 2_000, title: 'Right' });
    const left = createFrame(board.context, { ...size, x: 0, title: ' Left ' });
    board.store.flush();
    expect(slidesOf(board.model).map(({ id, title }) => [id, title])).toEqual([
      [left, 'Left'],
      [right, 'Right'],
    ]);
  });

  it('[PR3] an order that somebody chose is kept; frames that come later follow; the ends are said', () => {
    const { desk, context, model } = newDesk();
    const frameAt = (x: number) => createFrame(context, { x, y: 0, w: 900, h: 600, title: `${x}` }) as ItemId;
    const [a, b, c] = [frameAt(0), frameAt(1_000), frameAt(2_000)];
    const order = () => {
      model.store.flush();
      return slidesOf(model).map((slide) => slide.id);
    };
    const press = (id: string) => FRAME_ACTIONS.find((one) => one.id === id)?.run(desk);
    expect(order()).toEqual([a, b, c]);
    desk.selection.set([c]);
    press('frameEarlier');
    press('frameEarlier');
    press('frameEarlier');
    expect(order()).toEqual([c, a, b]);
    placeItems(context, [{ id: c, x: 9_000, y: 900 }]);
    const late = frameAt(-5_000);
    expect(order()).toEqual([c, a, b, late]);
    for (const _step of ['place', 'earlier', 'earlier']) desk.history.undo();
    desk.selection.set([a]);
    press('frameLater');
    expect(order().slice(0, 2)).not.toEqual([a, b]);
    desk.selection.set([]);
    expect(FRAME_ACTIONS.at(-1)?.when?.(desk)).toBe('frameOnly');
  });

  it('[PR3] frames that got one turn, as when two people did so at once, come as they lie, the lower first', () => {
    const { context, store, model } = newBoard();
    const made = Array.from({ length: 8 }, (_, at) =>
      createFrame(context, { x: -at * 1_000, y: 0, w: 900, h: 600, title: '' }),
    ) as ItemId[];
    for (const id of made) setFrameTurns(context, [id]);
    store.flush();
    expect(model.frames()).toEqual(made);
  });

  it('[PR4] every frame among others knows its number, on the canvas, in the outline and in words', () => {
    const canvas = newCanvas();
    const { context, model, surface, names } = canvas;
    const frameAt = (x: number) =>
      createFrame(context, { x, y: 0, w: 900, h: 600, title: `F${x}` }) as ItemId;
    const right = frameAt(1_000);
    model.store.flush();
    expect([model.frameNumber(right), names.nameOf(right)]).toEqual([
      null,
      expect.not.stringContaining('frameTurn'),
    ]);
    const redrawn: ItemId[][] = [];
    surface.onChange(({ ids }) => redrawn.push([...ids]));
    const stop = surface.follow();
    const left = frameAt(0);
    model.store.flush();
    // The one that was there has another number now, though nobody touched it.
    expect(redrawn.flat()).toContain(right);
    expect([left, right].map((id) => model.frameNumber(id))).toEqual([1, 2]);
    expect(names.nameOf(right)).toContain('frameTurn 2 2');
    expect(outlineRows(model).map(({ number, frames }) => [number, frames])).toEqual([
      [1, 2],
      [2, 2],
    ]);
    redrawn.length = 0;
    canvas.note(50, 100, 'A note is no frame');
    expect(redrawn.flat()).not.toContain(right);
    setFrameTurns(context, [right, left]);
    model.store.flush();
    expect([left, right].map((id) => model.frameNumber(id))).toEqual([2, 1]);
    boardItems(context.doc).delete(right);
    model.store.flush();
    expect([left, right].map((id) => model.frameNumber(id))).toEqual([null, null]);
    stop();
  });

  it('[BC72] a frame’s background is an act, goes along with a copy, and a hostile one is paper', () => {
    const { desk, context, model, doc } = newDesk();
    const frame = createFrame(context, { x: 0, y: 0, w: 900, h: 600, title: 'F' }) as ItemId;
    model.store.flush();
    desk.selection.set([frame]);
    FRAME_ACTIONS.find((one) => one.id === 'background.tint')?.run(desk);
    model.store.flush();
    expect(model.item(frame)).toMatchObject({ background: 'tint', turn: '' });
    const clip = readClip(writeClip(clipOf(model, [frame]) ?? { items: [] }));
    expect(clip?.items[0]?.more).toEqual({ background: 'tint' });
    const map = boardItems(doc).get(frame);
    map?.set('background', { toString: 1 });
    map?.set('turn', 'x'.repeat(5_000));
    model.store.flush();
    expect(model.item(frame)).toMatchObject({ background: 'paper', turn: '' });
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
