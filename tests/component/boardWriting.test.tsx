/** Somebody writes in what they have just made. */
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { rememberedSingleKeys } from '../../client/acts/singleKeys.ts';
import { newcomers } from '../../client/features/board/canvas/laterNewcomers.ts';
import { sign } from '../../client/features/board/text/sign.ts';
import type { ActContext } from '../../client/live/edit.ts';
import type { MemberView } from '../../shared/api.ts';
import { boardItems, type ItemMap, insertItem } from '../../shared/documents/board.ts';
import { itemText, readItem } from '../../shared/documents/readItem.ts';
import { type ItemId, type MemberId, newId } from '../../shared/ids.ts';
import { openBoard } from '../support/boardView.tsx';
import { setUpDom, show } from '../support/dom.tsx';

setUpDom();

it('[BD18] a note by N and its words go with one Ctrl+Z, and come back with one Ctrl+Shift+Z', async () => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1_200);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(900);
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  const { board } = openBoard(1);
  show(board());
  const items = () => document.querySelectorAll('[data-item]').length;
  await waitFor(() => expect(items()).toBe(1));
  const press = (key: string, more: object = {}) =>
    fireEvent.keyDown(document.activeElement ?? document.body, {
      key,
      code: `Key${key.toUpperCase()}`,
      ...more,
    });
  act(() => screen.getByRole('application').focus());
  press('n');
  const field = document.activeElement as HTMLTextAreaElement;
  expect(field.matches('textarea[data-editor]')).toBe(true);
  fireEvent.input(field, { target: { value: 'Money talks' } });
  press('Escape');
  await waitFor(() => expect(document.querySelector('textarea[data-editor]')).toBeNull());
  press('z', { ctrlKey: true });
  await waitFor(() => expect(items()).toBe(1));
  press('z', { ctrlKey: true, shiftKey: true });
  await waitFor(() => expect(screen.getByText('Money talks')).toBeTruthy());
});

it('[BC572] the press that browsers make of the tap that opened the field ends no writing, wherever it falls', async () => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1_200);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(900);
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  document.elementFromPoint = () => document.body;
  const { board } = openBoard(1);
  show(board());
  await waitFor(() => expect(document.querySelectorAll('[data-item]').length).toBe(1));
  const canvas = screen.getByRole('application');
  act(() => canvas.focus());
  fireEvent.keyDown(canvas, { key: 'n', code: 'KeyN' });
  expect(document.querySelector('textarea[data-editor]')).not.toBeNull();
  // On a bar, say. Answers whether the browser may go on and take the focus from the field.
  const pressed = () => fireEvent.mouseDown(document.body, { clientX: 9, clientY: 9 });
  expect(pressed()).toBe(false);
  fireEvent.pointerDown(document.body);
  expect(pressed()).toBe(true);
});

it('[BC273] who writes the first words of another’s note, or writes it anew, signs it, and undo brings both back', async () => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1_200);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(900);
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  const { board, doc } = openBoard(1);
  const [[id, note] = []] = [...boardItems(doc)];
  const [anna, bram] = [newId<MemberId>(), newId<MemberId>()];
  note?.set('author', anna);
  show(board(true, { me: { id: bram } as MemberView }));
  await waitFor(() => expect(document.querySelectorAll('[data-item]').length).toBe(1));
  await newcomers.fetch();
  const canvas = screen.getByRole('application');
  const written = () => {
    const item = readItem(id as ItemId, note);
    return [item?.text, item?.author];
  };
  const [words] = written();
  act(() => canvas.focus());
  fireEvent.keyDown(canvas, { key: 'Home' });
  fireEvent.keyDown(canvas, { key: ' ' });
  fireEvent.keyDown(canvas, { key: 'Enter' });
  const field = await waitFor(() => {
    const found = document.querySelector('textarea[data-editor]');
    expect(found).not.toBeNull();
    return found as Element;
  });
  const write = (value: string) => fireEvent.input(field, { target: { value } });
  write(`${words} too`);
  expect(written()).toEqual([`${words} too`, anna]);
  write('Z');
  expect(written()).toEqual(['Z', bram]);
  write('');
  write('New');
  expect(written()).toEqual(['New', bram]);
  fireEvent.keyDown(field, { key: 'Escape' });
  for (let steps = 0; steps < 9 && written()[0] !== words; steps++)
    fireEvent.keyDown(document.activeElement as Element, { key: 'z', code: 'KeyZ', ctrlKey: true });
  expect(written()).toEqual([words, anna]);
});

describe('whose words are', () => {
  const [anna, bram] = [newId<MemberId>(), newId<MemberId>()];
  /** A note of Anna's in which Bram writes. */
  const noteOf = (words: string) => {
    const items = boardItems(new Y.Doc());
    const id = newId<ItemId>();
    insertItem(items, { id, kind: 'note', author: anna, at: 0, z: 'a0', x: 0, y: 0, text: words });
    const note = items.get(id) as ItemMap;
    const text = itemText(note) as Y.Text;
    const set = (next: string) => {
      text.delete(0, text.length);
      text.insert(0, next);
    };
    return {
      others: set,
      write(...steps: string[]) {
        for (const step of steps) {
          const before = text.toString();
          set(step);
          sign({ author: bram } as ActContext, note, before);
        }
        return note.get('author');
      },
    };
  };
  const letters = (words: string, from = '') => [...words].map((_, at) => from + words.slice(0, at + 1));

  it('[BC273] whoever writes a note anew signs it, also with the same first letter, or letter by letter', () => {
    expect(noteOf('Mehmet wants trees').write(...letters('Money for benches'))).toBe(bram);
    expect(noteOf('Mehmet').write('M', ...letters('More benches', 'M'))).toBe(bram);
    expect(noteOf('Trees').write('Tree', 'Tre', 'Tr', 'T', '', ...letters('Benches'))).toBe(bram);
    // Some letters kept at the start and at the end.
    expect(noteOf('Trees along the canal').write('Tal', ...letters('wo benches at the hospit', 'T'))).toBe(
      bram,
    );
  });

  it('[BC273] whoever adds to a note, corrects it or only shortens it leaves it its author’s', () => {
    expect(noteOf('Bus').write(...letters(' lanes on every street of the centre', 'Bus'))).toBe(anna);
    expect(noteOf('Tres along teh canal').write('Trees along teh canal', 'Trees along the canal')).toBe(anna);
    expect(noteOf('Trees along the canal').write('Trees', '')).toBe(anna);
  });

  it('[BC273] what others write meanwhile is not mine', () => {
    const note = noteOf('Trees');
    expect(note.write('')).toBe(anna);
    note.others('Anna goes on writing');
    expect(note.write('Anna goes on writing!')).toBe(anna);
  });
});

describe('what has no words', () => {
  const press = (key: string, more: object = {}) =>
    fireEvent.keyDown(document.activeElement ?? document.body, {
      key,
      code: `Key${key.toUpperCase()}`,
      ...more,
    });
  const field = () => document.querySelector<HTMLTextAreaElement>('textarea[data-editor]');
  const write = (value: string) => fireEvent.input(field() as Element, { target: { value } });

  async function open() {
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1_200);
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(900);
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
    const opened = openBoard(1);
    show(opened.board());
    await waitFor(() => expect(document.querySelectorAll('[data-item]').length).toBe(1));
    await newcomers.fetch();
    const canvas = screen.getByRole('application');
    act(() => canvas.focus());
    const items = (count: number) => waitFor(() => expect(boardItems(opened.doc).size).toBe(count));
    return { ...opened, canvas, items };
  }

  it('[BC141] goes with Esc, and what was chosen before is again; Enter leaves it', async () => {
    const { canvas, items } = await open();
    for (const letter of ['n', 't', 'r', 'o', 'f']) {
      press(letter);
      await items(2);
      expect([letter, canvas.dataset.tool]).toEqual([letter, 'inHand']);
      press('Escape');
      await items(1);
      await waitFor(() => expect([letter, canvas.dataset.tool, field()]).toEqual([letter, 'select', null]));
    }
    press('n');
    write('First');
    press('Tab');
    await items(3);
    press('Escape');
    await items(2);
    expect(document.activeElement?.textContent).toContain('First');
    press('n');
    await items(3);
    write('a');
    write('');
    press('Escape');
    await items(2);
    // Nothing of it is left to undo or to redo: the note before it goes, and comes back.
    act(() => canvas.focus());
    press('z', { ctrlKey: true });
    await items(1);
    press('z', { ctrlKey: true, shiftKey: true });
    await items(2);
    // What is emptied later stays.
    await waitFor(() => {
      act(() => document.querySelectorAll<HTMLElement>('[data-item]')[1]?.focus());
      expect(document.activeElement?.textContent).toContain('First');
    });
    press('Enter');
    await waitFor(() => expect(field()?.value).toBe('First'));
    write('');
    press('Escape');
    await waitFor(() => expect(field()).toBe(null));
    await items(2);
    press('r');
    await items(3);
    press('Enter');
    expect([canvas.dataset.tool, field()?.value]).toEqual(['select', '']);
    press('Escape');
    await waitFor(() => expect(field()).toBe(null));
    await items(3);
    press('t');
    await items(4);
    press('Enter');
    act(() => canvas.focus());
    fireEvent.blur(field() as Element);
    await items(3);
  });

  it('[BC140] is in the hand no longer once there are words, or others are in the field', async () => {
    const { canvas, items } = await open();
    press('n');
    await items(2);
    fireEvent(field() as Element, new Event('compositionstart'));
    await waitFor(() => expect(canvas.dataset.tool).toBe('select'));
    press('Escape');
    press('n');
    await items(3);
    write('Words');
    await waitFor(() => expect(canvas.dataset.tool).toBe('select'));
  });

  it('[BC140] a press on what follows the hand, where the caret is, puts it there', async () => {
    const { canvas, items } = await open();
    Element.prototype.setPointerCapture = vi.fn();
    press('n');
    await items(2);
    const made = () => field()?.closest<HTMLElement>('[data-item]');
    const before = made()?.style.transform;
    const at = { clientX: 900, clientY: 700, pointerId: 1, button: 0, pointerType: 'mouse' };
    fireEvent.pointerDown(field() as Element, at);
    fireEvent.pointerUp(canvas, at);
    await waitFor(() =>
      expect([canvas.dataset.tool, made() instanceof HTMLElement]).toEqual(['select', true]),
    );
    await items(2);
    expect(made()?.style.transform).not.toBe(before);
  });

  it('[BC181] a tool that is pulled off the bar lands where it is let go, on the board only', async () => {
    const { canvas, items } = await open();
    const mouse = { pointerId: 1, button: 0, buttons: 1, pointerType: 'mouse' };
    const tool = await screen.findByRole('button', { name: /^Note/ });
    const pull = (clientX: number, clientY: number) => {
      fireEvent.pointerDown(tool, mouse);
      fireEvent(tool, new Event('pointerleave'));
      expect(canvas.dataset.tool).toBe('place');
      fireEvent.pointerMove(canvas, { ...mouse, clientX, clientY });
    };
    pull(700, 500);
    await new Promise(requestAnimationFrame);
    fireEvent.pointerUp(canvas, mouse);
    await items(2);
    await waitFor(() => expect([canvas.dataset.tool, field()?.value]).toEqual(['select', '']));
    press('Escape');
    fireEvent.pointerLeave(canvas, mouse);
    fireEvent.pointerDown(tool, mouse);
    fireEvent(tool, new Event('pointerleave'));
    fireEvent.pointerUp(tool, mouse);
    expect(canvas.dataset.tool).toBe('place');
    await items(2);
    pull(700, 500);
    await new Promise(requestAnimationFrame);
    fireEvent.pointerCancel(canvas, mouse);
    fireEvent.pointerUp(canvas, mouse);
    expect(canvas.dataset.tool).toBe('place');
    await items(2);
  });

  it('[BC184] a line that the mouse takes from Shape waits for the drag', async () => {
    const { canvas, items } = await open();
    fireEvent.click(await screen.findByRole('button', { name: 'Shape' }), { detail: 1 });
    const click = new MouseEvent('click', { bubbles: true, detail: 1 });
    Object.defineProperty(click, 'pointerType', { value: 'mouse' });
    fireEvent(await screen.findByRole('menuitem', { name: /New line/ }), click);
    await waitFor(() => expect(canvas.dataset.tool).toBe('line'));
    await items(1);
  });

  it('[BC143] with single keys off, what is typed is written in what is chosen', async () => {
    rememberedSingleKeys().set(false);
    const { items, canvas } = await open();
    rememberedSingleKeys().set(true);
    const note = () => document.querySelector<HTMLElement>('[data-item]');
    act(() => note()?.focus());
    fireEvent.keyDown(note() as Element, { key: ' ', code: 'Space' });
    fireEvent.keyUp(note() as Element, { key: ' ', code: 'Space' });
    press('n', { ctrlKey: true });
    press('Shift');
    expect(field()).toBe(null);
    press('n');
    expect(field()?.value).toBe('Note 0');
    expect(field()?.selectionStart).toBe('Note 0'.length);
    expect(canvas.dataset.tool).toBe('select');
    await items(1);
  });
});
