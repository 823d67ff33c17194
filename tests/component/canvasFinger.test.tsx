import { act } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { drag, passFrames, pointer, setUpSurface, showSurface } from '../support/surfaceUnderTest.tsx';

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

  it('[CV62] they stand beside a link that leaves there, and those of what the mouse is on yield to neighbours', () => {
    const { container, pane, selection, items, viewport } = showSurface();
    const side = (name: string) =>
      container.querySelector<HTMLElement>(`[data-side="${name}"]`) as HTMLElement;
    // As a line from the middle of the right side on.
    items.bending.add('n2');
    items.put('n2', { x: 240, y: 139, w: 30, h: 2 });
    pointer(pane, 'move', [140, 140]);
    passFrames();
    expect([side('right').style.transform, side('right').dataset.over]).toEqual([
      'translate(0px, 30px)',
      undefined,
    ]);
    // Where there is no room along the side it is a dot.
    items.put('n2', { x: 240, y: 0, w: 30, h: 300 });
    passFrames();
    expect([side('right').style.transform, side('right').dataset.over]).toEqual(['translate(0px, 0px)', '']);
    items.put('n2', { x: 0, y: 2_000, w: 30, h: 2 });
    act(() => viewport.setCamera({ x: 0, y: 0, zoom: 0.3 }));
    pointer(pane, 'move', [40, 40]);
    passFrames();
    expect([side('right').hidden, side('left').hidden]).toEqual([true, false]);
    act(() => selection.set(['n0']));
    passFrames();
    expect(side('right').hidden).toBe(false);
    // Of a gap without room for it a neighbour's presses are not taken.
    act(() => viewport.setCamera({ x: 0, y: 0, zoom: 0.25 }));
    passFrames();
    expect(side('right').hidden).toBe(true);
  });

  it('[CV62] over the title of what holds it there is none for the mouse, and inside that there is', () => {
    const { container, pane, items } = showSurface();
    const tops = () => container.querySelector<HTMLElement>('[data-side="top"]');
    // Around the others; of it only the title is a thing.
    items.put('n2', { x: 0, y: 0, w: 2_000, h: 1_000 });
    items.hits = ({ y }, id) => (id === 'n2' ? y < 38 : y > 40);
    pointer(pane, 'move', [140, 140]);
    passFrames();
    expect(tops()?.hidden).toBe(true);
    items.hits = ({ y }, id) => id !== 'n2' && y > 40;
    for (const x of [380, 140]) {
      pointer(pane, 'move', [x, 140]);
      passFrames();
    }
    expect(tops()?.hidden).toBe(false);
  });

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
