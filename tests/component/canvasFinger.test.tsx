import { act } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { passFrames, setUpSurface, showSurface } from '../support/surfaceUnderTest.tsx';

setUpSurface();

describe('handles for a finger', () => {
  it('[CV20] there is none where it would lie on a neighbour', () => {
    vi.stubGlobal('matchMedia', (query: string) => ({ matches: query === '(pointer: coarse)' }));
    const { container, selection } = showSurface();
    const shown = () =>
      [...container.querySelectorAll<HTMLElement>('[data-side]')]
        .filter((one) => !one.hidden && !one.parentElement?.hidden)
        .map((one) => one.dataset.side);
    act(() => selection.set(['n0']));
    passFrames();
    // Neighbours stand right of it and below.
    expect(shown()).toEqual(['top', 'left']);
  });
});
