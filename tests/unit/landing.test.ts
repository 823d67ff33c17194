/** Where the camera is after a template came in, in windows of all sizes. */
import { describe, expect, it } from 'vitest';
import { type Box, containsBox } from '../../client/canvas/geometry.ts';
import { Viewport } from '../../client/canvas/Viewport.ts';
import { bringIn } from '../../client/features/board/actions/bringIn.ts';
import { createFrame } from '../../client/features/board/acts/make.ts';
import { showLanded } from '../../client/features/board/canvas/landing.ts';
import type { ItemId } from '../../shared/ids.ts';
import { TEMPLATE_IDS } from '../../shared/templates/templateIds.ts';
import { templateDrafts } from '../../shared/templates/templates.ts';
import { newCanvas } from '../support/boardCommands.ts';

/** What the surface is and what lies on it, in a window of 1440 × 900, at 200 % zoom of that, and on a phone. */
const WINDOWS = {
  desk: { size: { w: 1_440, h: 852 }, insets: { top: 76, right: 24, bottom: 72, left: 96 } },
  zoomed: { size: { w: 720, h: 354 }, insets: { top: 12, right: 12, bottom: 136, left: 12 } },
  phone: { size: { w: 390, h: 748 }, insets: { top: 12, right: 12, bottom: 136, left: 12 } },
} as const;

function landed(id: (typeof TEMPLATE_IDS)[number], at: keyof typeof WINDOWS, taken = false) {
  const canvas = newCanvas();
  const { size, insets } = WINDOWS[at];
  if (taken) canvas.note(-400, 900, 'was here');
  canvas.viewport.setSize(size);
  canvas.viewport.setInsets(insets);
  const before = new Set(canvas.model.readingOrder());
  bringIn(
    canvas.commands.parts,
    templateDrafts(id, { language: 'en', cities: ['Budapest', 'Ghent', 'Lahti', 'Porto'] }),
    'came',
  );
  const order = canvas.model.readingOrder().filter((one) => !before.has(one));
  const boxes = order.flatMap((one) => canvas.model.box(one) ?? []);
  const first = boxes[0];
  if (!first) throw new Error(`${id} is empty`);
  return {
    viewport: canvas.viewport,
    seen: canvas.viewport.boxToBoard(canvas.viewport.clearBox()),
    first,
    boxes,
  };
}

describe('[EX22] a template', () => {
  it.each(TEMPLATE_IDS.filter((id) => id !== 'blank'))(
    '%s lands readable, with its beginning in view, in every window',
    (id) => {
      for (const at of ['desk', 'zoomed', 'phone'] as const)
        for (const taken of [false, true]) {
          const { viewport, seen, first } = landed(id, at, taken);
          expect(viewport.zoom * 24).toBeGreaterThanOrEqual(8);
          // Where it begins is clear of bars: its title, and as much of it as there is room for.
          const start = { ...first, w: Math.min(first.w, seen.w / 2), h: Math.min(first.h, seen.h / 2) };
          expect(containsBox(seen, start)).toBe(true);
          if (first.w < seen.w - 96 && first.h < seen.h - 96) expect(containsBox(seen, first)).toBe(true);
        }
    },
  );

  it('is shown whole where it can be read then, and from its beginning where not', () => {
    const whole = landed('brainstorm', 'desk');
    expect(whole.boxes.every((box) => containsBox(whole.seen, box))).toBe(true);
    const part = landed('brainstorm', 'zoomed');
    expect(part.viewport.zoom).toBe(0.5);
    expect(part.boxes.every((box) => containsBox(part.seen, box))).toBe(false);
  });

  it('shows nothing beyond its ends, and what is read first also where that is not where it begins', () => {
    const at = (first: Box) => {
      const viewport = new Viewport();
      viewport.setSize({ w: 1_000, h: 800 });
      showLanded(viewport, { x: 0, y: 0, w: 9_000, h: 4_000 }, first);
      const { x, y } = viewport.visibleBox();
      return [x, y];
    };
    // Half size: 2,000 × 1,600 are seen, with 48 around.
    expect(at({ x: 0, y: 0, w: 500, h: 500 })).toEqual([-48, -48]);
    expect(at({ x: 1_000, y: 0, w: 500, h: 500 })).toEqual([-48, -48]);
    expect(at({ x: 3_000, y: 2_000, w: 500, h: 500 })).toEqual([1_548, 948]);
    expect(at({ x: 3_000, y: 0, w: 4_000, h: 500 })).toEqual([2_952, -48]);
  });
});

describe('[EX125] a board of ours', () => {
  const draft = {
    kind: 'note',
    text: 'came',
    parent: null,
    from: null,
    to: null,
    author: null,
    at: null,
  } as const;
  const drafts = Array.from({ length: 40 }, (_, at) => ({ ...draft, fields: { x: at * 220, y: at * 300 } }));
  const landedOn = (taken: boolean, isBoard: boolean) => {
    const canvas = newCanvas();
    const { size, insets } = WINDOWS.desk;
    if (taken) canvas.note(0, 0, 'was here');
    canvas.viewport.setSize(size);
    canvas.viewport.setInsets(insets);
    bringIn(canvas.commands.parts, drafts, 'came', { isBoard });
    const seen = canvas.viewport.boxToBoard(canvas.viewport.clearBox());
    const boxes = [...canvas.model.store.values()].flatMap(({ id }) => canvas.model.box(id) ?? []);
    return boxes.every((box) => containsBox(seen, box));
  };

  it('is seen whole on an empty board, however small, and on one that is not where it can be read', () => {
    expect(landedOn(false, true)).toBe(true);
    expect(landedOn(false, false)).toBe(false);
    expect(landedOn(true, true)).toBe(false);
  });
});

describe('frames of a template', () => {
  it('[BC407] come last in the presentation of a board, wherever they lie, in one step of undo', () => {
    const canvas = newCanvas();
    const frame = (x: number, y: number) =>
      createFrame(canvas.context, { x, y, w: 400, h: 300, title: 'Mine' }) as ItemId;
    const mine = [frame(0, 0), frame(0, 4_000)];
    canvas.model.store.flush();
    const drafts = templateDrafts('worldCafe', { language: 'en', cities: ['Budapest', 'Ghent'] });
    bringIn(canvas.commands.parts, drafts, 'came');
    const turns = canvas.model.frames();
    expect(turns.length).toBeGreaterThan(3);
    expect(turns.slice(0, 2)).toEqual(mine);
    expect(turns.slice(2).map((id) => canvas.model.item(id)?.text)).toEqual(
      drafts.filter(({ kind }) => kind === 'frame').map(({ text }) => text),
    );
    canvas.history.undo();
    canvas.model.store.flush();
    expect([canvas.model.frames(), canvas.model.store.size]).toEqual([mine, 2]);
  });
});
