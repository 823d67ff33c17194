/** Two people who vote on one note at the same moment. */
import { beforeAll, expect, it, vi } from 'vitest';
import { stickers } from '../../client/features/board/canvas/later.ts';
import { exchange } from '../support/boards.ts';
import { newDesk } from '../support/desk.ts';

beforeAll(() => stickers.fetch());

it('[BC122] of stickers that are put at the same moment none hides another, on whoever’s screen, and each is taken back by its own undo', async () => {
  const people = [newDesk(), newDesk(), newDesk()] as const;
  const [first] = people;
  const host = first.note(0, 0, 'Trees');
  exchange(...people);
  for (const { desk, selection } of people) {
    selection.set([host]);
    desk.actions.get('sticker.dot').run(desk);
  }
  await vi.waitFor(() => expect(people.map(({ said }) => said.length)).toEqual([1, 1, 1]));
  const places = people.map(({ model }) => () => {
    const boxes = model.stuckOn(host).map((id) => [id, model.box(id)?.x, model.box(id)?.y].join(' '));
    return boxes.sort();
  });
  const apart = (boxes: readonly string[]) =>
    new Set(boxes.map((box) => box.split(' ').slice(1).join())).size;
  await vi.waitFor(() => {
    exchange(...people);
    expect(places.map((look) => apart(look()))).toEqual([3, 3, 3]);
  });
  exchange(...people);
  const [a, b, c] = places.map((look) => look());
  expect([b, c]).toEqual([a, a]);
  for (const [at, { history }] of people.entries()) {
    history.undo();
    exchange(...people);
    expect(first.model.stuckOn(host)).toHaveLength(2 - at);
  }
});
