/** What a board puts into the page's bar. */
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BarActs } from '../../client/app/board/BarActs.tsx';
import { createExchange } from '../../client/app/board/exchange/exchange.ts';
import { boardItems, insertItem } from '../../shared/documents/board.ts';
import { newId } from '../../shared/ids.ts';
import { openBoard } from '../support/boardView.tsx';
import { setUpDom, show } from '../support/dom.tsx';

setUpDom();
beforeEach(() => {
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
});
afterEach(() => vi.restoreAllMocks());

describe.each(['canvas', 'outline'] as const)('in the bar of the page, over the %s', (view) => {
  it('[SH60] Present says that there is no frame, then presents; Export opens its window, also for who only reads', async () => {
    const { board, elsewhere, sync } = openBoard(2, view);
    const exchange = createExchange(false, () => undefined);
    show(
      <>
        <header>
          <span id="bar" />
        </header>
        {board(false, { more: exchange.actions, extras: <BarActs bar="bar" /> })}
      </>,
    );
    const bar = within(screen.getByRole('banner'));
    const present = await bar.findByRole('button', { name: /^Present/ });
    expect([present.dataset.tip, present.getAttribute('aria-disabled')]).toEqual([
      'Present the frames: There is no frame yet.',
      'true',
    ]);
    expect(fireEvent.mouseDown(present)).toBe(false);
    fireEvent.click(bar.getByRole('button', { name: 'Export…' }));
    expect(exchange.window.get()).toMatchObject({ kind: 'export' });
    act(() => {
      insertItem(boardItems(elsewhere), {
        id: newId(),
        kind: 'frame',
        author: null,
        at: 0,
        z: 'Z',
        text: 'Round one',
        ...{ x: 0, y: 900, w: 400, h: 300 },
      });
      sync();
    });
    await waitFor(() => expect(present.getAttribute('aria-disabled')).toBeNull());
    fireEvent.click(present);
    // While it presents, the board and its acts are not there.
    await waitFor(() => expect(bar.queryByRole('button')).toBeNull());
  });
});
