/** A board by keys and by ear. */
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { MOVED_MS } from '../../client/together/spoken.ts';
import { boardItems } from '../../shared/documents/board.ts';
import { openBoard } from '../support/boardView.tsx';
import { setUpCanvas, setUpDom, show } from '../support/dom.tsx';

setUpDom();
setUpCanvas();
afterEach(() => vi.useRealTimers());

const said = () => document.querySelector('[data-said]')?.textContent?.trim() ?? '';
const item = (id: string | undefined) => document.querySelector<HTMLElement>(`[data-item="${id}"]`);
const focused = () => document.activeElement?.getAttribute('data-item');

function press(key: string, more: object = {}): void {
  const code = /^\d$/.test(key)
    ? `Digit${key}`
    : key === ' '
      ? 'Space'
      : /^[a-z]$/i.test(key)
        ? `Key${key.toUpperCase()}`
        : key;
  for (const type of ['keyDown', 'keyUp'] as const)
    fireEvent[type](document.activeElement ?? document.body, { key, code, ...more });
}

async function opened(count: number) {
  const { board, ids, doc } = openBoard(count);
  show(board());
  await waitFor(() => expect(item(ids[count - 1])).toBeTruthy());
  await waitFor(() => expect(document.querySelector('#chosen')).toBeTruthy());
  const colours = () => ids.map((id) => boardItems(doc).get(id)?.get('colour') ?? 'sun');
  act(() => screen.getByRole('application').focus());
  return { ids, doc, colours };
}

describe('by keys and by ear', () => {
  it('[AN95] a key means the note that was heard last; of several that were chosen it is said that they were meant', async () => {
    const { ids, colours } = await opened(3);
    press('Tab');
    press('Tab');
    expect(focused()).toBe(ids[1]);
    press('3');
    expect(colours()).toEqual(['sun', 'rose', 'sun']);
    press('Tab');
    press('4');
    expect(colours()).toEqual(['sun', 'rose', 'lilac']);
    press('Tab', { shiftKey: true });
    press(' ', { shiftKey: true });
    expect(said()).toBe('2 selected');
    press('Tab', { shiftKey: true });
    expect([focused(), said()]).toEqual([ids[0], '2 others are selected']);
    press('5');
    expect(colours()).toEqual(['sun', 'sky', 'sky']);
    expect(said()).toBe('2 selected: Colour: Blue');
  });

  it('[AN96] what is chosen says so, and how many are is said', async () => {
    const { ids } = await opened(2);
    press('Tab');
    const state = () => {
      const word = item(ids[0])?.getAttribute('aria-describedby');
      return word ? document.getElementById(word)?.textContent : null;
    };
    expect(state()).toBeNull();
    press(' ');
    expect([state(), said()]).toEqual(['selected', '1 selected']);
    press(' ');
    expect([state(), said()]).toEqual([null, 'Nothing is selected.']);
    press('a', { ctrlKey: true });
    expect(said()).toBe('2 selected');
  });

  it('[AN97] where arrows and M have moved a note is said once it is there', async () => {
    await opened(2);
    press('Tab');
    press(' ');
    vi.useFakeTimers();
    press('ArrowRight');
    press('ArrowRight');
    expect(said()).toBe('1 selected');
    vi.advanceTimersByTime(MOVED_MS);
    expect(said()).toBe('Moved. Note 1 of 2 in the board');
    press('m');
    expect(said()).toBe('Arrow keys move it. Enter puts it down, Esc puts it back.');
    press('Escape');
    expect(said()).toBe('Put back');
    press('m');
    press('ArrowDown');
    press('Enter');
    expect(said()).toMatch(/^Moved\. Note \d of 2 in the board$/);
  });

  it('[AN98] a link by keys begins at what was heard, arrows go on and Enter ends it', async () => {
    const { ids, doc } = await opened(2);
    const places = () => ids.map((id) => boardItems(doc).get(id)?.get('x'));
    const before = places();
    press('Tab');
    press('a');
    const hint = () => screen.queryByText(/Choose what to link it to/)?.textContent;
    await waitFor(() => expect(hint()).toContain('Arrow keys go there, Enter takes it.'));
    press('ArrowRight');
    expect(focused()).toBe(ids[1]);
    press('Enter');
    await waitFor(() => expect(boardItems(doc).size).toBe(3));
    expect([places(), hint()]).toEqual([before, undefined]);
    // Letters are the words of what was just linked, until it is let go.
    press('Escape');
    press('l');
    await waitFor(() => expect(screen.queryByText(/Choose what to link/)).toBeTruthy());
    act(() => screen.getByRole('button', { name: 'Cancel' }).focus());
    press('Escape');
    await waitFor(() => expect(screen.queryByText(/Choose what to link/)).toBeNull());
  });

  it('[AN99] the field says which note it writes in, and a new one that it is empty', async () => {
    const { ids } = await opened(1);
    press('Tab');
    press('Enter');
    const field = () => document.querySelector('textarea[data-editor]')?.getAttribute('aria-label');
    await waitFor(() => expect(field()).toBe('Words: Note 0. Note 1 of 1 in the board. Yellow'));
    press('Tab');
    await waitFor(() => expect(field()).toMatch(/^Words: Empty note\. Note \d of 2 in the board\. Yellow/));
    press('Tab', { shiftKey: true });
    await waitFor(() => expect(field()).toMatch(/^Words: Note 0\./));
    expect(ids).toHaveLength(1);
  });

  it('[AN100] a list says how many there are, arrows go through it, and Enter takes nothing unheard', async () => {
    const { ids, doc } = await opened(3);
    press('Tab');
    press('m', { ctrlKey: true, shiftKey: true });
    const field = await screen.findByRole('textbox', { name: 'Find' });
    expect(screen.getByText('1 to choose from')).toBeTruthy();
    act(() => field.focus());
    fireEvent.submit(field.closest('form') as HTMLFormElement);
    expect(screen.getByRole('dialog')).toBeTruthy();
    press('ArrowDown');
    expect(document.activeElement?.textContent).toContain('oard');
    press('ArrowUp');
    expect(document.activeElement).toBe(field);
    press('Escape');
    expect([ids.length, boardItems(doc).size]).toEqual([3, 3]);
  });
});
