/** Rows of links that are pasted in their table: which come in, and what is said of the rest. */
import '../../client/features/map/table/MapTable.tsx';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { readMapItem } from '../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../shared/ids.ts';
import { setUpDom } from '../support/dom.tsx';
import { drawMap, showMap } from '../support/mapView.tsx';

setUpDom();
Element.prototype.scrollIntoView ??= () => undefined;
vi.setConfig({ testTimeout: 60_000 });

async function open() {
  const map = drawMap();
  for (const text of ['Laws', 'Costs', 'Roofs']) map.node(text);
  map.link('Laws', 'blocks', 'Roofs');
  map.link('Costs', 'causes', 'Roofs');
  showMap(map.doc, { view: 'table' }, '/?view=table&rows=links');
  await screen.findByRole('grid', { name: 'Links of M' });
  const link = (id: ItemId) => readMapItem(id, map.items.get(id));
  return { ...map, link };
}

const button = (name: string) => screen.getByRole('button', { name });
const press = (key: string, more = {}) =>
  fireEvent.keyDown(document.activeElement as Element, { key, ...more });

/** Of a spreadsheet, on what has the keyboard; taken once the code of the clipboard has come. */
async function paste(text: string) {
  const event = new Event('paste', { bubbles: true, cancelable: true });
  const getData = (type: string) => (type === 'text/plain' ? text : '');
  Object.defineProperty(event, 'clipboardData', { value: { getData } });
  await waitFor(() => {
    fireEvent(document.activeElement ?? document.body, event);
    expect(event.defaultPrevented).toBe(true);
  });
}

it('[MV77] rows of links come in one by one: each that cannot be read is told by its line and why, in one step of undo', async () => {
  const { items, id, link } = await open();
  const before = items.size;
  const rows = [
    'Costs\tcauses\tLaws',
    'Costs\tblokkt\tRoofs',
    'Walls\treduces\tCosts\t-\tsturdy',
    'Laws\tblocks\tlaws',
    'Laws\tblocks\t',
    'Laws\tblocks\tRoofs',
    'Laws\treduces\tWindows\t\t3\tagreed',
  ];
  act(() => button('Laws blocks Roofs').focus());
  await paste(rows.join('\n'));
  await waitFor(() => expect(items.size).toBe(before + 3));
  expect(
    await screen.findByText(/^1 node came in · 2 links came in\. New on the map: “Windows”\./),
  ).toBeTruthy();
  const report = within(await screen.findByRole('dialog', { name: '5 rows stayed out' }));
  expect(report.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    'Line 2: unknown relation “blokkt”',
    'Line 3: unknown word “sturdy”',
    'Line 4: linked to itself “Laws → laws”',
    'Line 5: not understood “Laws blocks”',
    'Line 6: is on the map already “Laws → Roofs”',
  ]);
  fireEvent.click(report.getByRole('button', { name: 'OK' }));
  // Nothing that stands was written over.
  expect(link(id('Laws Roofs'))).toMatchObject({ from: id('Laws'), relation: 'blocks', to: id('Roofs') });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  act(() => button('Laws blocks Roofs').focus());
  press('z', { ctrlKey: true });
  await waitFor(() => expect(items.size).toBe(before));
});

it('[MV77] few rows that stay out are told where the rest is; none that comes in is told as well', async () => {
  const { items } = await open();
  const before = items.size;
  act(() => button('Laws blocks Roofs').focus());
  await paste('From\tRelation\tTo\tWeight\nCosts\tcauses\tLaws\t4\nCosts\tblokkt\tRoofs\t4');
  await waitFor(() => expect(items.size).toBe(before + 1));
  const told = 'line 3, unknown relation “blokkt”';
  expect(await screen.findByText(`1 link came in. Not all of it: ${told}.`)).toBeTruthy();
  await paste('Costs\tblokkt\tRoofs');
  expect(await screen.findByText('Nothing was pasted: line 1, unknown relation “blokkt”.')).toBeTruthy();
  expect(items.size).toBe(before + 1);
});
