/** Notes, and delays of links, in the tables of a map. */
import '../../client/features/map/table/MapTable.tsx';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ensureMapText, mapText, readMapItem } from '../../shared/documents/barrierMap.ts';
import { fakeMedia, setUpDom } from '../support/dom.tsx';
import { drawMap, showMap } from '../support/mapView.tsx';

setUpDom();
Element.prototype.scrollIntoView ??= () => undefined;
vi.setConfig({ testTimeout: 60_000 });
beforeEach(() => localStorage.clear());

async function open(rows: 'nodes' | 'links', { canEdit = true, says = 'Since 2020' } = {}) {
  const map = drawMap();
  for (const text of ['Costs', 'Laws', 'Roofs']) map.node(text);
  map.link('Costs', 'blocks', 'Roofs');
  map.link('Laws', 'blocks', 'Roofs');
  const name = rows === 'nodes' ? 'note' : 'text';
  const first = rows === 'nodes' ? 'Costs' : 'Costs Roofs';
  const second = rows === 'nodes' ? 'Laws' : 'Laws Roofs';
  map.doc.transact(() => {
    ensureMapText(map.items, map.id(first), name);
    mapText(map.items.get(map.id(first)), name)?.insert(0, says);
  });
  const sort = rows === 'nodes' ? 'words' : 'from';
  showMap(map.doc, { view: 'table', canEdit }, `/?view=table&rows=${rows}&sort=${sort}`);
  await screen.findByRole('grid', { name: rows === 'nodes' ? 'Table of M' : 'Links of M' });
  const note = (of: string) => mapText(map.items.get(map.id(of)), name)?.toString() ?? '';
  return { ...map, note, first, second };
}

const rowsOf = () => [...document.querySelectorAll('tbody tr')];
const cell = (row: number, column: string) =>
  rowsOf()[row]?.querySelector<HTMLElement>(`td[data-column="${column}"]`) as HTMLElement;
const focus = (element: HTMLElement) => act(() => element.focus());
const key = (name: string, more = {}) =>
  !fireEvent.keyDown(document.activeElement as Element, { key: name, ...more });
const write = (words: string) =>
  fireEvent.input(document.activeElement as Element, { target: { value: words } });
const undo = () => key('z', { ctrlKey: true });

/** On what has the keyboard; taken once the code of the clipboard has come. */
async function clip(type: 'copy' | 'paste', text = '') {
  const given = new Map<string, string>();
  const event = new Event(type, { bubbles: true, cancelable: true });
  const clipboardData = {
    getData: (kind: string) => (kind === 'text/plain' ? text : ''),
    setData: (kind: string, words: string) => given.set(kind, words),
  };
  Object.defineProperty(event, 'clipboardData', { value: clipboardData });
  await waitFor(() => {
    fireEvent(document.activeElement ?? document.body, event);
    expect(event.defaultPrevented).toBe(true);
  });
  return given.get('text/plain');
}

describe.each(['nodes', 'links'] as const)('the note in the table of %s', (rows) => {
  it('[MV93] is read in one line, opened by Enter, F2 and the second press, and written where others write too', async () => {
    const { note, first } = await open(rows);
    expect(cell(0, 'note').textContent).toBe('Since 2020');
    for (const way of ['Enter', 'F2']) {
      focus(cell(0, 'note'));
      expect(key(way)).toBe(true);
      const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: /^Note: / });
      expect(document.activeElement).toBe(field);
      expect(field.selectionStart).toBe('Since 2020'.length);
      write(`Since 2020 ${way}`);
      expect(note(first)).toBe(`Since 2020 ${way}`);
      expect(key('Enter', { shiftKey: true })).toBe(false);
      key('Escape');
      expect(document.activeElement).toBe(cell(0, 'note'));
      undo();
      await waitFor(() => expect(note(first)).toBe('Since 2020'));
    }
    fireEvent.mouseDown(cell(1, 'note'));
    focus(cell(1, 'note'));
    fireEvent.click(cell(1, 'note'));
    expect(document.querySelector('tbody textarea')).toBeNull();
    fireEvent.mouseDown(cell(1, 'note'));
    fireEvent.click(cell(1, 'note'));
    write('Later');
    expect(key('Enter')).toBe(true);
    expect(document.querySelector('tbody textarea')).toBeNull();
  });

  it('[MV93] [MV75] what is typed begins it anew, Enter goes on below, and Esc brings back what stood there', async () => {
    const { note, first, second } = await open(rows);
    focus(cell(0, 'note'));
    key('n');
    const field = document.activeElement as HTMLTextAreaElement;
    expect([field.selectionStart, field.selectionEnd]).toEqual([0, 'Since 2020'.length]);
    write('No');
    key('Enter');
    expect(note(first)).toBe('No');
    expect(document.activeElement).toBe(cell(1, 'note'));
    key('7');
    write('7 years');
    expect(note(second)).toBe('7 years');
    key('Escape');
    expect(note(second)).toBe('');
    expect(note(first)).toBe('No');
  });

  it('[MV93] is copied, pasted, filled down, emptied and sorted as words are', async () => {
    const { note, first, second } = await open(rows, { says: '=Two\nlines' });
    focus(cell(0, 'note'));
    expect(await clip('copy')).toBe(`"'=Two\nlines"`);
    focus(cell(1, 'note'));
    await clip('paste', `"'=Two\nlines"`);
    await waitFor(() => expect(note(second)).toBe('=Two\nlines'));
    undo();
    await waitFor(() => expect(note(second)).toBe(''));
    focus(cell(0, 'note'));
    key('ArrowDown', { shiftKey: true });
    key('d', { ctrlKey: true });
    await waitFor(() => expect(note(second)).toBe('=Two\nlines'));
    key('Escape');
    focus(cell(0, 'note'));
    key('Delete');
    await waitFor(() => expect(note(first)).toBe(''));
    await screen.findByText('1 cell emptied.');
    undo();
    await waitFor(() => expect(note(first)).toBe('=Two\nlines'));
    fireEvent.click(within(screen.getByRole('columnheader', { name: /^Note/ })).getByRole('button'));
    await waitFor(() => expect(location.search).toContain('sort=note'));
  });

  it('[MV93] [MV11] who may only read reads it', async () => {
    await open(rows, { canEdit: false });
    focus(cell(0, 'note'));
    key('Enter');
    key('x');
    expect(document.querySelector('tbody textarea')).toBeNull();
    expect(cell(0, 'note').textContent).toBe('Since 2020');
  });
});

describe('what else is new', () => {
  it('[MV93] a delay is chosen, pasted by its words, filled down and emptied', async () => {
    const { items, id } = await open('links');
    const delay = (name: string) => {
      const link = readMapItem(id(name), items.get(id(name)));
      return link?.kind === 'link' && link.delay;
    };
    focus(cell(0, 'delay'));
    expect(cell(0, 'delay').textContent).toBe('–');
    key('Enter');
    fireEvent.change(document.activeElement as Element, { target: { value: 'yes' } });
    expect(delay('Costs Roofs')).toBe(true);
    expect(cell(0, 'delay').textContent).toBe('Yes');
    focus(cell(0, 'delay'));
    key('Delete');
    await waitFor(() => expect(delay('Costs Roofs')).toBe(false));
    for (const [words, is] of [
      ['ja', true],
      ['nee', false],
      ['Yes', true],
    ] as const) {
      focus(cell(1, 'delay'));
      await clip('paste', words);
      await waitFor(() => expect(delay('Laws Roofs')).toBe(is));
    }
    focus(cell(1, 'delay'));
    await clip('paste', 'perhaps');
    await screen.findByText('1 cell stayed as it was: Delay “perhaps”.');
    expect(delay('Laws Roofs')).toBe(true);
  });

  it('[MV93] where a panel is a sheet these columns are hidden until they are shown', async () => {
    fakeMedia(['(max-width: 899px)']);
    await open('links');
    const shown = () =>
      [...document.querySelectorAll<HTMLElement>('thead button[data-column]')].map(
        ({ dataset }) => dataset.column,
      );
    expect(shown()).not.toContain('note');
    expect(shown()).not.toContain('delay');
    fireEvent.click(screen.getByRole('button', { name: 'Columns, 2 hidden' }));
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Note' }));
    await waitFor(() => expect(shown()).toContain('note'));
    expect(Object.values(localStorage)).toEqual(['{"hidden":[],"widths":{},"shown":["note"]}']);
  });
});
