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
      // In the middle of the gap of 12 px, not 18 px beyond the edge.
      const moved = shown.map(({ style }) => style.transform).filter((one) => one !== 'translate(0px, 0px)');
      expect(moved).toEqual(small.length > 0 ? ['translate(-12px, 0px)', 'translate(0px, -12px)'] : []);
    },
  );

  it('[CV62] beside what touches the item the dot is on the border of both', () => {
    const { container, selection, items } = showSurface();
    items.put('n1', { x: 240, y: 40, w: 200, h: 200 });
    act(() => selection.set(['n0']));
    passFrames();
    const right = container.querySelector<HTMLElement>('[data-side="right"]');
    expect([right?.dataset.over, right?.style.transform]).toEqual(['', 'translate(-18px, 0px)']);
  });

  it('[CV95] of what lies under the mouse when it lets go, though it was dragged there with something that goes back', () => {
    const { container, pane } = showSurface();
    drag(pane, [140, 140], [380, 140]);
    passFrames();
    const shown = [...container.querySelectorAll<HTMLElement>('[data-side]')];
    expect(shown.map((one) => one.dataset.handleOf)).toEqual(['n1', 'n1', 'n1', 'n1']);
  });
});

it('[BC163] who drags what is locked is told which, a finger only once it is chosen', () => {
  const { pane, items, selection, calls } = showSurface();
  items.locked.add('n0');
  const stuck = () => calls.filter(([name]) => name === 'stuck');
  drag(pane, [260, 20], [300, 30]);
  expect(stuck()).toEqual([]);
  drag(pane, [140, 140], [160, 170]);
  expect(stuck()).toEqual([['stuck', 'n0']]);
  act(() => selection.clear());
  const finger = { pointerType: 'touch' };
  drag(pane, [140, 140], [160, 180], finger);
  expect(stuck()).toHaveLength(1);
  act(() => selection.set(['n0']));
  drag(pane, [140, 140], [160, 180], finger);
  expect(stuck()).toHaveLength(2);
});
