import { act } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import {
  boxAt,
  passFrames,
  pointer,
  press,
  setUpSurface,
  showSurface,
} from '../support/surfaceUnderTest.tsx';

setUpSurface();

describe('lifting', () => {
  it('[CV48] what is mounted after the last zoom has its frame as wide as the others', () => {
    const { viewport, selection, items, element } = showSurface({ count: 300 });
    act(() => viewport.zoomAt(0.5, { x: 0, y: 0 }));
    passFrames();
    act(() => selection.set(['n1', 'late']));
    items.put('late', boxAt(2));
    passFrames();
    const frameOf = (id: string) => element(id)?.style.getPropertyValue('--board-px');
    expect([frameOf('n1'), frameOf('late')]).toEqual(['2px', '2px']);
  });

  it('[CV33] what my hand or another holds lies over everything until it is let go', () => {
    const { pane, element, items } = showSurface();
    const height = (id: string) => Number(element(id)?.style.zIndex);
    expect(height('n0')).toBeLessThan(height('n1'));
    pointer(pane, 'down', [140, 140]);
    pointer(pane, 'move', [240, 190]);
    expect(height('n0')).toBeGreaterThan(height('n1'));
    press('Escape');
    expect(height('n0')).toBeLessThan(height('n1'));
    items.heldElsewhere.add('n0');
    items.put('n0', { ...boxAt(0), x: 300 }, true);
    expect(height('n0')).toBeGreaterThan(height('n1'));
    items.heldElsewhere.clear();
    items.put('n0', { ...boxAt(0), x: 320 }, true);
    expect(height('n0')).toBeLessThan(height('n1'));
  });
});

describe('handles for links', () => {
  it('[CV61] none beside the hovered item while several are chosen', () => {
    const { container, pane, selection } = showSurface();
    const handles = container.querySelector('[data-side="right"]')?.parentElement as HTMLElement;
    act(() => selection.set(['n0', 'n1']));
    pointer(pane, 'move', [140, 140]);
    passFrames();
    expect(handles.hidden).toBe(true);
    act(() => selection.set(['n1']));
    passFrames();
    expect(handles.hidden).toBe(false);
  });

  it('[CV70] none of the hovered item on another that is chosen', () => {
    const { container, pane, selection, items } = showSurface();
    const shown = () =>
      [...container.querySelectorAll<HTMLElement>('[data-side]')]
        .filter((one) => !one.hidden && !one.parentElement?.hidden)
        .map((one) => one.dataset.side);
    pointer(pane, 'move', [140, 140]);
    passFrames();
    expect(shown()).toEqual(['top', 'right', 'bottom', 'left']);
    // A little nearer than its neighbours are, as a copy is.
    items.put('n1', { x: 255, y: 40, w: 200, h: 200 });
    act(() => selection.set(['n1']));
    // Until the mouse moves they are those of what has just been chosen.
    pointer(pane, 'move', [141, 140]);
    passFrames();
    expect(shown()).toEqual(['top', 'bottom', 'left']);
  });
});
