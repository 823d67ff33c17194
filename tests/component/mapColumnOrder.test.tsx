/** In which order the columns of a map's two tables stand, and what each of them is sorted by. */
import '../../client/features/map/table/MapTable.tsx';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { inKeptOrder, movedOrder } from '../../client/features/map/table/columnOrder.ts';
import { setUpDom } from '../support/dom.tsx';
import { liveMap } from '../support/liveMap.ts';
import { drawMap, showMap } from '../support/mapView.tsx';

setUpDom();
Element.prototype.scrollIntoView ??= () => undefined;
vi.setConfig({ testTimeout: 60_000 });

// As wide as this is each heading, from the left.
const WIDE = 100;
beforeEach(() => {
  localStorage.clear();
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (this: HTMLElement) {
    const own = this.closest('th');
    const at = own ? [...(own.parentElement?.children ?? [])].indexOf(own) : 0;
    return new DOMRect(at * WIDE, 0, own ? WIDE : 2_000, 40);
  });
});
afterEach(() => vi.restoreAllMocks());

async function open(rows: 'nodes' | 'links', more: Partial<Parameters<typeof showMap>[1]> = {}, sort = '') {
  const map = drawMap();
  map.node('Costs', { kind: 'cause' });
  map.node('Laws');
  map.link('Costs', 'causes', 'Laws');
  const address = `/?view=table${rows === 'links' ? '&rows=links' : ''}${sort}`;
  showMap(map.doc, { view: 'table', ...more }, address);
  await screen.findByRole('grid', { name: rows === 'links' ? 'Links of M' : 'Table of M' });
  return map;
}

const headings = () =>
  [...document.querySelectorAll<HTMLElement>('th button[data-column]')].map(({ dataset }) => dataset.column);
const heading = (column: string) =>
  document.querySelector(`th button[data-column="${column}"]`) as HTMLElement;
const cells = () =>
  [...(document.querySelector('tbody tr')?.querySelectorAll<HTMLElement>('td[data-column]') ?? [])].map(
    ({ dataset }) => dataset.column,
  );
/** In the middle of a heading, or so far beside it. */
const over = (column: string, by = 0) => {
  const { left, width } = heading(column).getBoundingClientRect();
  return left + width / 2 + by;
};
function drag(column: string, to: number, drops = true): void {
  fireEvent.pointerDown(heading(column), { clientX: over(column), button: 0, pointerType: 'mouse' });
  fireEvent.pointerMove(window, { clientX: to });
  if (drops) fireEvent.pointerUp(window, { clientX: to });
}
const dropsAt = () =>
  [...document.querySelectorAll<HTMLElement>('th[data-drop]')].map((one) => [
    one.querySelector('button')?.dataset.column,
    one.dataset.drop,
  ]);
const sortedBy = () => new URLSearchParams(location.search).get('sort') ?? '';
const PLAIN = ['words', 'kind', 'category', 'field', 'control', 'confidence', 'group', 'links', 'note'];

describe('the order of columns', () => {
  it('[MV101] a heading is dragged before another one; cells go along, and it is so the next time', async () => {
    const live = liveMap(new Y.Doc());
    await open('nodes', { live });
    expect(headings()).toEqual(PLAIN);
    drag('note', over('category', -20), false);
    expect([dropsAt(), headings()]).toEqual([[['category', 'before']], PLAIN]);
    fireEvent.pointerUp(window);
    // The browser makes a click of it, on what was held.
    fireEvent.click(heading('note'));
    const moved = ['words', 'kind', 'note', ...PLAIN.slice(2, -1)];
    expect([headings(), dropsAt(), sortedBy()]).toEqual([moved, [], '']);
    await screen.findByText('Note: column 3 of 9');
    cleanup();
    await open('nodes', { live });
    expect(headings()).toEqual(moved);
    // Those after it too, and none before the words.
    drag('note', over('words', -40));
    expect(headings()).toEqual(['words', 'note', 'kind', ...PLAIN.slice(2, -1)]);
    drag('words', over('links', 20));
    expect(headings().at(0)).toBe('words');
    drag('note', over('links', 20));
    expect([headings(), Object.keys(localStorage)]).toEqual([PLAIN, []]);
  });

  it('[MV101] Esc leaves it, a press that trembles sorts, and a finger scrolls', async () => {
    await open('nodes');
    drag('note', over('kind'), false);
    expect(dropsAt()).toHaveLength(1);
    fireEvent.keyDown(window, { key: 'Escape' });
    expect(dropsAt()).toEqual([]);
    fireEvent.pointerMove(window, { clientX: over('field') });
    fireEvent.pointerUp(window, { clientX: over('field') });
    fireEvent.click(heading('note'));
    expect([headings(), sortedBy()]).toEqual([PLAIN, '']);
    fireEvent.pointerDown(heading('note'), { clientX: over('note'), button: 0, pointerType: 'touch' });
    fireEvent.pointerMove(window, { clientX: over('kind') });
    fireEvent.pointerUp(window, { clientX: over('kind') });
    drag('note', over('note', 4));
    await waitFor(() => {
      fireEvent.click(heading('note'));
      expect(sortedBy()).toBe('note');
    });
    expect(headings()).toEqual(PLAIN);
  });

  it('[MV101] by keys and by its menu one goes past those that are shown, in the table of links too', async () => {
    const { id } = await open('links');
    const first = headings();
    // With one that is chosen Alt and an arrow walk along links elsewhere.
    fireEvent.click(document.querySelector(`[data-item="${id('Costs Laws')}"]`) as Element);
    expect(first.slice(0, 5)).toEqual(['from', 'relation', 'to', 'sign', 'strength']);
    act(() => heading('strength').focus());
    const key = (name: string) => fireEvent.keyDown(heading('strength'), { key: name, altKey: true });
    expect(key('ArrowLeft')).toBe(false);
    expect(headings().slice(0, 5)).toEqual(['from', 'relation', 'to', 'strength', 'sign']);
    expect(document.activeElement).toBe(heading('strength'));
    key('ArrowLeft');
    key('ArrowLeft');
    // No farther, and the browser does not go back either.
    expect(key('ArrowLeft')).toBe(false);
    expect(headings().slice(0, 5)).toEqual(['from', 'strength', 'relation', 'to', 'sign']);
    expect(cells().slice(0, 3)).toEqual(['strength', 'relation', 'to']);
    const menu = async (column: string, name: RegExp) => {
      fireEvent.contextMenu(heading(column));
      fireEvent.click(await screen.findByRole('menuitem', { name }));
    };
    await menu('relation', /^Hide column/);
    await menu('strength', /^Move right/);
    expect(headings().slice(0, 3)).toEqual(['from', 'to', 'strength']);
    fireEvent.contextMenu(heading('to'));
    await screen.findByRole('menu');
    expect(screen.queryByRole('menuitem', { name: /Move left/ })).toBeNull();
    fireEvent.keyDown(document.activeElement as Element, { key: 'Escape' });
    fireEvent.click(screen.getByRole('button', { name: 'Columns, 1 hidden' }));
    fireEvent.click(await screen.findByRole('button', { name: 'All as at first' }));
    expect([headings(), Object.keys(localStorage)]).toEqual([first, []]);
  });

  it('[MV101] is walked as it stands', async () => {
    const { id } = await open('nodes');
    drag('note', over('kind', -20));
    const words = document.querySelector(
      `td[data-item="${id('Costs')}"][data-column="words"]`,
    ) as HTMLElement;
    act(() => words.focus());
    fireEvent.keyDown(words, { key: 'ArrowRight' });
    expect((document.activeElement as HTMLElement).dataset.column).toBe('note');
  });

  it('[MV101] a column that came since follows the one it does at first; one that is away keeps its place', () => {
    const named = (text: string) => text.split('').map((id) => ({ id }));
    const shown = (ids: string, order: readonly string[]) =>
      inKeptOrder(named(ids), order)
        .map(({ id }) => id)
        .join('');
    const order = movedOrder([], ['words', ...'abcd'], 'd', 'a', false);
    expect(order).toEqual(['d', 'a', 'b', 'c']);
    expect(shown('abXcdY', order)).toBe('dYabXc');
    expect(shown('acd', order)).toBe('dac');
    // While b is away c goes to the front, and b is back behind a.
    const without = movedOrder(order, ['words', ...'acd'], 'c', 'd', false);
    expect(shown('abcd', without)).toBe('cdab');
    expect(movedOrder(order, ['words', ...'abcd'], 'd', 'c', true)).toEqual([]);
    expect(shown('abcd', ['z', 'c', 'q'])).toBe('abcd');
  });
});

it('[MV102] each table keeps its order while the other one is shown', async () => {
  await open('nodes', {}, '&sort=-words');
  const rows = (name: string) => fireEvent.click(screen.getByRole('radio', { name }));
  const way = (column: string) => heading(column).closest('th')?.getAttribute('aria-sort');
  rows('Links');
  await screen.findByRole('grid', { name: 'Links of M' });
  expect(sortedBy()).toBe('');
  fireEvent.click(heading('strength'));
  rows('Nodes');
  await screen.findByRole('grid', { name: 'Table of M' });
  expect([sortedBy(), way('words')]).toEqual(['-words', 'descending']);
  rows('Links');
  await screen.findByRole('grid', { name: 'Links of M' });
  expect([sortedBy(), way('strength')]).toEqual(['strength', 'ascending']);
  rows('Nodes');
  rows('Links');
  expect(sortedBy()).toBe('strength');
});
