import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import BoardExport from '../../client/features/exports/BoardExport.tsx';
import type { BoardReading } from '../../client/features/exports/exportedBoard.ts';
import { boardItems, insertItem } from '../../shared/documents/board.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';
import { newBoard } from '../support/boards.ts';
import { openBoard } from '../support/boardView.tsx';
import { setUpDom, show } from '../support/dom.tsx';

setUpDom();

const frame = (text: string, x: number) => ({
  ...{ id: newId<ItemId>(), kind: 'frame' as const, author: null, at: 0, z: `a${x}` },
  ...{ text, x, y: 0, w: 900, h: 600 },
});

describe('numbers of frames', () => {
  beforeEach(() => {
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1_200);
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(900);
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  });

  it.each(['canvas', 'outline'] as const)(
    '[PR4] on the %s, as soon as others make a second one',
    async (view) => {
      const { doc, elsewhere, sync, board } = openBoard(0, view);
      const theirs = boardItems(elsewhere);
      insertItem(theirs, frame('Second', 1_000));
      sync();
      show(board());
      const shown = () => [...document.querySelectorAll('[data-item]')].map((one) => one.textContent ?? '');
      await waitFor(() => expect(shown()).toEqual([expect.stringContaining('Second')]));
      expect(shown()[0]).not.toMatch(/\d ?Second/);
      insertItem(theirs, frame('First', 0));
      await act(async () => sync());
      await waitFor(() =>
        expect(shown().sort()).toEqual([
          expect.stringMatching(/1 ?First/),
          expect.stringMatching(/2 ?Second/),
        ]),
      );
      const name = document.querySelector('[data-item]')?.getAttribute('aria-label') ?? '';
      expect(name).toMatch(/of 2 in the presentation/);
      doc.destroy();
    },
  );

  it.each(['canvas', 'outline'] as const)(
    '[BC233] whoever edits a name on the %s has all of it marked',
    async (view) => {
      Element.prototype.scrollIntoView = vi.fn();
      const { elsewhere, sync, board, doc } = openBoard(0, view);
      insertItem(boardItems(elsewhere), frame('Welcome', 0));
      sync();
      show(board());
      await waitFor(() => expect(document.querySelector('[data-item]')).not.toBe(null));
      const item = document.querySelector<HTMLElement>('[data-item]') as HTMLElement;
      act(() => item.focus());
      if (view === 'canvas') {
        fireEvent.keyDown(item, { key: ' ', code: 'Space' });
        fireEvent.keyUp(item, { key: ' ', code: 'Space' });
      }
      fireEvent.keyDown(document.activeElement ?? item, { key: 'F2' });
      const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: /^Words/ });
      await waitFor(() => expect([field.selectionStart, field.selectionEnd]).toEqual([0, 'Welcome'.length]));
      doc.destroy();
    },
  );

  it('[PR4] in the choice of what to export, in their turn', () => {
    const { doc, model, store } = newBoard();
    const [b, a] = [frame('B', 1_000), frame('A', 0)];
    for (const one of [b, a]) insertItem(boardItems(doc), one);
    store.flush();
    const reading: BoardReading = {
      title: 'Board',
      origin: '',
      readingOrder: () => model.readingOrder(),
      frames: () => model.frames(),
      item: (id) => model.item(id),
      box: (id) => model.box(id),
      parentOf: (id) => model.parentOf(id),
      withContents: (id) => model.withContents(id),
      authorOf: () => null,
      reactionsTo: () => [],
    };
    const look = () => Promise.reject(new Error('nothing is painted here'));
    show(<BoardExport board={reading} look={look} chosen={[]} onClose={() => undefined} />);
    const options = [...screen.getByRole<HTMLSelectElement>('combobox').options].map((one) => one.text);
    expect(options.slice(1)).toEqual(['Frame 1: A', 'Frame 2: B']);
  });
});
