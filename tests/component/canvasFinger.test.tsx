import { act } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { drag, passFrames, setUpSurface, showSurface } from '../support/surfaceUnderTest.tsx';

setUpSurface();

/** Of the first item, which is chosen; neighbours stand right of it and below. */
function handles(zoom: number) {
  const { container, selection, viewport } = showSurface();
  act(() => {
    selection.set(['n0']);
    viewport.setCamera({ x: 0, y: 0, zoom });
  });
  passFrames();
  return [...container.querySelectorAll<HTMLElement>('[data-side]')].filter(
    (one) => !one.hidden && !one.parentElement?.hidden,
  );
}

describe('handles for links', () => {
  it('[CV20] for a finger there is none where it would lie on a neighbour', () => {
    vi.stubGlobal('matchMedia', (query: string) => ({ matches: query === '(pointer: coarse)' }));
    expect(handles(1).map((one) => one.dataset.side)).toEqual(['top', 'left']);
  });

  it.each([
    { zoom: 1, small: [] },
    { zoom: 0.3, small: ['right', 'bottom'] },
  ])(
    '[CV62] for a mouse they are all there, at $zoom small where they lie on something',
    ({ zoom, small }) => {
      const shown = handles(zoom);
      expect(shown).toHaveLength(4);
      const over = shown.filter(({ dataset }) => dataset.over !== undefined);
      expect(over.map(({ dataset }) => dataset.side)).toEqual(small);
    },
  );

  it('[CV95] of what lies under the mouse when it lets go, though it was dragged there with something that goes back', () => {
    const { container, pane } = showSurface();
    drag(pane, [140, 140], [380, 140]);
    passFrames();
    const shown = [...container.querySelectorAll<HTMLElement>('[data-side]')];
    expect(shown.map((one) => one.dataset.handleOf)).toEqual(['n1', 'n1', 'n1', 'n1']);
  });
});
