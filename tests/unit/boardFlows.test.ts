import { describe, expect, it } from 'vitest';
import type { Box } from '../../client/canvas/geometry.ts';
import { centre, containsBox, intersects } from '../../client/canvas/geometry.ts';
import { lockItems } from '../../client/features/board/acts/lock.ts';
import { createFrame } from '../../client/features/board/acts/make.ts';
import { createFigures, type FigureDraft } from '../../client/features/board/acts/makeFigure.ts';
import { nextShape } from '../../client/features/board/canvas/nextShape.ts';
import { plusTip } from '../../client/features/board/canvas/plusTip.ts';
import { OutlineCommands } from '../../client/features/board/outline/OutlineCommands.ts';
import type { Connector, Side } from '../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newCanvas } from '../support/boardCommands.ts';

const STEP = { kind: 'shape', x: 0, y: 0, w: 160, h: 80, form: 'diamond', text: 'Owner asks' } as const;

function flow() {
  const canvas = newCanvas();
  const { context, gestures, model, selection } = canvas;
  const shape = (draft: Partial<FigureDraft> = {}) => {
    const [id] = createFigures(context, [{ ...STEP, colour: 'sky', ...draft }]) ?? [];
    model.store.flush();
    return id as ItemId;
  };
  const made = () => {
    model.store.flush();
    return selection.editing as ItemId;
  };
  const press = (id: ItemId, side: Side) => {
    gestures.handlers.onLinkClick?.(id, side);
    return made();
  };
  const links = () => {
    model.store.flush();
    const all = [...model.store.values()].filter((item): item is Connector => item.kind === 'connector');
    return all.map(({ from, to }) => [from, to]);
  };
  return { ...canvas, shape, press, made, links };
}

describe('a flow of shapes', () => {
  it('[BC700] “+” beside a shape makes the same one in line with it, linked, to be written in, in one step of undo', () => {
    const { shape, press, links, model, history } = flow();
    const look = { hollow: true, weight: 'thick', dash: 'dashed', size: 'L', align: 'left' } as const;
    const first = shape({ ...look, bold: true });
    const before = history.depth;
    const next = press(first, 'right');
    expect(model.item(next)).toMatchObject({ ...look, kind: 'shape', form: 'diamond', colour: 'sky' });
    expect(model.item(next)).toMatchObject({ bold: true, text: '', parent: null });
    // As high as its words made the first.
    const box = model.box(first) as Box;
    expect(model.box(next)).toEqual({ ...box, x: 240 });
    expect(links()).toEqual([[first, next]]);
    expect(history.depth).toBe(before + 1);
    const places = { left: [-240, 0], top: [0, -box.h - 80], bottom: [0, box.h + 80] } as const;
    for (const side of ['left', 'top', 'bottom'] as const)
      expect(model.box(press(first, side))).toMatchObject({ x: places[side][0], y: places[side][1] });
    for (let n = 0; n < 4; n++) history.undo();
    model.store.flush();
    expect([...model.store.ids()]).toEqual([first]);
  });

  it('[BC700] where the place is taken it stands aside of that, nothing lies on anything, and each has its arrow', () => {
    const { shape, press, links, model } = flow();
    const first = shape();
    const box = model.box(first) as Box;
    const made = Array.from({ length: 14 }, () => press(first, 'right'));
    expect(made.slice(0, 3).map((id) => model.box(id))).toEqual([
      { ...box, x: 240 },
      { ...box, x: 240, y: box.h + 40 },
      { ...box, x: 240, y: -box.h - 40 },
    ]);
    const boxes = [first, ...made].map((id) => model.box(id) as Box);
    for (const one of boxes)
      expect(boxes.filter((other) => other !== one && intersects(one, other))).toEqual([]);
    expect(links()).toHaveLength(14);
  });

  it('[BC700] of a large one the next is further off, and of one that lies turned beside all of it, turned as well', () => {
    const { shape, press, model } = flow();
    const large = shape({ form: 'rectangle', w: 800, h: 600 });
    expect(model.box(press(large, 'right'))).toMatchObject({ x: 950, y: 0 });
    const turned = shape({ y: 4_000, form: 'rectangle', text: '', angle: 90 });
    const next = press(turned, 'right');
    expect(model.item(next)).toMatchObject({ angle: 90, y: 4_000 });
    expect(model.bounds(next)?.x).toBe((model.bounds(turned)?.x ?? 0) + 80 + 80);
  });

  it('[BC700] Ctrl+Enter and the act make it below, in canvas and outline; beside notes and texts comes a note', () => {
    const { shape, made, links, commands, note, press, model } = flow();
    const first = shape();
    nextShape(commands, first, 'below');
    const below = made();
    expect(model.box(below)).toMatchObject({ x: 0, y: (model.box(first)?.h ?? 0) + 80 });
    const outline = new OutlineCommands(commands.parts);
    nextShape(outline, below, 'below');
    const third = made();
    expect(links()).toEqual([
      [first, below],
      [below, third],
    ]);
    const text = shape({ kind: 'text', x: 2_000, w: 200, size: 'M' });
    for (const id of [text, note(3_000, 0, 'one')]) expect(model.item(press(id, 'right'))?.kind).toBe('note');
    expect(links()).toHaveLength(2);
  });

  it('[BC700] in a frame it stays in it, and the frame grows for it; a locked one stays as it is', () => {
    for (const locked of [false, true]) {
      const { shape, press, context, model, history } = flow();
      const frame = createFrame(context, { x: 0, y: 0, w: 500, h: 300, title: 'Flow' }) as ItemId;
      model.store.flush();
      const first = shape({ x: 40, y: 100, parent: frame });
      if (locked) lockItems(context, [frame], true);
      const home = model.box(frame) as Box;
      const second = press(first, 'right');
      expect(model.box(second)).toMatchObject({ x: 280, y: 100 });
      expect(model.box(frame)).toEqual(home);
      const third = press(second, 'right');
      for (const id of [second, third]) {
        expect(model.parentOf(id)).toBe(frame);
        expect(containsBox(model.box(frame) as Box, model.box(id) as Box)).toBe(true);
      }
      if (locked) expect(model.box(frame)).toEqual(home);
      else expect(model.box(third)).toMatchObject({ x: 520, y: 100 });
      history.undo();
      model.store.flush();
      expect([model.item(third), model.box(frame)]).toEqual([null, home]);
    }
  });

  it('[BC700] one that lies in no frame goes on in none, where a frame is in the way', () => {
    const { shape, press, context, model } = flow();
    const first = shape();
    const frame = createFrame(context, { x: 220, y: -200, w: 600, h: 500, title: 'Other' }) as ItemId;
    model.store.flush();
    const next = press(first, 'right');
    expect(model.parentOf(next)).toBe(null);
    expect(intersects(model.box(frame) as Box, model.box(next) as Box)).toBe(false);
  });

  it('[BC700] let go on bare ground it has its middle there, in the frame there, and stays without words', () => {
    const { shape, made, links, context, gestures, model, commands } = flow();
    const first = shape();
    const frame = createFrame(context, { x: 900, y: 0, w: 600, h: 500, title: 'There' }) as ItemId;
    model.store.flush();
    const drag = { from: first, side: 'right', over: null, point: { x: 1_200, y: 250 } } as const;
    gestures.handlers.onLinkDrop?.(
      drag as unknown as Parameters<NonNullable<typeof gestures.handlers.onLinkDrop>>[0],
    );
    const next = made();
    expect(centre(model.box(next) as Box)).toEqual(drag.point);
    expect(model.item(next)).toMatchObject({ kind: 'shape', parent: frame });
    expect(links()).toEqual([[first, next]]);
    expect(commands.fresh).toBe(null);
  });

  it('[BC700] [BC141] Esc before the first word takes shape and link back', async () => {
    const { shape, press, commands, selection, model } = flow();
    const { abandon } = await import('../../client/features/board/canvas/newcomers.ts');
    const first = shape();
    selection.set([first]);
    const next = press(first, 'right');
    abandon(commands, next);
    expect([...model.store.ids()]).toEqual([first]);
    expect(selection.single).toBe(first);
  });

  it('[BC701] a “+” says what it makes, by kind and side', () => {
    const { shape, note, model, context } = flow();
    const frame = createFrame(context, { x: 0, y: 900, w: 500, h: 300, title: 'Flow' }) as ItemId;
    model.store.flush();
    expect(plusTip(model, shape(), 'right')).toContain('same shape');
    expect(plusTip(model, note(900, 0), 'right')).toContain('new note');
    expect(plusTip(model, frame, 'right')).toContain('next frame');
  });
});
