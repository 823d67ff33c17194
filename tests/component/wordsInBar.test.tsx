/** Where words stand and in which colour, by the bar under what is chosen. */
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { boardItems, changeItem } from '../../shared/documents/board.ts';
import { readItem } from '../../shared/documents/readItem.ts';
import type { ItemId } from '../../shared/ids.ts';
import { openBoard } from '../support/boardView.tsx';
import { setUpCanvas, setUpDom, show } from '../support/dom.tsx';

setUpDom();
setUpCanvas();

/** One item, chosen by the keyboard, and the bar under it. */
async function chosen(kind: 'note' | 'shape' | 'text' = 'note') {
  const { board, doc, ids } = openBoard(1);
  const [id] = ids as [ItemId];
  changeItem(boardItems(doc), id, { kind, ...(kind === 'shape' && { w: 200, h: 100, colour: 'sky' }) });
  show(board());
  await waitFor(() => expect(document.querySelector(`[data-item="${id}"]`)).toBeTruthy());
  const focus = () => act(() => document.querySelector<HTMLElement>(`[data-item="${id}"]`)?.focus());
  focus();
  for (const type of ['keyDown', 'keyUp'] as const)
    fireEvent[type](document.activeElement ?? document.body, { key: ' ', code: 'Space' });
  const bar = within(await screen.findByRole('toolbar', { name: 'Selection' }));
  const press = () => act(async () => bar.getByRole('button', { name: 'Words' }).click());
  const panel = async () => within(await screen.findByRole('dialog', { name: 'Words' }));
  /** Answers what was pressed before; the panel stays until it is closed. */
  const choose = async (...names: readonly string[]) => {
    await press();
    const found = (await panel()).getAllByRole('button', { pressed: true });
    const pressed = found.map((one) => one.ariaLabel ?? one.textContent);
    for (const name of names) await act(async () => (await panel()).getByRole('button', { name }).click());
    await press();
    return pressed;
  };
  const item = () => readItem(id, boardItems(doc).get(id));
  const words = () => document.querySelector<HTMLElement>(`[data-item="${id}"] [dir="auto"]`);
  const write = async () => {
    focus();
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Enter', code: 'Enter' });
    await waitFor(() => expect(words()?.tagName).toBe('TEXTAREA'));
  };
  const hollow = () => act(() => changeItem(boardItems(doc), id, { hollow: true }));
  return { choose, press, panel, item, words, write, hollow };
}

describe('words in the bar', () => {
  it('[BC631] [BC632] stand where its choice says, ticked as they are seen, and so while one writes', async () => {
    const { choose, item, words, write } = await chosen();
    expect(words()?.style.textAlign).toBe('');
    expect(await choose('Words centred')).toEqual([
      'Words left',
      'Words at the top',
      'Words in automatic colour',
    ]);
    await waitFor(() => expect([item()?.align, words()?.style.textAlign]).toEqual(['centre', 'center']));
    expect(await choose('Words right')).toContain('Words centred');
    await waitFor(() => expect(words()?.style.textAlign).toBe('right'));
    await write();
    expect(words()?.style.textAlign).toBe('right');
  });

  it('[BC673] [BC675] [BC677] of a note stand lower and have a colour in one go, and so while one writes', async () => {
    const { choose, item, words, write } = await chosen();
    expect([words()?.style.top, words()?.style.color]).toEqual(['', '']);
    await choose('Words at the bottom', 'Pink words');
    // One line of 31 px above the row of the author.
    const look = () => [words()?.style.top, words()?.style.height, words()?.style.color];
    await waitFor(() => expect(look()).toEqual(['131px', '31px', 'var(--word-rose)']));
    expect(item()).toMatchObject({ valign: 'bottom', ink: 'rose' });
    await write();
    expect(look()).toEqual(['131px', '31px', 'var(--word-rose)']);
    fireEvent.input(words() as HTMLElement, { target: { value: 'One\ntwo' } });
    await waitFor(() => expect(words()?.style.top).toBe('100px'));
  });

  it('[BC673] [BC675] [BC677] of a shape too, without filling in the colour that lines have', async () => {
    const { choose, item, words, write, hollow } = await chosen('shape');
    expect(await choose('Words at the top', 'Green words')).toEqual([
      'Words centred',
      'Words in the middle',
      'Words in automatic colour',
    ]);
    const look = () => [words()?.style.alignSelf, words()?.style.marginTop, words()?.style.color];
    await waitFor(() => expect(look()).toEqual(['start', '12px', 'var(--word-mint)']));
    await write();
    expect([words()?.style.top, words()?.style.color]).toEqual(['12px', 'var(--word-mint)']);
    expect(item()).toMatchObject({ valign: 'top', ink: 'mint' });
    hollow();
    await waitFor(() => expect(words()?.style.color).toBe('var(--ink-mint)'));
  });

  it('[BC672] [BC675] a text has its colour, and says why its words stand neither higher nor lower', async () => {
    const { choose, press, panel, item, words } = await chosen('text');
    expect(await choose('Blue words')).toEqual(['Words left', 'Words in automatic colour']);
    await waitFor(() => expect(item()).toMatchObject({ kind: 'text', colour: 'sky' }));
    expect([item()?.ink, words()?.style.color]).toEqual([undefined, '']);
    await press();
    const top = (await panel()).getByRole('button', { name: 'Words at the top' });
    expect(top.ariaDisabled ?? top.getAttribute('aria-disabled')).toBe('true');
    await act(async () => top.click());
    expect(item()?.valign).toBeUndefined();
  });
});
