/** One tool in the hand, and what a copy leaves where it is. */
import { describe, expect, it } from 'vitest';
import { newCanvas } from '../support/boardCommands.ts';

describe('hands on a board', () => {
  it('[BC182] a link that waits for its ends is put down by what is made, drawn or placed, and puts the pen down', () => {
    const { note, model, selection, links, commands, tool } = newCanvas();
    selection.set([note(0, 0)]);
    for (const go of [
      () => void commands.newNote(),
      () => tool.set('draw'),
      () => tool.set('place'),
      () => tool.set('hand'),
    ]) {
      links.start();
      expect([tool.get(), links.step.get().kind]).toEqual(['select', 'to']);
      go();
      expect(links.step.get().kind).toBe('off');
    }
    expect([...model.store.values()].some(({ kind }) => kind === 'connector')).toBe(false);
    links.destroy();
  });

  it('[CV101] with Alt links and others’ screens leave what is copied where it is', () => {
    const canvas = newCanvas();
    const { gestures, note, displacements, model, shown } = canvas;
    const id = note(0, 0);
    const box = model.box(id) as NonNullable<ReturnType<typeof model.box>>;
    const point = { x: 170, y: 100 };
    const drag = {
      ids: new Set([id]),
      grabbed: id,
      dx: 70,
      dy: 0,
      point,
      by: 'pointer' as const,
      alt: false,
    };
    gestures.handlers.onDragStart?.(drag);
    for (const alt of [false, true]) {
      gestures.handlers.onDragMove?.({ ...drag, alt });
      expect(displacements.seen(id, box).x).toBe(alt ? 0 : 70);
      expect(shown.at(-1)).toMatchObject({ drag: alt ? null : { by: [70, 0] } });
    }
    gestures.handlers.onDragCancel?.(drag);
  });
});
