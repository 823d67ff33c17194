/** Views that no honest client writes: so many, so long, all in one place. */
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { mapViews } from '../../shared/documents/barrierMap.ts';
import { LONGEST_LOOK, MOST_VIEWS, moveView, savedViews, viewLook } from '../../shared/documents/mapViews.ts';
import { type ItemId, newId } from '../../shared/ids.ts';
import { readMap } from '../support/exchangeMaps.ts';

function viewsAt(orders: readonly string[], look = 'q=law') {
  const doc = new Y.Doc();
  const views = mapViews(doc);
  doc.transact(() => {
    for (const order of orders) {
      const map = new Y.Map<unknown>();
      for (const [name, value] of Object.entries({ look, order })) map.set(name, value);
      views.set(newId<ItemId>(), map);
    }
  });
  return views;
}

it('[MH180] of ten thousand views only the fifty that are shown are read', () => {
  const views = viewsAt(Array.from({ length: 10_000 }, (_, at) => `V${at}`));
  const written = vi.spyOn(URLSearchParams.prototype, 'toString');
  expect(savedViews(views)).toHaveLength(MOST_VIEWS);
  expect(written).toHaveBeenCalledTimes(MOST_VIEWS);
  written.mockRestore();
});

const ORDERS = ['', '0', '00', 'V', 'V0000001', 'V1', 'W', 'zzzzzzzz', 'z'.repeat(64)];

it('[MH180] a view that is moved stands where it was put, whatever places the others have, shown or not', () => {
  const orders = fc.array(fc.constantFrom(...ORDERS), { minLength: 2, maxLength: 70 });
  const move = (all: readonly string[], from: number, to: number) => {
    const views = viewsAt(all);
    const before = savedViews(views).map(({ id }) => id);
    const id = before[from % before.length] as ItemId;
    const rest = before.filter((one) => one !== id);
    const place = to % before.length;
    moveView(views, id, place);
    const after = savedViews(views).map((one) => one.id);
    expect(after).toEqual([...rest.slice(0, place), id, ...rest.slice(place)]);
  };
  const beside = [
    ...Array.from({ length: MOST_VIEWS }, () => 'V'),
    ...Array.from({ length: 9 }, () => 'V0000001'),
  ];
  move(beside, 3, MOST_VIEWS - 1);
  fc.assert(fc.property(orders, fc.nat(), fc.nat(), move), { numRuns: 200 });
});

it('[MH181] a look that is too long as an address is no view, in a document and in a file', () => {
  const look = `q=${'é'.repeat(LONGEST_LOOK / 2)}`;
  expect(viewLook(look)).toBeNull();
  expect(viewLook(`q=${'é'.repeat(100)}`)).not.toBeNull();
  const items = [{ id: 'a', kind: 'barrier', texts: { text: 'Laws' } }];
  const file = { format: 'jumelage-map', version: 1, items, views: [{ name: 'Long', look }] };
  const reading = readMap(['map.json', JSON.stringify(file)]);
  expect(reading).toMatchObject({ kind: 'read' });
  expect(reading).not.toHaveProperty('views');
});
