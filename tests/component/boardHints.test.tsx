/** What a board says of what is in the hand, and of keys. */
import { act, createEvent, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { boardItems } from '../../shared/documents/board.ts';
import { openBoard } from '../support/boardView.tsx';
import { setUpCanvas, setUpDom, show } from '../support/dom.tsx';

setUpDom();
setUpCanvas();

describe('hints', () => {
  // First of all: then the menu has yet to come.
  it('[BC703] what is typed right after Ctrl+K is looked for in the command menu, and no key of the board is told', async () => {
    const insert = vi.fn(() => true);
    document.execCommand = insert;
    const { board, ids } = openBoard(1);
    show(board());
    await waitFor(() => expect(document.querySelector(`[data-item="${ids[0]}"]`)).toBeTruthy());
    await waitFor(() => expect(document.querySelector('[data-told]')).toBeTruthy());
    const note = document.querySelector<HTMLElement>(`[data-item="${ids[0]}"]`) as HTMLElement;
    act(() => note.focus());
    const press = (key: string, code: string, ctrlKey = false) =>
      fireEvent.keyDown(document.activeElement ?? document.body, { key, code, ctrlKey });
    press(' ', 'Space');
    fireEvent.keyUp(note, { key: ' ', code: 'Space' });
    press('k', 'KeyK', true);
    press('s', 'KeyS');
    press('a', 'KeyA');
    await waitFor(() => expect(insert).toHaveBeenCalledWith('insertText', false, 'sa'));
    expect(document.querySelector('[data-told]')?.textContent).toBe('');
    expect(localStorage.getItem('jumelage.told.letters')).toBeNull();
  });

  it('[BC188] with the tool for notes its colours are offered, and it is seen under the mouse', async () => {
    const { board, doc } = openBoard(0);
    show(board());
    const canvas = screen.getByRole('application');
    Object.assign(canvas, { setPointerCapture: () => undefined, hasPointerCapture: () => false });
    const take = async (name: string) => {
      const button = await screen.findByRole('button', { name });
      const click = createEvent.click(button);
      Object.defineProperty(click, 'pointerType', { value: 'mouse' });
      fireEvent(button, click);
    };
    await take('Note');
    const colours = within(await screen.findByRole('group', { name: 'Colour' }));
    const chosen = () => colours.getByRole('button', { pressed: true }).getAttribute('aria-label');
    expect(chosen()).toBe('Yellow');
    fireEvent.click(colours.getByRole('button', { name: 'Blue' }));
    expect([chosen(), canvas.dataset.tool]).toEqual(['Blue', 'place']);
    for (const type of ['keyDown', 'keyUp'] as const) fireEvent[type](canvas, { key: '3', code: 'Digit3' });
    expect([chosen(), canvas.dataset.tool]).toEqual(['Pink', 'place']);
    const ghost = document.querySelector<HTMLElement>('[data-ghost]');
    const seen = (type: 'pointerMove' | 'pointerDown', over: Element) => {
      fireEvent[type](over, { clientX: 300, clientY: 200 });
      return ghost?.hidden;
    };
    expect([seen('pointerMove', canvas), ghost?.dataset.colour]).toEqual([false, 'rose']);
    expect(seen('pointerMove', colours.getByRole('button', { name: 'Blue' }))).toBe(true);
    expect(seen('pointerDown', canvas)).toBe(true);
    fireEvent.keyDown(canvas, { key: 'Escape', code: 'Escape' });
    await take('Frame');
    expect(screen.queryByRole('group', { name: 'Colour' })).toBeNull();
    expect(boardItems(doc).size).toBe(0);
  });

  it('[BC530] that each press adds is seen, and ends by “Done”, by Esc, by “Select” and by a press beside everything; what is chosen stays', async () => {
    const { board, ids } = openBoard(2);
    show(board());
    await waitFor(() => expect(document.querySelector(`[data-item="${ids[0]}"]`)).toBeTruthy());
    const canvas = screen.getByRole('application');
    Object.assign(canvas, { setPointerCapture: () => undefined, hasPointerCapture: () => false });
    act(() => canvas.focus());
    fireEvent.keyDown(canvas, { key: 'a', code: 'KeyA', ctrlKey: true });
    const chosen = () => document.querySelectorAll('[data-item][data-selected="true"]').length;
    const done = () => screen.queryByRole('button', { name: 'Done' });
    const press = (clientX: number) => {
      for (const type of ['pointerDown', 'pointerUp'] as const)
        fireEvent[type](canvas, { pointerId: 1, button: 0, clientX, clientY: -900 });
    };
    const ends = [
      () => done()?.click(),
      () => fireEvent.keyDown(canvas, { key: 'Escape', code: 'Escape' }),
      () => screen.getByRole('button', { name: 'Select' }).click(),
      () => press(-900),
    ];
    for (const [at, end] of ends.entries()) {
      fireEvent.keyDown(canvas, { key: 'k', code: 'KeyK', ctrlKey: true });
      fireEvent.click(await screen.findByText(/^Select several/));
      await screen.findByText('Each press adds to the selection', { selector: 'div' });
      await waitFor(() => expect(done()).not.toBeNull());
      act(() => void end());
      expect([at, done(), chosen()]).toEqual([at, null, 2]);
    }
    act(() => press(-600));
    expect(chosen()).toBe(0);
  });

  it('[BC86] with a tool that places in the hand the bar of what is chosen is out of its way', async () => {
    const { board, ids } = openBoard(1);
    show(board());
    await waitFor(() => expect(document.querySelector(`[data-item="${ids[0]}"]`)).toBeTruthy());
    const canvas = screen.getByRole('application');
    act(() => canvas.focus());
    fireEvent.keyDown(canvas, { key: 'a', code: 'KeyA', ctrlKey: true });
    const bar = () => screen.queryByRole('toolbar', { name: 'Selection' });
    await waitFor(() => expect(bar()).not.toBeNull());
    const button = await screen.findByRole('button', { name: 'Frame' });
    const click = createEvent.click(button);
    Object.defineProperty(click, 'pointerType', { value: 'mouse' });
    fireEvent(button, click);
    expect([canvas.dataset.tool, bar()]).toEqual(['place', null]);
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect([canvas.dataset.tool, bar() === null]).toEqual(['select', false]);
  });

  it('[AN66] letters of a word on a chosen note, and Ctrl+I while writing, are explained once; one letter is not', async () => {
    const { board, ids } = openBoard(1);
    show(board());
    await screen.findByRole('button', { name: 'Note' });
    await waitFor(() => expect(document.querySelector(`[data-item="${ids[0]}"]`)).toBeTruthy());
    await waitFor(() => expect(document.querySelector('[data-told]')).toBeTruthy());
    const told = () => document.querySelector('[data-told]')?.textContent ?? '';
    const key = (name: string, more = {}) =>
      fireEvent.keyDown(document.activeElement ?? document.body, {
        key: name,
        code: `Key${name.toUpperCase()}`,
        ...more,
      });
    const choose = () => {
      act(() => document.querySelector<HTMLElement>(`[data-item="${ids[0]}"]`)?.focus());
      for (const type of ['keyDown', 'keyUp'] as const)
        fireEvent[type](document.activeElement ?? document.body, { key: ' ', code: 'Space' });
    };
    act(() => screen.getByRole('application').focus());
    key('v');
    key('i');
    expect(told()).toBe('');
    choose();
    key('v');
    expect(told()).toBe('');
    key('i');
    expect(told()).toContain('You pressed V: Select and move.');
    fireEvent.click(screen.getByRole('button', { name: 'Turn letter keys off' }));
    expect([told(), localStorage.getItem('jumelage.singleKeys')]).toEqual(['', 'off']);
    act(() => document.querySelector<HTMLElement>(`[data-item="${ids[0]}"]`)?.focus());
    key('Enter', { code: 'Enter' });
    await waitFor(() => expect(document.querySelector('textarea[data-editor]')).toBeTruthy());
    const editor = document.querySelector<HTMLElement>('textarea[data-editor]') as HTMLElement;
    fireEvent.keyDown(editor, { key: 'b', code: 'KeyB', ctrlKey: true });
    expect(told()).toBe('');
    fireEvent.keyDown(editor, { key: 'i', code: 'KeyI', ctrlKey: true });
    expect(told()).toContain('Italic and underlined do not exist');
    fireEvent.click(screen.getByRole('button', { name: 'OK' }));
    fireEvent.keyDown(editor, { key: 'u', code: 'KeyU', ctrlKey: true });
    expect(told()).toBe('');
  });

  it('[AN66] what gave way to what a tool waits for is told when that is over', async () => {
    localStorage.removeItem('jumelage.told.letters');
    localStorage.removeItem('jumelage.singleKeys');
    const { board, ids } = openBoard(1);
    show(board());
    await waitFor(() => expect(document.querySelector(`[data-item="${ids[0]}"]`)).toBeTruthy());
    await waitFor(() => expect(document.querySelector('[data-told]')).toBeTruthy());
    const told = () => document.querySelector('[data-told]')?.textContent ?? '';
    const note = document.querySelector<HTMLElement>(`[data-item="${ids[0]}"]`) as HTMLElement;
    act(() => note.focus());
    const press = (key: string, code: string) => {
      for (const type of ['keyDown', 'keyUp'] as const)
        fireEvent[type](document.activeElement ?? document.body, { key, code });
    };
    press(' ', 'Space');
    press('l', 'KeyL');
    press('i', 'KeyI');
    await screen.findByRole('button', { name: 'Choose from a list' });
    expect([told(), localStorage.getItem('jumelage.told.letters')]).toEqual(['', null]);
    press('Escape', 'Escape');
    await waitFor(() => expect(told()).toContain('You pressed L: '));
    expect(localStorage.getItem('jumelage.told.letters')).toBe('yes');
  });
});
