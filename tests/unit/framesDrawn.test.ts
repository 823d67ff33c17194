/** Frames that are drawn around things. */
import { expect, it } from 'vitest';
import { newFrame } from '../../client/features/board/canvas/newFrame.ts';
import { newCanvas } from '../support/boardCommands.ts';

const DRAWN = { x: 100, y: 200, w: 400, h: 300 };

/** Where the frame is that is drawn around a note at that height, and whether it holds it; what else is there. */
function drawn(y: number, others: readonly { readonly x: number; readonly y: number }[] = []) {
  const { commands, model, note, history } = newCanvas();
  const inside = note(120, y);
  for (const other of others) note(other.x, other.y);
  const before = model.store.size;
  newFrame(commands, DRAWN);
  model.store.flush();
  const frame = model.parentOf(inside);
  const box = frame && model.box(frame);
  history.undo();
  model.store.flush();
  expect(model.store.size).toBe(before);
  return box;
}

it('[BC687] a frame that is drawn tightly around something has its title above that, as far as there is room', () => {
  const from = (y: number) => ({ ...DRAWN, y, h: 500 - y });
  expect(drawn(220)).toEqual(from(156));
  expect(drawn(280)).toEqual(DRAWN);
  expect(drawn(220, [{ x: 300, y: -40 }])).toEqual(from(160));
  expect(drawn(220, [{ x: 300, y: 100 }])).toEqual(DRAWN);
  // Beside it.
  expect(drawn(220, [{ x: 900, y: 100 }])).toEqual(from(156));
});
