import { act, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { afterFrame } from '../../client/ui/afterFrame.ts';
import { openBoard } from '../support/boardView.tsx';
import { setUpDom, show } from '../support/dom.tsx';
// No test waits for the compiler.
import '../../client/features/board/outline/Outline.tsx';

setUpDom();

/** Frames come when the test says so. */
function holdFrames(): () => void {
  let waiting: FrameRequestCallback[] = [];
  vi.stubGlobal('requestAnimationFrame', (run: FrameRequestCallback) => waiting.push(run));
  return () => {
    const due = waiting;
    waiting = [];
    for (const run of due) run(0);
  };
}

const items = () => document.querySelectorAll('[data-item]').length;
const bars = () => document.querySelectorAll('[role="toolbar"]').length;

describe('a board draws its notes first', () => {
  it('[SP14] bars come after the frame of the notes, and at once after the outline', async () => {
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1_200);
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(900);
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
    const frame = holdFrames();
    const board = openBoard(4);
    const { rerender } = show(board.board());
    expect([items(), bars()]).toEqual([0, 0]);
    expect(document.querySelectorAll('[role="status"][data-said]')).toHaveLength(1);
    act(frame);
    expect([items(), bars()]).toEqual([4, 0]);
    await waitFor(() => expect(bars()).toBe(3));

    rerender(board.board(true, { view: 'outline' }));
    await waitFor(() => expect(document.querySelector('[data-board-canvas]')).toBeNull());
    rerender(board.board());
    expect([items(), bars()]).toEqual([0, 3]);
    vi.unstubAllGlobals();
  });

  it('[SP14] the code of what lies around the notes is asked for after the frame; a failure is told', async () => {
    const frame = holdFrames();
    const load = vi.fn(() => Promise.reject(new Error('offline')));
    const asked = afterFrame(load)();
    frame();
    expect(load).not.toHaveBeenCalled();
    await expect(asked).rejects.toThrow('offline');
    expect(load).toHaveBeenCalledTimes(1);
    vi.unstubAllGlobals();
  });
});
