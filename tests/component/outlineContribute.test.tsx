import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { boardItems } from '../../shared/documents/board.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { itemOf } from '../support/boardCompany.tsx';
import { openBoard } from '../support/boardView.tsx';
import { setUpDom, show } from '../support/dom.tsx';

setUpDom();

/** Two frames; the three notes are in the second. */
async function openFramed() {
  const board = openBoard(3, 'outline');
  const items = boardItems(board.elsewhere);
  const [welcome, ideas] = [newId<ItemId>(), newId<ItemId>()];
  const put = (id: ItemId, x: number, words: string) =>
    items.set(
      id,
      new Y.Map<unknown>(Object.entries({ kind: 'frame', x, y: 0, w: 900, h: 900, text: new Y.Text(words) })),
    );
  board.elsewhere.transact(() => {
    put(welcome, 0, 'Welcome');
    put(ideas, 1_000, 'Ideas');
    for (const id of board.ids) items.get(id)?.set('parent', ideas);
  });
  board.sync();
  show(board.board());
  await waitFor(() => expect(itemOf(ideas)).not.toBe(null));
  const field = screen.getByRole('textbox', { name: /new note/i });
  const add = (text: string) => {
    fireEvent.focus(field);
    fireEvent.change(field, { target: { value: text } });
    fireEvent.keyDown(field, { key: 'Enter' });
    const of = [...boardItems(board.doc).values()].find((one) => String(one.get('text')) === text);
    return of?.get('parent') ?? null;
  };
  return { ...board, welcome, ideas, add };
}

describe('the field above the list', () => {
  beforeEach(() => {
    localStorage.clear();
    Element.prototype.scrollIntoView = vi.fn();
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  });

  it('[AN81] says which frame its notes go in, takes another, and shows what was added', async () => {
    const { welcome, ideas, add, doc } = await openFramed();
    const where = () => screen.getByRole<HTMLSelectElement>('combobox', { name: 'Where the note goes' });
    // However much lies in a frame, nobody has chosen it.
    expect(where().value).toBe('board');
    await act(async () => expect(add('Draught')).toBe(null));
    fireEvent.change(where(), { target: { value: ideas } });
    await act(async () => expect(add('Cold walls')).toBe(ideas));
    expect(screen.getByText('Added in “Ideas”: Cold walls')).toBeTruthy();
    // The frame that one goes to is meant, until another is chosen.
    act(() => itemOf(welcome)?.focus());
    await waitFor(() => expect(where().value).toBe(welcome));
    await act(async () => expect(add('Hello')).toBe(welcome));
    fireEvent.change(where(), { target: { value: 'board' } });
    await act(async () => expect(add('Loose')).toBe(null));
    fireEvent.click(screen.getByRole('button', { name: 'Show it' }));
    await waitFor(() => expect(document.activeElement?.textContent).toContain('Loose'));
    doc.destroy();
  });

  it('[AN82] a frame has “New note here” in its own menu', async () => {
    const { welcome, doc } = await openFramed();
    fireEvent.click(itemOf(welcome)?.querySelector('[data-row-menu]') as Element);
    fireEvent.click(await screen.findByText('New note here'));
    await waitFor(() =>
      expect([...boardItems(doc).values()].filter((one) => one.get('parent') === welcome)).toHaveLength(1),
    );
    doc.destroy();
  });
});
