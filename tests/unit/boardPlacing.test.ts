import { describe, expect, it } from 'vitest';
import type { BoardItem } from '../../shared/documents/boardKinds.ts';
import { newCanvas } from '../support/boardCommands.ts';

const drawn = { x: 100, y: 200, w: 300, h: 120 };
const at = { x: 100, y: 200 };

function open(options: { mayEdit?: boolean } = {}) {
  const canvas = newCanvas(options);
  const last = (): BoardItem | undefined =>
    [...canvas.model.store.values()].toSorted((a, b) => a.at - b.at).at(-1);
  return { ...canvas, last };
}

describe('what is taken from the bar with the mouse', () => {
  it('[BC86] comes where the press is, with the caret in it, and is put down', () => {
    for (const what of ['note', 'text', 'ellipse'] as const) {
      const { placing, tool, model, selection, last } = open();
      placing.take(what);
      expect(tool.get()).toBe('place');
      placing.place(null, at);
      const item = last();
      const box = item && model.box(item.id);
      expect([tool.get(), selection.editing]).toEqual(['select', item?.id]);
      expect(box && [box.x + box.w / 2, box.y + box.h / 2]).toEqual([
        100,
        what === 'text' ? expect.any(Number) : 200,
      ]);
    }
  });

  it('[BC86] is as large as the drag: shapes and frames by both sides, a text by its width, a note by the shorter', () => {
    const sizes = (['rectangle', 'frame', 'text', 'note'] as const).map((what) => {
      const { placing, model, last } = open();
      placing.take(what);
      placing.place(what === 'text' ? { ...drawn, h: 8 } : drawn, at);
      const item = last();
      const box = item && model.box(item.id);
      return box && [what, box.x, box.w, what === 'text' ? 0 : box.h];
    });
    expect(sizes).toEqual([
      ['rectangle', 100, 300, 120],
      ['frame', 100, 300, 120],
      ['text', 100, 300, 0],
      ['note', 190, 120, 120],
    ]);
  });

  it('[BC86] a frame that is drawn holds what lies in it and belongs to nothing else', () => {
    const { placing, model, note, last } = open();
    const [inside, across] = [note(120, 220), note(350, 220)] as const;
    placing.take('frame');
    placing.place({ x: 100, y: 200, w: 400, h: 300 }, at);
    const frame = last()?.id;
    expect([model.parentOf(inside), model.parentOf(across)]).toEqual([frame, null]);
  });

  it('[BC86] a drag that is hardly one is a press; taken again it is put down; without the right nothing comes', () => {
    const { placing, tool, model, last } = open();
    placing.take('rectangle');
    placing.place({ ...drawn, w: 10 }, at);
    const made = last();
    expect(made && model.box(made.id)?.w).toBe(240);
    placing.take('note');
    placing.take('note');
    expect(tool.get()).toBe('select');
    const reader = open({ mayEdit: false });
    reader.placing.take('note');
    reader.placing.place(null, at);
    expect([reader.tool.get(), reader.model.store.size]).toEqual(['select', 0]);
  });
});
