import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { boardItems } from '../../shared/documents/board.ts';
import { readItem } from '../../shared/documents/readItem.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { itemOf, openWith } from '../support/boardCompany.tsx';
import { openBoard } from '../support/boardView.tsx';
import { setUpDom, show } from '../support/dom.tsx';

setUpDom();

const shownIds = () =>
  [...document.querySelectorAll('[data-item]')].map((one) => one.getAttribute('data-item'));
const focusedId = () => document.activeElement?.getAttribute('data-item');
const key = (name: string, more: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key: name, ...more });
const nameOf = (id: ItemId | undefined) => itemOf(id)?.getAttribute('aria-label') ?? '';
const wordsOf = (id: ItemId | undefined) => itemOf(id)?.textContent ?? '';

/** A frame with a cluster of two notes and a note; the last note is beside it. A sticker lies on the first note. */
function furnish(doc: Y.Doc, ids: readonly ItemId[]) {
  const items = boardItems(doc);
  const [frame, cluster, sticker] = [newId<ItemId>(), newId<ItemId>(), newId<ItemId>()];
  const put = (id: ItemId, fields: object) =>
    items.set(id, new Y.Map<unknown>(Object.entries({ x: 0, y: 0, ...fields })));
  doc.transact(() => {
    put(frame, { kind: 'frame', text: new Y.Text('Budapest'), w: 900, h: 900 });
    put(cluster, { kind: 'cluster', text: new Y.Text('Money'), parent: frame });
    put(sticker, { kind: 'sticker', symbol: 'dot', parent: ids[0] });
    ids.forEach((id, at) => {
      if (at < 3) items.get(id)?.set('parent', at < 2 ? cluster : frame);
    });
  });
  return { frame, cluster, sticker };
}

async function openFurnished() {
  const board = openBoard(4, 'outline');
  const made = furnish(board.elsewhere, board.ids);
  board.sync();
  const view = show(board.board());
  await waitFor(() => expect(shownIds()).toHaveLength(7));
  const startAt = async (id: ItemId | undefined) => {
    act(() => itemOf(id)?.focus());
    await waitFor(() => expect(itemOf(id)?.hasAttribute('data-selected')).toBe(true));
  };
  return { ...board, ...made, view, startAt };
}

describe('folding the outline', () => {
  beforeEach(() => {
    localStorage.clear();
    Element.prototype.scrollIntoView = vi.fn();
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  });

  it('[AN40] a heading says what it holds and what is on all of it, to eyes and ears', async () => {
    const { frame, cluster, ids } = await openFurnished();
    for (const said of [wordsOf, nameOf]) {
      expect(said(frame)).toMatch(/1 cluster.{1,3}3 notes.*1 sticker/);
      expect(said(cluster)).toMatch(/2 notes.*1 sticker/);
      expect(said(cluster)).not.toContain('cluster ·');
      expect(said(ids[0])).toContain('1 sticker');
      expect(said(ids[1])).not.toContain('sticker');
    }
  });

  it('[AN40] reactions on what it holds are counted as they come', async () => {
    const { doc, ids, discussion, byMurat } = await openWith('outline');
    const give = (itemId: ItemId | undefined, reaction: 'same' | 'heart') =>
      act(() => discussion.state.apply(byMurat({ act: 'react', itemId: itemId as ItemId, reaction })));
    const { frame, cluster } = furnish(doc, ids);
    await waitFor(() => expect(itemOf(frame)).not.toBeNull());
    expect(nameOf(cluster)).not.toContain('reaction');
    give(ids[0], 'same');
    await waitFor(() => expect(nameOf(cluster)).toContain('1 reaction'));
    give(ids[2], 'heart');
    await waitFor(() => expect(wordsOf(frame)).toContain('2 reactions'));
    expect(wordsOf(cluster)).toContain('1 reaction');
  });

  it('[AN41] Left closes and goes out, Right opens and goes in, and others’ documents know nothing of it', async () => {
    const { frame, cluster, sticker, ids, startAt, doc } = await openFurnished();
    const before = Y.encodeStateAsUpdate(doc);
    await startAt(ids[1]);
    key('ArrowLeft');
    expect(focusedId()).toBe(cluster);
    key('ArrowLeft');
    await waitFor(() => expect(shownIds()).toEqual([frame, cluster, ids[2], ids[3]]));
    expect([focusedId(), nameOf(cluster)]).toEqual([cluster, expect.stringContaining('folded')]);
    key('ArrowDown');
    expect(focusedId()).toBe(ids[2]);
    key('ArrowUp');
    key('ArrowRight');
    await waitFor(() =>
      expect(shownIds()).toEqual([frame, cluster, ids[0], sticker, ids[1], ids[2], ids[3]]),
    );
    expect(focusedId()).toBe(cluster);
    key('ArrowRight');
    expect(focusedId()).toBe(ids[0]);
    key('ArrowLeft');
    await waitFor(() => expect(itemOf(sticker)).toBeNull());
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  });

  it('[AN41] the arrow and “Fold all” do it by hand; it is there again when the board is opened again', async () => {
    const { frame, cluster, ids, board, view, live } = await openFurnished();
    const arrow = () => screen.getByRole('button', { name: 'What is in “Money”' });
    expect(arrow().getAttribute('aria-expanded')).toBe('true');
    fireEvent.click(arrow());
    await waitFor(() => expect(itemOf(ids[0])).toBeNull());
    expect(arrow().getAttribute('aria-expanded')).toBe('false');
    view.unmount();
    show(board());
    await waitFor(() => expect(shownIds()).toEqual([frame, cluster, ids[2], ids[3]]));
    fireEvent.click(screen.getByRole('button', { name: 'Fold all' }));
    await waitFor(() => expect(shownIds()).toEqual([frame, ids[3]]));
    fireEvent.click(screen.getByRole('button', { name: 'Unfold all' }));
    await waitFor(() => expect(shownIds()).toHaveLength(7));
    expect(localStorage.getItem(`jumelage.folded.${live.documentId}`)).toBeNull();
  });

  it('[AN41] what is folded away is not chosen: an act would change what nobody sees', async () => {
    const { cluster, ids, startAt, doc } = await openFurnished();
    await startAt(ids[1]);
    key('ArrowUp', { shiftKey: true });
    fireEvent.click(screen.getByRole('button', { name: 'What is in “Money”' }));
    await waitFor(() => expect(itemOf(ids[1])).toBeNull());
    expect(focusedId()).toBe(cluster);
    key('L', { code: 'KeyL', ctrlKey: true, shiftKey: true });
    const locked = () => [cluster, ...ids].map((id) => readItem(id, boardItems(doc).get(id))?.locked);
    await waitFor(() => expect(locked()).toEqual([true, false, false, false, false]));
  });

  it('[AN41] a note that somebody else puts into what is folded keeps the keyboard, and it opens', async () => {
    const { cluster, ids, startAt, elsewhere, sync } = await openFurnished();
    fireEvent.click(screen.getByRole('button', { name: 'What is in “Money”' }));
    await waitFor(() => expect(itemOf(ids[0])).toBeNull());
    await startAt(ids[3]);
    boardItems(elsewhere)
      .get(ids[3] as string)
      ?.set('parent', cluster);
    await act(async () => sync());
    await waitFor(() => expect(itemOf(ids[0])).not.toBeNull());
    expect(focusedId()).toBe(ids[3]);
  });

  it('[AN41] an address of what is folded away opens it', async () => {
    const { ids, board, view } = await openFurnished();
    fireEvent.click(screen.getByRole('button', { name: 'What is in “Budapest”' }));
    await waitFor(() => expect(itemOf(ids[1])).toBeNull());
    view.unmount();
    show(board(true, { itemId: ids[1] as ItemId }));
    await waitFor(() => expect(focusedId()).toBe(ids[1]));
  });

  it('[AN45] on paper all of it is there, and folded again when somebody does something', async () => {
    const { frame, startAt } = await openFurnished();
    await startAt(frame);
    key('ArrowLeft');
    await waitFor(() => expect(shownIds()).toHaveLength(2));
    window.dispatchEvent(new Event('beforeprint'));
    // The browser waits for nothing.
    expect(shownIds()).toHaveLength(7);
    expect(itemOf(frame)?.getAttribute('aria-expanded')).not.toBe('false');
    window.dispatchEvent(new Event('afterprint'));
    expect(shownIds()).toHaveLength(7);
    act(() => void window.dispatchEvent(new Event('pointermove')));
    expect(shownIds()).toHaveLength(2);
  });
});
