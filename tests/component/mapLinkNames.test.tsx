/** The ends of a link chosen by their words in its row. */
import '../../client/features/map/table/MapTable.tsx';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { isNode, readMapItem } from '../../shared/documents/barrierMap.ts';
import { setUpDom } from '../support/dom.tsx';
import { drawMap, showMap } from '../support/mapView.tsx';

setUpDom();
Element.prototype.scrollIntoView ??= () => undefined;
vi.setConfig({ testTimeout: 60_000 });

async function open({ canEdit = true } = {}) {
  const map = drawMap();
  for (const text of ['Laws', 'Costs', 'Roofs', 'Rate too high']) map.node(text);
  map.node('High rents', { kind: 'cause' });
  map.link('Laws', 'blocks', 'Roofs');
  map.link('Costs', 'causes', 'Roofs');
  map.link('Costs', 'causes', 'Laws');
  showMap(map.doc, { view: 'table', canEdit }, '/?view=table&rows=links&sort=from');
  await screen.findByRole('grid', { name: 'Links of M' });
  const ends = (name: string) => {
    const link = readMapItem(map.id(name), map.items.get(map.id(name)));
    if (link?.kind !== 'link') throw new Error('It is gone');
    return [link.from, link.to].map((id) => {
      const node = readMapItem(id, map.items.get(id));
      return isNode(node) ? node.text : null;
    });
  };
  return { ...map, ends };
}

const rowOf = (name: string) => screen.getByRole('button', { name }).closest('tr') as HTMLElement;
const to = (name: string) => rowOf(name).querySelector<HTMLElement>('td[data-column="to"]') as HTMLElement;
const key = (name: string, more = {}) =>
  !fireEvent.keyDown(document.activeElement as Element, { key: name, ...more });
const field = () => screen.getByRole('combobox', { name: /^(From|To): / }) as HTMLInputElement;
const write = (words: string) => fireEvent.change(field(), { target: { value: words } });
const offered = () => [...document.querySelectorAll<HTMLElement>('[data-floating] [role="option"]')];
const options = () => offered().map(({ textContent }) => textContent);
const active = () =>
  document.getElementById(field().getAttribute('aria-activedescendant') ?? '')?.textContent ?? null;

it('[MV92] a letter on To looks for a node by its words, the arrows go through them, Enter takes one in one step of undo', async () => {
  const { ends } = await open();
  act(() => to('Laws blocks Roofs').focus());
  // The field has the keyboard by the time the browser writes the letter.
  expect(key('r')).toBe(false);
  expect(document.activeElement).toBe(field());
  expect(field().getAttribute('aria-expanded')).toBe('true');
  expect(field().selectionEnd).toBe('Roofs'.length);
  write('r');
  expect(options()).toEqual(['RoofsBarrier', 'Rate too highBarrier', 'High rentsCause', 'New node “r”']);
  write('ra');
  expect(options()[0]).toBe('Rate too highBarrier');
  write('h');
  expect(active()).toBe('High rentsCause');
  key('ArrowDown');
  expect(active()).toBe('Rate too highBarrier');
  expect(key('Enter')).toBe(true);
  expect(ends('Laws Roofs')).toEqual(['Laws', 'Rate too high']);
  await waitFor(() => expect(screen.queryByRole('combobox', { name: /^To: / })).toBeNull());
  key('z', { ctrlKey: true });
  await waitFor(() => expect(ends('Laws Roofs')).toEqual(['Laws', 'Roofs']));
});

it('[MV92] Enter, F2, Alt with the down arrow and the second press open both ends; Esc and a press elsewhere leave them', async () => {
  const { ends, items } = await open();
  const before = JSON.stringify([...items]);
  const from = () => screen.getByRole('button', { name: 'Laws blocks Roofs' });
  for (const cell of [from, () => to('Laws blocks Roofs')])
    for (const way of ['Enter', 'F2', 'ArrowDown']) {
      act(() => cell().focus());
      expect(key(way, { altKey: way === 'ArrowDown' })).toBe(true);
      expect([way, cell === from, options().length]).toEqual([way, cell === from, 5]);
      expect(active()).toBe(`${field().value}Barrier`);
      write('Rate');
      expect(key('Escape')).toBe(true);
      expect(document.activeElement).toBe(cell());
      expect(options()).toEqual([]);
    }
  for (const cell of [from, () => to('Laws blocks Roofs')]) {
    act(() => to('Costs causes Laws').focus());
    fireEvent.mouseDown(cell());
    act(() => cell().focus());
    fireEvent.click(cell());
    expect(options()).toEqual([]);
    fireEvent.mouseDown(cell());
    fireEvent.click(cell());
    write('Rate');
    act(() => to('Costs causes Laws').focus());
    expect(options()).toEqual([]);
  }
  expect(ends('Laws Roofs')).toEqual(['Laws', 'Roofs']);
  expect(JSON.stringify([...items])).toBe(before);
});

it('[MV92] a name that no node has is a new node, in one step of undo with the link', async () => {
  const { ends, items } = await open();
  const before = items.size;
  act(() => screen.getByRole('button', { name: 'Laws blocks Roofs' }).focus());
  key('o');
  write('Old boilers');
  expect(options()).toEqual(['New node “Old boilers”']);
  key('Enter');
  expect(ends('Laws Roofs')).toEqual(['Old boilers', 'Roofs']);
  expect(items.size).toBe(before + 1);
  await screen.findByText('New on the map: “Old boilers”');
  key('z', { ctrlKey: true });
  await waitFor(() => expect(items.size).toBe(before));
  expect(ends('Laws Roofs')).toEqual(['Laws', 'Roofs']);
  // Who is called so is meant, however it is written.
  act(() => to('Laws blocks Roofs').focus());
  key('Enter');
  write('rate TOO high');
  expect(options()).toEqual(['Rate too highBarrier']);
});

it('[MV92] a link with itself and one that is there already are refused in words', async () => {
  const { ends, items } = await open();
  const before = items.size;
  act(() => to('Costs causes Laws').focus());
  key('Enter');
  write('Costs');
  expect(options()).toEqual(['CostsIts other end']);
  expect(offered()[0]?.getAttribute('aria-disabled')).toBe('true');
  key('Enter');
  await screen.findByText('“Costs” is its other end: a link joins two nodes.');
  write('Roofs');
  expect(options()).toEqual(['RoofsLinked already']);
  fireEvent.click(offered()[0] as HTMLElement);
  await screen.findByText('This link is on the map already, with “Roofs”.');
  expect(field().value).toBe('Roofs');
  key('Escape');
  expect(ends('Costs Laws')).toEqual(['Costs', 'Laws']);
  expect(items.size).toBe(before);
});

it('[MV92] several rows that are chosen get the end at once; those that cannot have it are told', async () => {
  const { ends } = await open();
  act(() => to('Costs causes Laws').focus());
  key(' ');
  fireEvent.click(screen.getByRole('checkbox', { name: 'Choose Costs causes Roofs' }));
  act(() => to('Costs causes Laws').focus());
  key('Enter');
  write('Rate');
  key('Enter');
  expect(ends('Costs Laws')).toEqual(['Costs', 'Rate too high']);
  expect(ends('Costs Roofs')).toEqual(['Costs', 'Roofs']);
  await screen.findByText('1 cell stayed as it was: To “Rate too high”.');
});

it('[MV92] [MV11] who may only read opens nothing', async () => {
  await open({ canEdit: false });
  act(() => to('Laws blocks Roofs').focus());
  key('r');
  key('Enter');
  expect(options()).toEqual([]);
});
