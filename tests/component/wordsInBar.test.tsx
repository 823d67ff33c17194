/** Where words stand, by the bar under what is chosen. */
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { boardItems } from '../../shared/documents/board.ts';
import { readItem } from '../../shared/documents/readItem.ts';
import type { ItemId } from '../../shared/ids.ts';
import { openBoard } from '../support/boardView.tsx';
import { setUpCanvas, setUpDom, show } from '../support/dom.tsx';

setUpDom();
setUpCanvas();

describe('words in the bar', () => {
  it('[BC631] [BC632] stand where its choice says, ticked as they are seen, and so while one writes', async () => {
    const { board, doc, ids } = openBoard(1);
    show(board());
    const [id] = ids as [ItemId];
    await waitFor(() => expect(document.querySelector(`[data-item="${id}"]`)).toBeTruthy());
    act(() => document.querySelector<HTMLElement>(`[data-item="${id}"]`)?.focus());
    for (const type of ['keyDown', 'keyUp'] as const)
      fireEvent[type](document.activeElement ?? document.body, { key: ' ', code: 'Space' });
    const bar = within(await screen.findByRole('toolbar', { name: 'Selection' }));
    const choose = async (name: string) => {
      await act(async () => bar.getByRole('button', { name: 'Words' }).click());
      const panel = within(await screen.findByRole('dialog', { name: 'Words' }));
      const pressed = panel.getAllByRole('button', { pressed: true }).map((one) => one.ariaLabel ?? one.textContent);
      await act(async () => panel.getByRole('button', { name }).click());
      await act(async () => bar.getByRole('button', { name: 'Words' }).click());
      return pressed;
    };
    const align = () => readItem(id, boardItems(doc).get(id))?.align;
    const words = () => document.querySelector<HTMLElement>(`[data-item="${id}"] [dir="auto"]`);
    expect(words()?.style.textAlign).toBe('');
    expect(await choose('Words centred')).toEqual(['Words left', 'Words at the top', 'Words in automatic colour']);
    await waitFor(() => expect([align(), words()?.style.textAlign]).toEqual(['centre', 'center']));
    expect(await choose('Words right')).toContain('Words centred');
    await waitFor(() => expect(words()?.style.textAlign).toBe('right'));
    act(() => document.querySelector<HTMLElement>(`[data-item="${id}"]`)?.focus());
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Enter', code: 'Enter' });
    await waitFor(() => expect(words()?.tagName).toBe('TEXTAREA'));
    expect(words()?.style.textAlign).toBe('right');
  });
});
