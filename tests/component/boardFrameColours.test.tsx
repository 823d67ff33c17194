import { act, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { boardItems, insertItem } from '../../shared/documents/board.ts';
import { readItem } from '../../shared/documents/readItem.ts';
import { type ItemId, newId } from '../../shared/ids.ts';
import { chooseByKey, openBoard } from '../support/boardView.tsx';
import { setUpCanvas, setUpDom, show } from '../support/dom.tsx';

setUpDom();
setUpCanvas();

describe('the colours of a frame', () => {
  it('[BC610] have paper among them, and none of it is ticked', async () => {
    const { board, doc, elsewhere, sync } = openBoard(0);
    const id = newId<ItemId>();
    const stamp = { author: null, at: 0, z: 'z', x: 0, y: 0, w: 400, h: 300 };
    insertItem(boardItems(elsewhere), { ...stamp, id, kind: 'frame', text: 'Morning' });
    sync();
    show(board());
    const bar = await chooseByKey(id);
    const open = () => act(async () => bar.getByRole('button', { name: 'Colour' }).click());
    const pressed = () =>
      screen
        .getAllByRole('button', { pressed: true })
        .flatMap((one) => one.getAttribute('aria-label') ?? one.textContent);
    const frame = () => readItem(id, boardItems(doc).get(id));
    await open();
    expect(pressed()).toContain('Frame on paper');
    expect(pressed()).not.toContain('Yellow');
    await act(async () => screen.getByRole('button', { name: 'Green' }).click());
    expect(frame()).toMatchObject({ background: 'tint', colour: 'mint' });
    await open();
    await act(async () => screen.getByRole('button', { name: 'Frame on paper' }).click());
    expect(frame()).toMatchObject({ background: 'paper' });
  });
});
