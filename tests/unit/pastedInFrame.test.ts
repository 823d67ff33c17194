import { describe, expect, it } from 'vitest';
import { containsBox, type Point } from '../../client/canvas/geometry.ts';
import { lockItems } from '../../client/features/board/acts/lock.ts';
import { createFrame, createNote } from '../../client/features/board/acts/make.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newDesk } from '../support/desk.ts';

/** A small frame, and a list that is brought in where it is, as with the mouse over it. */
function open(w = 300, h = 400) {
  const parts = newDesk();
  const { desk, context, model } = parts;
  const frame = createFrame(context, { x: 0, y: 0, w, h, title: '' }) as ItemId;
  model.store.flush();
  const list = (count: number, words = '', at: Point | null = { x: w / 2, y: h / 2 }) => {
    if (at) desk.actions.get('list').run(desk, at);
    const lines = Array.from({ length: count }, (_, i) => `line ${i}${words}`);
    desk.clipboard.create({ lines, cut: 0 });
    const notes = [...model.store.values()].filter(({ kind }) => kind === 'note').map(({ id }) => id);
    const home = model.box(frame);
    const inside = notes.filter((id) => {
      const box = model.box(id);
      return home && box && containsBox(home, box) && model.parentOf(id) === frame;
    });
    return { notes, inside, home };
  };
  return { ...parts, frame, list };
}

describe('a list that means a frame', () => {
  it('[BC201] lies in it, and the frame grows as little as it must, in one step of undo', () => {
    const { list, frame, model, history } = open();
    const { notes, inside, home } = list(6);
    expect([notes.length, inside.length]).toEqual([6, 6]);
    expect((home?.w ?? 0) * (home?.h ?? 0)).toBeLessThan(550_000);
    history.undo();
    model.store.flush();
    expect([model.store.size, model.box(frame)]).toEqual([1, { x: 0, y: 0, w: 300, h: 400 }]);
  });

  it('[BC201] that has room for it stays as it is', () => {
    const { list } = open(1_400, 900);
    const { inside, home } = list(5);
    expect([inside.length, home?.w, home?.h]).toEqual([5, 1_400, 900]);
  });

  it('[BC201] that is locked, or stands between others, keeps its size, and the list lies beside it', () => {
    const locked = open();
    lockItems(locked.context, [locked.frame], true);
    locked.model.store.flush();
    const closed = open();
    closed.note(310, 0);
    closed.note(0, 410);
    for (const { list } of [locked, closed]) {
      const { inside, home } = list(9);
      expect([inside, home?.w, home?.h]).toEqual([[], 300, 400]);
    }
  });

  it('[BC475] that cannot grow takes it with smaller notes, while their words are short', () => {
    for (const [words, count, side] of [
      ['', 5, 100],
      [' and so on'.repeat(8), 0, 200],
      // Would be broken on any note that has room there.
      [' municipalities', 0, 200],
    ] as const) {
      const { list, note, model } = open(520, 330);
      note(540, 0);
      note(0, 350);
      const others = new Set(model.store.ids());
      const { notes, inside, home } = list(5, words);
      expect([inside.length, home?.w, home?.h]).toEqual([count, 520, 330]);
      const boxes = notes.flatMap((id) => (others.has(id) ? [] : (model.box(id) ?? [])));
      expect(new Set(boxes.map((box) => box.w))).toEqual(new Set([side]));
      expect(new Set(boxes.map((box) => box.y)).size).toBe(count ? 2 : 1);
    }
  });

  it('[BC475] that could grow one way only becomes no strip by it: no longer than three to one', () => {
    const { list, note } = open(520, 330);
    note(0, 390);
    const { inside, home } = list(12);
    expect(inside).toHaveLength(12);
    expect((home?.w ?? 0) / (home?.h ?? 1)).toBeLessThanOrEqual(3);
  });

  it('[BC533] in the middle of what is seen it is meant as well, with nothing chosen and no mouse', () => {
    const { list, viewport } = open(520, 330);
    viewport.centreOn({ x: 260, y: 165 });
    expect(list(12, '', null).inside).toHaveLength(12);
    const aside = open(520, 330);
    aside.viewport.centreOn({ x: 3_000, y: 0 });
    expect(aside.list(12, '', null).inside).toEqual([]);
  });

  it('[BC475] chosen it is meant as well, with the mouse beside it on nothing', () => {
    const { list, frame, selection, viewport } = open(520, 330);
    viewport.centreOn({ x: 3_000, y: 0 });
    selection.set([frame]);
    const { inside } = list(12, '', null);
    expect(inside).toHaveLength(12);
  });
});

describe('what is pasted from a board', () => {
  /** A frame full of notes, of which one is copied. */
  function full(size = 220) {
    const parts = newDesk();
    const { desk, context, model, selection, note } = parts;
    const frame = createFrame(context, { x: 0, y: 0, w: size, h: size + 56, title: '' }) as ItemId;
    const held = createNote(
      context,
      { x: 5, y: 60, colour: 'sun', text: 'Here' },
      { parent: frame },
    ) as ItemId;
    const away = note(3_000, 3_000, 'Away');
    model.store.flush();
    const paste = (...chosen: ItemId[]) => {
      selection.set([away]);
      const clip = desk.clipboard.copy();
      selection.set(chosen);
      const camera = parts.viewport.camera();
      desk.clipboard.paste(clip ?? { text: '', html: '' });
      model.store.flush();
      const [id] = selection.ids;
      return { parent: model.parentOf(id as ItemId), stays: parts.viewport.camera() === camera };
    };
    return { ...parts, frame, held, paste };
  }

  it('[BC324] stays in the frame that is meant, chosen or below the mouse, though it is full; the view stays [BC186]', () => {
    const chosen = full();
    expect(chosen.paste(chosen.frame).parent).toBe(chosen.frame);
    expect(chosen.paste(chosen.held).parent).toBe(chosen.frame);
    const below = full();
    below.viewport.centreOn({ x: 110, y: 150 });
    below.commands.pointAt({ x: 110, y: 150 });
    expect(below.paste()).toEqual({ parent: below.frame, stays: true });
  });

  it('[BC324] takes the room that is free somewhere in it, and lies on nothing exactly', () => {
    // The only free place is in a corner, beside the steps from the middle.
    const { paste, frame, held, model, selection, context } = full(640);
    for (const [x, y] of [
      [215, 60],
      [425, 60],
      [5, 270],
      [215, 270],
      [425, 270],
      [5, 480],
      [215, 480],
    ] as const)
      createNote(context, { x, y, colour: 'sun', text: 'Full' }, { parent: frame });
    model.store.flush();
    expect(paste(frame).parent).toBe(frame);
    const first = model.box(selection.single ?? held);
    expect(first?.x).toBeGreaterThan(420);
    expect(first?.y).toBeGreaterThan(470);
    expect(paste(frame).parent).toBe(frame);
    const others = [...model.boxes()]
      .filter(([id]) => id !== selection.single)
      .map(([, box]) => `${box.x} ${box.y}`);
    const second = model.box(selection.single ?? held);
    expect(others).not.toContain(`${second?.x} ${second?.y}`);
  });

  it('[BC324] lies beside a frame that is smaller than itself', () => {
    const { paste, frame } = full(100);
    expect(paste(frame).parent).toBeNull();
  });
});
