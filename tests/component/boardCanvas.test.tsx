import { act, createEvent, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { newcomers } from '../../client/features/board/canvas/laterNewcomers.ts';
import { changeLanguage } from '../../client/i18n/setup.ts';
import { boardItems, changeItem } from '../../shared/documents/board.ts';
import type { ItemId, MemberId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { openBoard } from '../support/boardView.tsx';
import { fakeMedia, setUpDom, show } from '../support/dom.tsx';
import { frames, untilAtRest } from '../support/rest.ts';

setUpDom();

/** jsdom has no pointer events of its own. */
const firePointer = (target: Element, type: string, clientX: number, clientY: number) =>
  fireEvent(target, new MouseEvent(type, { bubbles: type !== 'pointerleave', clientX, clientY }));

describe('the board on a canvas', () => {
  beforeEach(() => {
    Element.prototype.scrollIntoView = vi.fn();
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1_200);
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(900);
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  });
  afterEach(() => vi.restoreAllMocks());

  it('[BC25] a remote move, a pan and a zoom render nothing, other words one note once', async () => {
    const { board, ids, elsewhere, sync, commits } = openBoard(12);
    show(board());
    await waitFor(() => expect(document.querySelectorAll('[data-item]').length).toBe(12));
    // What comes after the notes renders once more.
    await waitFor(() => expect(document.querySelector('[data-minimap]')).not.toBeNull());
    await untilAtRest(commits);
    const [id] = ids;
    changeItem(boardItems(elsewhere), id as ItemId, { x: 77, y: 5 });
    sync();
    await frames(5);
    expect(commits).toEqual([]);
    const element = document.querySelector<HTMLElement>(`[data-item="${id}"]`);
    expect(element?.style.transform).toBe('translate(77px, 5px)');
    changeItem(boardItems(elsewhere), id as ItemId, { x: 90, colour: 'sky' });
    sync();
    await frames(5);
    expect(commits).toEqual(['update']);
    expect(element?.style.transform).toBe('translate(90px, 5px)');
    expect(element?.querySelector('[data-colour="sky"]')).not.toBeNull();
    commits.length = 0;
    fireEvent.wheel(screen.getByRole('application'), { deltaX: 30, deltaY: 10 });
    fireEvent.wheel(screen.getByRole('application'), {
      deltaY: 20,
      ctrlKey: true,
      clientX: 300,
      clientY: 300,
    });
    await frames(5);
    expect(commits).toEqual([]);
  });

  it('[CV36] a new item has the caret before another frame is drawn', async () => {
    const { board } = openBoard(1);
    show(board());
    await waitFor(() => expect(document.querySelectorAll('[data-item]').length).toBe(1));
    // It comes with the bars.
    await newcomers.fetch();
    const frozen = vi.spyOn(window, 'requestAnimationFrame').mockReturnValue(1);
    for (const key of ['n', 't', 'f']) {
      act(() => screen.getByRole('application').focus());
      fireEvent.keyDown(screen.getByRole('application'), { key });
      expect(document.activeElement?.matches('textarea[data-editor]'), key).toBe(true);
      fireEvent.keyDown(document.activeElement as Element, { key: 'Escape' });
    }
    frozen.mockRestore();
  });

  it('[BC10] somebody who writes is shown by a ring with initials; nonsense in presence by nothing', async () => {
    const { board, ids, awareness } = openBoard(2);
    show(board());
    await waitFor(() => expect(document.querySelectorAll('[data-item]').length).toBe(2));
    const tell = (clientId: number, state: { [key: string]: unknown }) =>
      act(() => {
        awareness.states.set(clientId, state);
        awareness.emit('change', [{ added: [clientId], updated: [], removed: [] }, 'test']);
      });
    const user = { memberId: newId<MemberId>(), name: 'Elif', initials: 'ED', colour: 2, badge: 'ESK' };
    tell(7, { user, board: { editing: ids[0], cursor: 'everywhere', drag: 42 } });
    tell(8, { user: 'nobody', board: { editing: ids[1] } });
    tell(9, { user, board: { drag: { ids: ['x', null], by: ['a', {}] }, editing: { $ne: null } } });
    expect(screen.getByText('ED').closest('[data-item]')?.getAttribute('data-item')).toBe(ids[0]);
    expect(screen.getAllByText('ED')).toHaveLength(1);
  });

  it('[BD3] absurd content in the document is shown as far as it makes sense', async () => {
    const { board, elsewhere, sync } = openBoard(1);
    const items = boardItems(elsewhere);
    const odd = (fields: object) => {
      const map = new Y.Map<unknown>(Object.entries(fields));
      items.set(newId<ItemId>(), map);
    };
    odd({ kind: 'note', x: Number.NaN, y: 1e308, w: -1, colour: '<b>', text: 'not a text', parent: 'x' });
    odd({ kind: 'frame', w: 'wide' });
    odd({ kind: 'cluster', columns: 1e9 });
    odd({ kind: 'connector', from: 'a', to: {} });
    odd({ kind: 'script' });
    items.set('short', new Y.Map());
    sync();
    show(board());
    await waitFor(() => expect(screen.getByText('Note 0')).toBeTruthy());
    await frames(3);
    expect(screen.getByRole('application')).toBeTruthy();
  });

  it('[BC85] keys and pasting put things where the mouse is, beside what lies there, and else in the middle', async () => {
    const { board, doc } = openBoard(1);
    show(board());
    await waitFor(() => expect(document.querySelectorAll('[data-item]').length).toBe(1));
    await frames(3);
    const surface = screen.getByRole('application');
    const newest = async (make: () => void) => {
      const before = new Set(boardItems(doc).keys());
      make();
      await waitFor(() => expect(boardItems(doc).size).toBeGreaterThan(before.size));
      const id = [...boardItems(doc).keys()].find((one) => !before.has(one)) as string;
      const item = boardItems(doc).get(id) as Y.Map<unknown>;
      return { x: Number(item.get('x')), y: Number(item.get('y')) };
    };
    const point = async (clientX: number, clientY: number) => {
      firePointer(surface, 'pointermove', clientX, clientY);
      await frames(3);
    };
    const pressN = () => {
      act(() => surface.focus());
      fireEvent.keyDown(surface, { key: 'n' });
      fireEvent.input(document.activeElement as Element, { target: { value: 'Words' } });
      fireEvent.keyDown(document.activeElement as Element, { key: 'Escape' });
      fireEvent.keyDown(surface, { key: 'Escape' });
    };
    await point(950, 220);
    firePointer(surface, 'pointerleave', 950, 220);
    const middle = await newest(pressN);
    await point(950, 220);
    const first = await newest(pressN);
    expect(middle.y).toBeGreaterThan(first.y + 100);
    await point(250, 220);
    const left = await newest(pressN);
    expect(left).toEqual({ x: first.x - 700, y: first.y });
    const beside = await newest(pressN);
    expect(Math.max(Math.abs(beside.x - left.x), Math.abs(beside.y - left.y))).toBe(220);
    await point(950, 680);
    const pasted = await newest(() => {
      const event = createEvent.paste(surface, {
        clipboardData: { getData: (type: string) => (type === 'text/plain' ? 'Pasted' : '') },
      });
      fireEvent(surface, event);
    });
    expect(pasted).toEqual({ x: first.x, y: first.y + 460 });
  });

  it('[BC26] an empty board says how to begin, in each language, until the first note', async () => {
    const { board } = openBoard(0);
    show(board());
    await screen.findByRole('heading', { name: 'Start with one note' });
    const list = screen.getByRole('textbox', { name: 'A list, one note a line' });
    fireEvent.input(list, { target: { value: 'One\n- Two\n' } });
    expect(screen.getByRole('button', { name: 'Make 2 notes' })).toBeTruthy();
    await act(() => changeLanguage('nl'));
    expect(screen.getByRole('button', { name: 'Maak 2 notities' })).toBeTruthy();
    expect(screen.getByRole('heading', { name: 'Begin met één notitie' })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Maak 2 notities' }));
    await waitFor(() => expect(document.querySelectorAll('[data-item]').length).toBe(2));
    expect(screen.queryByRole('heading', { name: 'Begin met één notitie' })).toBeNull();
    await act(() => changeLanguage('en'));
  });

  it('[BC19] without the right to change there are no tools, and the reason is said', async () => {
    const { board, saveState } = openBoard(1);
    saveState.set({ kind: 'readOnly', reason: 'role' });
    show(board(false));
    await screen.findByText('You can read this board. Your role may not change it.');
    // The bars come after what is said.
    await screen.findByRole('button', { name: 'Zoom in' });
    expect(screen.queryByRole('toolbar', { name: 'Tools' })).toBeNull();
  });

  it('[BC21] every tool has a word under its icon and its key in the tooltip; keys in fields beside the canvas do nothing', async () => {
    const { board, doc } = openBoard(1);
    show(board());
    const tools = await screen.findByRole('toolbar', { name: 'Tools' });
    const words = [...tools.querySelectorAll('button')].map((tool) => [
      tool.textContent,
      tool.getAttribute('aria-keyshortcuts'),
    ]);
    expect(words).toEqual([
      ['Select', 'V'],
      ['Note', 'N'],
      ['Text', 'T'],
      ['Shape', null],
      ['Link', 'A'],
      ['Pen', 'P'],
      ['Frame', 'F'],
      ['More', null],
    ]);
    const field = document.body.appendChild(document.createElement('input'));
    fireEvent.keyDown(field, { key: 'n', code: 'KeyN' });
    expect(boardItems(doc).size).toBe(1);
    fireEvent.keyDown(screen.getByRole('application'), { key: 'h', code: 'KeyH' });
    expect(screen.getByRole('application').getAttribute('data-tool')).toBe('hand');
  });

  it('[BC86] by mouse and finger a tool is taken, by key its thing comes at once', async () => {
    const { board, doc } = openBoard(1);
    show(board());
    const byMouse = (element: HTMLElement, value = 'mouse') => {
      const click = createEvent.click(element);
      Object.defineProperty(click, 'pointerType', { value });
      fireEvent(element, click);
    };
    const canvas = screen.getByRole('application');
    const frame = await screen.findByRole('button', { name: 'Frame' });
    byMouse(frame);
    expect([canvas.dataset.tool, frame.getAttribute('aria-pressed')]).toEqual(['place', 'true']);
    expect(screen.getByText('Click where it goes, or drag how large it is.')).toBeTruthy();
    byMouse(frame);
    expect([canvas.dataset.tool, frame.getAttribute('aria-pressed')]).toEqual(['select', 'false']);
    fireEvent.click(screen.getByRole('button', { name: 'Shape' }));
    byMouse(screen.getByRole('menuitem', { name: 'New diamond' }));
    expect([canvas.dataset.tool, boardItems(doc).size]).toEqual(['place', 1]);
    fireEvent.keyDown(canvas, { key: 'Escape', code: 'Escape' });
    byMouse(screen.getByRole('button', { name: 'Note' }), 'touch');
    expect([canvas.dataset.tool, boardItems(doc).size]).toEqual(['place', 1]);
    fireEvent.keyDown(canvas, { key: 'Escape', code: 'Escape' });
    fireEvent.click(screen.getByRole('button', { name: 'Note' }));
    await waitFor(() => expect(boardItems(doc).size).toBe(2));
  });

  it('[BC20] a finger finds Delete in the bar of what is selected, and Unlock on what is locked', async () => {
    fakeMedia(['(pointer: coarse)']);
    const { board, doc, ids } = openBoard(2);
    show(board());
    const bar = async (index: number) => {
      await waitFor(() => expect(document.querySelector(`[data-item="${ids[index]}"]`)).toBeTruthy());
      act(() => document.querySelector<HTMLElement>(`[data-item="${ids[index]}"]`)?.focus());
      fireEvent.keyDown(document.activeElement ?? document.body, { key: ' ', code: 'Space' });
      fireEvent.keyUp(document.activeElement ?? document.body, { key: ' ', code: 'Space' });
      return within(await screen.findByRole('toolbar', { name: 'Selection' }));
    };
    fireEvent.click((await bar(0)).getByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(boardItems(doc).size).toBe(1));
    const second = await bar(1);
    expect(second.queryByRole('button', { name: 'Lock' })).toBeNull();
    fireEvent.keyDown(document.activeElement ?? document.body, {
      key: 'L',
      code: 'KeyL',
      ctrlKey: true,
      shiftKey: true,
    });
    expect(await second.findByRole('button', { name: 'Unlock' })).toBeTruthy();
    expect(second.queryByRole('button', { name: 'Delete' })).toBeNull();
  });

  it('[BC70] behind More is what else there is to put on a board, with its picture and key; then the keyboard is on the board', async () => {
    const { board, doc } = openBoard(1);
    show(board());
    const more = await screen.findByRole('button', { name: 'More' });
    fireEvent.click(more);
    const names = screen.getAllByRole('menuitem').map((one) => one.textContent);
    expect(names).toEqual([
      'New cluster',
      'New table',
      'Paste a list',
      'Move the boardH',
      'Find on the boardCtrl F',
      'Command menuCtrl K',
      'Stickers',
    ]);
    fireEvent.click(screen.getByRole('menuitem', { name: 'Stickers' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: /star/i }));
    await waitFor(() => expect(boardItems(doc).size).toBe(2));
    const press = createEvent.mouseDown(screen.getByRole('button', { name: 'Zoom in' }));
    fireEvent(screen.getByRole('button', { name: 'Zoom in' }), press);
    expect(press.defaultPrevented).toBe(true);
    const pen = screen.getByRole('button', { name: 'Pen' });
    fireEvent.click(pen);
    expect(pen.getAttribute('aria-pressed')).toBe('true');
    fireEvent.click(pen);
    expect(screen.getByRole('application').getAttribute('data-tool')).toBe('select');
    fireEvent.click(more);
    fireEvent.click(screen.getByRole('menuitem', { name: /Move the board/ }));
    expect(screen.getByRole('application').contains(document.activeElement)).toBe(true);
    expect(more.hasAttribute('data-pressed')).toBe(true);
    fireEvent.click(screen.getByRole('button', { name: 'Shape' }));
    const shapes = screen.getAllByRole('menuitem').map((one) => one.textContent);
    expect(shapes).toEqual(['New rectangleR', 'New ellipseO', 'New diamond', 'New line']);
    fireEvent.click(screen.getByRole('menuitem', { name: 'New diamond' }));
    expect(boardItems(doc).size).toBe(3);
  });

  it('[BC59] keys reach a board that has just loaded; what is typed to a panel on its way reaches the panel', async () => {
    const insert = vi.fn(() => true);
    document.execCommand = insert;
    const { board, doc } = openBoard(1);
    show(board());
    await screen.findByRole('application');
    expect(document.activeElement).toBe(document.body);
    fireEvent.keyDown(document.body, { key: 'h', code: 'KeyH' });
    expect(screen.getByRole('application').getAttribute('data-tool')).toBe('hand');
    fireEvent.keyDown(document.body, { key: 'k', code: 'KeyK', ctrlKey: true });
    fireEvent.keyDown(document.body, { key: 'r', code: 'KeyR' });
    expect(boardItems(doc).size).toBe(1);
    const menu = await screen.findByRole('combobox', { name: 'Command menu' });
    await waitFor(() => expect(insert).toHaveBeenCalledWith('insertText', false, 'r'));
    expect(document.activeElement).toBe(menu);
    fireEvent.keyDown(document.body, { key: 'r', code: 'KeyR' });
    expect(boardItems(doc).size).toBe(1);
  });

  it('[BC91] undo and redo are the board’s from a bar and a panel too, other keys are not', async () => {
    for (const view of ['canvas', 'outline'] as const) {
      const { board, doc, ids } = openBoard(1, view);
      const { unmount } = show(
        <>
          {board()}
          <button type="button">Elsewhere</button>
          <input aria-label="Field" />
        </>,
      );
      await screen.findByRole(
        view === 'canvas' ? 'application' : 'region',
        view === 'canvas' ? {} : { name: 'Outline' },
      );
      const press = (name: string, key: string, more = {}) => {
        const at = name === 'Field' ? screen.getByLabelText(name) : screen.getByText(name);
        act(() => at.focus());
        fireEvent.keyDown(at, { key, code: `Key${key.toUpperCase()}`, ...more });
      };
      await waitFor(() => expect(document.querySelector('[data-item]')).not.toBeNull());
      const colour = () =>
        boardItems(doc)
          .get(ids[0] as ItemId)
          ?.get('colour');
      const before = colour();
      act(() => (document.activeElement as HTMLElement).blur());
      fireEvent.keyDown(document.body, { key: 'a', code: 'KeyA', ctrlKey: true });
      fireEvent.keyDown(document.body, { key: '5', code: 'Digit5' });
      const after = colour();
      expect([view, after]).not.toEqual([view, before]);
      press('Field', 'z', { ctrlKey: true });
      press('Elsewhere', 'n');
      expect([colour(), boardItems(doc).size]).toEqual([after, 1]);
      const over = document.body.appendChild(document.createElement('div'));
      over.dataset.dialog = '';
      press('Elsewhere', 'z', { ctrlKey: true });
      expect(colour()).toBe(after);
      over.remove();
      press('Elsewhere', 'z', { ctrlKey: true });
      expect(colour()).toBe(before);
      press('Elsewhere', 'y', { ctrlKey: true });
      expect(colour()).toBe(after);
      unmount();
    }
  });

  it('[BC93] titles know how far away they are, and a zoom renders nothing', async () => {
    const { board, commits } = openBoard(3);
    show(board());
    const surface = await screen.findByRole('application');
    await waitFor(() => expect(document.querySelectorAll('[data-item]').length).toBe(3));
    await waitFor(() => expect(document.querySelector('[data-minimap]')).not.toBeNull());
    await untilAtRest(commits);
    const far = () => document.querySelector<HTMLElement>('[data-board-canvas]')?.dataset.far;
    expect(far()).toBeUndefined();
    for (let i = 0; i < 20; i++)
      fireEvent.wheel(surface, { deltaY: 100, ctrlKey: true, clientX: 300, clientY: 300 });
    await frames(3);
    expect([far(), commits]).toEqual(['5', []]);
    for (let i = 0; i < 20; i++)
      fireEvent.wheel(surface, { deltaY: -100, ctrlKey: true, clientX: 300, clientY: 300 });
    await frames(3);
    expect(far()).toBeUndefined();
  });

  it('[BC59] the focus is the board’s again after the pen and after a list', async () => {
    const { board } = openBoard(1);
    show(board());
    const surface = await screen.findByRole('application');
    fireEvent.keyDown(surface, { key: 'p', code: 'KeyP' });
    const done = await screen.findByRole('button', { name: 'Done' });
    act(() => done.focus());
    fireEvent.click(done);
    expect(document.activeElement?.matches('[data-item], [role="application"]')).toBe(true);
    fireEvent.click(screen.getByRole('button', { name: 'More' }));
    fireEvent.click(screen.getByRole('menuitem', { name: /list/ }));
    const list = await screen.findByRole('textbox', { name: 'A list, one note a line' });
    fireEvent.input(list, { target: { value: 'Bus\nTram' } });
    fireEvent.submit(list.closest('form') as HTMLFormElement);
    await waitFor(() =>
      expect(document.activeElement?.matches('[data-item], [role="application"]')).toBe(true),
    );
  });
});
