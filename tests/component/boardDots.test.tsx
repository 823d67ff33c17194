/** Dots on notes, and the colour in the bar of what they lie on. */
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { boardItems, insertItem } from '../../shared/documents/board.ts';
import { type ItemId, newId } from '../../shared/ids.ts';
import { openBoard } from '../support/boardView.tsx';
import { setUpCanvas, setUpDom, show } from '../support/dom.tsx';

setUpDom();
setUpCanvas();

const on = (id: ItemId) => document.querySelector<HTMLElement>(`[data-item="${id}"]`);

/** A note, and dots that somebody else puts on it. */
function noteWithDots() {
  const opened = openBoard(1, 'canvas');
  show(opened.board());
  const host = opened.ids[0] as ItemId;
  const dots: ItemId[] = [];
  const put = () => {
    const id = newId<ItemId>();
    const place = { x: 0, y: 0, onX: 1_000 * dots.length, onY: 5_000, parent: host, z: `Z${dots.length}` };
    const dot = { id, kind: 'sticker', symbol: 'dot', colour: 'sky', author: null, at: 0, ...place } as const;
    insertItem(boardItems(opened.elsewhere), dot);
    act(() => opened.sync());
    dots.push(id);
  };
  return { ...opened, host, dots, put };
}

describe('dots on the canvas', () => {
  it('[BC226] three and more are counted at the topmost, whoever put them', async () => {
    const { dots, put } = noteWithDots();
    put();
    put();
    await waitFor(() => expect(on(dots[1] as ItemId)).toBeTruthy());
    expect(dots.map((id) => on(id)?.textContent)).toEqual(['', '']);
    put();
    await waitFor(() => expect(dots.map((id) => on(id)?.textContent)).toEqual(['', '', '3']));
    put();
    await waitFor(() => expect(dots.map((id) => on(id)?.textContent)).toEqual(['', '', '', '4']));
  });

  it('[BC216] chosen along with a note they do not change the colour in the bar, another note does', async () => {
    const { elsewhere, sync, put, dots } = noteWithDots();
    put();
    await waitFor(() => expect(on(dots[0] as ItemId)).toBeTruthy());
    const swatch = async () =>
      (await screen.findByRole('button', { name: 'Colour' })).querySelector<HTMLElement>('i')?.dataset.colour;
    act(() => screen.getByRole('application').focus());
    const all = () =>
      fireEvent.keyDown(document.activeElement ?? document.body, { key: 'a', code: 'KeyA', ctrlKey: true });
    all();
    await waitFor(() => expect(document.querySelectorAll('[data-selected]').length).toBe(2));
    await waitFor(async () => expect(await swatch()).toBe('sun'));
    const other = {
      id: newId<ItemId>(),
      kind: 'note',
      author: null,
      at: 0,
      z: 'Y',
      x: 500,
      y: 0,
      w: 200,
    } as const;
    insertItem(boardItems(elsewhere), { ...other, text: 'Other', colour: 'rose' });
    act(() => sync());
    await waitFor(() => expect(on(other.id)).toBeTruthy());
    all();
    await waitFor(async () => expect(await swatch()).toBeUndefined());
  });
});
