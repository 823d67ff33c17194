/** Where a locked frame holds somebody up. */
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { boardItems, changeItem, insertItem } from '../../shared/documents/board.ts';
import { type ItemId, newId } from '../../shared/ids.ts';
import { openBoard } from '../support/boardView.tsx';
import { setUpCanvas, setUpDom, show } from '../support/dom.tsx';

setUpDom();
setUpCanvas();

async function withFrame(locked: boolean) {
  const opened = openBoard(1);
  const { board, elsewhere, sync } = opened;
  const id = newId<ItemId>();
  const frame = {
    id,
    kind: 'frame',
    author: null,
    at: 0,
    z: 'Z',
    x: -8000,
    y: -6000,
    w: 16000,
    h: 12000,
  } as const;
  insertItem(boardItems(elsewhere), { ...frame, text: 'Agenda' });
  if (locked) changeItem(boardItems(elsewhere), id, { locked: true });
  sync();
  show(board());
  const box = () => document.querySelector(`[data-item="${id}"]`);
  await waitFor(() => expect(box()).toBeTruthy());
  const isLocked = () => boardItems(opened.doc).get(id)?.get('locked') === true;
  const menu = () =>
    fireEvent.contextMenu(screen.getByRole('application'), { clientX: 600, clientY: 600, button: 2 });
  return { ...opened, id, isLocked, menu };
}

it('[BC320] the menu inside a locked frame begins with its unlocking', async () => {
  const { isLocked, menu } = await withFrame(true);
  menu();
  const [first] = await screen.findAllByRole('menuitem');
  expect(first?.textContent).toBe('Unlock');
  fireEvent.click(first as HTMLElement);
  await waitFor(() => expect(isLocked()).toBe(false));
});

it('[BC320] in an open one it is not there', async () => {
  const { menu } = await withFrame(false);
  menu();
  await screen.findAllByRole('menuitem');
  expect(screen.queryByRole('menuitem', { name: 'Unlock' })).toBeNull();
});
