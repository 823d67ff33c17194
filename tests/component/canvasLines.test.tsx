/** Drawing lines on a surface, and dragging their ends. */
import { act, cleanup } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { containsPoint, inflate, type Point } from '../../client/canvas/geometry.ts';
import { drag, passFrames, pointer, setUpSurface, showSurface } from '../support/surfaceUnderTest.tsx';

setUpSurface();
/** The middle of n0 and n1, and a place on the empty board between notes. */
const ON_0 = [140, 140] as const;
const ON_1 = [380, 140] as const;
const EMPTY = [260, 20] as const;

describe('lines', () => {
  it('[CV38] lines are drawn from item or board to item or board, and their ends dragged', () => {
    const line = showSurface({ tool: 'line' });
    drag(line.pane, EMPTY, ON_1);
    drag(line.pane, ON_0, [260, 600]);
    // With Shift at a multiple of 15°.
    drag(line.pane, EMPTY, [261, 600], { shiftKey: true });
    expect(line.calls).toEqual([
      ['line', { x: 260, y: 20 }, 'n1'],
      ['line', 'n0', { x: 260, y: 600 }],
      ['line', { x: 260, y: 20 }, { x: expect.closeTo(260, 5), y: expect.closeTo(600, 2) }],
    ]);
    cleanup();
    const { container, items, selection, calls, pane, element } = showSurface();
    items.bending.add('n4');
    act(() => selection.set(['n4']));
    passFrames();
    const tip = container.querySelector('[data-line-end="to"]') as HTMLElement;
    expect(tip.parentElement?.hidden).toBe(false);
    drag(tip, [1_200, 240], ON_1);
    drag(tip, [1_200, 240], [900, 600]);
    expect(calls).toEqual([
      ['tipMove', 'n4', 'to', 'n1'],
      ['tipDrop', 'n4', 'to', 'n1'],
      ['tipMove', 'n4', 'to', { x: 900, y: 600 }],
      ['tipDrop', 'n4', 'to', { x: 900, y: 600 }],
    ]);
    // In a drag it stays where the feature says.
    act(() => selection.set(['n0', 'n4']));
    pointer(pane, 'down', ON_0);
    pointer(pane, 'move', [240, 200]);
    expect(element('n0')?.style.transform).toBe('translate(140px, 100px)');
    expect(element('n4')?.style.transform).toBe('translate(1000px, 40px)');
    pointer(pane, 'up', [240, 200]);
    act(() => selection.set(['n0']));
    passFrames();
    expect(tip.parentElement?.hidden).toBe(true);
  });

  it('[CV121] what a line would be on shows the side that the feature says', () => {
    const sides: string[] = [];
    const { container, items, selection } = showSurface({
      sideAt(id, { x, y }) {
        sides.push(`${id} ${x},${y}`);
        return y > 180 ? 'bottom' : null;
      },
    });
    items.bending.add('n4');
    act(() => selection.set(['n4']));
    passFrames();
    const target = container.querySelector('[class*="target"]') as HTMLElement;
    const tip = container.querySelector('[data-line-end="to"]') as HTMLElement;
    pointer(tip, 'down', [1_200, 240]);
    pointer(tip, 'move', [380, 190]);
    expect([target.hidden, target.dataset.side]).toEqual([false, 'bottom']);
    pointer(tip, 'move', ON_1);
    expect([target.hidden, target.dataset.side]).toEqual([false, '']);
    // Just below its edge an end is still on it.
    pointer(tip, 'move', [380, 245]);
    expect([target.hidden, target.dataset.side]).toEqual([false, 'bottom']);
    pointer(tip, 'move', [900, 600]);
    expect([target.hidden, target.dataset.side]).toEqual([true, '']);
    pointer(tip, 'up', [900, 600]);
    expect(sides).toEqual(['n1 380,190', 'n1 380,140', 'n1 380,245']);
  });

  it('[CV127] near the border of a frame an end is on it, and what lies nearer before it; farther in is a place', () => {
    const frame = { x: 30, y: 30, w: 700, h: 500 };
    const also = {
      isGround: (id: string) => id === 'n0',
      hit: (id: string, at: Point, slack: number) =>
        containsPoint(inflate(items.box(id) ?? frame, slack), at) &&
        !(id === 'n0' && containsPoint(inflate(frame, -slack / 2), at)),
    };
    const { items, pane, calls } = showSurface({
      count: 3,
      tool: 'line',
      place: (at) => (at === 0 ? frame : { x: 300 * at - 200, y: 60, w: 200, h: 200 }),
      also,
    });
    const on1 = [200, 160] as const;
    for (const to of [
      [26, 300],
      [35, 300],
      [60, 300],
      [742, 300],
      [500, 264],
    ] as const)
      drag(pane, on1, to);
    expect(calls.map(([, from, to]) => [from, to])).toEqual([
      ['n1', 'n0'],
      ['n1', 'n0'],
      ['n1', { x: 60, y: 300 }],
      ['n1', 'n0'],
      ['n1', 'n2'],
    ]);
  });

  it('[CV127] the border of a frame that is nearer than what lies just inside of it', () => {
    const frame = { x: 30, y: 30, w: 700, h: 500 };
    const inner = { x: 300, y: 60, w: 422, h: 400 };
    const also = {
      isGround: (id: string) => id === 'n0',
      hit: (id: string, at: Point, slack: number) =>
        containsPoint(inflate(items.box(id) ?? frame, slack), at) &&
        !(id === 'n0' && containsPoint(inflate(frame, -slack / 2 - 1), at)),
    };
    const { items, pane, calls } = showSurface({
      count: 3,
      tool: 'line',
      place: (at) => [frame, { x: 100, y: 60, w: 150, h: 200 }, inner][at] ?? frame,
      also,
    });
    // Outside of it, on it, two pixels inside of it; nearer to what lies in it.
    for (const x of [732, 730, 728, 724]) drag(pane, [200, 160], [x, 300]);
    expect(calls.map(([, , to]) => to)).toEqual(['n0', 'n0', 'n0', 'n2']);
  });

  it('[CV122] the dots on its ends are nothing that has a tooltip', () => {
    const { container } = showSurface();
    expect(container.querySelectorAll('[data-line-end]')).toHaveLength(2);
    expect(container.querySelector('[data-tip]')).toBeNull();
  });

  it('[CV120] a drag of a link that stays where it is leaves it chosen; one beside everything leaves no ring', () => {
    const { items, selection, pane, element } = showSurface();
    items.bending.add('n4');
    items.locked.add('n4');
    drag(pane, [1_100, 140], [300, 200]);
    expect([...selection.ids]).toEqual(['n4']);
    act(() => {
      selection.set(['n0']);
      element('n0')?.focus();
    });
    drag(pane, [260, 600], [270, 700]);
    expect([selection.ids.size, selection.focused]).toEqual([0, null]);
    expect(document.activeElement).toBe(pane);
  });

  it('[CV110] let go on nothing a link is on what the feature says, by tool and by handle', () => {
    const line = showSurface({ tool: 'line' });
    line.items.linkedInto.set('n0', 'n2');
    drag(line.pane, ON_0, [260, 600]);
    drag(line.pane, ON_0, ON_1);
    drag(line.pane, ON_1, [260, 600]);
    expect(line.calls).toEqual([
      ['line', 'n0', 'n2'],
      ['line', 'n0', 'n1'],
      ['line', 'n1', { x: 260, y: 600 }],
    ]);
    cleanup();
    const { container, items, pane, calls } = showSurface();
    items.linkedInto.set('n0', 'n2');
    pointer(pane, 'move', ON_0);
    passFrames();
    drag(container.querySelector('[data-side="right"]') as HTMLElement, [250, 140], [260, 600]);
    expect(calls).toEqual([['linkDrop', 'n0', 'right', 'n2']]);
  });
});
