/** Practices by barriers, filled in their cells. */
import '../../client/features/map/compare/CompareScreen.tsx';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { type MapLink, readMapItem } from '../../shared/documents/barrierMap.ts';
import { setUpDom } from '../support/dom.tsx';
import { drawMap, showMap } from '../support/mapView.tsx';

setUpDom();

async function open(canEdit = true) {
  const map = drawMap();
  for (const text of ['Mistrust', 'Elections']) map.node(text);
  map.node('Advice desk', { kind: 'solution' });
  map.link('Mistrust', 'overcome-by', 'Advice desk');
  showMap(map.doc, { view: 'canvas', canEdit }, '/?compare=-&show=practices');
  await screen.findByRole('table', { name: 'Practices and barriers: M' });
  const links = () =>
    [...map.items]
      .map(([id, item]) => readMapItem(id, item))
      .filter((one): one is MapLink => one?.kind === 'link')
      .map(({ from, to, relation }) => [from, relation, to]);
  return { ...map, links };
}

const cell = (name: RegExp) => screen.getByRole('button', { name });
const key = (name: string, more = {}) =>
  fireEvent.keyDown(document.activeElement as Element, { key: name, ...more });
const focus = (element: HTMLElement) => act(() => element.focus());

it('[MC18] a press on an empty cell offers what a practice does: it is a new link, one step of undo', async () => {
  const { id, links } = await open();
  const before = links();
  const empty = cell(/^nothing said: Advice desk and Elections$/);
  expect([empty.tabIndex, empty.getAttribute('aria-haspopup')]).toEqual([-1, 'menu']);
  focus(empty);
  fireEvent.click(empty);
  const choice = (name: RegExp) => screen.getByRole('menuitemradio', { name });
  expect(choice(/^Nothing/).getAttribute('aria-checked')).toBe('true');
  fireEvent.click(choice(/^Reduces it/));
  await waitFor(() =>
    expect(empty.getAttribute('aria-label')).toBe('reduces it: Advice desk reduces Elections'),
  );
  expect(document.activeElement).toBe(empty);
  expect(links()).toEqual([...before, [id('Advice desk'), 'reduces', id('Elections')]]);
  key('z', { ctrlKey: true });
  await waitFor(() => expect(empty.getAttribute('aria-label')).toMatch(/^nothing said/));
  expect(links()).toEqual(before);
});

it('[MC18] keys say it at once: the link that is there is changed and turned, or goes', async () => {
  const { id, items, links } = await open();
  const filled = cell(/^reduces it: Mistrust is overcome by Advice desk/);
  const link = id('Mistrust Advice desk');
  items.get(link)?.set('strength', 'strong');
  focus(filled);
  for (const [name, relation] of [
    ['2', 'causes'],
    ['3', 'unclear'],
    ['-', 'reduces'],
  ] as const) {
    key(name);
    expect(links()).toEqual([[id('Advice desk'), relation, id('Mistrust')]]);
    expect(items.get(link)?.get('strength')).toBe('strong');
    await waitFor(() => expect(filled.dataset.sign).toBe({ 2: '+', 3: '?', '-': '-' }[name]));
  }
  key('Delete');
  expect(links()).toEqual([]);
  await waitFor(() => expect(filled.getAttribute('aria-label')).toMatch(/^nothing said/));
});

it('[MC18] the keys that the menu of a cell shows hold while it is open', async () => {
  const { id, links } = await open();
  const before = links();
  const empty = cell(/^nothing said: Advice desk and Elections$/);
  focus(empty);
  fireEvent.click(empty);
  expect(document.activeElement?.getAttribute('role')).toBe('menuitemradio');
  key('1');
  expect(links()).toEqual([...before, [id('Advice desk'), 'reduces', id('Elections')]]);
  await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
  expect(document.activeElement).toBe(empty);
});

it('[MC18] arrows walk over empty cells as well', async () => {
  await open();
  focus(cell(/^Advice desk/));
  key('ArrowRight');
  key('ArrowRight');
  expect(document.activeElement).toBe(cell(/^nothing said: Advice desk and Elections$/));
});

it('[MC18] who may only read goes to the link, and no cell is empty and can be pressed', async () => {
  const { links } = await open(false);
  const before = links();
  expect(screen.queryByRole('button', { name: /^nothing said/ })).toBeNull();
  const filled = cell(/^reduces it: Mistrust/);
  focus(filled);
  key('2');
  expect(links()).toEqual(before);
  fireEvent.click(filled);
  await waitFor(() => expect(document.querySelector('aside h2')?.textContent).toBe('Link'));
});

it('[MC10] Esc lets go of a cell before it leaves the comparison', async () => {
  await open();
  focus(cell(/^nothing said: Advice desk and Elections$/));
  key('Escape');
  const screenOf = () => document.querySelector('[data-comparison]');
  expect(document.activeElement).toBe(screenOf());
  key('Escape');
  await waitFor(() => expect(screenOf()).toBeNull());
});
