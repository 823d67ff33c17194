import { act } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import Minimap from '../../client/acts/Mini.tsx';
import type { Box } from '../../client/canvas/geometry.ts';
import { boxAt, pointer, setUpSurface, showSurface } from '../support/surfaceUnderTest.tsx';

setUpSurface();

describe('the minimap', () => {
  it('[CV160] what a hand holds is painted where it is kept, so that nothing of it stays when it is let go', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const painted = new Map<string, Box>();
    const { items, pane } = showSurface({
      count: 9,
      place: (at) => ({ ...boxAt(at), x: 40 + 500 * at, y: 40 }),
      chrome: <Minimap />,
      also: { paint: (_context, id, box) => void painted.set(id, box) },
    });
    act(() => vi.runAllTimers());
    painted.clear();
    pointer(pane, 'down', [100, 100], { buttons: 1 });
    pointer(pane, 'move', [100, 300], { buttons: 1 });
    // Something beside it changes meanwhile, as a link that follows it.
    items.put('n1', { x: 40, y: 40, w: 700, h: 200 });
    act(() => vi.runAllTimers());
    expect(painted.get('n0')).toEqual({ ...boxAt(0), x: 40, y: 40 });
    vi.useRealTimers();
  });
});
