import { describe, expect, it } from 'vitest';
import { boardItems, changeItem } from '../../shared/documents/board.ts';
import { newCanvas } from '../support/boardCommands.ts';

describe('undo out of view', () => {
  it('[BC362] shows what it changed where none of it is in view, no larger than before; else the view stays', () => {
    const { context, model, store, commands, viewport, note } = newCanvas();
    const far = note(5_000, 5_000, 'Far');
    note(0, 0, 'Here');
    viewport.fit({ x: -100, y: -100, w: 400, h: 400 });
    viewport.zoomAt(0.5);
    const [camera, { zoom }] = [viewport.camera(), viewport];
    context.beforeEdit();
    context.doc.transact(() => changeItem(boardItems(context.doc), far, { x: 5_100 }), context.origin);
    store.flush();
    commands.undo();
    const middle = viewport.toBoard({ x: 500, y: 400 });
    expect(viewport.zoom).toBe(zoom);
    expect([Math.abs(middle.x - 5_100) < 50, Math.abs(middle.y - 5_100) < 50]).toEqual([true, true]);
    expect(camera).not.toEqual(viewport.camera());
    const there = viewport.camera();
    commands.redo();
    expect(viewport.camera()).toBe(there);
    expect(model.box(far)?.x).toBe(5_100);
  });
});
