import { describe, expect, it } from 'vitest';
import { intersects } from '../../client/canvas/geometry.ts';
import type { Side } from '../../client/canvas/items.ts';
import { orderingActs } from '../../client/features/board/actions/ordering.ts';
import { lockItems } from '../../client/features/board/acts/lock.ts';
import { createFrame, createNote } from '../../client/features/board/acts/make.ts';
import { dropItems } from '../../client/features/board/acts/move.ts';
import { duplicate } from '../../client/features/board/canvas/duplicate.ts';
import { newcomers } from '../../client/features/board/canvas/laterNewcomers.ts';
import { newFrame } from '../../client/features/board/canvas/newFrame.ts';
import { outlineRows } from '../../client/features/board/outline/outlineRows.ts';
import { FRAME_ACTIONS } from '../../client/features/board/presentation/frameActions.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newCanvas } from '../support/boardCommands.ts';
import { newDesk } from '../support/desk.ts';

await newcomers.fetch();
await orderingActs.fetch();

/** A canvas with frames side by side, and one below the first. */
function framed() {
  const canvas = newCanvas();
  const { context, model } = canvas;
  const at = (x: number, y: number) =>
    createFrame(context, { x, y, w: 900, h: 600, title: `${x}` }) as ItemId;
  const [a, b, c] = [at(0, 0), at(1_000, 0), at(0, 800)];
  model.store.flush();
  const alone = (id: ItemId) => {
    const box = model.box(id);
    return model.frames().every((one) => {
      const other = model.box(one);
      return one === id || !box || !other || !intersects(box, other);
    });
  };
  return { ...canvas, a, b, c, alone };
}

describe('the turn of frames', () => {
  it('[PR11] is their order in the outline and in reading, also when somebody chose it', () => {
    const { desk, context, model } = newDesk();
    const frames = [0, 1_000, 2_000].map((x) =>
      createFrame(context, { x, y: 0, w: 900, h: 600, title: `${x}` }),
    ) as ItemId[];
    createNote(context, { x: 50, y: 80 }, { parent: frames[1] as ItemId });
    model.store.flush();
    desk.selection.set([frames[0] as ItemId]);
    FRAME_ACTIONS.find(({ id }) => id === 'frameLater')?.run(desk);
    const numbers = outlineRows(model).flatMap(({ number }) => number ?? []);
    expect(numbers).toEqual([1, 2, 3]);
    const ids = outlineRows(model).filter(({ number }) => number !== null);
    expect(ids.map(({ id }) => id)).toEqual([frames[1], frames[0], frames[2]]);
    expect(model.readingOrder().map((id) => model.item(id)?.kind)).toEqual([
      'frame',
      'note',
      'frame',
      'frame',
    ]);
  });

  it('[PR12] [BC251] a duplicate comes near, beside the frames, and right after its original, which keeps its number, in one step', () => {
    const { commands, model, selection, history, a, b, c, alone } = framed();
    selection.set([a]);
    duplicate(commands);
    model.store.flush();
    const [copy] = selection.ids;
    expect(model.frames()).toEqual([a, copy, b, c]);
    expect(alone(copy as ItemId)).toBe(true);
    selection.set([a]);
    duplicate(commands);
    model.store.flush();
    expect(model.frames().slice(0, 3)).toEqual([a, [...selection.ids][0], copy]);
    history.undo();
    history.undo();
    model.store.flush();
    expect(model.frames()).toEqual([a, b, c]);
    expect(model.item(b)).toMatchObject({ turn: '' });
  });

  it('[BC492] a new frame is the last, wherever it lies; one step', () => {
    const { commands, model, history, a, b, c } = framed();
    newFrame(commands, { x: -3_000, y: -3_000, w: 600, h: 400 });
    model.store.flush();
    const made = model.frames().at(-1) as ItemId;
    expect([model.box(made)?.x, model.frames()]).toEqual([-3_000, [a, b, c, made]]);
    history.undo();
    model.store.flush();
    expect([model.frames(), model.item(b)]).toEqual([[a, b, c], expect.objectContaining({ turn: '' })]);
  });

  it('[BC251] a duplicate lies near: below where the right is taken, and in its frame while there is room', () => {
    const { commands, context, model, selection, viewport, note } = newCanvas();
    const row = Array.from({ length: 6 }, (_, n) =>
      createFrame(context, { x: n * 700, y: 0, w: 600, h: 400, title: `${n}` }),
    ) as ItemId[];
    const copyOf = (id: ItemId) => {
      model.store.flush();
      selection.set([id]);
      duplicate(commands);
      model.store.flush();
      return selection.single as ItemId;
    };
    viewport.setCamera({ x: -100, y: -100, zoom: 0.5 });
    expect(model.box(copyOf(row[0] as ItemId))).toMatchObject({ x: 0, y: 464 });
    // It can be seen there already.
    expect(viewport.camera()).toMatchObject({ x: -100, y: -100 });
    expect(model.box(copyOf(row[5] as ItemId))).toMatchObject({ x: 4_164, y: 0 });
    const held = createNote(context, { x: 370, y: 60, w: 150 }, { parent: row[2] as ItemId }) as ItemId;
    dropItems(context, [held], { parent: row[2] as ItemId, at: [{ id: held, x: 1_770, y: 60 }] });
    expect(model.box(copyOf(held))).toMatchObject({ x: 1_770, y: 230 });
    // A loose one lies in no frame by that.
    const loose = note(-210, 100);
    expect(model.box(copyOf(loose))).toMatchObject({ x: -210, y: 320 });
  });

  it('[BC231] “+” beside a frame makes the next one there, as large, to be named, and next to it in the presentation', () => {
    const { gestures, model, selection, commands, history, a, b, c, alone } = framed();
    const press = (id: ItemId, side: Side) => {
      gestures.handlers.onLinkClick?.(id, side);
      model.store.flush();
      return selection.editing as ItemId;
    };
    const next = press(a, 'right');
    expect([model.item(next)?.kind, alone(next)]).toEqual(['frame', true]);
    expect(model.box(next)).toMatchObject({ y: 0, w: 900, h: 600 });
    expect(model.frames()).toEqual([a, next, b, c]);
    expect(commands.provisional).toBe(next);
    const before = press(a, 'left');
    expect(model.frames()).toEqual([before, a, next, b, c]);
    history.undo();
    history.undo();
    model.store.flush();
    expect(model.frames()).toEqual([a, b, c]);
  });
});

describe('the white of a frame', () => {
  it('[BC232] is the frame for a click, unless it is locked or nothing but it is seen; for all else it is the board', () => {
    const { surface, context, model, a } = framed();
    const at = { x: 400, y: 300 };
    const seen = { x: -500, y: -500, w: 3_000, h: 2_000 };
    expect(surface.groundAt(at, seen)).toBe(a);
    expect(surface.hit(a, at, 4)).toBe(false);
    expect(surface.groundAt({ x: 950, y: 300 }, seen)).toBe(null);
    expect(surface.groundAt(at, { x: 100, y: 100, w: 500, h: 400 })).toBe(null);
    lockItems(context, [a], true);
    model.store.flush();
    expect(surface.groundAt(at, seen)).toBe(null);
  });

  it('[BC230] below 22 % the name above a frame is the frame, and what lies beside the name is not', () => {
    const { surface, a } = framed();
    const above = { x: 100, y: -50 };
    expect([0.5, 0.23, 0.21, 0.05].map((zoom) => surface.titleAt(above, zoom))).toEqual([null, null, a, a]);
    expect(surface.titleAt({ x: 700, y: -50 }, 0.2)).toBe(null);
    expect(surface.titleAt({ x: 100, y: 50 }, 0.2)).toBe(null);
  });
});
