import { act, fireEvent } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { setUpSurface, showSurface } from '../support/surfaceUnderTest.tsx';

setUpSurface();

const active = () => (document.activeElement as HTMLElement | null)?.dataset.item;

describe('back on the canvas', () => {
  it('[AN140] back from a bar by keys, what has the keyboard comes into view', () => {
    const { handle, pane, viewport } = showSurface({ count: 400 });
    act(() => handle().goTo('n3'));
    // A field shows its focus by whatever way it came; a button only when it came by keys, which jsdom knows not.
    const field = document.body.appendChild(document.createElement('input'));
    const backFrom = (element: HTMLElement) => {
      act(() => element.focus());
      act(() => viewport.panBy(-9000, -9000));
      const before = viewport.camera();
      act(() => handle().focus());
      expect(active()).toBe('n3');
      return viewport.camera().x !== before.x;
    };
    expect(backFrom(field)).toBe(true);
    expect(backFrom(pane)).toBe(false);
    field.remove();
  });

  it('[AN149] after a press or a wheel the view stays when a menu gives the keyboard back, until keys walk', () => {
    const { handle, viewport } = showSurface({ count: 400 });
    act(() => handle().goTo('n3'));
    const field = document.body.appendChild(document.createElement('input'));
    const movesAfter = (use: (field: HTMLElement) => void) => {
      act(() => field.focus());
      act(() => use(field));
      act(() => viewport.panBy(-9000, -9000));
      const before = viewport.camera();
      act(() => handle().focus());
      expect(active()).toBe('n3');
      return viewport.camera().x !== before.x;
    };
    expect(movesAfter((at) => fireEvent.pointerDown(at))).toBe(false);
    expect(movesAfter((at) => fireEvent.keyDown(at, { key: 'Escape' }))).toBe(false);
    expect(movesAfter((at) => fireEvent.keyDown(at, { key: 'F6' }))).toBe(true);
    expect(movesAfter((at) => fireEvent.wheel(at))).toBe(false);
    field.remove();
  });
});
