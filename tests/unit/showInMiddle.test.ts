import { afterEach, describe, expect, it, vi } from 'vitest';
import { createFrame } from '../../client/features/board/acts/make.ts';
import { showInMiddle } from '../../client/features/board/canvas/showInMiddle.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newDesk } from '../support/desk.ts';

afterEach(() => vi.unstubAllGlobals());

/** A panel at the right of a board of 1000 by 800. */
function panelAt(x: number, y: number, width: number, height: number): void {
  const one = { getBoundingClientRect: () => ({ x, y, width, height }) };
  vi.stubGlobal('document', { querySelector: () => null, querySelectorAll: () => [one] });
}

describe('what one goes to', () => {
  it('[AN88] a frame that is small from afar is seen as a whole; one that is large enough stays as far', () => {
    const { desk, context, model, viewport } = newDesk();
    const frame = createFrame(context, { x: 5_000, y: 5_000, w: 1_900, h: 1_000, title: 'Agenda' }) as ItemId;
    model.store.flush();
    panelAt(2_000, 0, 1, 1);
    for (const [from, to] of [
      [0.1, (1_000 - 48) / 1_900],
      [0.3, 0.3],
    ] as const) {
      viewport.setCamera({ x: 0, y: 0, zoom: from });
      showInMiddle(desk, frame);
      expect(viewport.zoom).toBeCloseTo(to);
    }
  });

  it('[AN88] is in the middle of what no panel covers, near enough to be read', () => {
    const { desk, model, note, viewport } = newDesk();
    const id = note(5_000, 5_000, 'far');
    model.store.flush();
    for (const [zoom, near] of [
      [1, 1],
      [0.1, 1],
    ] as const) {
      panelAt(600, 0, 400, 800);
      viewport.setCamera({ x: 0, y: 0, zoom });
      showInMiddle(desk, id);
      expect(viewport.zoom).toBe(near);
      expect(viewport.toScreen({ x: 5_100, y: 5_100 })).toEqual({ x: 300, y: 400 });
    }
    panelAt(500, 0, 500, 100);
    showInMiddle(desk, id);
    expect(viewport.toScreen({ x: 5_100, y: 5_100 })).toEqual({ x: 500, y: 450 });
  });
});
