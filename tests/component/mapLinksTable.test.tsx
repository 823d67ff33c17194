/** The links of a map as a table of their own. */
import '../../client/features/map/table/MapTable.tsx';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { type MapDesk, useDesk } from '../../client/features/map/MapDesk.ts';
import { changeMapItem, readMapItem } from '../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../shared/ids.ts';
import { setUpDom } from '../support/dom.tsx';
import { drawMap, showMap } from '../support/mapView.tsx';

setUpDom();
Element.prototype.scrollIntoView ??= () => undefined;
vi.setConfig({ testTimeout: 60_000 });

async function open({ at = '/?view=table&rows=links', canEdit = true } = {}) {
  const map = drawMap();
  for (const text of ['Laws', 'Costs', 'Roofs']) map.node(text);
  map.link('Laws', 'blocks', 'Roofs');
  map.link('Costs', 'causes', 'Roofs');
  map.link('Roofs', 'unclear', 'Laws');
  changeMapItem(map.items, map.id('Costs Roofs'), { state: 'disputed' });
  showMap(map.doc, { view: 'table', canEdit }, at);
  const link = (id: ItemId) => readMapItem(id, map.items.get(id));
  return { ...map, link };
}

const table = () => screen.findByRole('grid', { name: 'Links of M' });
const shown = () =>
  [...document.querySelectorAll('tbody tr')].map((row) =>
    ['th', 'td:nth-child(3)', 'td:nth-child(4)'].map((one) => row.querySelector(one)?.textContent).join(' '),
  );
const sort = (name: string) =>
  fireEvent.click(
    within(screen.getByRole('columnheader', { name: new RegExp(`^${name}`) })).getByRole('button'),
  );
const button = (name: string) => screen.getByRole('button', { name });

const cellOf = (name: string, column: string) =>
  button(name).closest('tr')?.querySelector<HTMLElement>(`td[data-column="${column}"]`) as HTMLElement;
const press = (key: string, more = {}) =>
  fireEvent.keyDown(document.activeElement as Element, { key, ...more });
/** The field of a cell, opened by Enter. */
function fieldOf(name: string, column: string) {
  act(() => cellOf(name, column).focus());
  press('Enter');
  return document.activeElement as HTMLSelectElement;
}

const copied = () => {
  const given = new Map<string, string>();
  const event = new Event('copy', { bubbles: true, cancelable: true });
  const setData = (type: string, text: string) => given.set(type, text);
  Object.defineProperty(event, 'clipboardData', { value: { setData } });
  document.activeElement?.dispatchEvent(event);
  return given.get('text/plain');
};

describe('the links of a map as a table', () => {
  it('[MV36] the bar and the address choose it, and a heading sorts it both ways', async () => {
    await open({ at: '/?view=table&sort=-words' });
    fireEvent.click(await screen.findByRole('radio', { name: 'Links' }));
    await table();
    const asked = (name: string) => new URLSearchParams(location.search).get(name);
    expect([asked('rows'), asked('sort')]).toEqual(['links', null]);
    expect(shown()).toEqual(['Laws Roofs −', 'Costs Roofs +', 'Roofs Laws ?']);
    sort('From');
    await waitFor(() => expect(shown()).toEqual(['Costs Roofs +', 'Laws Roofs −', 'Roofs Laws ?']));
    sort('Relation');
    await waitFor(() => expect(shown()[0]).toBe('Costs Roofs +'));
    sort('Relation');
    await waitFor(() => expect(shown()[0]).toBe('Laws Roofs −'));
    expect(screen.getByRole('columnheader', { name: /^Relation/ }).getAttribute('aria-sort')).toBe(
      'descending',
    );
    fireEvent.click(screen.getByRole('radio', { name: 'Nodes' }));
    await screen.findByRole('grid', { name: 'Table of M' });
    expect([asked('rows'), asked('sort')]).toEqual([null, '-words']);
  });

  it('[MV31] [MV36] the filter holds, and says how many of how many', async () => {
    const { items, id } = await open({ at: '/?view=table&rows=links&state=disputed' });
    await table();
    expect(shown()).toEqual(['Costs Roofs +']);
    expect(screen.getByText('1 of 3')).toBeTruthy();
    act(() => changeMapItem(items, id('Costs Roofs'), { state: 'agreed' }));
    expect(await screen.findByText('No link fits the filter.')).toBeTruthy();
  });

  it('[MF10] a link that is asked for is a row where one of its ends fits', async () => {
    await open({ at: '/?view=table&rows=links&verb=blocks&q=laws' });
    await table();
    expect(shown()).toEqual(['Laws Roofs −']);
  });

  it('[MV36] verb, strength and state are changed in place, and it can be undone', async () => {
    const { id, link } = await open();
    await table();
    const relation = fieldOf('Laws blocks Roofs', 'relation');
    expect(relation.labels?.[0]?.textContent).toBe('Relation: Laws blocks Roofs');
    fireEvent.change(relation, { target: { value: 'requires' } });
    expect(link(id('Laws Roofs'))).toMatchObject({ relation: 'requires' });
    expect(shown()[0]).toBe('Laws Roofs –');
    fireEvent.change(fieldOf('Laws requires Roofs', 'strength'), { target: { value: 'strong' } });
    fireEvent.change(fieldOf('Laws requires Roofs', 'state'), { target: { value: 'agreed' } });
    expect(link(id('Laws Roofs'))).toMatchObject({ strength: 'strong', state: 'agreed' });
    act(() => button('Laws requires Roofs').focus());
    fireEvent.keyDown(document.activeElement as Element, { key: 'z', ctrlKey: true });
    expect(link(id('Laws Roofs'))).toMatchObject({ strength: 'strong', state: 'proposed' });
  });

  it('[MH96] Ctrl+Z and Ctrl+Y hold wherever the focus is, except where something was typed', async () => {
    const { id, link } = await open();
    await table();
    fireEvent.change(fieldOf('Laws blocks Roofs', 'state'), { target: { value: 'agreed' } });
    const state = fieldOf('Laws blocks Roofs', 'state');
    const press = (key: string, on: Element = state) => fireEvent.keyDown(on, { key, ctrlKey: true });
    press('z');
    expect(link(id('Laws Roofs'))).toMatchObject({ state: 'proposed' });
    press('y');
    expect(link(id('Laws Roofs'))).toMatchObject({ state: 'agreed' });
    press('z', screen.getByRole('searchbox'));
    expect(link(id('Laws Roofs'))).toMatchObject({ state: 'agreed' });
    document.queryCommandEnabled = () => false;
    press('z', screen.getByRole('searchbox'));
    Reflect.deleteProperty(document, 'queryCommandEnabled');
    expect(link(id('Laws Roofs'))).toMatchObject({ state: 'proposed' });
  });

  it('[MV36] arrows go from link to link, a press opens its panel, Delete removes it', async () => {
    const { id, items } = await open();
    await table();
    act(() => button('Laws blocks Roofs').focus());
    expect(document.querySelector('aside')).toBeNull();
    fireEvent.keyDown(document.activeElement as Element, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(button('Costs causes Roofs'));
    fireEvent.click(button('Costs causes Roofs'));
    expect(await screen.findByRole('complementary', { name: 'About this item' })).toBeTruthy();
    expect(button('Costs causes Roofs').getAttribute('aria-current')).toBe('true');
    act(() => button('Costs causes Roofs').focus());
    fireEvent.keyDown(document.activeElement as Element, { key: 'Delete' });
    await waitFor(() => expect(items.has(id('Costs Roofs'))).toBe(false));
  });

  it('[MV42] several are chosen by press and by key, and a choice or Delete means all of them', async () => {
    const { id, items, link } = await open({ at: '/?view=table&rows=links' });
    await table();
    const chosen = () => [...document.querySelectorAll('tbody tr[data-chosen]')].length;
    const key = (name: string, more = {}) =>
      fireEvent.keyDown(document.activeElement as Element, { key: name, ...more });
    fireEvent.click(button('Laws blocks Roofs'));
    const last = document.querySelector(`button[data-item="${id('Roofs Laws')}"]`) as HTMLElement;
    fireEvent.click(last, { shiftKey: true });
    expect(chosen()).toBe(3);
    fireEvent.click(button('Costs causes Roofs'), { ctrlKey: true });
    expect(chosen()).toBe(2);
    fireEvent.click(screen.getByRole('checkbox', { name: 'Choose Costs causes Roofs' }));
    expect(chosen()).toBe(3);
    fireEvent.click(screen.getByRole('checkbox', { name: 'Choose all rows' }));
    expect(chosen()).toBe(0);
    fireEvent.click(screen.getByRole('checkbox', { name: 'Choose all rows' }));
    expect(chosen()).toBe(3);
    key('Escape');
    expect(chosen()).toBe(0);
    act(() => button('Laws blocks Roofs').focus());
    key(' ');
    key('ArrowDown', { shiftKey: true });
    expect(chosen()).toBe(2);
    expect(document.activeElement).toBe(button('Costs causes Roofs'));
    fireEvent.change(fieldOf('Laws blocks Roofs', 'state'), { target: { value: 'agreed' } });
    const states = () => ['Laws Roofs', 'Costs Roofs', 'Roofs Laws'].map((one) => link(id(one)));
    const [agreed, proposed] = [{ state: 'agreed' }, { state: 'proposed' }];
    expect(states()).toMatchObject([agreed, agreed, proposed]);
    key('z', { ctrlKey: true });
    expect(states()).toMatchObject([proposed, { state: 'disputed' }, proposed]);
    // Not the words of the page, wherever in the table the focus is.
    const state = fieldOf('Laws blocks Roofs', 'state');
    expect(fireEvent.keyDown(state, { key: 'a', ctrlKey: true })).toBe(false);
    expect(chosen()).toBe(3);
    act(() => button('Laws blocks Roofs').focus());
    key('Delete');
    await waitFor(() => expect([...items.values()].filter((one) => one.has('from'))).toHaveLength(0));
  });

  it('[MX41] a filter of either table dims what pictures dim', async () => {
    for (const rows of ['nodes', 'links']) {
      const map = drawMap();
      for (const text of ['Laws', 'Costs']) map.node(text);
      const desks: MapDesk[] = [];
      const Probe = () => void desks.push(useDesk());
      const { unmount } = showMap(
        map.doc,
        { view: 'table', children: <Probe /> },
        `/?view=table&rows=${rows}&q=laws`,
      );
      const lit = () => [...(desks.at(-1)?.spotlight.lit.get() ?? [])];
      await waitFor(() => expect(lit()).toEqual([map.id('Laws')]));
      unmount();
    }
  });

  it('[MV45] a new link is made between two nodes that are chosen by their words', async () => {
    const { items } = await open();
    await table();
    fireEvent.click(button('New link'));
    const field = (name: string) => screen.findByRole('combobox', { name });
    const from = await field('Where does it start?');
    fireEvent.change(from, { target: { value: 'laws' } });
    fireEvent.keyDown(from, { key: 'Enter' });
    const to = await field('What does “Laws” lead to?');
    expect(screen.queryByRole('option', { name: /Laws/ })).toBeNull();
    fireEvent.change(to, { target: { value: 'costs' } });
    fireEvent.keyDown(to, { key: 'Enter' });
    await waitFor(() =>
      expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Laws .* Costs$/),
    );
    expect([...items.values()].filter((one) => one.has('from'))).toHaveLength(4);
    fireEvent.click(button('New link'));
    fireEvent.keyDown(await field('Where does it start?'), { key: 'Escape' });
    await waitFor(() => expect(screen.queryByRole('combobox', { name: 'Where does it start?' })).toBeNull());
  });

  it('[MV46] columns are hidden and shown again, and rows are copied as they are shown', async () => {
    await open();
    await table();
    fireEvent.click(button('Columns'));
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Strength' }));
    expect(screen.queryByRole('columnheader', { name: /^Strength/ })).toBeNull();
    expect(screen.queryByRole('checkbox', { name: 'From' })).toBeNull();
    act(() => button('Laws blocks Roofs').focus());
    fireEvent.keyDown(document.activeElement as Element, { key: ' ' });
    fireEvent.keyDown(document.activeElement as Element, { key: 'ArrowDown', shiftKey: true });
    await waitFor(() =>
      expect(copied()).toBe(
        'Laws\tblocks\tRoofs\t-\tproposed\t0\t\t\nCosts\tcauses\tRoofs\t+\tdisputed\t0\t\t',
      ),
    );
    const edge = screen.getByRole('separator', { name: 'Width of Relation' });
    fireEvent.keyDown(edge, { key: 'ArrowRight' });
    expect((await table()).hasAttribute('data-sized')).toBe(true);
  });

  it('[MV11] [MV36] who may only read changes nothing', async () => {
    await open({ canEdit: false });
    await table();
    act(() => cellOf('Laws blocks Roofs', 'relation').focus());
    for (const key of ['Enter', 'F2', 'c', '3']) press(key);
    fireEvent.click(cellOf('Laws blocks Roofs', 'relation'));
    const grid = await table();
    expect(grid.getAttribute('aria-readonly')).toBe('true');
    expect(grid.querySelector('select, input')).toBeNull();
  });

  it('[MV2] the number of links of a node opens what is known of it', async () => {
    const { id } = await open({ at: '/?view=table' });
    await screen.findByRole('grid', { name: 'Table of M' });
    const cell = document.querySelector(`td[data-item="${id('Roofs')}"][data-column="links"]`) as HTMLElement;
    act(() => cell.focus());
    fireEvent.keyDown(cell, { key: 'Enter' });
    const panel = await screen.findByRole('complementary', { name: 'About this item' });
    expect(within(panel).getByRole('button', { name: 'Laws blocks Roofs' })).toBeTruthy();
  });
});

/** Of a spreadsheet, on what has the keyboard. */
async function paste(text: string) {
  const event = new Event('paste', { bubbles: true, cancelable: true });
  const getData = (type: string) => (type === 'text/plain' ? text : '');
  Object.defineProperty(event, 'clipboardData', { value: { getData } });
  await waitFor(() => {
    fireEvent(document.activeElement ?? document.body, event);
    expect(event.defaultPrevented).toBe(true);
  });
}

it('[MV66] rows that are pasted are links, as the columns are shown; ends that were not there come with them', async () => {
  const { items } = await open();
  await table();
  act(() => button('Laws blocks Roofs').focus());
  const before = items.size;
  await paste('Costs\tcauses\tLaws\nCosts\treduces\tWalls');
  await waitFor(() => expect(items.size).toBe(before + 3));
  await waitFor(() => expect(shown()).toContain('Costs Laws +'));
  expect(shown()).toContain('Costs Walls −');
  expect(await screen.findByText('1 node came in · 2 links came in. New on the map: “Walls”.')).toBeTruthy();
});

it('[MV66] rows of from, verb and to are links elsewhere as well, where all of their ends are there', async () => {
  const { items, id } = await open({ at: '/?view=table' });
  const cell = () => document.querySelector<HTMLElement>(`[data-item="${id('Laws')}"]`);
  await waitFor(() => expect(cell()).toBeTruthy());
  const before = items.size;
  act(() => (document.activeElement as HTMLElement | null)?.blur());
  await paste('Costs\tcauses\tLaws');
  await waitFor(() => expect(items.size).toBe(before + 1));
  expect(await screen.findByText('1 link came in')).toBeTruthy();
});

it('[MV73] what is pasted fills the cells from the meant one on, in one step of undo, and what cannot be read is told', async () => {
  const { items, id, link } = await open();
  await table();
  const before = items.size;
  act(() => cellOf('Laws blocks Roofs', 'strength').focus());
  await paste('strong\tagreed\n1\tdisputed\n3\tperhaps\nweak\tagreed');
  expect(items.size).toBe(before);
  expect(link(id('Laws Roofs'))).toMatchObject({ strength: 'strong', state: 'agreed' });
  expect(link(id('Costs Roofs'))).toMatchObject({ strength: 'weak', state: 'disputed' });
  expect(link(id('Roofs Laws'))).toMatchObject({ strength: 'strong', state: 'proposed' });
  expect(
    await screen.findByText(
      '5 cells filled in. 1 cell stayed as it was: State “perhaps”. 2 values have no cell here.',
    ),
  ).toBeTruthy();
  press('z', { ctrlKey: true });
  await waitFor(() =>
    expect(link(id('Laws Roofs'))).toMatchObject({ strength: 'medium', state: 'proposed' }),
  );
  expect(link(id('Costs Roofs'))).toMatchObject({ strength: 'medium', state: 'disputed' });
  // On the field in the cell the same, and an end by the words of its node.
  fieldOf('Laws blocks Roofs', 'relation');
  await paste('requires\tcosts');
  expect(link(id('Laws Roofs'))).toMatchObject({ relation: 'requires', to: id('Costs') });
});

it('[MV74] lines that are no links make nothing, and that is said', async () => {
  const { items, id, link } = await open();
  await table();
  const before = items.size;
  act(() => button('Laws blocks Roofs').focus());
  await paste('strong\tagreed\nweak\tdisputed');
  expect(await screen.findByText(/^4 cells stayed as they were/)).toBeTruthy();
  act(() => (document.activeElement as HTMLElement).blur());
  await paste('strong\tagreed\nweak\tdisputed');
  expect(await screen.findByText(/^This cannot be read as links/)).toBeTruthy();
  expect(items.size).toBe(before);
  expect(link(id('Laws Roofs'))).toMatchObject({ from: id('Laws'), relation: 'blocks' });
});

it('[MV73] arrows go from cell to cell, Shift marks cells, Ctrl+C copies them and Ctrl+D fills down', async () => {
  const { id, link } = await open();
  await table();
  act(() => button('Laws blocks Roofs').focus());
  for (let n = 0; n < 4; n++) press('ArrowRight');
  expect(document.activeElement).toBe(cellOf('Laws blocks Roofs', 'strength'));
  press('Enter');
  expect((document.activeElement as Element).matches('select')).toBe(true);
  fireEvent.change(document.activeElement as Element, { target: { value: 'strong' } });
  press('ArrowDown', { shiftKey: true });
  expect(document.querySelectorAll('[data-range]')).toHaveLength(2);
  press('ArrowRight', { shiftKey: true });
  expect(document.querySelectorAll('[data-range]')).toHaveLength(4);
  expect(document.querySelectorAll('tr[data-chosen]')).toHaveLength(0);
  await waitFor(() => expect(copied()).toBe('strong\tproposed\nmedium\tdisputed'));
  press('d', { ctrlKey: true });
  await waitFor(() =>
    expect(link(id('Costs Roofs'))).toMatchObject({ strength: 'strong', state: 'proposed' }),
  );
  press('Escape');
  expect(document.querySelectorAll('[data-range]')).toHaveLength(0);
  press('Delete');
  expect(await screen.findByText('State cannot be empty.')).toBeTruthy();
});
