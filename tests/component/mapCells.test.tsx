/** Cells of a map's table as a spreadsheet has them: pasted, copied, cut, in ranges. */
import '../../client/features/map/table/MapTable.tsx';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { isNode, readMapItem } from '../../shared/documents/barrierMap.ts';
import type { CityId } from '../../shared/ids.ts';
import { setUpDom } from '../support/dom.tsx';
import { drawMap, showMap } from '../support/mapView.tsx';

setUpDom();
vi.setConfig({ testTimeout: 60_000 });
// The page fetches it on its own: here it is there at once.
beforeAll(() => import('../../client/features/map/clipboard/ClipboardDoor.tsx'));

const BUD = 'budapest-hu' as CityId;
const CITIES = [{ id: BUD, name: 'Budapest', country: 'HU', badge: 'BUD', part: 'first' }] as never;

async function open({ at = '/?view=table', canEdit = true } = {}) {
  const map = drawMap();
  map.node('Costs', { severity: { [BUD]: 4 } });
  map.node('Laws');
  map.node('Roofs', { kind: 'cause', category: 'technology' });
  map.link('Roofs', 'causes', 'Costs');
  showMap(map.doc, { view: 'table', cities: CITIES, canEdit }, at);
  await screen.findByRole('grid', { name: 'Table of M' });
  // What listens to the clipboard has come.
  focus(document.querySelector('td[data-column]'));
  await waitFor(() => expect(clipboard('copy').taken).toBe(true));
  act(() => (document.activeElement as HTMLElement).blur());
  const nodes = () =>
    [...map.items].map(([id, item]) => readMapItem(id, item)).filter((item) => isNode(item));
  const node = (text: string) => nodes().find((one) => one.text === text);
  return { ...map, nodes, node };
}

type Texts = Readonly<Record<string, string>>;

/** A browser's clipboard event on what has the keyboard; what the page sets is answered. */
function clipboard(kind: 'copy' | 'cut' | 'paste', given: Texts = {}, on = document.activeElement) {
  const kept: Record<string, string> = { ...given };
  const event = new Event(kind, { bubbles: true, cancelable: true });
  const clipboardData = {
    getData: (type: string) => kept[type] ?? '',
    setData: (type: string, text: string) => {
      kept[type] = text;
    },
  };
  Object.defineProperty(event, 'clipboardData', { value: clipboardData });
  fireEvent(on ?? document.body, event);
  return { texts: kept as Texts, taken: event.defaultPrevented };
}
const paste = (text: string) => clipboard('paste', { 'text/plain': text });
const copied = () => clipboard('copy').texts['text/plain'];

const cell = (id: string, column: string) =>
  document.querySelector(`[data-item="${id}"][data-column="${column}"]`) as HTMLElement;
const focus = (element: HTMLElement | null) => act(() => element?.focus());
const key = (name: string, more = {}) =>
  fireEvent.keyDown(document.activeElement as Element, { key: name, ...more });
const undo = () => key('z', { ctrlKey: true });
const said = () => document.body.textContent ?? '';
const ranged = () =>
  [...document.querySelectorAll('td[data-range]')].map((one) => (one as HTMLElement).dataset.column);

describe('cells of a map as a spreadsheet has them', () => {
  it('[MV18] a column of values fills down from its cell, in words of both languages, in one step of undo', async () => {
    const { id, node } = await open();
    focus(cell(id('Costs'), 'category'));
    paste('Finance\r\nWetten, regels, vergunningen\r\n\r\n');
    expect(['Costs', 'Laws', 'Roofs'].map((text) => node(text)?.category)).toEqual([
      'finance',
      'regulation',
      null,
    ]);
    expect(said()).toContain('3 cells filled in.');
    undo();
    expect(['Costs', 'Laws', 'Roofs'].map((text) => node(text)?.category)).toEqual([
      null,
      null,
      'technology',
    ]);
  });

  it('[MV18] a block goes to the right and down: words, kind, who can act, how sure, group, city', async () => {
    const { id, items, node, nodes } = await open();
    focus(cell(id('Costs'), 'words'));
    const row =
      'Cost up front\tOorzaak\tGeld en financiering\tGebouwen\tGemeente; Burgers\tlikely\tMoney\t5\tovercome here';
    paste(`${row}\nLaws\tbarrier\t\t\tRegion, state\t\tMoney\t\tOpen\n`);
    const cost = node('Cost up front');
    expect(cost).toMatchObject({
      kind: 'cause',
      category: 'finance',
      field: 'buildings',
      confidence: 'medium',
    });
    expect(cost?.control).toEqual(['city', 'citizens']);
    expect(cost?.severity[BUD]).toBe(5);
    expect(cost?.status[BUD]).toBe('overcome');
    expect(node('Laws')).toMatchObject({ control: ['region-state'], status: { [BUD]: 'open' } });
    expect(cost?.group).toBe(node('Laws')?.group);
    expect(readMapItem(String(cost?.group), items.get(String(cost?.group)))?.text).toBe('Money');
    undo();
    expect(nodes().map(({ text, group }) => [text, group])).toEqual([
      ['Costs', null],
      ['Laws', null],
      ['Roofs', null],
    ]);
  });

  it('[MV47] Ctrl+D gives what the first row of a range says to the rest, in one step of undo', async () => {
    const { id, node, nodes } = await open();
    focus(cell(id('Costs'), 'category'));
    paste('Finance\tbuildings');
    const said = () =>
      ['Costs', 'Laws', 'Roofs'].map((text) => `${node(text)?.category} ${node(text)?.field}`);
    const before = said();
    expect(before[0]).toBe('finance buildings');
    focus(cell(id('Costs'), 'category'));
    key('ArrowRight', { shiftKey: true });
    key('ArrowDown', { shiftKey: true });
    key('ArrowDown', { shiftKey: true });
    key('d', { ctrlKey: true });
    expect(said()).toEqual(Array(3).fill('finance buildings'));
    expect(nodes()).toHaveLength(3);
    undo();
    expect(said()).toEqual(before);
    key('Escape');
    key('d', { ctrlKey: true });
    expect(nodes()).toHaveLength(4);
  });

  it('[MV18] one value fills all the chosen rows, or the range, that it is pasted on', async () => {
    const { id, node } = await open();
    for (const text of ['Costs', 'Laws']) fireEvent.click(cell(id(text), 'pick'));
    focus(cell(id('Laws'), 'field'));
    paste('Mobility');
    expect(['Costs', 'Laws', 'Roofs'].map((text) => node(text)?.field)).toEqual([
      'mobility',
      'mobility',
      null,
    ]);
    key('Escape');
    focus(cell(id('Laws'), `severity:${BUD}`));
    key('ArrowDown', { shiftKey: true });
    paste('2');
    expect(['Costs', 'Laws', 'Roofs'].map((text) => node(text)?.severity[BUD])).toEqual([4, 2, 2]);
  });

  it('[MV18] [MK2] on a heading, under headings that maps know and as copied nodes it comes in as elsewhere', async () => {
    const { id, nodes } = await open();
    focus(document.querySelector<HTMLElement>('th button[data-column="words"]'));
    paste('One\nTwo');
    expect(nodes().map(({ text }) => text)).toEqual(['Costs', 'Laws', 'Roofs', 'One', 'Two']);
    focus(cell(id('Costs'), 'words'));
    paste('Words\tKind\nThree\tActor');
    await waitFor(() => expect(nodes().at(-1)).toMatchObject({ text: 'Three', kind: 'actor' }));
    key('Escape');
    fireEvent.click(cell(id('Laws'), 'pick'));
    focus(cell(id('Costs'), 'words'));
    const { texts } = clipboard('copy');
    expect(texts['text/plain']).toBe('Laws');
    clipboard('paste', texts);
    expect(nodes().filter(({ text }) => text === 'Laws')).toHaveLength(2);
    expect(nodes()[0]?.text).toBe('Costs');
  });

  it('[MV19] what does not fit leaves its cell and is told in the same message', async () => {
    const { id, node } = await open();
    focus(cell(id('Costs'), `severity:${BUD}`));
    paste('7\n3\nmany');
    expect(['Costs', 'Laws', 'Roofs'].map((text) => node(text)?.severity[BUD])).toEqual([4, 3, undefined]);
    expect(said()).toContain(
      '1 cell filled in. 2 cells stayed as they were: Severity in Budapest “7”, Severity in Budapest “many”.',
    );
    focus(cell(id('Laws'), 'kind'));
    paste('Nonsense');
    expect(node('Laws')?.kind).toBe('barrier');
    expect(said()).toContain('1 cell stayed as it was: Kind “Nonsense”.');
  });

  it('[MV19] more rows are nodes where their words come along, of the kind that is pasted or asked for; else they are told', async () => {
    const { id, nodes } = await open({ at: '/?view=table&kind=barrier' });
    focus(cell(id('Laws'), 'words'));
    paste('Rules\nMistrust\nRoofers\tActor\n');
    expect(nodes().map(({ text, kind }) => [text, kind])).toEqual([
      ['Costs', 'barrier'],
      ['Rules', 'barrier'],
      ['Roofs', 'cause'],
      ['Mistrust', 'barrier'],
      ['Roofers', 'actor'],
    ]);
    expect(new Set(nodes().map(({ x, y }) => `${x} ${y}`)).size).toBe(5);
    undo();
    expect(nodes().map(({ text }) => text)).toEqual(['Costs', 'Laws', 'Roofs']);
    focus(cell(id('Laws'), 'category'));
    paste('Finance\nFinance\n');
    expect(said()).toContain('1 cell filled in. 1 value has no cell here.');
    expect(nodes()).toHaveLength(3);
  });

  it('[MV20] Shift makes a range, which is copied as lines and tabs and on a map is its nodes; Esc leaves it', async () => {
    const { id, nodes } = await open();
    focus(cell(id('Costs'), 'words'));
    expect(copied()).toBe('Costs');
    key('ArrowRight', { shiftKey: true });
    key('ArrowDown', { shiftKey: true });
    expect(ranged()).toEqual(['words', 'kind', 'words', 'kind']);
    const { texts } = clipboard('copy');
    expect(texts['text/plain']).toBe('Costs\tBarrier\nLaws\tBarrier');
    expect(texts['text/html']).toMatch(
      /^<table data-jumelage-map="[^"]+"><tr><td>Costs<\/td><td>Barrier<\/td><\/tr>/,
    );
    focus(document.querySelector<HTMLElement>('th button[data-column="words"]'));
    clipboard('paste', texts);
    expect(nodes().map(({ text }) => text)).toEqual(['Costs', 'Laws', 'Roofs', 'Costs', 'Laws']);
    undo();
    focus(cell(id('Roofs'), 'words'));
    expect(ranged()).toEqual([]);
    fireEvent.mouseDown(cell(id('Laws'), 'category'), { shiftKey: true });
    expect(ranged()).toHaveLength(6);
    key('Escape');
    expect(ranged()).toEqual([]);
  });

  it('[MV20] [MV33] a range chooses no rows and opens no panel; digits go to its rows, Delete empties its cells', async () => {
    const { id, node, nodes } = await open();
    const severity = `severity:${BUD}`;
    const rated = () => ['Costs', 'Laws', 'Roofs'].map((text) => node(text)?.severity[BUD]);
    focus(cell(id('Laws'), severity));
    key('ArrowDown', { shiftKey: true });
    expect(ranged()).toEqual([severity, severity]);
    expect(document.querySelectorAll('tr[aria-selected="true"]')).toHaveLength(0);
    expect(document.querySelectorAll('td[aria-selected="true"]')).toHaveLength(2);
    expect(document.querySelector('aside, [role="toolbar"][aria-label="Chosen rows"]')).toBeNull();
    key('2');
    expect(rated()).toEqual([4, 2, 2]);
    key('Delete');
    expect(rated()).toEqual([4, undefined, undefined]);
    expect(nodes()).toHaveLength(3);
    undo();
    expect(rated()).toEqual([4, 2, 2]);
    key('Escape');
    expect(ranged()).toEqual([]);
    key('Delete');
    expect(rated()).toEqual([4, 2, undefined]);
    expect(nodes()).toHaveLength(3);
  });

  it('[MV41] Delete on one cell empties it and the node stays; a row goes when it is chosen, or with Ctrl', async () => {
    const { id, node, nodes } = await open();
    const severity = `severity:${BUD}`;
    focus(cell(id('Costs'), severity));
    key('Backspace');
    expect(node('Costs')?.severity[BUD]).toBeUndefined();
    expect(said()).toContain('1 cell emptied.');
    undo();
    expect(node('Costs')?.severity[BUD]).toBe(4);
    focus(cell(id('Costs'), 'kind'));
    key('Delete');
    expect(said()).toContain('Kind cannot be empty.');
    expect(nodes()).toHaveLength(3);
    focus(cell(id('Roofs'), 'category'));
    key('Delete', { ctrlKey: true });
    await waitFor(() => expect(node('Roofs')).toBeUndefined());
    focus(cell(id('Laws'), 'pick'));
    key('Delete');
    await waitFor(() => expect(nodes()).toHaveLength(1));
  });

  it('[MV20] [MV33] dragging over cells makes the range, and what the panel shows is the row of the keyboard', async () => {
    const { id } = await open();
    focus(cell(id('Costs'), 'kind'));
    fireEvent.mouseOver(cell(id('Laws'), 'category'), { buttons: 0 });
    expect(ranged()).toEqual([]);
    fireEvent.mouseOver(cell(id('Costs'), 'category'), { buttons: 1 });
    fireEvent.mouseOver(cell(id('Laws'), 'category'), { buttons: 1 });
    expect(ranged()).toEqual(['kind', 'category', 'kind', 'category']);
    expect(document.activeElement).toBe(cell(id('Laws'), 'category'));
    expect(document.querySelector('aside')).toBeNull();
  });

  it('[MV20] copied cells fill others, and cutting empties them', async () => {
    const { id, node, nodes } = await open();
    focus(cell(id('Roofs'), 'category'));
    const { texts } = clipboard('cut');
    expect(node('Roofs')?.category).toBeNull();
    focus(cell(id('Laws'), 'category'));
    clipboard('paste', texts);
    expect(node('Laws')?.category).toBe('technology');
    expect(nodes()).toHaveLength(3);
    focus(cell(id('Laws'), 'kind'));
    clipboard('cut');
    expect(node('Laws')?.kind).toBe('barrier');
  });

  it('[MV11] [MV20] who may only read copies cells and pastes nothing', async () => {
    const { id, nodes } = await open({ canEdit: false });
    focus(cell(id('Roofs'), 'category'));
    expect(copied()).toBe('Technology, infrastructure, market');
    paste('Finance');
    expect(nodes().map(({ category }) => category)).toEqual([null, null, 'technology']);
  });
});

describe('a cell as a spreadsheet has it', () => {
  const cellOf = (words: string, column: string) => {
    const rows = [...document.querySelectorAll('tr')];
    const row = rows.find((one) => one.querySelector('[data-column="words"]')?.textContent === words);
    return row?.querySelector(`[data-column="${column}"]`) as HTMLElement;
  };

  /** As a pointer does it: the keyboard goes to what is pressed, unless it is in there. */
  const press = (pressed: HTMLElement) => {
    fireEvent.mouseDown(pressed);
    if (!pressed.contains(document.activeElement)) act(() => pressed.focus());
    fireEvent.click(pressed);
  };

  it('[MV6] a press gives a cell the keyboard, the next one opens it', async () => {
    await open();
    const there = cellOf('Laws', `severity:${BUD}`);
    press(there);
    expect(document.activeElement).toBe(there);
    expect(there.querySelector('select')).toBeNull();
    press(there);
    expect(document.activeElement?.tagName).toBe('SELECT');
    key('Escape');
    expect(document.activeElement).toBe(there);
    press(there);
    expect(document.activeElement?.tagName).toBe('SELECT');
  });

  it('[MV21] after a digit or a choice Enter goes on below, with Shift above; else it opens the cell', async () => {
    const { node } = await open();
    const said = (words: string) => node(words)?.severity[BUD];
    press(cellOf('Costs', `severity:${BUD}`));
    for (const name of ['3', 'Enter', '5', 'Enter', '1']) key(name);
    expect(['Costs', 'Laws', 'Roofs'].map(said)).toEqual([3, 5, 1]);
    key('Enter', { shiftKey: true });
    expect(document.activeElement).toBe(cellOf('Laws', `severity:${BUD}`));
    key('Enter');
    fireEvent.change(document.activeElement as Element, { target: { value: '2' } });
    expect(said('Laws')).toBe(2);
    key('Enter');
    expect(document.activeElement).toBe(cellOf('Roofs', `severity:${BUD}`));
  });

  it('[MV90] rows without headings, with no cell meant, are nodes with what their columns say; one undo takes them', async () => {
    const { nodes, node } = await open();
    clipboard(
      'paste',
      { 'text/plain': 'Weak grid\tCause\tTechnology\r\nNo crews\tBarrier\tNonsense\r\n' },
      document.body,
    );
    expect(node('Weak grid')).toMatchObject({ kind: 'cause', category: 'technology' });
    expect(node('No crews')).toMatchObject({ kind: 'barrier', category: null });
    expect(said()).toContain('Nonsense');
    expect(nodes()).toHaveLength(5);
    undo();
    expect(nodes()).toHaveLength(3);
  });

  it('[MV90] in a new row they begin there; in one with words, and without several cells, they are words', async () => {
    const { nodes, node } = await open();
    fireEvent.click(screen.getByRole('button', { name: 'New row' }));
    await waitFor(() => expect(document.activeElement?.matches('td textarea')).toBe(true));
    expect(paste('Just\nwords').taken).toBe(false);
    expect(paste('Weak grid\tCause\tTechnology\nNo crews\tBarrier').taken).toBe(true);
    await waitFor(() => expect(node('Weak grid')).toMatchObject({ kind: 'cause', category: 'technology' }));
    expect([node('No crews')?.kind, nodes().length]).toEqual(['barrier', 5]);
    await waitFor(() => expect((document.activeElement as HTMLTextAreaElement).value).toBe('Weak grid'));
    expect(paste('One\tmore').taken).toBe(false);
    expect(nodes()).toHaveLength(5);
  });
});
