/** The keys of cells are the same in both tables of a map, and never those of the canvas. */
import '../../client/features/map/table/MapTable.tsx';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { insertNode, isNode, readMapItem } from '../../shared/documents/barrierMap.ts';
import { type CityId, newId } from '../../shared/ids.ts';
import { setUpDom } from '../support/dom.tsx';
import { drawMap, showMap } from '../support/mapView.tsx';

setUpDom();
Element.prototype.scrollIntoView ??= () => undefined;
vi.setConfig({ testTimeout: 60_000 });

const BUD = 'budapest-hu' as CityId;
const CITIES = [{ id: BUD, name: 'Budapest', country: 'HU', badge: 'BUD', part: 'first' }] as never;

const TABLES = {
  nodes: { name: 'Table of M', column: 'kind', values: ['barrier', 'cause', 'solution'], letter: 'c' },
  links: { name: 'Links of M', column: 'relation', values: ['blocks', 'causes', 'requires'], letter: 'c' },
} as const;

async function open(rows: keyof typeof TABLES) {
  const map = drawMap();
  for (const text of ['Costs', 'Laws', 'Roofs']) map.node(text);
  map.link('Costs', 'blocks', 'Roofs');
  map.link('Laws', 'blocks', 'Costs');
  showMap(
    map.doc,
    { view: 'table', cities: CITIES },
    `/?view=table&rows=${rows}&sort=${rows === 'nodes' ? 'words' : 'from'}`,
  );
  await screen.findByRole('grid', { name: TABLES[rows].name });
  const item = (name: string) => readMapItem(map.id(name), map.items.get(map.id(name)));
  return { ...map, item, first: rows === 'nodes' ? 'Costs' : 'Costs Roofs' };
}

const rowsOf = () => [...document.querySelectorAll('tbody tr')];
const cell = (row: number, column: string) =>
  rowsOf()[row]?.querySelector<HTMLElement>(`td[data-column="${column}"]`) as HTMLElement;
const focus = (element: HTMLElement) => act(() => element.focus());
/** Whether the page took it: else the browser has it. */
const key = (name: string, more = {}) =>
  !fireEvent.keyDown(document.activeElement as Element, { key: name, ...more });
const field = () => document.activeElement as HTMLSelectElement;
const place = () => {
  const td = document.activeElement?.closest<HTMLElement>('td, th');
  return [rowsOf().indexOf(td?.closest('tr') as Element), td?.dataset.column ?? 'from'];
};
const everything = ({ items }: { items: ReadonlyMap<string, unknown> }) => JSON.stringify([...items]);

let heard: string[] = [];
const hear = (event: KeyboardEvent) => void heard.push(event.key);
beforeEach(() => {
  heard = [];
  window.addEventListener('keydown', hear);
  return () => window.removeEventListener('keydown', hear);
});

describe.each(['nodes', 'links'] as const)('the table of %s', (rows) => {
  const { column, values, letter } = TABLES[rows];

  it('[MV76] Enter, F2, Alt with the down arrow, a letter and the second press open, Esc closes, nothing changes', async () => {
    const map = await open(rows);
    const before = everything(map);
    const ways = [
      () => key('Enter'),
      () => key('F2'),
      () => key('ArrowDown', { altKey: true }),
      () => key(letter),
    ];
    for (const way of ways) {
      focus(cell(0, column));
      way();
      expect(field().matches('select')).toBe(true);
      key('Escape');
      expect(place()).toEqual([0, column]);
      expect(document.querySelector('tbody select')).toBeNull();
    }
    fireEvent.mouseDown(cell(1, column));
    focus(cell(1, column));
    fireEvent.click(cell(1, column));
    expect(document.querySelector('tbody select')).toBeNull();
    fireEvent.mouseDown(cell(1, column));
    fireEvent.click(cell(1, column));
    expect(field().matches('select')).toBe(true);
    key('Escape');
    expect(everything(map)).toBe(before);
  });

  it('[MV76] arrows go from cell to cell and change nothing; one cell takes part in Tab', async () => {
    const map = await open(rows);
    const before = everything(map);
    focus(cell(0, column));
    expect(key('ArrowDown')).toBe(true);
    expect(place()).toEqual([1, column]);
    expect(key('ArrowRight')).toBe(true);
    expect(place()[0]).toBe(1);
    expect(place()[1]).not.toBe(column);
    key('ArrowLeft');
    key('ArrowUp');
    expect(place()).toEqual([0, column]);
    expect(document.querySelectorAll('tbody [tabindex="0"]')).toHaveLength(1);
    expect(everything(map)).toBe(before);
  });

  it('[MV76] what keys choose once a list was closed is said by Enter or Tab, and by Esc not', async () => {
    const { item, first } = await open(rows);
    const now = () => (item(first) as unknown as Record<string, string>)[column];
    focus(cell(0, column));
    key('Enter');
    // The browser has opened and closed its list: then its arrows are heard.
    key('ArrowDown');
    fireEvent.change(field(), { target: { value: values[1] } });
    expect(now()).toBe(values[0]);
    key('Escape');
    expect(now()).toBe(values[0]);
    key('Enter');
    key('ArrowDown');
    fireEvent.change(field(), { target: { value: values[1] } });
    key('Tab');
    expect(now()).toBe(values[1]);
    key('Tab', { shiftKey: true });
    expect(place()).toEqual([0, column]);
    key('F2');
    fireEvent.change(field(), { target: { value: values[2] } });
    expect(now()).toBe(values[2]);
    expect(place()).toEqual([0, column]);
    expect(key('Enter')).toBe(true);
    expect(place()).toEqual([1, column]);
  });

  it('[MV75] no letter and no digit acts on what is chosen, in whatever cell', async () => {
    const map = await open(rows);
    const before = everything(map);
    const columns = [...(rowsOf()[0]?.querySelectorAll<HTMLElement>('td[data-column]') ?? [])].map(
      ({ dataset }) => dataset.column as string,
    );
    for (const one of columns)
      for (const name of ['r', 'R', 'p', 'd', 'l', 'a', 'n', 'c', 'f', 't', 'v', 'h', '9']) {
        focus(cell(0, one));
        key(name);
        key('Escape');
        expect([one, name, heard.filter((pressed) => pressed === name)]).toEqual([one, name, []]);
      }
    const checkbox = rowsOf()[0]?.querySelector<HTMLElement>('input[type="checkbox"]') as HTMLElement;
    fireEvent.click(checkbox);
    for (const on of [checkbox, document.querySelector('th button') as HTMLElement, document.body]) {
      for (const name of ['r', 'p', 'd', '3']) fireEvent.keyDown(on, { key: name });
    }
    expect(everything(map)).toBe(before);
    expect(screen.queryByRole('complementary', { name: 'Comments' })).toBeNull();
  });
});

it('[MV75] what is typed on words begins them anew, and Esc brings back what stood there', async () => {
  const { item } = await open('nodes');
  const words = () => item('Costs')?.text;
  focus(cell(0, 'words'));
  expect(key('R')).toBe(false);
  const area = document.activeElement as HTMLTextAreaElement;
  expect(area.matches('textarea')).toBe(true);
  expect([area.selectionStart, area.selectionEnd]).toEqual([0, 'Costs'.length]);
  fireEvent.input(area, { target: { value: 'R' } });
  fireEvent.input(area, { target: { value: 'Rent' } });
  expect(words()).toBe('Rent');
  key('Escape');
  expect(words()).toBe('Costs');
  expect(place()).toEqual([0, 'words']);
  key('3');
  fireEvent.input(document.activeElement as Element, { target: { value: '3 roofs' } });
  key('Enter');
  expect(words()).toBe('3 roofs');
  // What was opened to be written on is not brought back.
  focus(cell(0, 'words'));
  key('F2');
  fireEvent.input(document.activeElement as Element, { target: { value: '3 roofs more' } });
  key('Escape');
  expect(words()).toBe('3 roofs more');
});

it('[MV75] what others wrote meanwhile stays when Esc brings the words back', async () => {
  const { doc, item, items } = await open('nodes');
  focus(cell(0, 'words'));
  key('x');
  fireEvent.input(document.activeElement as Element, { target: { value: 'x' } });
  const more = {
    id: newId() as never,
    kind: 'barrier' as const,
    author: null,
    at: 9,
    x: 0,
    y: 900,
    text: 'Doubt',
  };
  act(() => doc.transact(() => insertNode(items, more), 'other'));
  key('Escape');
  expect(item('Costs')?.text).toBe('Costs');
  expect(items.has(more.id)).toBe(true);
});

it('[MV75] a digit is the strength in its cell, and goes to all rows of a range', async () => {
  const { item } = await open('links');
  const strengths = () =>
    ['Costs Roofs', 'Laws Costs'].map((name) => (item(name) as { strength?: string }).strength);
  focus(cell(0, 'strength'));
  key('3');
  await waitFor(() => expect(strengths()).toEqual(['strong', 'medium']));
  key('7');
  expect(strengths()).toEqual(['strong', 'medium']);
  // What was said goes on below (MV21).
  expect(key('Enter')).toBe(true);
  expect(place()).toEqual([1, 'strength']);
  key('ArrowUp');
  key('ArrowDown', { shiftKey: true });
  key('1');
  expect(strengths()).toEqual(['weak', 'weak']);
  expect(isNode(item('Costs') ?? null)).toBe(true);
});

it('[MV78] links keep their places while they are filled, and the heading says its order only while it holds', async () => {
  await open('links');
  const heading = () => screen.getByRole('columnheader', { name: /^Strength/ });
  const sort = () => fireEvent.click(heading().querySelector('button') as HTMLElement);
  sort();
  await waitFor(() => expect(heading().getAttribute('aria-sort')).toBe('ascending'));
  const names = () => rowsOf().map((row) => row.querySelector('th button')?.textContent);
  const [first, second] = names();
  focus(cell(0, 'strength'));
  key('3');
  key('Enter');
  key('1');
  await waitFor(() => expect(cell(1, 'strength').textContent).toBe('weak'));
  expect(names()).toEqual([first, second]);
  expect(place()).toEqual([1, 'strength']);
  expect(heading().getAttribute('aria-sort')).toBe('none');
  sort();
  await waitFor(() => expect(names()).toEqual([second, first]));
  expect(heading().getAttribute('aria-sort')).toBe('ascending');
});
