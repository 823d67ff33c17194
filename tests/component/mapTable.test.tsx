// Compiled before the clock of a test runs.
import '../../client/features/map/analysis/AnalysisPanel.tsx';
import '../../client/features/map/table/MapTable.tsx';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { useBoardAddress, useMapAddress, useViewShortcut } from '../../client/app/board/useBoardAddress.ts';
import BarrierMap from '../../client/features/map/BarrierMap.tsx';
import {
  insertLink,
  insertNode,
  isNode,
  mapItems,
  mapText,
  readMapItem,
} from '../../shared/documents/barrierMap.ts';
import type { CityId, ItemId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import type { NodeKind } from '../../shared/maps/vocabulary.ts';
import { setUpDom, show } from '../support/dom.tsx';
import { liveMap } from '../support/liveMap.ts';

setUpDom();
// A bound against waiting for ever: the machine has other work.
vi.setConfig({ testTimeout: 60_000 });

const BUD = 'budapest-hu' as CityId;
const CITIES = [{ id: BUD, name: 'Budapest', country: 'HU', badge: 'BUD', part: 'first' }] as never;

const NODES: readonly [text: string, kind: NodeKind, severity?: number][] = [
  ['Costs', 'barrier', 4],
  ['Laws', 'barrier', 2],
  ['Old roofs', 'cause'],
];

async function openTable({ canEdit = true, at = '/?view=table' } = {}) {
  const doc = new Y.Doc();
  const items = mapItems(doc);
  const ids = NODES.map(([text, kind, severity], n) => {
    const id = newId<ItemId>();
    const said =
      severity === undefined ? {} : { severity: { [BUD]: severity }, status: { [BUD]: 'open' as const } };
    insertNode(items, { id, kind, author: null, at: 0, x: n * 300, y: 0, text, ...said });
    return id;
  }) as [ItemId, ItemId, ItemId];
  const link = {
    id: newId<ItemId>(),
    author: null,
    at: 0,
    from: ids[2],
    to: ids[0],
    relation: 'causes' as const,
  };
  insertLink(items, link);
  show(
    <BarrierMap
      live={liveMap(doc)}
      me={null}
      cities={CITIES}
      itemId={null}
      title="M"
      view="table"
      canEdit={canEdit}
    />,
    at,
  );
  await screen.findByRole('grid', { name: 'Table of M' });
  const node = (id: ItemId) => {
    const item = readMapItem(id, items.get(id));
    if (!isNode(item)) throw new Error('Not a node');
    return item;
  };
  return { doc, items, ids, node };
}

const words = () => [...document.querySelectorAll('td[data-column="words"]')].map((cell) => cell.textContent);
const cell = (id: ItemId, column: string) =>
  document.querySelector(`[data-item="${id}"][data-column="${column}"]`) as HTMLElement;
const heading = (name: string) => screen.getByRole('columnheader', { name: new RegExp(`^${name}`) });
const key = (name: string, more = {}) =>
  fireEvent.keyDown(document.activeElement as Element, { key: name, ...more });
const here = () => (document.activeElement as HTMLElement).dataset;
const chosen = () =>
  [...document.querySelectorAll('tr[aria-selected="true"] td[data-column="words"]')].length;

function Views() {
  const map = useMapAddress();
  const board = useBoardAddress();
  useViewShortcut(map);
  return <output>{`${map.view} ${board.view}`}</output>;
}

describe('the table of a map', () => {
  it('[MV1] the address says which of three views, the shortcut goes on, and a board has two', async () => {
    show(<Views />, '/?view=canvas&q=law#x');
    const shown = () => screen.getByText(/^(canvas|table|outline) /).textContent;
    const next = () => fireEvent.keyDown(document.body, { key: 'O', ctrlKey: true, shiftKey: true });
    expect(shown()).toBe('canvas canvas');
    next();
    await waitFor(() => expect(shown()).toBe('table canvas'));
    expect(location.search + location.hash).toBe('?view=table&q=law#x');
    next();
    await waitFor(() => expect(shown()).toBe('outline outline'));
  });

  it('[MV2] every node is a row with what is known of it, and links are not', async () => {
    const { ids } = await openTable();
    expect(words()).toEqual(['Costs', 'Laws', 'Old roofs']);
    expect(cell(ids[0], 'kind').textContent).toBe('Barrier');
    expect(cell(ids[0], `severity:${BUD}`).textContent).toBe('4');
    expect(cell(ids[0], `status:${BUD}`).textContent).toBe('open');
    expect(cell(ids[0], 'links').textContent).toBe('1');
    expect(cell(ids[1], 'links').textContent).toBe('0');
  });

  it('[MP65] the words of a node are the heading of its row', async () => {
    const { ids } = await openTable();
    expect(screen.getAllByRole('rowheader').map((one) => one.querySelector('strong')?.textContent)).toEqual(
      words(),
    );
    expect(cell(ids[0], 'kind').getAttribute('role')).toBeNull();
  });

  it('[MV3] a heading sorts, the other way once more, with the empty last both ways', async () => {
    await openTable();
    const press = () => fireEvent.click(within(heading('Severity BUD')).getByRole('button'));
    press();
    await waitFor(() => expect(words()).toEqual(['Laws', 'Costs', 'Old roofs']));
    expect(heading('Severity BUD').getAttribute('aria-sort')).toBe('ascending');
    press();
    await waitFor(() => expect(words()).toEqual(['Costs', 'Laws', 'Old roofs']));
    expect(heading('Severity BUD').getAttribute('aria-sort')).toBe('descending');
    expect(new URLSearchParams(location.search).get('sort')).toBe(`-severity:${BUD}`);
  });

  it('[MV4] the filter is in the address, says how many are shown, and can be taken away', async () => {
    await openTable({ at: `/?view=table&kind=barrier&city=${BUD}` });
    expect(words()).toEqual(['Costs', 'Laws']);
    expect(screen.getByText('2 of 3')).toBeTruthy();
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'law' } });
    await screen.findByText('1 of 3');
    expect(location.search).toContain('q=law');
    fireEvent.click(screen.getByRole('button', { name: 'Clear filter' }));
    await screen.findByText('3 of 3');
    expect(location.search).toBe('?view=table');
  });

  it('[MV5] keys walk over headings and cells, and one of them takes part in Tab', async () => {
    const { ids } = await openTable();
    act(() => cell(ids[0], 'words').focus());
    key('ArrowDown');
    key('ArrowRight');
    expect(here()).toMatchObject({ item: ids[1], column: 'kind' });
    key('End', { ctrlKey: true });
    expect(here()).toMatchObject({ item: ids[2], column: 'note' });
    key('Home');
    expect(here()).toMatchObject({ item: ids[2], column: 'pick' });
    key('Home', { ctrlKey: true });
    expect(here().item).toBeUndefined();
    expect(here().column).toBe('pick');
    expect(document.querySelectorAll('[role="grid"] [tabindex="0"]')).toHaveLength(1);
  });

  it('[MV6] Enter opens what can be chosen, a choice is written, Esc leaves', async () => {
    const { ids, node } = await openTable();
    act(() => cell(ids[1], 'category').focus());
    key('Enter');
    const field = cell(ids[1], 'category').querySelector('select') as HTMLSelectElement;
    expect(field.labels?.[0]?.textContent).toBe('Category');
    expect(document.activeElement).toBe(field);
    key('Escape');
    expect(document.activeElement).toBe(cell(ids[1], 'category'));
    key('F2');
    fireEvent.change(document.activeElement as Element, { target: { value: 'finance' } });
    expect(node(ids[1]).category).toBe('finance');
    expect(document.activeElement).toBe(cell(ids[1], 'category'));
    act(() => cell(ids[1], 'control').focus());
    key('Enter');
    fireEvent.click(screen.getByRole('checkbox', { name: 'Citizens' }));
    expect(node(ids[1]).control).toEqual(['citizens']);
  });
});

describe('writing in the table', () => {
  it('[MV7] words merge with what others write, and rows keep their places until a heading sorts', async () => {
    const { doc, items, ids, node } = await openTable({ at: '/?view=table&sort=words' });
    act(() => cell(ids[0], 'words').focus());
    key('F2');
    const field = document.activeElement as HTMLTextAreaElement;
    expect(field.tagName).toBe('TEXTAREA');
    act(() => doc.transact(() => mapText(items.get(ids[0]))?.insert(0, 'Now '), 'other'));
    expect(field.value).toBe('Now Costs');
    fireEvent.input(field, { target: { value: 'Zeal: Now Costs' } });
    expect(node(ids[0]).text).toBe('Zeal: Now Costs');
    expect(cell(ids[0], 'words').closest('tr')?.rowIndex).toBe(1);
    key('Enter');
    fireEvent.click(within(heading('Words')).getByRole('button'));
    await waitFor(() => expect(words()).toEqual(['Laws', 'Old roofs', 'Zeal: Now Costs']));
  });

  it('[MV8] rows are chosen and extended by keys, removed, and brought back', async () => {
    const { ids, items } = await openTable();
    act(() => cell(ids[0], 'words').focus());
    key(' ');
    expect(chosen()).toBe(1);
    key('ArrowDown', { shiftKey: true });
    expect(chosen()).toBe(2);
    expect(screen.getByRole('toolbar', { name: 'Chosen rows' }).textContent).toContain('2 rows');
    key('Delete');
    expect([...items.keys()]).toEqual([ids[2]]);
    expect(document.activeElement).toBe(cell(ids[2], 'words'));
    const said = screen.getByRole('region', { name: 'Messages' });
    fireEvent.click(await within(said).findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(words()).toEqual(['Costs', 'Laws', 'Old roofs']));
  });

  it('[MV2] [MV3] [MV6] [MV9] groups are a column: several rows into a new one by keyboard, named, sorted, out again', async () => {
    const { ids, node, items, doc } = await openTable();
    act(() => cell(ids[0], 'group').focus());
    key(' ');
    key('ArrowDown', { shiftKey: true });
    key('Enter');
    const field = () => cell(ids[1], 'group').querySelector('select') as HTMLSelectElement;
    expect([...field().options].map((one) => one.text)).toEqual(['–', 'New group']);
    fireEvent.change(field(), { target: { value: 'new' } });
    const group = node(ids[1]).group as ItemId;
    expect(ids.map((id) => node(id).group)).toEqual([group, group, null]);
    act(() => doc.transact(() => mapText(items.get(group))?.insert(0, 'Money')));
    await waitFor(() => expect(cell(ids[0], 'group').textContent).toBe('Money'));
    fireEvent.click(within(heading('Group')).getByRole('button'));
    fireEvent.click(within(heading('Group')).getByRole('button'));
    await waitFor(() => expect(heading('Group').getAttribute('aria-sort')).toBe('descending'));
    expect(words().at(-1)).toBe('Old roofs');
    act(() => cell(ids[2], 'group').focus());
    key('Escape');
    key('Enter');
    fireEvent.change(cell(ids[2], 'group').querySelector('select') as Element, { target: { value: group } });
    expect(node(ids[2]).group).toBe(group);
    fireEvent.keyDown(document.activeElement as Element, { key: 'z', ctrlKey: true });
    await waitFor(() => expect(node(ids[2]).group).toBeNull());
    expect(node(ids[0]).group).toBe(group);
  });

  it('[MV2] [MV3] [MV4] [MV6] how sure people are is a column: chosen by key, sorted by its order, asked for', async () => {
    const { ids, node } = await openTable();
    for (const [id, value] of [
      [ids[0], 'high'],
      [ids[1], 'low'],
    ] as const) {
      act(() => cell(id, 'confidence').focus());
      key('Enter');
      fireEvent.change(document.activeElement as Element, { target: { value } });
      expect(node(id).confidence).toBe(value);
    }
    expect(cell(ids[1], 'confidence').textContent).toBe('guessed');
    fireEvent.click(document.querySelector('th [data-column="confidence"]') as Element);
    await waitFor(() => expect(words()).toEqual(['Laws', 'Costs', 'Old roofs']));
    fireEvent.click(within(screen.getByRole('search')).getByRole('button', { name: 'How sure' }));
    fireEvent.click(screen.getByRole('checkbox', { name: 'proven' }));
    await waitFor(() => expect(words()).toEqual(['Costs']));
    expect(location.search).toContain('confidence=high');
  });

  it('[MV9] a choice goes to all chosen rows that are shown, in one step of undo', async () => {
    const { ids, node } = await openTable();
    act(() => cell(ids[0], 'words').focus());
    key('a', { ctrlKey: true });
    expect(chosen()).toBe(3);
    fireEvent.click(within(screen.getByRole('search')).getByRole('button', { name: 'Kind' }));
    fireEvent.click(screen.getByRole('checkbox', { name: 'Barrier' }));
    fireEvent.keyDown(screen.getByRole('checkbox', { name: 'Barrier' }), { key: 'Escape' });
    await screen.findByText('2 of 3');
    const severities = () => ids.map((id) => node(id).severity[BUD]);
    act(() => cell(ids[0], `severity:${BUD}`).focus());
    key('Enter');
    fireEvent.change(document.activeElement as Element, { target: { value: '5' } });
    expect(severities()).toEqual([5, 5, undefined]);
    key('z', { ctrlKey: true });
    expect(severities()).toEqual([4, 2, undefined]);
  });

  it('[MV10] a new row is a node of the kind that is asked for, and is written at once', async () => {
    const { items, ids, node } = await openTable({ at: '/?view=table&kind=cause' });
    fireEvent.click(screen.getByRole('button', { name: 'New row' }));
    const field = document.activeElement as HTMLTextAreaElement;
    fireEvent.input(field, { target: { value: 'Thin walls' } });
    key('Escape');
    const made = [...items.keys()].find(
      (id) => !ids.includes(id as ItemId) && items.get(id)?.get('kind') !== 'link',
    );
    expect(node(made as ItemId)).toMatchObject({ text: 'Thin walls', kind: 'cause' });
    expect(document.activeElement).toBe(cell(made as ItemId, 'words'));
  });

  it('[MV43] new rows lie on nothing, below all that is there and then near the last', async () => {
    const { items, node } = await openTable();
    const rows = ['Thin walls', 'Thick walls', 'No walls'].map((words) => {
      fireEvent.click(screen.getByRole('button', { name: 'New row' }));
      fireEvent.input(document.activeElement as Element, { target: { value: words } });
      return node([...items.keys()].find((id) => mapText(items.get(id))?.toString() === words) as ItemId);
    });
    const steps = rows.map(({ x, y }, at) => [x, Math.round((y - (rows[at - 1]?.y ?? 0)) / 120)]);
    expect(steps).toEqual(Array(3).fill([0, 1]));
  });

  it('[MV14] a digit is the severity of its cell, in all chosen rows, and nowhere there the kind', async () => {
    const { ids, node } = await openTable();
    const rated = () => ids.map((id) => node(id).severity[BUD]);
    act(() => cell(ids[1], `severity:${BUD}`).focus());
    key('3');
    await waitFor(() => expect(rated()).toEqual([4, 3, undefined]));
    key('7');
    key('0');
    await waitFor(() => expect(rated()).toEqual([4, undefined, undefined]));
    key(' ');
    act(() => cell(ids[2], `severity:${BUD}`).focus());
    key(' ');
    key('5');
    await waitFor(() => expect(rated()).toEqual([4, 5, 5]));
    expect(ids.map((id) => node(id).kind)).toEqual(['barrier', 'barrier', 'cause']);
    act(() => cell(ids[1], 'kind').focus());
    key('3');
    expect(node(ids[1]).kind).toBe('barrier');
  });

  it('[MV15] [MV17] a press with Shift on a checkbox chooses all from the last one, both ways', async () => {
    const { ids } = await openTable();
    const box = (id: ItemId) => within(cell(id, 'pick')).getByRole('checkbox');
    fireEvent.click(box(ids[2]));
    fireEvent.click(box(ids[0]), { shiftKey: true });
    await waitFor(() => expect(chosen()).toBe(3));
    // Toasts keep clear of what says so.
    expect(screen.getByRole('toolbar', { name: 'Chosen rows' }).hasAttribute('data-bottom')).toBe(true);
    fireEvent.click(box(ids[1]), { shiftKey: true });
    await waitFor(() => expect(chosen()).toBe(2));
  });

  it('[MV15] with the last one hidden by the filter a press with Shift chooses one row, and none nobody pressed', async () => {
    const { ids } = await openTable();
    const box = (id: ItemId) => within(cell(id, 'pick')).getByRole('checkbox');
    fireEvent.click(box(ids[1]));
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'o' } });
    await screen.findByText('2 of 3');
    fireEvent.click(box(ids[2]), { shiftKey: true });
    await waitFor(() => expect(box(ids[2])).toHaveProperty('checked', true));
    expect(box(ids[0])).toHaveProperty('checked', false);
  });

  it('[MV16] words are opened with the cursor behind them', async () => {
    const { ids } = await openTable();
    act(() => cell(ids[0], 'words').focus());
    key('Enter');
    const field = await waitFor(() =>
      within(cell(ids[0], 'words')).getByRole<HTMLTextAreaElement>('textbox'),
    );
    await waitFor(() => expect(field.selectionStart).toBe('Costs'.length));
  });

  it('[MV11] who may only read sees no field and writes nothing', async () => {
    const { doc, ids } = await openTable({ canEdit: false });
    const before = Y.encodeStateAsUpdate(doc);
    act(() => cell(ids[0], 'kind').focus());
    for (const name of ['Enter', 'F2', 'Delete', 'n', ' ']) key(name);
    const grid = screen.getByRole('grid');
    expect(grid.getAttribute('aria-readonly')).toBe('true');
    expect(grid.querySelector('select, textarea, input')).toBeNull();
    expect(screen.queryByRole('button', { name: 'New row' })).toBeNull();
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  });

  it('[MA14] has the button of the analyses, says what is not in the focus, and what of that there is', async () => {
    await openTable();
    fireEvent.click(screen.getByRole('button', { name: 'Analyse' }));
    const panel = within(await screen.findByRole('complementary', { name: 'Analysis' }));
    fireEvent.change(panel.getByRole('combobox', { name: 'What to look at' }), {
      target: { value: 'barriers' },
    });
    fireEvent.click(panel.getByRole('button', { name: /^2 barriers, No category, Budapest/ }));
    await waitFor(() => expect(words()).toEqual(['Costs', 'Laws', 'Old roofsnot in the focus']));
    expect(document.querySelector('[data-hint]')?.textContent).toMatch(/2 of 3 nodes/);
    expect(document.querySelectorAll('tr[data-dim]')).toHaveLength(1);
    fireEvent.click(screen.getByRole('button', { name: 'End focus' }));
    await waitFor(() => expect(words()).toEqual(['Costs', 'Laws', 'Old roofs']));
  });

  it('[MA18] a check of a link leads to the row that it starts from, and keeps the filter', async () => {
    const { ids, items } = await openTable({ at: '/?view=table&kind=cause' });
    const link = [...items.keys()].find((id) => !ids.some((one) => one === id));
    act(() => void items.get(link as string)?.set('state', 'disputed'));
    fireEvent.click(screen.getByRole('button', { name: 'Analyse' }));
    const panel = within(await screen.findByRole('complementary', { name: 'Analysis' }));
    fireEvent.change(panel.getByRole('combobox', { name: 'What to look at' }), {
      target: { value: 'checks' },
    });
    fireEvent.click(await panel.findByRole('button', { name: 'Old roofs causes Costs' }));
    const cell = () => document.activeElement as HTMLElement;
    await waitFor(() => expect(cell().dataset).toMatchObject({ item: ids[2], column: 'links' }));
    expect(words()).toEqual(['Old roofs']);
  });
});
