/** Stickers that hands and acts put on items. */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { type Box, centre, distance, intersects, type Point, turned } from '../../client/canvas/geometry.ts';
import { lockItems } from '../../client/features/board/acts/lock.ts';
import { createFigures } from '../../client/features/board/acts/makeFigure.ts';
import { duplicate } from '../../client/features/board/canvas/duplicate.ts';
import { stickers } from '../../client/features/board/canvas/later.ts';
import { compareStacking } from '../../client/features/board/model/stacking.ts';
import { outlineRows } from '../../client/features/board/outline/outlineRows.ts';
import { stickerLook } from '../../client/features/board/stickers/stickerLook.ts';
import { freeSpot, stickTo } from '../../client/features/board/stickers/sticking.ts';
import { TOAST_EVENT, type ToastRequest } from '../../client/ui/showToast.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newCanvas } from '../support/boardCommands.ts';
import { newBoard } from '../support/boards.ts';
import { newDesk } from '../support/desk.ts';
import { note } from '../support/dots.ts';

describe('putting stickers', () => {
  beforeAll(() => stickers.fetch());

  it('[BC103] one after another with one tool, each its own step of undo, until it is put down', async () => {
    const { note: add, placing, tool, model, selection, history, said } = newCanvas();
    const [a, b] = [add(0, 0, 'Bank'), add(400, 0, 'Trees')];
    placing.takeSticker('star');
    await vi.waitFor(() => expect(tool.get()).toBe('stamp'));
    placing.place(null, { x: 50, y: 50 });
    placing.place({ x: 440, y: 40, w: 3, h: 3 }, { x: 441, y: 41 });
    await vi.waitFor(() => expect(said).toHaveLength(2));
    expect([model.stuckOn(a).length, model.stuckOn(b).length]).toEqual([1, 1]);
    expect([tool.get(), selection.ids.size]).toEqual(['stamp', 0]);
    expect(said).toEqual(['symbols.star on “Bank”', 'symbols.star on “Trees”']);
    history.undo();
    model.store.flush();
    expect([model.stuckOn(a).length, model.stuckOn(b).length]).toEqual([1, 0]);
    placing.putDown();
    expect(tool.get()).toBe('select');
  });

  it('[BC543] a click on words puts it below them, or at the lower edge; beside them it lies where it was put', async () => {
    const { note: add, placing, tool, model } = newCanvas();
    const [short, long] = [
      add(0, 0, 'Bank'),
      add(400, 0, 'All owners of the house have to agree. '.repeat(4)),
    ];
    const empty = add(800, 0, '');
    placing.takeSticker('dot');
    await vi.waitFor(() => expect(tool.get()).toBe('stamp'));
    const middleOn = (host: ItemId, x: number, y: number) => {
      placing.place(null, { x, y });
      return centre(model.box(model.stuckOn(host).at(-1) as ItemId) as Box);
    };
    const below = middleOn(short, 50, 30);
    expect([below.x, below.y > 50 && below.y < 110]).toEqual([50, true]);
    expect(middleOn(short, 150, 160)).toEqual({ x: 150, y: 160 });
    const edge = middleOn(long, 450, 30);
    const bottom = model.box(long)?.h ?? 0;
    expect([edge.x, edge.y > bottom - 30 && edge.y < bottom]).toEqual([450, true]);
    expect(middleOn(empty, 850, 30)).toEqual({ x: 850, y: 30 });
  });

  it('[BC226] put again where one lies, each lies beside the others on the same item, and the topmost dot is known', async () => {
    const { note: add, placing, tool, model } = newCanvas();
    const [a, b] = [add(0, 0, 'Bank'), add(400, 0, 'Trees')];
    placing.takeSticker('dot');
    await vi.waitFor(() => expect(tool.get()).toBe('stamp'));
    for (let count = 0; count < 9; count += 1) placing.place(null, { x: 180, y: 100 });
    placing.place(null, { x: 470, y: 60 });
    const middles = model.dotsOn(a).map((id) => centre(model.box(id) as Box));
    expect([middles.length, model.dotsOn(b).length]).toEqual([9, 1]);
    for (const [at, one] of middles.entries())
      for (const other of middles.slice(at + 1)) expect(distance(one, other)).toBeGreaterThan(40);
    const [first] = middles as [Point];
    expect([first.x, first.y]).toEqual([180, 100]);
    for (const one of middles) expect(distance(one, first)).toBeLessThan(160);
    const top = model.dotsOn(a).at(-1) as ItemId;
    for (const id of model.dotsOn(a)) expect(compareStacking(model, id, top)).toBeLessThanOrEqual(0);
  });

  it('[BC389] that a dot lies on no item is told until the next one lies on one', async () => {
    const page = new EventTarget();
    const shown: ToastRequest[] = [];
    page.addEventListener(TOAST_EVENT, (event) => shown.push((event as CustomEvent<ToastRequest>).detail));
    vi.stubGlobal('window', page);
    const { note: add, placing, tool } = newCanvas();
    add(0, 0, 'Bank');
    placing.takeSticker('dot');
    await vi.waitFor(() => expect(tool.get()).toBe('stamp'));
    const stands = () => shown.map(({ stands }) => stands?.get());
    placing.place(null, { x: 600, y: 600 });
    expect(stands()).toEqual([true]);
    placing.place(null, { x: 700, y: 600 });
    expect(stands()).toEqual([true]);
    placing.place(null, { x: 100, y: 100 });
    expect(stands()).toEqual([false]);
    vi.unstubAllGlobals();
  });

  it('[BC104] with items chosen the act puts one on each, beside those that are there, and they stay chosen', async () => {
    const { desk, note: add, model, selection, said } = newDesk();
    const [a, b] = [add(0, 0), add(400, 0)];
    selection.set([a, b]);
    for (const count of [1, 2, 3]) {
      desk.actions.get('sticker.dot').run(desk);
      await vi.waitFor(() => expect(said).toHaveLength(count));
      expect([model.stuckOn(a).length, model.stuckOn(b).length]).toEqual([count, count]);
    }
    expect([...selection.ids]).toEqual([a, b]);
    const boxes = model.stuckOn(a).map((id) => model.box(id));
    expect(new Set(boxes.map((box) => `${box?.x} ${box?.y}`)).size).toBe(3);
    expect(freeSpot(model, a)?.parent).toBe(a);
    // One more where a chosen sticker lies.
    selection.set([model.stuckOn(b)[0] as ItemId]);
    desk.actions.get('sticker.dot').run(desk);
    await vi.waitFor(() => expect(model.stuckOn(b)).toHaveLength(4));
  });

  it('[BC113] the act puts stickers on the edge, side by side, off the words and the lock, also of what is turned', () => {
    const board = newBoard();
    const { model, context } = board;
    const host = note(board, 100, 100);
    lockItems(context, [host], true);
    const [turnedText] = createFigures(context, [
      { kind: 'text', x: 1_000, y: 0, w: 300, text: 'turned', angle: 30 },
    ]) as [ItemId];
    model.store.flush();
    const put = (on: ItemId, count: number) => {
      const ids = Array.from({ length: count }, () => {
        const [id] = createFigures(context, [{ kind: 'sticker', x: 0, y: 0 }]) as [ItemId];
        model.store.flush();
        stickTo(board, id, on);
        return id;
      });
      return ids.map((id) => centre(model.box(id) as Box));
    };
    const box = model.box(host) as Box;
    const lock = { x: box.x + box.w - 42, y: box.y - 14, w: 32, h: 32 };
    const middles = put(host, 10);
    for (const [at, { x, y }] of middles.entries()) {
      expect(x === box.x + box.w || [box.y, box.y + box.h].includes(y)).toBe(true);
      expect(intersects({ x: x - 23, y: y - 23, w: 46, h: 46 }, lock)).toBe(false);
      for (const other of middles.slice(at + 1))
        expect(Math.max(Math.abs(other.x - x), Math.abs(other.y - y))).toBeGreaterThanOrEqual(46);
    }
    const text = model.box(turnedText) as Box;
    const [first, second] = put(turnedText, 2).map((at) => turned(at, centre(text), -30)) as [Point, Point];
    // Within a pixel: stickers lie on whole ones.
    expect(Math.hypot(first.x - text.x - text.w, first.y - text.y)).toBeLessThan(1.5);
    expect(Math.hypot(second.x - text.x - text.w + 48, second.y - text.y)).toBeLessThan(1.5);
  });

  it('[BC104] a copy of a dot alone lies beside it on the same item', async () => {
    const { desk, note: add, model, selection } = newDesk();
    const host = add(0, 0);
    selection.set([host]);
    desk.actions.get('sticker.dot').run(desk);
    await vi.waitFor(() => expect(model.stuckOn(host)).toHaveLength(1));
    selection.set(model.stuckOn(host));
    duplicate(desk.commands);
    await vi.waitFor(() => expect(model.stuckOn(host)).toHaveLength(2));
    desk.history.undo();
    model.store.flush();
    expect(model.stuckOn(host)).toHaveLength(1);
  });

  it('[BC105] by arrow key it goes from item to item as by hand', async () => {
    const { desk, note: add, model, selection, context } = newDesk();
    const [a, b] = [add(0, 0), add(200, 0)];
    const [vote] = createFigures(context, [
      { kind: 'sticker', x: 0, y: 0, parent: a, onX: 9_950, onY: 5_000 },
    ]) as [ItemId];
    model.store.flush();
    selection.set([vote]);
    desk.commands.nudge(10, 0);
    await vi.waitFor(() => expect(model.hostOf(vote)).toBe(b));
    desk.commands.nudge(0, 500);
    await vi.waitFor(() => expect(model.hostOf(vote)).toBeNull());
    // Chosen with its note it goes along once.
    selection.set([a, b]);
    desk.commands.nudge(0, 10);
    expect(model.box(a)?.y).toBe(10);
  });

  it('[BC106] symbol and colour are remembered, and only those of stickers', async () => {
    stickerLook.keep({ symbol: 'heart', colour: 'rose' });
    stickerLook.keep({ colour: 'lime' });
    expect([stickerLook.symbol, stickerLook.colour]).toEqual(['heart', 'rose']);
    const { commands, selection, context, store } = newCanvas();
    const [vote] = createFigures(context, [{ kind: 'sticker', x: 0, y: 0 }]) as [ItemId];
    store.flush();
    selection.set([vote]);
    commands.setColour('mint');
    await vi.waitFor(() => expect(stickerLook.colour).toBe('mint'));
    stickerLook.keep({ symbol: 'dot', colour: 'sky' });
  });

  it('[BC107] the outline has them below what they lie on, which says how many', () => {
    const { note: add, model, context, names } = newCanvas();
    const [a, b] = [add(0, 0, 'First'), add(0, 400, 'Second')];
    const on = { kind: 'sticker', x: 5, y: 5, parent: a, onX: 5_000, onY: 5_000, colour: 'rose' } as const;
    const ids = createFigures(context, [on, on]) ?? [];
    model.store.flush();
    const rows = outlineRows(model);
    expect(rows.map((row) => row.id)).toEqual([a, ...[...ids].sort(), b]);
    expect(rows.map((row) => [row.stickers, row.parent])).toEqual([
      [2, null],
      [0, a],
      [0, a],
      [0, null],
    ]);
    expect(names.nameOf(a)).toContain('count.stickers 2');
    expect(names.nameOf(ids[0] as ItemId)).toContain('colours.rose');
  });
});
