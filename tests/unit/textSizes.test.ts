/** A text under a hand: its corners take its letters along, its sides do not. */
import { describe, expect, it } from 'vitest';
import { resizeBox } from '../../client/canvas/resizeBox.ts';
import { createFigures } from '../../client/features/board/acts/makeFigure.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newDesk } from '../support/desk.ts';

describe('a text', () => {
  it('[BC185] a text pulled by a corner takes the nearest size of letters, by a side a width', () => {
    const { context, model, surface, gestures, displacements, history } = newDesk();
    const undo = () => {
      history.undo();
      model.store.flush();
    };
    const words = { kind: 'text', x: 100, y: 100, w: 300, text: 'Streets that serve us all' } as const;
    const [id] = createFigures(context, [words]) ?? [];
    model.store.flush();
    const start = model.box(id as ItemId);
    if (id === undefined || !start) throw new Error('a text');
    const pull = (handle: 'se' | 'nw' | 'e', dx: number) => {
      const [from, rules] = [model.box(id), surface.resizing(id)];
      if (!from || !rules) throw new Error('a text that can be resized');
      const box = resizeBox(from, handle, dx, (dx * from.h) / from.w, rules);
      gestures.handlers.onResizeStart?.(id, from);
      gestures.handlers.onResizeMove?.(id, box);
      const held = displacements.sizes.get().get(id);
      gestures.handlers.onResizeEnd?.(id, box);
      return held;
    };
    expect(pull('se', 60)).toMatchObject({ w: 300 });
    expect(model.item(id)).toMatchObject({ size: 'M', w: 300 });
    expect(pull('se', 170)).toMatchObject({ x: 100, y: 100, w: 500 });
    expect(model.item(id)).toMatchObject({ size: 'L', w: 500 });
    undo();
    expect(model.box(id)).toEqual(start);
    pull('nw', 100);
    expect(model.item(id)).toMatchObject({ size: 'S', w: 200, x: 200 });
    undo();
    pull('e', 200);
    expect(model.item(id)).toMatchObject({ size: 'M', w: 500 });
  });
});
