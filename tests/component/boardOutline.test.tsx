import { act, fireEvent, renderHook, screen, waitFor, within } from '@testing-library/react';
import { useEffect } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { Selection } from '../../client/canvas/Selection.ts';
import { createFrame, createNote, linkItems } from '../../client/features/board/acts/make.ts';
import { dropItems } from '../../client/features/board/acts/move.ts';
import { useRows } from '../../client/features/board/outline/useRows.ts';
import { boardItems } from '../../shared/documents/board.ts';
import type { ItemId, MemberId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { exchange, newBoard } from '../support/boards.ts';
import { openBoard } from '../support/boardView.tsx';
import { setUpDom, show } from '../support/dom.tsx';

setUpDom();

const row = (id: ItemId | undefined) => document.querySelector<HTMLElement>(`[data-item="${id}"]`);
const focusedId = () => document.activeElement?.getAttribute('data-item');
const key = (name: string, more: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key: name, ...more });

async function openOutline(count: number) {
  const board = openBoard(count, 'outline');
  show(board.board());
  await waitFor(() => expect(document.querySelectorAll('[data-item]').length).toBe(count));
  return { ...board, items: boardItems(board.doc) };
}

/** Rows are there a moment before they listen to the selection: what they show is proof that they do. */
async function startAt(id: ItemId | undefined) {
  act(() => row(id)?.focus());
  await waitFor(() => expect(row(id)?.hasAttribute('data-selected')).toBe(true));
}

describe('the outline', () => {
  beforeEach(() => {
    Element.prototype.scrollIntoView = vi.fn();
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  });

  it('[AN46] what comes after it was rendered and before it listens is in it', () => {
    const [mine, theirs] = [newBoard(), newBoard()];
    const theyWrite = (text: string, x: number) => {
      createNote(theirs.context, { text, x, y: 0 });
      exchange(theirs, mine);
    };
    const selection = new Selection<ItemId>();
    const { result } = renderHook(() => {
      // Effects run in turn: this one before the outline's own.
      useEffect(() => theyWrite('Meanwhile', 0), []);
      return useRows({ model: mine.model, selection });
    });
    const words = () => result.current.map(({ item }) => 'text' in item && item.text);
    expect(words()).toEqual(['Meanwhile']);
    act(() => theyWrite('Later', 300));
    expect(words()).toEqual(['Meanwhile', 'Later']);
  });

  it('[BC424] a row shows that it is locked, and says so, until it is free', async () => {
    const { ids } = await openOutline(2);
    await startAt(ids[0]);
    key('L', { ctrlKey: true, shiftKey: true });
    await waitFor(() => expect(row(ids[0])?.querySelector('[data-lock]')).not.toBeNull());
    expect(row(ids[0])?.getAttribute('aria-label')).toMatch(/locked/);
    expect(row(ids[1])?.querySelector('[data-lock]')).toBeNull();
    key('L', { ctrlKey: true, shiftKey: true });
    await waitFor(() => expect(row(ids[0])?.querySelector('[data-lock]')).toBeNull());
  });

  it('[AN4] keys walk, choose several, and act on all that are chosen; undo is the same person’s one step', async () => {
    const { ids, items } = await openOutline(4);
    await startAt(ids[0]);
    key('ArrowDown');
    expect(focusedId()).toBe(ids[1]);
    key('ArrowDown', { shiftKey: true });
    expect(
      [...document.querySelectorAll('[data-selected]')].map((one) => one.getAttribute('data-item')),
    ).toEqual([ids[1], ids[2]]);
    key('3', { code: 'Digit3' });
    expect(ids.map((id) => items.get(id)?.get('colour') ?? 'sun')).toEqual(['sun', 'rose', 'rose', 'sun']);
    key('z', { ctrlKey: true });
    expect(ids.map((id) => items.get(id)?.get('colour') ?? 'sun')).toEqual(['sun', 'sun', 'sun', 'sun']);
    key('g', { ctrlKey: true });
    const cluster = await waitFor(() => {
      const found = [...items].find(([, map]) => map.get('kind') === 'cluster')?.[0];
      expect(found).toBeDefined();
      return found;
    });
    expect(ids.map((id) => items.get(id)?.get('parent'))).toEqual([undefined, cluster, cluster, undefined]);
    await waitFor(() => expect(document.activeElement?.tagName).toBe('TEXTAREA'));
    key('Escape');
    expect(focusedId()).toBe(cluster);
    key('Delete');
    expect(items.size).toBe(2);
    expect(focusedId()).toBe(ids[3]);
  });

  it('[AN44] what is in no frame begins where frames begin, what a frame holds further in, with its links', async () => {
    const { ids, doc } = await openOutline(3);
    const mine = { origin: {}, author: null, now: () => 0, mayEdit: () => true, beforeEdit: () => undefined };
    const context = { ...mine, doc };
    const frame = createFrame(context, { x: -9_000, y: 0, w: 400, h: 400, title: 'F' }) as ItemId;
    act(() => dropItems(context, [ids[0] as ItemId], { parent: frame }));
    const link = linkItems(context, ids[0] as ItemId, ids[1] as ItemId) as ItemId;
    const levels = () => [frame, ids[0], link, ids[1], ids[2]].map((id) => row(id)?.dataset.level);
    await waitFor(() => expect(levels()).toEqual(['2', '3', '3', '2', '2']));
  });

  it('[AN29] Undo and Redo are buttons, in grey with the reason until there is something, and say what they did', async () => {
    const { ids, items, sync, elsewhere } = await openOutline(3);
    await startAt(ids[0]);
    const button = (name: string) => screen.getByRole('button', { name });
    const off = () => ['Undo', 'Redo'].map((name) => button(name).getAttribute('aria-disabled') === 'true');
    expect(off()).toEqual([true, true]);
    // What others do is nothing of mine to take back.
    boardItems(elsewhere).delete(ids[2] as string);
    await act(async () => sync());
    expect(off()).toEqual([true, true]);
    key('Delete');
    await waitFor(() => expect(off()).toEqual([false, true]));
    fireEvent.click(button('Undo'));
    expect(items.has(ids[0] as string)).toBe(true);
    expect(await screen.findByText(/Undone/)).toBeTruthy();
    await waitFor(() => expect(off()).toEqual([true, false]));
    fireEvent.click(button('Redo'));
    expect(items.has(ids[0] as string)).toBe(false);
    expect(await screen.findByText(/Done again/)).toBeTruthy();
  });

  it('[AN29] who may only read has neither', async () => {
    const board = openBoard(1, 'outline');
    show(board.board(false));
    await waitFor(() => expect(document.querySelectorAll('[data-item]').length).toBe(1));
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });

  it('[AN21] what is no note and has no words says what it is, and the title counts what is there', async () => {
    const board = openBoard(1, 'outline');
    const put = (fields: object) =>
      boardItems(board.doc).set(
        newId<ItemId>(),
        new Y.Map<unknown>(Object.entries({ x: 0, y: 0, ...fields })),
      );
    put({ kind: 'sticker', symbol: 'star' });
    put({ kind: 'frame', w: 500, h: 500 });
    put({ kind: 'stroke', w: 90, h: 90, points: [0, 0, 50, 9_000, 9_000, 50] });
    put({ kind: 'note' });
    const table = newId<ItemId>();
    boardItems(board.doc).set(table, new Y.Map<unknown>(Object.entries({ kind: 'table', x: 0, y: 0 })));
    // A table is one thing, however many rows it has.
    for (const kind of ['row', 'row', 'column']) put({ kind, parent: table });
    show(board.board());
    await waitFor(() => expect(document.querySelectorAll('[data-item]').length).toBeGreaterThan(5));
    expect(screen.getByText('1 frame · 2 notes · 3 other items · same content as the canvas')).toBeTruthy();
    const words = [...document.querySelectorAll('[data-item]')].map((one) => one.textContent);
    for (const expected of [/Star/, /Frame without a name/, /Drawing/, /no words yet/, /Note 0/])
      expect(words.filter((one) => expected.test(one ?? ''))).toHaveLength(1);
  });

  it('[AN143] a shape is called by its form, in its row and where a link ends', async () => {
    const board = openBoard(0, 'outline');
    const put = (fields: object) => {
      const id = newId<ItemId>();
      boardItems(board.doc).set(id, new Y.Map<unknown>(Object.entries({ x: 0, y: 0, ...fields })));
      return id;
    };
    const bare = put({ kind: 'shape', form: 'diamond', w: 90, h: 90 });
    const said = put({ kind: 'shape', form: 'ellipse', w: 90, h: 90, x: 300, text: new Y.Text('Bank') });
    const link = put({ kind: 'connector', from: said, to: bare });
    show(board.board());
    await waitFor(() => expect(document.querySelectorAll('[data-item]').length).toBe(3));
    expect(row(bare)?.getAttribute('aria-label')).toMatch(/^\(no words yet\)\. Diamond\. /);
    expect(row(bare)?.textContent).toMatch(/^DiamondDiamond without words/);
    expect(row(said)?.getAttribute('aria-label')).toMatch(/^Bank\. Ellipse\. /);
    expect(row(link)?.getAttribute('aria-label')).toMatch(/linked to Diamond without words/);
  });

  it('[AN160] a right click on a chosen row, and its “…”, are for all that is chosen; on another row for that one', async () => {
    const { ids } = await openOutline(3);
    await startAt(ids[0]);
    fireEvent.mouseDown(row(ids[1]) as Element, { button: 0, shiftKey: true });
    const chosen = () => ids.filter((id) => row(id)?.hasAttribute('data-selected'));
    await waitFor(() => expect(chosen()).toEqual(ids.slice(0, 2)));
    const rightClick = (id: ItemId | undefined) => {
      const pressed = fireEvent.mouseDown(row(id) as Element, { button: 2 });
      return [pressed, fireEvent.contextMenu(row(id) as Element)];
    };
    // Neither gives the focus, nor the browser's menu.
    expect(rightClick(ids[0])).toEqual([false, false]);
    await screen.findByRole('menu');
    expect(chosen()).toEqual(ids.slice(0, 2));
    key('Escape');
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
    act(() => row(ids[1])?.querySelector<HTMLElement>('[data-row-menu]')?.focus());
    expect(chosen()).toEqual(ids.slice(0, 2));
    rightClick(ids[2]);
    await screen.findByRole('menu');
    expect(chosen()).toEqual(ids.slice(2));
  });

  it('[AN4] the row’s menu is the menu of the canvas; a link is a row of its own', async () => {
    const { ids, items } = await openOutline(2);
    await startAt(ids[0]);
    key('F10', { shiftKey: true });
    const menu = await screen.findByRole('menu');
    const names = within(menu)
      .getAllByRole('menuitem')
      .map((one) => one.textContent);
    for (const name of ['Edit', 'Colour and style', 'Arrange', 'Duplicate', 'Delete', 'More'])
      expect(names.some((one) => one?.startsWith(name))).toBe(true);
    fireEvent.click(within(menu).getByRole('menuitem', { name: 'Arrange' }));
    const inner = await screen.findByRole('menu', { name: 'Arrange' });
    for (const name of ['Lock', 'Move to…']) expect(within(inner).getByText(name)).toBeTruthy();
    fireEvent.click(within(inner).getByRole('menuitem', { name: /^Link to/ }));
    fireEvent.click(await screen.findByRole('button', { name: 'Note 1' }));
    const link = [...items].find(([, map]) => map.get('kind') === 'connector')?.[0] as ItemId;
    await waitFor(() => expect(row(link)?.textContent).toContain('linked to Note 1'));
    act(() => row(link)?.focus());
    key('Delete');
    expect(items.has(link)).toBe(false);
  });

  it('[AN141] the buttons of rows say of what, and Alt with an arrow goes to a row and chooses nothing', async () => {
    const { ids } = await openOutline(2);
    const buttons = screen.getAllByRole('button', { name: /^Actions for “.+”$/ });
    expect(new Set(buttons.map((one) => one.getAttribute('aria-label'))).size).toBe(2);
    await startAt(ids[0]);
    expect(key('ArrowDown', { altKey: true })).toBe(false);
    expect(focusedId()).toBe(ids[1]);
    expect(row(ids[0])?.hasAttribute('data-selected')).toBe(true);
    // At the end as well: the page would scroll.
    expect(key('ArrowDown', { altKey: true })).toBe(false);
    expect(focusedId()).toBe(ids[1]);
  });

  it('[AN4] when somebody deletes or adds, the keyboard stays with its item, or goes on to the next', async () => {
    const { ids, elsewhere, doc, items } = await openOutline(3);
    await startAt(ids[1]);
    await act(async () => {
      boardItems(elsewhere).delete(ids[0] as string);
      const Y = await import('yjs');
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(elsewhere), 'network');
    });
    await waitFor(() => expect(row(ids[0])).toBeNull());
    expect(focusedId()).toBe(ids[1]);
    await act(async () => {
      boardItems(elsewhere).delete(ids[1] as string);
      const Y = await import('yjs');
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(elsewhere), 'network');
    });
    await waitFor(() => expect(focusedId()).toBe(ids[2]));
    expect(items.size).toBe(1);
  });

  it('[AN5] who writes in a row is seen by others, and sees who else writes', async () => {
    const { ids, awareness } = await openOutline(2);
    const editing = () => (awareness.getLocalState()?.board as { editing?: unknown } | undefined)?.editing;
    await startAt(ids[1]);
    key('Enter');
    await waitFor(() => expect(editing()).toBe(ids[1]));
    key('Escape');
    expect([editing(), focusedId()]).toEqual([null, ids[1]]);
    const user = { memberId: newId<MemberId>(), name: 'Elif', initials: 'ED', colour: 2, badge: 'ESK' };
    act(() => {
      awareness.states.set(7, { user, board: { editing: ids[0] } });
      awareness.emit('change', [{ added: [7], updated: [], removed: [] }, 'test']);
    });
    expect(row(ids[0])?.textContent).toContain('Elif is writing');
  });
});
