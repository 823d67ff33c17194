/** Items that lie turned on a surface. */
import { act } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { boxAt, drag, passFrames, pointer, setUpSurface, showSurface } from '../support/surfaceUnderTest.tsx';

setUpSurface();

describe('a turned item', () => {
  it('[CV39] its element and its handles lie turned, and it is filed under the box around it', () => {
    const { container, items, selection, element, handle } = showSurface({ count: 1 });
    items.angles.set('n0', 45);
    items.put('n0', boxAt(0));
    act(() => selection.set(['n0']));
    passFrames();
    expect(element('n0')?.style.transform).toBe('translate(40px, 40px) rotate(45deg)');
    const frame = container.querySelector('[data-handle="se"]')?.parentElement;
    expect(frame?.style.transform).toBe('translate(40px, 40px) rotate(45deg)');
    // Left of its box, where its corner is now; what is hit there is the feature's to say.
    items.hits = ({ x }) => x < 20;
    expect(handle().itemAt({ x: 5, y: 140 })).toBe('n0');
    items.angles.set('n0', 0);
    items.put('n0', boxAt(0));
    expect(handle().itemAt({ x: 5, y: 140 })).toBeNull();
  });

  it('[CV39] its handle turns it: whole degrees, with Shift in steps, near the quarters it holds on, Esc gives up', () => {
    const { container, items, selection, calls } = showSurface({ count: 1 });
    items.angles.set('n0', 0);
    act(() => selection.set(['n0']));
    passFrames();
    const turn = container.querySelector('[data-turn]') as HTMLElement;
    expect(turn.parentElement?.hidden).toBe(false);
    // Its middle is at 140, 140.
    drag(turn, [140, 40], [240, 40]);
    drag(turn, [140, 40], [240, 60], { shiftKey: true });
    drag(turn, [140, 40], [240, 138]);
    pointer(turn, 'down', [140, 40]);
    pointer(turn, 'move', [200, 40]);
    pointer(turn, 'cancel', [200, 40]);
    expect(calls).toEqual([
      ['turnMove', 'n0', 45],
      ['turnEnd', 'n0', 45],
      ['turnMove', 'n0', 45],
      ['turnEnd', 'n0', 45],
      ['turnMove', 'n0', 90],
      ['turnEnd', 'n0', 90],
      ['turnMove', 'n0', 31],
      ['turnCancel', 'n0'],
    ]);
    items.angles.delete('n0');
    items.put('n0', boxAt(0));
    passFrames();
    expect(turn.parentElement?.hidden).toBe(true);
  });
});
