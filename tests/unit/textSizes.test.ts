/** A text under a hand: its corners take its letters along, its sides do not. */
import { describe, expect, it } from 'vitest';
import { resizeBox } from '../../client/canvas/resizeBox.ts';
import { orderingActs } from '../../client/features/board/actions/ordering.ts';
import { createFigures } from '../../client/features/board/acts/makeFigure.ts';
import { newText } from '../../client/features/board/canvas/Figures.ts';
import { newFrame } from '../../client/features/board/canvas/newFrame.ts';
import { clipOf, writeClip } from '../../client/features/board/clipboard/clip.ts';
import { readClip } from '../../client/features/board/clipboard/readClip.ts';
import { lettersOf, TEXT_PX, textWidth } from '../../client/features/board/model/figures.ts';
import type { TextSize } from '../../shared/documents/boardKinds.ts';
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

  it('[BC213] is as wide as its letters say while nobody made it wider or narrower', async () => {
    const { context, model, desk, selection } = newDesk();
    await orderingActs.fetch();
    const text = { kind: 'text', x: 0, y: 0, text: 'Streets that serve us all' } as const;
    const [own, drawn] = createFigures(context, [
      { ...text, w: textWidth('M') },
      { ...text, w: 300, y: 400 },
    ]) as [ItemId, ItemId];
    model.store.flush();
    const run = (id: string) => {
      desk.actions.get(id).run(desk);
      model.store.flush();
    };
    selection.set([own, drawn]);
    run('textSize.XXL');
    expect(model.item(own)).toMatchObject({ size: 'XXL', w: 1_387 });
    expect(model.item(drawn)).toMatchObject({ size: 'XXL', w: 300 });
    selection.set([own]);
    run('smaller');
    expect(model.item(own)).toMatchObject({ size: 'XL', w: 853 });
    run('copyLook');
    const [other] = createFigures(context, [{ ...text, w: textWidth('S'), size: 'S', y: 900 }]) as [ItemId];
    model.store.flush();
    selection.set([other]);
    run('giveLook');
    expect(model.item(other)).toMatchObject({ size: 'XL', w: 853 });
  });

  it.each([
    [1, 'M'],
    [0.5, 'M'],
    [0.4, 'L'],
    [0.2, 'XL'],
    [0.15, 'XXL'],
    [0.05, 'XXL'],
  ])(
    '[BC214] made at a zoom of %d has letters of size %s, and the view stays where they can be read',
    (zoom, size) => {
      const { commands, model, viewport, selection } = newDesk();
      viewport.setCamera({ x: 0, y: 0, zoom });
      newText(commands, { x: 400, y: 300 });
      const item = model.item(selection.editing);
      expect(item).toMatchObject({ kind: 'text', size, w: textWidth(size as TextSize) });
      const letters = TEXT_PX[size as TextSize] * viewport.zoom;
      expect(letters).toBeGreaterThan(7.9);
      if (zoom >= 0.15) expect(viewport.zoom).toBe(zoom);
      selection.stopEditing();
      newText(commands, undefined, { x: 0, y: 2_000, w: 700, h: 20 });
      expect(model.item(selection.editing)).toMatchObject({ w: 700 });
    },
  );
});

describe('a text that is put', () => {
  it('[BC221] begins where the press was, and stays in the frame there', () => {
    const { commands, model, viewport, selection } = newDesk();
    newFrame(commands, { x: 0, y: 0, w: 720, h: 560 });
    const frame = selection.editing;
    viewport.setCamera({ x: 0, y: 0, zoom: 0.2 });
    newText(commands, { x: 40, y: 200 });
    const text = selection.editing as ItemId;
    expect(model.box(text)).toMatchObject({ x: 40, y: 158, w: 656 });
    expect(model.parentOf(text)).toBe(frame);
    newText(commands, { x: 2_000, y: 200 });
    expect(model.item(selection.editing)).toMatchObject({ x: 2_000, w: textWidth('XL') });
  });
});

describe('a shape', () => {
  it('[BC212] has letters of 20 px until a size is chosen, and grows when they need more room', async () => {
    const { context, model, desk, selection, history } = newDesk();
    await orderingActs.fetch();
    const words = { kind: 'shape', x: 0, y: 0, w: 240, h: 60, text: 'Streets that serve us all' } as const;
    const [id] = createFigures(context, [words]) as [ItemId];
    model.store.flush();
    selection.set([id]);
    const size = () => {
      const item = model.item(id);
      return item?.kind === 'shape' ? [lettersOf(item), model.box(id)?.h] : [];
    };
    expect(size()).toEqual([20, 60]);
    expect(desk.actions.get('textSize.M').checked?.(desk)).toBe(false);
    const run = (act: string) => {
      desk.actions.get(act).run(desk);
      model.store.flush();
    };
    run('textSize.XL');
    const [px, high] = size();
    expect(px).toBe(64);
    expect(high).toBeGreaterThan(64);
    expect(desk.actions.get('textSize.XL').checked?.(desk)).toBe(true);
    const clip = readClip(writeClip(clipOf(model, [id]) ?? { items: [] }));
    expect(clip?.items[0]?.more).toMatchObject({ size: 'XL' });
    history.undo();
    model.store.flush();
    expect(size()).toEqual([20, 60]);
    run('textSize.S');
    expect(size()[0]).toBe(16);
  });
});
