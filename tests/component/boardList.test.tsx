/** The window that takes a list. */
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { pasting } from '../../client/features/board/canvas/laterPasting.ts';
import { boardItems } from '../../shared/documents/board.ts';
import { openBoard } from '../support/boardView.tsx';
import { setUpCanvas, setUpDom, show } from '../support/dom.tsx';

setUpDom();
setUpCanvas();

it('[BC192] a list stays in its window until it is on the board', async () => {
  const { board, doc } = openBoard(1);
  show(board());
  await screen.findByRole('application');
  fireEvent.click(await screen.findByRole('button', { name: 'More' }));
  fireEvent.click(screen.getByRole('menuitem', { name: /list/ }));
  const list = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'A list, one note a line' });
  fireEvent.input(list, { target: { value: 'Bus\nTram' } });
  const submit = () => fireEvent.submit(list.closest('form') as HTMLFormElement);
  let fail = () => undefined as unknown;
  const late = vi.spyOn(pasting, 'run').mockImplementation((_parts, _act, otherwise) => {
    fail = () => otherwise?.();
  });
  for (let press = 0; press < 2; press++) submit();
  expect(late).toHaveBeenCalledTimes(1);
  act(() => void fail());
  expect([list.isConnected, list.value, boardItems(doc).size]).toEqual([true, 'Bus\nTram', 1]);
  late.mockRestore();
  submit();
  await waitFor(() => expect([list.isConnected, boardItems(doc).size]).toEqual([false, 3]));
});
