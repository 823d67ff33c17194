import { describe, expect, it } from 'vitest';
import { type Box, intersects } from '../../client/canvas/geometry.ts';
import { type Route, routePoint } from '../../client/canvas/routes.ts';
import { createRuler } from '../../client/canvas/text/measure.ts';
import { rewriteTexts } from '../../client/features/board/acts/change.ts';
import { createFrame, linkItems } from '../../client/features/board/acts/make.ts';
import { LinkWords } from '../../client/features/board/canvas/LinkWords.ts';
import { moveItems } from '../../client/features/board/stickers/sticking.ts';
import { NoteFitter } from '../../client/features/board/text/fitNote.ts';
import type { Connector } from '../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newCanvas } from '../support/boardCommands.ts';

/** Two notes far apart, and a link with words between them. */
function linked() {
  const canvas = newCanvas();
  const { note, context, model, surface } = canvas;
  const [a, b] = [note(0, 0, 'a'), note(1_200, 0, 'b')];
  const id = linkItems(context, a, b) as ItemId;
  rewriteTexts(context, new Map([[id, 'lends to']]));
  model.store.flush();
  const moved: ItemId[] = [];
  surface.onChange(({ ids }) => moved.push(...ids));
  const stop = surface.follow();
  return { ...canvas, id, a, b, moved, stop, label: () => surface.route(id)?.label };
}

describe('words of links', () => {
  it('[BC434] lie in the middle of the line, or where no item covers them, and again in the middle once that is free', () => {
    const { note, label, surface, model, id, moved, stop, ...canvas } = linked();
    expect(label()).toBe(0.5);
    const over = note(600, -50, 'over the middle');
    model.store.flush();
    expect(label()).not.toBe(0.5);
    expect(moved).toContain(id);
    const words = [...model.boxes()].find(([one]) => one === over)?.[1] as Box;
    const route = surface.route(id);
    const at = route && routePoint(route, route.label ?? 0.5);
    expect(at && intersects({ x: at.x - 40, y: at.y - 17, w: 80, h: 34 }, words)).toBe(false);
    moveItems(canvas.commands.parts, [{ id: over, x: 600, y: 900 }]);
    model.store.flush();
    expect(label()).toBe(0.5);
    stop();
  });

  it('[BC434] stay in the middle where nothing is free, and while a hand holds what would cover them', () => {
    const { note, label, model, gestures, stop, selection } = linked();
    for (let x = 210; x < 1_200; x += 205) note(x, -50, 'row');
    model.store.flush();
    expect(label()).toBe(0.5);
    stop();
    const other = linked();
    const over = other.note(600, 900, 'comes');
    other.model.store.flush();
    other.gestures.handlers.onDragMove?.({
      ...{ ids: new Set([over]), grabbed: over, dx: 0, dy: -950, point: { x: 700, y: 50 } },
      ...{ by: 'pointer', alt: false },
    });
    expect(other.label()).toBe(0.5);
    other.gestures.handlers.onDrop?.({
      ...{ ids: new Set([over]), grabbed: over, dx: 0, dy: -950, point: { x: 700, y: 50 } },
      ...{ by: 'pointer', alt: false },
    });
    expect(other.label()).not.toBe(0.5);
    other.stop();
    expect([gestures.busy.get(), selection.ids.size]).toEqual([false, 0]);
  });

  it('[BC686] lie where they cover the least where nothing is free', () => {
    const { note, label, model, surface, id, stop } = linked();
    // Between the first two is less room than the words need, between the others none.
    for (const x of [260, 546, 746, 946, 1_000]) note(x, -50, 'row');
    model.store.flush();
    const route = surface.route(id);
    expect(route && Math.round(routePoint(route, label() ?? 0.5).x)).toBe(503);
    stop();
  });

  it('[BC434] what holds others and other lines cover nothing', () => {
    const { context, label, model, stop } = linked();
    createFrame(context, { x: 300, y: -300, w: 600, h: 600, title: '' });
    model.store.flush();
    expect(label()).toBe(0.5);
    stop();
  });

  it('[BC470] a change looks only at links that changed, or that something came to or went from', () => {
    const { note, context, model, ...canvas } = linked();
    const ruler = createRuler((text) => text.length * 0.5);
    let asked = 0;
    const width = (text: string) => {
      asked += 1;
      return ruler.width(text);
    };
    const fitter = new NoteFitter({ ...ruler, width });
    const words = new LinkWords(model, fitter);
    model.onChange(({ boxes, items }) => void words.sought(new Set([...boxes, ...items])));
    const link = model.item(canvas.id) as Connector;
    const route = canvas.surface.route(canvas.id) as Route;
    const label = () => words.on(link, route).label;
    expect(label()).toBe(0.5);
    const looks = (act: () => void) => {
      const before = asked;
      act();
      model.store.flush();
      return asked > before;
    };
    const far = note(600, 3_000, 'far');
    expect(looks(() => moveItems(canvas.commands.parts, [{ id: far, x: 600, y: 2_000 }]))).toBe(false);
    expect(looks(() => moveItems(canvas.commands.parts, [{ id: far, x: 600, y: -50 }]))).toBe(true);
    expect(label()).not.toBe(0.5);
    expect(looks(() => moveItems(canvas.commands.parts, [{ id: far, x: 600, y: 2_000 }]))).toBe(true);
    expect(label()).toBe(0.5);
    expect(looks(() => moveItems(canvas.commands.parts, [{ id: canvas.b, x: 1_300, y: 0 }]))).toBe(true);
    expect(looks(() => rewriteTexts(context, new Map([[canvas.id, 'lends more to']])))).toBe(true);
    canvas.stop();
  });
});
