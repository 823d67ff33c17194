/** The table is filled row by row, as a spreadsheet. */
import '../../client/features/map/table/MapTable.tsx';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { insertNode, isNode, readMapItem } from '../../shared/documents/barrierMap.ts';
import { type ItemId, newId } from '../../shared/ids.ts';
import { setUpDom } from '../support/dom.tsx';
import { drawMap, showMap } from '../support/mapView.tsx';

setUpDom();
vi.setConfig({ testTimeout: 60_000 });

async function open() {
  const map = drawMap();
  map.node('Costs');
  map.node('Laws');
  map.node('Old roofs', { kind: 'cause' });
  showMap(map.doc, { view: 'table' }, '/?view=table&sort=words');
  await screen.findByRole('grid', { name: 'Table of M' });
  const node = (id: ItemId) => {
    const item = readMapItem(id, map.items.get(id));
    if (!isNode(item)) throw new Error('Not a node');
    return item;
  };
  return { ...map, node };
}

const words = () =>
  [...document.querySelectorAll('td[data-column="words"]')].map(
    (one) => one.querySelector('textarea')?.value ?? one.textContent,
  );
const cell = (id: ItemId, column: string) =>
  document.querySelector(`td[data-item="${id}"][data-column="${column}"]`) as HTMLElement;
const here = () => {
  const { item, column } = (document.activeElement?.closest('td') ?? document.body).dataset;
  return [item, column];
};
/** Whether it was taken: else the browser has it. */
const key = (name: string, more = {}) =>
  !fireEvent.keyDown(document.activeElement as Element, { key: name, ...more });
const write = (value: string) => fireEvent.input(document.activeElement as Element, { target: { value } });

it('[MV55] Tab goes on along the row that is written, Enter to the one below where it was begun', async () => {
  const { id } = await open();
  act(() => cell(id('Costs'), 'words').focus());
  expect(key('Tab')).toBe(false);
  key('Enter');
  write('Costs of roofs');
  expect(key('Tab')).toBe(true);
  expect(here()).toEqual([id('Costs'), 'kind']);
  expect(words()[0]).toBe('Costs of roofs');
  expect(key('Tab')).toBe(true);
  expect(here()).toEqual([id('Costs'), 'category']);
  expect(key('Tab', { shiftKey: true })).toBe(true);
  key('Enter');
  fireEvent.change(document.activeElement as Element, { target: { value: 'effect' } });
  key('Enter');
  expect(here()).toEqual([id('Laws'), 'words']);
  expect(key('Tab')).toBe(false);
});

it('[MV55] the way out of the table is open: at the end of a row, after Esc, and after an arrow', async () => {
  const { id } = await open();
  act(() => cell(id('Costs'), 'control').focus());
  const begin = () => {
    key('Enter');
    return screen.getByRole('group', { name: 'Who can act' });
  };
  expect(within(begin()).getAllByRole('checkbox')[0]).toBe(document.activeElement);
  expect(key('Tab')).toBe(false);
  act(() =>
    within(screen.getByRole('group', { name: 'Who can act' }))
      .getAllByRole('checkbox')
      .at(-1)
      ?.focus(),
  );
  expect(key('Tab')).toBe(true);
  expect(here()).toEqual([id('Costs'), 'confidence']);
  key('Escape');
  expect(key('Tab')).toBe(false);
  key('Enter');
  key('Tab');
  expect(here()).toEqual([id('Costs'), 'group']);
  key('Tab');
  expect(here()).toEqual([id('Costs'), 'links']);
  key('Tab');
  expect(here()).toEqual([id('Costs'), 'note']);
  expect(key('Tab')).toBe(false);
  key('ArrowLeft');
  expect(key('Tab')).toBe(false);
});

it('[MV56] rows keep their places until the heading is pressed, which says its order only while it holds', async () => {
  const { id, doc, items } = await open();
  const heading = () => screen.getByRole('columnheader', { name: /^Words/ });
  fireEvent.click(screen.getByRole('button', { name: 'New row' }));
  write('A van');
  key('Tab');
  expect(words()).toEqual(['Costs', 'Laws', 'Old roofs', 'A van']);
  expect(here()[1]).toBe('kind');
  const add = (text: string) =>
    insertNode(items, { id: newId<ItemId>(), kind: 'barrier', author: null, at: 9, x: 0, y: 900, text });
  act(() => doc.transact(() => add('Doubt'), 'other'));
  await waitFor(() => expect(words()).toEqual(['Costs', 'Doubt', 'Laws', 'Old roofs', 'A van']));
  expect(heading().getAttribute('aria-sort')).toBe('none');
  fireEvent.click(within(heading()).getByRole('button'));
  await waitFor(() => expect(words()).toEqual(['A van', 'Costs', 'Doubt', 'Laws', 'Old roofs']));
  expect(heading().getAttribute('aria-sort')).toBe('ascending');
  act(() => cell(id('Laws'), 'words').focus());
  key('Delete', { ctrlKey: true });
  await waitFor(() => expect(words()).toHaveLength(4));
  key('z', { ctrlKey: true });
  await waitFor(() => expect(words()).toEqual(['A van', 'Costs', 'Doubt', 'Laws', 'Old roofs']));
});

it('[MV57] a letter opens what can be chosen at its word, is said by who goes on, and means nothing else', async () => {
  const { id, node } = await open();
  act(() => cell(id('Costs'), 'kind').focus());
  // The letter itself is left to the field that has the keyboard by now.
  expect(key('c')).toBe(false);
  const field = document.activeElement as HTMLSelectElement;
  expect(field.labels?.[0]?.textContent).toBe('Kind');
  expect(screen.queryByRole('complementary', { name: 'Comments' })).toBeNull();
  fireEvent.change(field, { target: { value: 'cause' } });
  expect(node(id('Costs')).kind).toBe('barrier');
  key('Enter');
  expect(node(id('Costs')).kind).toBe('cause');
  expect(here()).toEqual([id('Laws'), 'kind']);
  key('s');
  fireEvent.change(document.activeElement as Element, { target: { value: 'solution' } });
  key('Tab');
  expect(node(id('Laws')).kind).toBe('solution');
  expect(here()).toEqual([id('Laws'), 'category']);
  key('f');
  fireEvent.change(document.activeElement as Element, { target: { value: 'finance' } });
  key('Escape');
  expect(here()).toEqual([id('Laws'), 'category']);
  expect(node(id('Laws')).category).toBeNull();
});
