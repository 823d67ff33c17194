import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { boardItems } from '../../shared/documents/board.ts';
import type { ItemId, MemberId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { openBoard } from '../support/boardView.tsx';
import { answerHttp, setUpDom, show } from '../support/dom.tsx';

setUpDom();

const itemOf = (id: ItemId | undefined) => document.querySelector<HTMLElement>(`[data-item="${id}"]`);
const focusedId = () => document.activeElement?.getAttribute('data-item');
const others = () => screen.getByRole('complementary', { name: 'What others do' });

/** A frame with a cluster of one note; the others are on the board. */
async function openFurnished(count: number) {
  const board = openBoard(count, 'outline');
  const items = boardItems(board.elsewhere);
  const [frame, cluster] = [newId<ItemId>(), newId<ItemId>()];
  const put = (id: ItemId, fields: object) =>
    items.set(id, new Y.Map<unknown>(Object.entries({ x: 0, y: 0, ...fields })));
  put(frame, { kind: 'frame', text: new Y.Text('Budapest'), w: 900, h: 900 });
  put(cluster, { kind: 'cluster', text: new Y.Text('Money'), parent: frame });
  items.get(board.ids[0] as string)?.set('parent', cluster);
  board.sync();
  const { rerender } = show(board.board());
  await waitFor(() => expect(document.querySelectorAll('[data-item]').length).toBe(count + 2));
  return { ...board, frame, cluster, items, rerender };
}

describe('beside the outline', () => {
  beforeEach(() => {
    localStorage.clear();
    Element.prototype.scrollIntoView = vi.fn();
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  });

  it('[AN42] its frames and clusters with what is in them; one press goes there, also into what is folded', async () => {
    const { cluster, ids } = await openFurnished(3);
    const list = screen.getByRole('navigation', { name: 'Frames and clusters' });
    const places = () => within(list).getAllByRole('button');
    expect(places().map((one) => one.getAttribute('aria-label'))).toEqual([
      'Budapest. 1 note',
      'Money. 1 note',
      'The board. 2 notes',
    ]);
    // One stop of Tab, however many frames there are.
    expect(places().map((one) => one.tabIndex)).toEqual([0, -1, -1]);
    fireEvent.click(screen.getByRole('button', { name: 'What is in “Budapest”' }));
    await waitFor(() => expect(itemOf(cluster)).toBeNull());
    fireEvent.click(places()[1] as HTMLElement);
    await waitFor(() => expect(focusedId()).toBe(cluster));
    const here = () => places().map((one) => one.getAttribute('aria-current'));
    await waitFor(() => expect(here()).toEqual([null, 'location', null]));
    act(() => itemOf(ids[0])?.focus());
    expect(here()).toEqual([null, 'location', null]);
    await waitFor(() => expect(itemOf(ids[2])).not.toBeNull());
    act(() => itemOf(ids[2])?.focus());
    await waitFor(() => expect(here()).toEqual([null, null, 'location']));
  });

  it('[AN42] a board without frames and clusters has no such list', async () => {
    show(openBoard(2, 'outline').board());
    await waitFor(() => expect(document.querySelectorAll('[data-item]').length).toBe(2));
    expect(screen.queryByRole('navigation', { name: 'Frames and clusters' })).toBeNull();
  });

  it('[AN43] who writes now and what others did, in batches, each a way to it; not what I did', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
    const { ids, items, sync, awareness } = await openFurnished(3);
    expect(others().textContent).toContain('What others do while this is open is listed here.');
    const user = { memberId: newId<MemberId>(), name: 'Elif', initials: 'ED', colour: 2, badge: 'ESK' };
    act(() => {
      awareness.states.set(7, { user, board: { editing: ids[1] } });
      awareness.emit('change', [{ added: [7], updated: [], removed: [] }, 'test']);
    });
    await within(others()).findByRole('button', { name: 'Elif is writing in “Note 1”' });
    act(() => itemOf(ids[2])?.focus());
    fireEvent.keyDown(document.activeElement as Element, { key: '3', code: 'Digit3' });
    const isRose = (id: ItemId | undefined) =>
      waitFor(() => expect(itemOf(id)?.querySelector('[data-colour="rose"]')).not.toBeNull());
    await isRose(ids[2]);
    items.get(ids[0] as string)?.set('colour', 'rose');
    await act(async () => sync());
    await isRose(ids[0]);
    expect(others().textContent).not.toContain('Note 0');
    await act(async () => vi.advanceTimersByTime(5_000));
    fireEvent.click(within(others()).getByRole('button', { name: '“Note 0” was changed.' }));
    await waitFor(() => expect(focusedId()).toBe(ids[0]));
    expect(others().textContent).not.toContain('Note 2');
    vi.useRealTimers();
  });

  it('[MP72] what others did is still listed when the outline comes back, and what was not listed is not denied', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
    const { ids, items, sync, board, rerender } = await openFurnished(2);
    items.get(ids[0] as string)?.set('colour', 'rose');
    await act(async () => sync());
    await act(async () => vi.advanceTimersByTime(5_000));
    await within(others()).findByRole('button', { name: '“Note 0” was changed.' });
    vi.useRealTimers();
    rerender(board(true, { view: 'canvas' }));
    await waitFor(() => expect(screen.queryByRole('complementary', { name: 'What others do' })).toBeNull());
    rerender(board());
    await waitFor(() => others());
    within(others()).getByRole('button', { name: '“Note 0” was changed.' });
  });

  it('[MP72] in the past nobody does anything', async () => {
    answerHttp({});
    const { board, rerender } = await openFurnished(2);
    rerender(board(true, { past: { onClose: () => undefined } }));
    await screen.findByRole('region', { name: 'Outline' }, { timeout: 5_000 });
    await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Words' })).toBeNull());
    await waitFor(() => expect(document.querySelectorAll('[data-item]')).toHaveLength(4));
    expect(screen.queryByRole('complementary', { name: 'What others do' })).toBeNull();
  });

  it('[AN43] [AN14] who wants to hear nothing is shown nothing, and told why', async () => {
    localStorage.setItem('jumelage.announce', 'off');
    const { ids, awareness } = await openFurnished(2);
    const user = { memberId: newId<MemberId>(), name: 'Elif', initials: 'ED', colour: 2, badge: 'ESK' };
    act(() => {
      awareness.states.set(7, { user, board: { editing: ids[1] } });
      awareness.emit('change', [{ added: [7], updated: [], removed: [] }, 'test']);
    });
    expect(others().textContent).toContain('“Announce” is at “Off”');
    expect(others().textContent).not.toContain('Elif');
  });
});
