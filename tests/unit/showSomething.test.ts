import { expect, it } from 'vitest';
import { showSomething } from '../../client/together/past/showSomething.ts';
import { boardItems, changeItem } from '../../shared/documents/board.ts';
import { newDesk } from '../support/desk.ts';

it('[HC16] what is all of it elsewhere is shown as a whole, and only then', () => {
  const { doc, model, viewport, note } = newDesk();
  const [one, other] = [note(0, 0, 'one'), note(400, 0, 'other')];
  model.store.flush();
  viewport.setSize({ w: 800, h: 600 });
  viewport.setCamera({ x: 0, y: 0, zoom: 1 });
  let shown = 0;
  const stop = showSomething({ model, viewport }, () => {
    shown += 1;
  });
  const move = (id: typeof one, x: number) => {
    changeItem(boardItems(doc), id, { x });
    model.store.flush();
  };
  move(one, 9_000);
  expect(shown).toBe(0);
  move(other, 9_400);
  expect(shown).toBe(1);
  boardItems(doc).delete(one);
  boardItems(doc).delete(other);
  model.store.flush();
  expect(shown).toBe(1);
  stop();
});
