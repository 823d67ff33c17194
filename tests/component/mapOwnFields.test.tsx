/** Own columns of a map: beside nodes, in the table, in the command menu. */
import '../../client/features/map/table/MapTable.tsx';
import '../../client/features/map/fields/OwnFields.tsx';
import '../../client/features/map/fields/OverFields.tsx';
import '../../client/features/map/panel/ManyPanel.tsx';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { openDesk } from '../../client/features/map/MapDesk.ts';
import { mergeNodes } from '../../client/features/map/merge/mergeNodes.ts';
import { isNode, mapColumns, readMapItem } from '../../shared/documents/barrierMap.ts';
import {
  insertColumn,
  type NewColumn,
  ownColumns,
  ownText,
  setOwnNumber,
  setTag,
} from '../../shared/documents/ownColumns.ts';
import { type OwnColumnId, ownKey } from '../../shared/documents/ownValues.ts';
import { setUpCanvas, setUpDom } from '../support/dom.tsx';
import { liveMap } from '../support/liveMap.ts';
import { drawMap, showMap } from '../support/mapView.tsx';

setUpDom();
setUpCanvas(1_200);
Element.prototype.scrollIntoView ??= () => undefined;
vi.setConfig({ testTimeout: 60_000 });
beforeEach(() => localStorage.clear());

const KINDS = { Owner: 'words', Cost: 'number', Tags: 'tags' } as const satisfies Record<
  string,
  NewColumn['kind']
>;
type Name = keyof typeof KINDS;

function draw(names: readonly Name[] = []) {
  const map = drawMap();
  for (const text of ['Costs', 'Laws', 'Roofs']) map.node(text);
  const columns = mapColumns(map.doc);
  const ids = Object.fromEntries(
    names.map((name) => [name, insertColumn(columns, { kind: KINDS[name], name, author: null, at: 1 })]),
  ) as Record<Name, OwnColumnId>;
  const says = (text: string) => {
    const node = readMapItem(map.id(text), map.items.get(map.id(text)));
    return isNode(node) ? node.own : {};
  };
  const columnNames = () => ownColumns(columns).map(({ name }) => name);
  return { ...map, columns: ids, says, columnNames };
}
type Drawn = ReturnType<typeof draw>;

async function openPanel(map: Drawn, texts: readonly string[] = ['Costs'], canEdit = true) {
  showMap(map.doc, { view: 'outline', canEdit });
  const row = await waitFor(() => {
    const found = document.querySelector<HTMLElement>(`[data-item="${map.id(texts[0] ?? '')}"][tabindex]`);
    if (!found) throw new Error('no row');
    return found;
  });
  act(() => row.focus());
  fireEvent.click(row);
  return screen.findByRole('region', { name: 'More fields' });
}

const onFocus = (key: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.activeElement as Element, { key, ...more });
const type = (words: string) =>
  fireEvent.change(document.activeElement as Element, { target: { value: words } });
const undo = () => onFocus('z', { code: 'KeyZ', ctrlKey: true });
const leave = () => act(() => (document.activeElement as HTMLElement).blur());

describe('the panel', () => {
  it('[MH187] the first press on “Add tags” makes the column; tags are added, proposed, once each, and taken away', async () => {
    const map = draw();
    const panel = await openPanel(map);
    fireEvent.click(within(panel).getByRole('button', { name: 'Add tags' }));
    const field = await within(panel).findByRole('combobox', { name: 'Add a tag to Tags' });
    expect(document.activeElement).toBe(field);
    expect(within(panel).queryByRole('button', { name: 'Add tags' })).toBeNull();
    expect(map.columnNames()).toEqual(['Tags']);
    type('Housing');
    onFocus('Enter');
    type('energy, HOUSING');
    const own = () => Object.values(map.says('Costs'));
    expect(own()).toEqual([['energy', 'Housing']]);
    const tags = ownColumns(mapColumns(map.doc))[0]?.id as OwnColumnId;
    act(() => map.doc.transact(() => setTag(map.items, map.id('Laws'), tags, 'House rules', true)));
    // The map is read anew in the next frame.
    await act(() => new Promise((done) => requestAnimationFrame(() => done(undefined))));
    type('hou');
    const option = screen.getByRole('option', { name: 'House rules' });
    expect(screen.queryByRole('option', { name: 'Housing' })).toBeNull();
    fireEvent.click(option);
    expect(own()).toEqual([['energy', 'House rules', 'Housing']]);
    onFocus('Backspace');
    expect(own()).toEqual([['energy', 'House rules']]);
    fireEvent.click(within(panel).getByRole('button', { name: 'Remove the tag “energy”' }));
    expect(own()).toEqual([['House rules']]);
    type('left');
    leave();
    expect(own()).toEqual([['House rules', 'left']]);
  });

  it('[MH191] who only looks into a field makes no text that could take the place of another’s words', async () => {
    const map = draw();
    const panel = await openPanel(map);
    fireEvent.click(within(panel).getByRole('button', { name: 'Add a field…' }));
    type('Owner');
    fireEvent.submit(within(panel).getByRole('form', { name: 'Add a field…' }));
    const field = await within(panel).findByRole('textbox', { name: 'Owner' });
    const keys = () =>
      [...(map.items.get(map.id('Costs'))?.keys() ?? [])].filter((key) => key.startsWith('own:'));
    expect([document.activeElement === field, keys()]).toEqual([true, []]);
    fireEvent(field, new InputEvent('beforeinput', { bubbles: true }));
    fireEvent.input(field, { target: { value: 'Ines' } });
    expect(keys()).toHaveLength(1);
    expect(Object.values(map.says('Costs'))).toEqual(['Ines']);
  });

  it('[MH187] “Add a field…” makes one of words or a number, whose field has the keyboard then; what is no number stays out', async () => {
    const map = draw();
    const panel = await openPanel(map);
    for (const [name, kind] of [
      ['Owner', 'words'],
      ['Cost', 'number'],
    ] as const) {
      fireEvent.click(within(panel).getByRole('button', { name: 'Add a field…' }));
      expect(document.activeElement).toBe(within(panel).getByRole('textbox', { name: 'Name of the field' }));
      type(name);
      fireEvent.change(within(panel).getByRole('combobox', { name: 'What stands in it' }), {
        target: { value: kind },
      });
      fireEvent.submit(within(panel).getByRole('form', { name: 'Add a field…' }));
      const field = await within(panel).findByRole('textbox', { name });
      expect(document.activeElement).toBe(field);
      if (kind === 'words') fireEvent.input(field, { target: { value: 'Ines' } });
      else {
        type('1,200');
        onFocus('Enter');
        type('many');
        leave();
      }
    }
    expect(Object.values(map.says('Costs'))).toEqual(['Ines', 1200]);
    expect(await screen.findByText('“many” is no number.')).not.toBeNull();
    fireEvent.click(within(panel).getByRole('button', { name: 'Add a field…' }));
    type('owner');
    fireEvent.submit(within(panel).getByRole('form', { name: 'Add a field…' }));
    expect(await within(panel).findByText('There is a field “Owner” already.')).not.toBeNull();
    onFocus('Escape');
    expect(map.columnNames()).toEqual(['Owner', 'Cost']);
  });

  it('[MH185] a field is renamed, moved and taken away, each one step of undo; what was said comes back with it', async () => {
    const map = draw(['Owner', 'Cost', 'Tags']);
    map.doc.transact(() => {
      ownText(map.items, map.id('Laws'), map.columns.Owner)?.insert(0, 'Ali');
      setTag(map.items, map.id('Costs'), map.columns.Tags, 'Housing', true);
      setTag(map.items, map.id('Laws'), map.columns.Tags, 'energy', true);
    });
    const panel = await openPanel(map);
    const choose = async (field: string, item: string) => {
      fireEvent.click(within(panel).getByRole('button', { name: `More about the field “${field}”` }));
      fireEvent.click(await screen.findByRole('menuitem', { name: item }));
    };
    await choose('Cost', 'Rename');
    type('Budget');
    fireEvent.submit(await within(panel).findByRole('form', { name: 'Rename' }));
    await choose('Tags', 'Move up');
    expect(map.columnNames()).toEqual(['Owner', 'Tags', 'Budget']);
    await choose('Tags', 'Take the field away');
    await choose('Owner', 'Take the field away');
    expect(map.columnNames()).toEqual(['Budget']);
    expect(map.says('Laws')).toEqual({});
    expect(JSON.stringify(map.doc.toJSON())).not.toContain('Ali');
    expect(await screen.findByText(/The field “Owner” is gone, with what 1 node says in it/)).not.toBeNull();
    act(() => panel.querySelector<HTMLElement>('button')?.focus());
    undo();
    await waitFor(() => expect(map.says('Laws')).toEqual({ [map.columns.Owner]: 'Ali' }));
    undo();
    await waitFor(() => expect(map.columnNames()).toEqual(['Owner', 'Tags', 'Budget']));
    expect(map.says('Costs')).toEqual({ [map.columns.Tags]: ['Housing'] });
    undo();
    undo();
    await waitFor(() => expect(map.columnNames()).toEqual(['Owner', 'Cost', 'Tags']));
  });

  it('[MP9] on a map that may only be read the fields are read, and nothing is offered', async () => {
    const map = draw(['Owner', 'Tags']);
    map.doc.transact(() => setTag(map.items, map.id('Costs'), map.columns.Tags, 'Housing', true));
    const before = Y.encodeStateAsUpdate(map.doc);
    const panel = await openPanel(map, ['Costs'], false);
    expect(within(panel).getByText('Housing')).not.toBeNull();
    expect(within(panel).queryAllByRole('button')).toEqual([]);
    expect(within(panel).queryByText('Owner')).toBeNull();
    expect(Y.encodeStateAsUpdate(map.doc)).toEqual(before);
  });
});

const rowsOf = () => [...document.querySelectorAll('tbody tr')];
const cell = (row: number, column: OwnColumnId | string) =>
  rowsOf()[row]?.querySelector<HTMLElement>(`td[data-column="${column}"]`) as HTMLElement;
const focus = (element: HTMLElement) => act(() => element.focus());

async function openTable(map: Drawn, search = '&sort=words') {
  showMap(map.doc, { view: 'table' }, `/?view=table${search}`);
  await screen.findByRole('grid', { name: 'Table of M' });
  const column = (name: Name) => ownKey(map.columns[name]);
  return { column };
}

/** On what has the keyboard; taken once the code of the clipboard has come. */
async function clip(kind: 'copy' | 'paste', text = '') {
  const given = new Map<string, string>();
  const event = new Event(kind, { bubbles: true, cancelable: true });
  const clipboardData = {
    getData: (type: string) => (type === 'text/plain' ? text : ''),
    setData: (type: string, words: string) => given.set(type, words),
  };
  Object.defineProperty(event, 'clipboardData', { value: clipboardData });
  await waitFor(() => {
    fireEvent(document.activeElement ?? document.body, event);
    expect(event.defaultPrevented).toBe(true);
  });
  return given.get('text/plain');
}

describe('the table', () => {
  it('[MV94] own columns are sorted, hidden, copied, emptied and filled down as the others are', async () => {
    const map = draw(['Owner', 'Cost', 'Tags']);
    map.doc.transact(() => {
      for (const [text, cost] of [
        ['Costs', 12],
        ['Roofs', 3],
      ] as const)
        setOwnNumber(map.items, map.id(text), map.columns.Cost, cost);
      ownText(map.items, map.id('Roofs'), map.columns.Owner)?.insert(0, 'Ines');
      setTag(map.items, map.id('Roofs'), map.columns.Tags, 'b', true);
      setTag(map.items, map.id('Roofs'), map.columns.Tags, 'A', true);
    });
    const { column } = await openTable(map, `&sort=${ownKey(map.columns.Cost)}`);
    const words = () => rowsOf().map((row) => row.querySelector('strong')?.textContent);
    expect(words()).toEqual(['Roofs', 'Costs', 'Laws']);
    focus(cell(0, column('Owner')));
    onFocus('ArrowRight', { shiftKey: true });
    onFocus('ArrowRight', { shiftKey: true });
    expect(await clip('copy')).toBe('Ines\t3\tA, b');
    onFocus('ArrowDown', { shiftKey: true });
    onFocus('d', { code: 'KeyD', ctrlKey: true });
    await waitFor(() =>
      expect(map.says('Costs')).toEqual({
        [map.columns.Owner]: 'Ines',
        [map.columns.Cost]: 3,
        [map.columns.Tags]: ['A', 'b'],
      }),
    );
    onFocus('Delete');
    expect(map.says('Costs')).toEqual({});
    expect(map.says('Roofs')).toEqual({});
    undo();
    await waitFor(() => expect(map.says('Roofs')[map.columns.Cost]).toBe(3));
    fireEvent.contextMenu(screen.getByRole('columnheader', { name: /Tags/ }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Rename' }));
    const field = await screen.findByRole('textbox', { name: 'Name of the field' });
    fireEvent.change(field, { target: { value: 'Themes' } });
    fireEvent.submit(screen.getByRole('form', { name: 'Rename' }));
    expect(await screen.findByRole('columnheader', { name: /Themes/ })).not.toBeNull();
    fireEvent.contextMenu(screen.getByRole('columnheader', { name: /Themes/ }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Take the field away' }));
    expect(screen.queryByRole('columnheader', { name: /Themes/ })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Columns' }));
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Owner' }));
    expect(screen.queryByRole('columnheader', { name: /Owner/ })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Add a field…' }));
    expect(await screen.findByRole('form', { name: 'Add a field…' })).not.toBeNull();
  });

  it('[MV95] cells have the keys of all cells: typing begins them anew, Enter goes on below, Esc leaves', async () => {
    const map = draw(['Owner', 'Cost', 'Tags']);
    const { column } = await openTable(map);
    focus(cell(0, column('Cost')));
    onFocus('4');
    expect(document.activeElement?.matches('input')).toBe(true);
    type('4,5');
    onFocus('Enter');
    expect(map.says('Costs')[map.columns.Cost]).toBe(4.5);
    expect(document.activeElement).toBe(cell(1, column('Cost')));
    onFocus('F2');
    type('9');
    onFocus('Escape');
    expect(map.says('Laws')).toEqual({});
    expect(document.activeElement).toBe(cell(1, column('Cost')));
    onFocus('7');
    type('7');
    onFocus('Tab');
    expect(map.says('Laws')[map.columns.Cost]).toBe(7);
    expect(document.activeElement).toBe(cell(1, column('Tags')));
    onFocus('h');
    type('housing');
    onFocus('Enter');
    type('energy');
    onFocus('Tab');
    expect(map.says('Laws')[map.columns.Tags]).toEqual(['energy', 'housing']);
    onFocus('Enter');
    expect(document.activeElement).not.toBe(cell(1, column('Tags')));
  });

  it('[MV95] what is pasted on a cell is read: numbers, tags parted in three ways; what is no number is told', async () => {
    const map = draw(['Owner', 'Cost', 'Tags']);
    const { column } = await openTable(map);
    focus(cell(0, column('Owner')));
    await clip('paste', 'Ines\t1.200,5\ta; b|A\nAli\tsoon\t\n');
    await waitFor(() => expect(map.says('Laws')[map.columns.Owner]).toBe('Ali'));
    expect(map.says('Costs')).toEqual({
      [map.columns.Owner]: 'Ines',
      [map.columns.Cost]: 1200.5,
      [map.columns.Tags]: ['a', 'b'],
    });
    expect(await screen.findByText(/1 cell stayed as it was: Cost “soon”/)).not.toBeNull();
    focus(cell(0, column('Owner')));
    undo();
    await waitFor(() => expect(map.says('Costs')).toEqual({}));
  });

  it('[MV95] a tag or number that is given in one of several chosen rows goes to all of them, in one step', async () => {
    const map = draw(['Tags', 'Cost']);
    const { column } = await openTable(map);
    for (const row of rowsOf().slice(0, 2)) fireEvent.click(row.querySelector('input') as HTMLElement);
    focus(cell(0, column('Tags')));
    onFocus('Enter');
    type('both');
    onFocus('Enter');
    const tags = (text: string) => map.says(text)[map.columns.Tags];
    expect([tags('Costs'), tags('Laws'), tags('Roofs')]).toEqual([['both'], ['both'], undefined]);
  });
});

describe('the command menu', () => {
  it('[MH187] tags several nodes at once; a tag that only some have is outlined and given to all by its name', async () => {
    const map = draw(['Tags']);
    map.doc.transact(() => setTag(map.items, map.id('Costs'), map.columns.Tags, 'one', true));
    await openTable(map);
    for (const row of rowsOf().slice(0, 2)) fireEvent.click(row.querySelector('input') as HTMLElement);
    onFocus('k', { code: 'KeyK', ctrlKey: true });
    const menu = await screen.findByRole('combobox', { name: 'Command menu' });
    fireEvent.change(menu, { target: { value: 'hashtag' } });
    fireEvent.keyDown(menu, { key: 'Enter' });
    const dialog = await screen.findByRole('dialog', { name: 'Tags' });
    const chip = within(dialog).getByText('one');
    expect(chip.dataset.some).toBe('true');
    const field = within(dialog).getByRole('combobox');
    act(() => field.focus());
    type('one, two');
    const tags = (text: string): unknown => map.says(text)[map.columns.Tags];
    expect([tags('Costs'), tags('Laws'), tags('Roofs')]).toEqual([['one', 'two'], ['one', 'two'], undefined]);
  });
});

describe('merging', () => {
  it('[MH190] keeps what both say: tags of both, words below each other, a number of one; undo gives each its own', () => {
    const map = draw(['Owner', 'Cost', 'Tags']);
    const say = (text: string, owner: string, tags: readonly string[]) => {
      ownText(map.items, map.id(text), map.columns.Owner)?.insert(0, owner);
      for (const tag of tags) setTag(map.items, map.id(text), map.columns.Tags, tag, true);
    };
    map.doc.transact(() => {
      say('Costs', 'Ines', ['a', 'Both']);
      say('Laws', 'Ali', ['both', 'c']);
      say('Roofs', 'Ines', []);
      setOwnNumber(map.items, map.id('Laws'), map.columns.Cost, 3);
      setOwnNumber(map.items, map.id('Roofs'), map.columns.Cost, 4);
    });
    const desk = openDesk({
      live: liveMap(map.doc),
      author: null,
      mayEdit: () => true,
      cities: () => [],
    });
    const offered = vi.spyOn(desk.commands.parts.voice, 'offer');
    expect(mergeNodes(desk, map.id('Costs'), [map.id('Laws'), map.id('Roofs')])).toBe(true);
    expect(map.says('Costs')).toEqual({
      [map.columns.Owner]: 'Ines\nAli',
      [map.columns.Cost]: 3,
      [map.columns.Tags]: ['a', 'Both', 'c'],
    });
    expect(offered.mock.lastCall?.[0]).toContain('Cost: 3');
    desk.history.undo();
    expect(map.says('Costs')).toEqual({ [map.columns.Owner]: 'Ines', [map.columns.Tags]: ['a', 'Both'] });
    desk.close();
  });
});
