/** Somebody writes in what they have just made. */
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
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
