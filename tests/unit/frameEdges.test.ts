import { describe, expect, it } from 'vitest';
import { createFrame, createNote } from '../../client/features/board/acts/make.ts';
import { createFigures } from '../../client/features/board/acts/makeFigure.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newCanvas } from '../support/boardCommands.ts';

describe('a frame, for a hand and by its name', () => {
  it('[BC321] three pixels inside its edge one is in a frame, near or far', () => {
    const { surface, context, model } = newCanvas();
    const frame = createFrame(context, { x: 0, y: 0, w: 800, h: 600, title: '' }) as ItemId;
    model.store.flush();
    const slack = 4;
    for (const zoom of [0.25, 1, 2])
      expect(surface.hit(frame, { x: 800 - 3 / zoom, y: 300 }, slack / zoom)).toBe(false);
  });

  it('[BC490] below the words of its title one is in a frame; from afar these fill their bar', () => {
    const { surface, context, model } = newCanvas();
    const frame = createFrame(context, { x: 0, y: 0, w: 800, h: 600, title: 'Costs' }) as ItemId;
    model.store.flush();
    const isTitle = (y: number, zoom: number) => surface.hit(frame, { x: 400, y }, 4 / zoom);
    expect([isTitle(46, 1), isTitle(52, 1), isTitle(60, 0.25), isTitle(66, 0.25)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  it('[BC322] the name of a frame says nothing of notes where it holds only something else', () => {
    const { names, context, model } = newCanvas();
    const frame = createFrame(context, { x: 0, y: 0, w: 800, h: 600, title: 'Costs' }) as ItemId;
    model.store.flush();
    expect(names.nameOf(frame)).toContain('count.notes 0');
    createFigures(context, [{ kind: 'shape', x: 100, y: 100, w: 100, h: 100, parent: frame }]);
    model.store.flush();
    expect(names.nameOf(frame)).not.toContain('count.notes');
    createNote(context, { x: 300, y: 100, colour: 'sun' }, { parent: frame });
    model.store.flush();
    expect(names.nameOf(frame)).toContain('count.notes 1');
  });
});
