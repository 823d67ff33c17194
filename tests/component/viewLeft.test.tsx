/** Where a board begins: where somebody left it on this device. */
import '../../client/features/board/canvas/KeepView.tsx';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetAll, remember, remembered } from '../../client/deviceStorage.ts';
import { VIEW_LEFT, viewLeft } from '../../client/ui/viewLeft.ts';
import { boardItems, changeItem } from '../../shared/documents/board.ts';
import type { ItemId } from '../../shared/ids.ts';
import { openBoard } from '../support/boardView.tsx';
import { setUpDom, show } from '../support/dom.tsx';
import { frames } from '../support/rest.ts';

setUpDom();
beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1_200);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(900);
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  forgetAll(VIEW_LEFT);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Twelve notes, on a device that keeps something. */
function openKept() {
  const opened = openBoard(12);
  return {
    ...opened,
    key: VIEW_LEFT + opened.live.documentId,
    live: { ...opened.live, keepLook: () => undefined },
  };
}

async function visit({ board, live }: ReturnType<typeof openKept>) {
  const { unmount } = show(board(true, { live }));
  await waitFor(() => expect(document.querySelector('[data-minimap]')).not.toBeNull());
  await frames(3);
  const where = () => document.querySelector('[data-item]')?.parentElement?.style.transform ?? '';
  return { unmount, where };
}

const go = (deltaX: number, deltaY: number) =>
  fireEvent.wheel(screen.getByRole('application'), { deltaX, deltaY });

it('[BC550] what another hand wrote on the device counts as no place', () => {
  const at = Date.now();
  const written = [
    '',
    'x',
    `${at}`,
    `${at} 1 2`,
    `${at} a b 1 0`,
    `${at} 1 2 0 0`,
    `${at} 1 2 -1 0`,
    `${at} 1 Infinity 1 0`,
  ];
  for (const kept of written) {
    remember(`${VIEW_LEFT}a`, kept);
    expect(viewLeft('a'), kept).toBeNull();
  }
  remember(`${VIEW_LEFT}a`, `${at} 1 2 0.5 0`);
  expect(viewLeft('a')).toEqual({ x: 1, y: 2, zoom: 0.5, home: 0 });
});

describe('[BC550] a board begins where it was left', () => {
  it('of a hand that went elsewhere; Shift+1 shows all of it', async () => {
    const kept = openKept();
    const first = await visit(kept);
    const home = first.where();
    go(140, 60);
    await frames(3);
    const left = first.where();
    expect(left).not.toBe(home);
    first.unmount();
    const second = await visit(kept);
    expect(second.where()).toBe(left);
    fireEvent.keyDown(screen.getByRole('application'), { key: '!', code: 'Digit1', shiftKey: true });
    await waitFor(() => expect(second.where()).not.toBe(left));
    second.unmount();
  });

  it('when the page goes, too', async () => {
    const kept = openKept();
    const { unmount } = await visit(kept);
    go(140, 60);
    fireEvent(window, new Event('pagehide'));
    expect(remembered(kept.key)?.split(' ')).toHaveLength(5);
    unmount();
  });

  it('not where nobody went anywhere: what came since is seen as well', async () => {
    const kept = openKept();
    const first = await visit(kept);
    const home = first.where();
    first.unmount();
    changeItem(boardItems(kept.elsewhere), kept.ids[0] as ItemId, { x: -900 });
    act(kept.sync);
    const second = await visit(kept);
    expect(second.where()).not.toBe(home);
    second.unmount();
  });

  it.each([
    ['after a week', () => [Date.now() - 8 * 86_400_000, 100, 100, 1, 0]],
    ['where nothing lies any more', () => [Date.now(), 90_000, 0, 1, 0]],
    ['of what is no view', () => ['x']],
  ])('not %s', async (_, left) => {
    const kept = openKept();
    const first = await visit(kept);
    const home = first.where();
    first.unmount();
    remember(kept.key, left().join(' '));
    const second = await visit(kept);
    expect(second.where()).toBe(home);
    second.unmount();
  });

  it('nor in the past, which keeps nothing', async () => {
    const kept = openKept();
    remember(kept.key, [Date.now(), 100, 100, 1, 0].join(' '));
    const past = await visit({ ...kept, live: { ...kept.live, keepLook: null } as never });
    const home = past.where();
    go(140, 60);
    past.unmount();
    expect(remembered(kept.key)).toContain(' 100 100 1 0');
    forgetAll(VIEW_LEFT);
    const second = await visit(kept);
    expect(second.where()).toBe(home);
    second.unmount();
  });
});
