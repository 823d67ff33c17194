/** Somebody writes in a table with the keyboard, on the canvas and in the outline. */
import { act, fireEvent, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createNotes } from '../../client/features/board/acts/make.ts';
import { createTable } from '../../client/features/board/acts/newTable.ts';

import { boardItems } from '../../shared/documents/board.ts';
import { type ItemId, type MemberId, newId } from '../../shared/ids.ts';
import { openBoard } from '../support/boardView.tsx';
import { setUpDom, show } from '../support/dom.tsx';
import { known } from '../support/madeTable.ts';
import '../../client/features/board/canvas/tableWalk.ts';

setUpDom();

const field = () => document.querySelector<HTMLTextAreaElement>('textarea[aria-label^="Words"]');

const press = (key: string, more: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });

/** A table with the keyboard on its only row. */
async function open(view: 'canvas' | 'outline') {
  const board = openBoard(0, view);
  const context = {
    doc: board.elsewhere,
    origin: {},
    author: null,
    now: () => 0,
    mayEdit: () => true,
    beforeEdit: () => undefined,
  };
  const draft = { x: 0, y: 0, title: 'Plan', rows: ['Bergen'], columns: ['Now', 'Later'] };
  const made = createTable(context, draft);
  board.sync();
  show(board.board());
  const items = boardItems(board.doc);
  const row = made?.rows[0] as string;
  await waitFor(() => expect(document.querySelector(`[data-item="${row}"]`)).not.toBeNull());
  act(() => document.querySelector<HTMLElement>(`[data-item="${row}"]`)?.focus());
  // Rows are there a moment before keys are listened to: what is shown as chosen is proof that they are.
  if (view === 'outline')
    await waitFor(() => expect(document.querySelector('[data-selected]')).not.toBeNull());
  return { items, made };
}

/** The words of the field that the keyboard is in, once it is another. */
const go = async (key: string, more: object = {}) => {
  const before = field();
  press(key, more);
  await waitFor(() => expect(field()).not.toBe(before));
  if (field()) await waitFor(() => expect(document.activeElement).toBe(field()));
  return field()?.value;
};

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1_200);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(900);
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  Element.prototype.scrollIntoView = vi.fn();
});

describe.each(['canvas', 'outline'] as const)('a table on the %s', (view) => {
  it('[TB9] [TB41] [AN32] Tab, Shift+Tab, Enter and Ctrl+Enter do what people of spreadsheets expect', async () => {
    const { items, made } = await open(view);
    press('Enter');
    await waitFor(() => expect(field()?.value).toBe('Bergen'));
    const write = (text: string) => fireEvent.input(field() as HTMLElement, { target: { value: text } });
    const notes = () =>
      [...items.values()]
        .filter((item) => item.get('kind') === 'note')
        .map((item) => [String(item.get('text')), item.get('column')]);

    expect(await go('Tab')).toBe('');
    write('a');
    // [AN32] Words are plain: these mean nothing, to the browser neither.
    expect(['b', 'i', 'u'].map((key) => press(key, { ctrlKey: true }))).toEqual([false, false, false]);
    expect(field()?.value).toBe('a');
    expect(await go('Enter', { ctrlKey: true })).toBe('');
    write('b');
    expect(await go('Tab')).toBe('');
    write('c');
    expect(notes()).toEqual([
      ['a', made?.columns[0]],
      ['b', made?.columns[0]],
      ['c', made?.columns[1]],
    ]);
    expect(await go('Tab', { shiftKey: true })).toBe('a');
    expect(await go('Tab')).toBe('c');
    // A new row: its name, before its first cell, is marked to be replaced.
    expect(await go('Tab')).toBe('Row 2');
    expect([field()?.selectionStart, field()?.selectionEnd]).toEqual([0, 5]);
    expect(await go('Tab')).toBe('');
    expect(await go('Tab')).toBe('');
    expect(await go('Tab')).toBeUndefined();
    expect(notes()).toHaveLength(3);
    await waitFor(() =>
      expect(document.activeElement?.matches('[data-item], [role="application"]')).toBe(true),
    );
  });

  it('[TB46] a range that is pasted in an untouched heading or note fills from there, in words it is words', async () => {
    const { items } = await open(view);
    const paste = (text: string) =>
      fireEvent.paste(field() as HTMLElement, {
        clipboardData: { getData: (type: string) => (type === 'text/plain' ? text : '') },
      });
    const texts = (kind: string) =>
      [...items.values()].filter((one) => one.get('kind') === kind).map((one) => String(one.get('text')));
    press('Enter');
    await waitFor(() => expect(field()?.value).toBe('Bergen'));
    // Answers whether the browser puts it in, as words.
    expect(paste('a\tb')).toBe(true);
    expect(await go('Tab')).toBe('');
    expect(paste('one value')).toBe(true);
    await act(async () => expect(paste('Ask\tRent\nRing\tPay')).toBe(false));
    await waitFor(() => expect(field()).toBeNull());
    expect(document.activeElement?.matches('[data-item], [role="application"]')).toBe(true);
    expect([texts('note'), texts('row')]).toEqual([
      ['Ask', 'Rent', 'Ring', 'Pay'],
      ['Bergen', 'Row 2'],
    ]);
    const row = [...items].find(([, one]) => String(one.get('text')) === 'Row 2')?.[0];
    act(() => document.querySelector<HTMLElement>(`[data-item="${row}"]`)?.focus());
    press('Enter');
    await waitFor(() => expect(field()?.value).toBe('Row 2'));
    field()?.select();
    await act(async () => expect(paste('Delft\tCall\nGhent\tWrite')).toBe(false));
    expect([texts('note'), texts('row')]).toEqual([
      ['Ask', 'Rent', 'Call', 'Pay', 'Write'],
      ['Bergen', 'Delft', 'Ghent'],
    ]);
  });
});

describe('a cell of a table', () => {
  it('[TB47] that was left untouched is meant: arrows, Enter, Esc, copying and Del mean it, not its table', async () => {
    const { items, made } = await open('canvas');
    const live = () => document.body.textContent ?? '';
    const said = (words: string) => waitFor(() => expect(live()).toContain(words));
    const copied = (type: 'copy' | 'cut') => {
      const texts = new Map<string, string>();
      fireEvent[type](document.activeElement ?? document.body, {
        clipboardData: { setData: (kind: string, text: string) => texts.set(kind, text) },
      });
      return texts.get('text/plain');
    };
    const notes = () =>
      [...items.values()]
        .filter((one) => one.get('kind') === 'note')
        .map((one) => [String(one.get('text')), one.get('column')]);
    const leave = async () => {
      press('Escape');
      await waitFor(() => expect(field()).toBeNull());
      await waitFor(() => expect(document.activeElement?.getAttribute('data-item')).toBe(made?.id));
    };
    const write = async (text: string) => {
      press('Enter');
      await waitFor(() => expect(field()?.value).toBe(''));
      fireEvent.input(field() as HTMLElement, { target: { value: text } });
      await leave();
    };
    press('Enter');
    await waitFor(() => expect(field()?.value).toBe('Bergen'));
    expect(await go('Tab')).toBe('');
    await leave();
    await said('Now, Bergen in Plan');
    expect(notes()).toEqual([]);
    press('ArrowRight');
    await said('Later, Bergen in Plan');
    await write('Ring');
    expect(notes()).toEqual([['Ring', made?.columns[1]]]);
    press('ArrowLeft');
    press('ArrowLeft');
    press('ArrowRight');
    await said('Later, Bergen in Plan. Ring');
    expect(copied('copy')).toBe('Ring');
    press('Delete');
    await waitFor(() => expect(notes()).toEqual([]));
    expect(items.has(made?.id ?? '')).toBe(true);
    await write('Again');
    expect(copied('cut')).toBe('Again');
    expect([notes(), items.has(made?.id ?? '')]).toEqual([[], true]);
    // Tab as in a spreadsheet.
    press('ArrowLeft');
    press('Tab');
    await said('Later, Bergen in Plan');
    press('Tab', { shiftKey: true });
    await write('By Tab');
    expect(notes()).toEqual([['By Tab', made?.columns[0]]]);
    press('Delete');
    await waitFor(() => expect(notes()).toEqual([]));
    press('Escape');
    // An arrow moves the table again.
    const x = () => items.get(made?.id ?? '')?.get('x');
    const before = x();
    press('ArrowRight');
    await waitFor(() => expect(x()).not.toBe(before));
  });

  it('[TB83] an arrow leaves a note where it is and means the cell beside, with Shift the note goes there', async () => {
    const { items, made } = await open('canvas');
    const said = (words: string) => waitFor(() => expect(document.body.textContent).toContain(words));
    const column = () => [...items.values()].find((one) => one.get('kind') === 'note')?.get('column');
    press('Enter');
    await waitFor(() => expect(field()?.value).toBe('Bergen'));
    expect(await go('Tab')).toBe('');
    fireEvent.input(field() as HTMLElement, { target: { value: 'Rent' } });
    press('Escape');
    await waitFor(() => expect(field()).toBeNull());
    expect(column()).toBe(made?.columns[0]);
    press('ArrowRight');
    await said('Later, Bergen in Plan');
    expect(column()).toBe(made?.columns[0]);
    press('ArrowLeft');
    await said('Now, Bergen in Plan. Rent');
    const note = [...items].find(([, one]) => one.get('kind') === 'note')?.[0];
    act(() => document.querySelector<HTMLElement>(`[data-item="${note}"]`)?.focus());
    press(' ');
    fireEvent.keyUp(document.activeElement as Element, { key: ' ' });
    press('ArrowRight', { shiftKey: true });
    await waitFor(() => expect(column()).toBe(made?.columns[1]));
    press('ArrowLeft');
    await said('Now, Bergen in Plan');
    expect(column()).toBe(made?.columns[1]);
    // From a cell that is meant its notes go, and the cell with them.
    press('ArrowRight');
    await said('Later, Bergen in Plan. Rent');
    press('ArrowLeft', { shiftKey: true });
    await waitFor(() => expect(column()).toBe(made?.columns[0]));
    await said('Now, Bergen in Plan. Rent');
  });
});

it('[TB81] a note in a table says who wrote it where that is not who made the table; of that one it is said once it is chosen', async () => {
  const [anna, elif] = ['Anna', 'Elif'].map((name) => ({ id: newId<MemberId>(), name, cityId: null }));
  const board = openBoard(0, 'canvas');
  const by = (author: MemberId) => ({
    doc: board.elsewhere,
    origin: {},
    author,
    now: () => 0,
    mayEdit: () => true,
    beforeEdit: () => undefined,
  });
  const noteOf = (author: MemberId, text: string) =>
    known(createNotes(by(author), [{ x: 900, y: 900, colour: 'sun', text }])?.[0]);
  const { id: me } = known(anna);
  const [mine, theirs, outside] = [
    noteOf(me, '12.5'),
    noteOf(known(elif).id, '1,300'),
    noteOf(me, 'Outside'),
  ];
  const draft = { x: 0, y: 0, title: 'Plan', rows: ['Bergen'], columns: ['Now', 'Later'] };
  createTable(by(me), { ...draft, notes: [mine, theirs].map((id, column) => ({ id, row: 0, column })) });
  board.sync();
  show(board.board(true, { authors: [anna, elif].map(known) }));
  const said = (id: ItemId) => {
    const names = [...known(document.querySelector(`[data-item="${id}"]`)).querySelectorAll('[data-quiet]')];
    return names.map((one) => [one.textContent, one.getAttribute('data-quiet')]);
  };
  await waitFor(() => expect(said(outside)).toEqual([['Anna', 'false']]));
  expect([said(mine), said(theirs)]).toEqual([[['Anna', 'true']], [['Elif', 'false']]]);
  act(() => known(document.querySelector<HTMLElement>(`[data-item="${mine}"]`)).focus());
  await waitFor(() => expect(said(mine)).toEqual([['Anna', 'false']]));
});
