/** A detail of a picture that was enlarged beyond what an item can be as a whole. */
import { expect, it } from 'vitest';
import { createFigures } from '../../client/features/board/acts/makeFigure.ts';
import { crops } from '../../client/features/board/canvas/laterCrop.ts';
import { keepCrop, showWhole } from '../../client/features/board/crop/keepCrop.ts';
import { croppingOf, pull } from '../../client/features/board/crop/window.ts';
import { type ImageItem, MAX_SIZE } from '../../shared/documents/boardKinds.ts';
import type { DocumentId, ImageId, ItemId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { newCanvas } from '../support/boardCommands.ts';

await crops.fetch();

/** A hundredth of a picture of 4000 × 2000, as wide as 600 pixels of the board. */
function open() {
  const canvas = newCanvas();
  const image = 'a1'.repeat(32) as ImageId;
  const draft = { kind: 'image', x: 0, y: 0, w: 600, h: 300, image, home: newId<DocumentId>() } as const;
  const [id] = createFigures(canvas.context, [{ ...draft, crop: [0.5, 0.5, 0.01, 0.01], text: '' }]) ?? [];
  canvas.model.store.flush();
  return { ...canvas, id: id as ItemId, picture: () => canvas.model.item(id as ItemId) as ImageItem };
}

it('[BC662] the whole of an enlarged detail is as large as an item can be, in its proportions, around where it lies', () => {
  const { commands, history, model, id, picture } = open();
  const before = picture();
  showWhole(commands, id);
  const { x, y, w, h, crop } = picture();
  expect([w, h, crop]).toEqual([MAX_SIZE, MAX_SIZE / 2, undefined]);
  expect(x).toBeLessThan(0);
  expect(x + w).toBeGreaterThan(600);
  expect(y + h).toBeGreaterThan(300);
  history.undo();
  model.store.flush();
  expect(picture()).toEqual(before);
});

it('[BC662] a window pulled wider than an item can be frames the same part of the picture', () => {
  const { commands, id, picture } = open();
  keepCrop(commands, id, (now) => pull(now, 'e', 29_000, 0));
  const { w, h, crop } = picture();
  const [, , across = 0, down = 0] = crop ?? [];
  expect(w).toBe(MAX_SIZE);
  // As the window was: not quite half of the picture across, a hundredth of it down.
  expect(across).toBeCloseTo((600 + 29_000) / 60_000, 3);
  expect(down).toBeCloseTo(0.01, 3);
  const { whole } = croppingOf(picture());
  expect(whole.w / whole.h).toBeCloseTo(2, 1);
  expect(h).toBe(Math.round((300 * MAX_SIZE) / 29_600));
});
