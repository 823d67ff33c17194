import { act } from '@testing-library/react';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { type Box, containsPoint } from '../../client/canvas/geometry.ts';
import {
  boxAt,
  drag,
  passFrames,
  pointer,
  press,
  setUpSurface,
  showSurface,
} from '../support/surfaceUnderTest.tsx';

const { painted, framed } = setUpSurface();
/** The middle of n0 and n1, and a place on the empty board between notes. */
const ON_0 = [140, 140] as const;
const ON_1 = [380, 140] as const;
const EMPTY = [260, 20] as const;

describe('elements', () => {
  it('[CV8] panning and zooming within the overscanned area render nothing', () => {
    const { viewport, renders, element } = showSurface();
    act(() => viewport.panBy(-30, -20));
    act(() => viewport.zoomAt(1.1, { x: 10, y: 10 }));
    passFrames();
    expect(renders).toEqual([]);
    const layer = element('n0')?.parentElement;
    const { x, y, zoom } = viewport.camera();
    expect(layer?.style.transform).toBe(`translate(${-x * zoom}px, ${-y * zoom}px) scale(${zoom})`);
  });

  it('[CV11] a remote move is one write and one render of that item', () => {
    const { items, renders, element } = showSurface();
    items.put('n1', { ...boxAt(1), x: 300 }, true);
    expect(element('n1')?.style.transform).toBe('translate(300px, 40px)');
    expect(element('n1')?.hasAttribute('data-gliding')).toBe(true);
    passFrames();
    expect(renders).toEqual(['n1']);
    items.put('n1', { ...boxAt(1), x: 310 });
    expect(element('n1')?.hasAttribute('data-gliding')).toBe(false);
  });

  it('[CV46] what is flat is placed without a transform', () => {
    const { items, element } = showSurface();
    Object.assign(items, { isFlat: (id: string) => id === 'n2' });
    items.put('n2', { ...boxAt(2), x: 300 });
    expect([element('n2')?.style.left, element('n2')?.style.top]).toEqual(['300px', `${boxAt(2).y}px`]);
    items.put('n1', { ...boxAt(1), x: 300 });
    expect([element('n1')?.style.left, element('n1')?.style.transform]).toEqual([
      '',
      'translate(300px, 40px)',
    ]);
  });

  it('[CV10] the canvas draws what is not mounted yet, and goes when all is', () => {
    const { container, viewport, selection } = showSurface({ count: 2_000 });
    const canvas = () => container.querySelector('canvas');
    expect(canvas()?.hidden).toBe(true);
    painted.length = 0;
    act(() => selection.set(['n3']));
    act(() => viewport.zoomAt(0.1, { x: 0, y: 0 }));
    passFrames();
    expect(canvas()?.hidden).toBe(false);
    expect(new Set(painted).size).toBeGreaterThan(150);
    expect(painted).not.toContain('n3');
    expect(container.querySelectorAll('[data-item]')).toHaveLength(1);
    act(() => viewport.zoomAt(10, { x: 0, y: 0 }));
    passFrames();
    expect(canvas()?.hidden).toBe(true);
  });

  it('[CV10] far out, what is selected is framed', () => {
    const { selection, viewport, items } = showSurface({ count: 2_000 });
    act(() => viewport.zoomAt(0.1, { x: 0, y: 0 }));
    passFrames();
    expect(framed).toEqual([]);
    act(() => selection.set(items.boxes.keys(), 'n0'));
    passFrames();
    expect(framed.length).toBeGreaterThan(50);
  });

  it('[CV10] far out, a change is drawn where it was and where it is', () => {
    const { items, viewport } = showSurface({ count: 2_000 });
    act(() => viewport.zoomAt(0.1, { x: 0, y: 0 }));
    passFrames();
    painted.length = 0;
    items.put('n7', { ...boxAt(7), y: boxAt(7).y + 10 });
    passFrames();
    expect(painted).toContain('n7');
    expect(painted.length).toBeLessThan(40);
  });
});

describe('pointer', () => {
  it('[CV4] what lies at a point is the topmost of all boxes that hold it', () => {
    const { items, handle } = showSurface({ count: 12 });
    const place = fc.integer({ min: 0, max: 600 });
    const box = fc.record({
      x: place,
      y: place,
      w: fc.integer({ min: 1, max: 400 }),
      h: fc.integer({ min: 1, max: 400 }),
    });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 11 }), box, place, place, (which, next, x, y) => {
        items.put(`n${which}`, next);
        const holding = [...items.boxes].filter(([, one]) => containsPoint(one, { x, y })).map(([id]) => id);
        expect(handle().itemAt({ x, y })).toBe(holding.sort(items.compare).at(-1) ?? null);
      }),
    );
  });

  it('[CV12] selects, adds, deselects', () => {
    const { pane, selection } = showSurface();
    drag(pane, ON_0, [142, 141]);
    expect([...selection.ids]).toEqual(['n0']);
    drag(pane, ON_1, ON_1, { shiftKey: true });
    expect([...selection.ids]).toEqual(['n0', 'n1']);
    drag(pane, ON_0, ON_0, { shiftKey: true });
    expect([...selection.ids]).toEqual(['n1']);
    drag(pane, EMPTY, EMPTY);
    expect(selection.ids.size).toBe(0);
  });

  it('[CV14] moves the selection at once, and drops where the document says', () => {
    const { pane, selection, element, calls, items } = showSurface();
    act(() => selection.set(['n0', 'n1']));
    pointer(pane, 'down', ON_0);
    pointer(pane, 'move', [240, 190]);
    expect(element('n0')?.style.transform).toBe('translate(140px, 90px)');
    expect(element('n1')?.style.transform).toBe('translate(380px, 90px)');
    items.put('n1', { ...boxAt(1), x: 900 });
    expect(element('n1')?.style.transform).toBe('translate(380px, 90px)');
    items.put('n1', boxAt(1));
    pointer(pane, 'up', [240, 190]);
    expect(calls.map(([name]) => name)).toEqual(['dragStart', 'dragMove', 'drop']);
    expect(calls.at(-1)).toEqual(['drop', ['n0', 'n1'], 100, 50]);
    expect(element('n0')?.style.transform).toBe('translate(140px, 90px)');
  });

  it('[CV14] an item that somebody deletes meanwhile is dropped by nobody', () => {
    const { pane, calls, items } = showSurface();
    pointer(pane, 'down', ON_0);
    pointer(pane, 'move', [240, 190]);
    items.put('n0', null);
    passFrames();
    pointer(pane, 'move', [250, 190]);
    pointer(pane, 'up', [250, 190]);
    expect(calls.at(-1)).toEqual(['dragCancel']);
  });

  it.each([
    ['Esc', (pane: Element) => pane && press('Escape')],
    ['a cancelled pointer', (pane: Element) => pointer(pane, 'cancel', [0, 0])],
    [
      'lost capture',
      (pane: Element) =>
        act(() => pane.dispatchEvent(new PointerEvent('lostpointercapture', { pointerId: 1 }))),
    ],
    ['a window without focus', () => act(() => window.dispatchEvent(new Event('blur')))],
  ] as const)('[CV14] %s puts a drag back', (_, cancel) => {
    const { pane, calls, element, selection } = showSurface();
    pointer(pane, 'down', ON_0);
    pointer(pane, 'move', [240, 190]);
    cancel(pane);
    expect(calls.at(-1)).toEqual(['dragCancel']);
    expect(element('n0')?.style.transform).toBe('translate(40px, 40px)');
    expect([...selection.ids]).toEqual(['n0']);
    pointer(pane, 'move', [300, 300]);
    pointer(pane, 'up', [300, 300]);
    expect(calls.at(-1)).toEqual(['dragCancel']);
    drag(pane, ON_0, [200, 140]);
    expect(calls.at(-1)).toEqual(['drop', ['n0'], 60, 0]);
  });

  it('[CV14] what is locked stays', () => {
    const { pane, calls, items, selection } = showSurface();
    items.locked.add('n0');
    drag(pane, ON_0, [300, 300]);
    expect(calls).toEqual([['stuck', 'n0']]);
    act(() => selection.set(['n0', 'n1']));
    drag(pane, ON_1, [400, 160]);
    expect(calls.at(-1)).toEqual(['drop', ['n1'], 20, 20]);
  });

  it('[CV17] a box selects what it touches, Shift adds, Esc gives back', () => {
    const { pane, selection } = showSurface();
    drag(pane, [20, 20], [300, 60]);
    expect([...selection.ids].sort()).toEqual(['n0', 'n1']);
    drag(pane, [260, 250], [290, 290], { shiftKey: true });
    expect([...selection.ids].sort()).toEqual(['n0', 'n1', 'n6']);
    pointer(pane, 'down', EMPTY);
    pointer(pane, 'move', [500, 500]);
    expect([...selection.ids].sort()).toEqual(['n1', 'n6']);
    press('Escape');
    expect([...selection.ids].sort()).toEqual(['n0', 'n1', 'n6']);
  });

  it('[CV18] double clicks make and edit', () => {
    const { pane, calls } = showSurface();
    for (const place of [EMPTY, ON_0]) for (let i = 0; i < 2; i++) drag(pane, place, place);
    expect(calls).toEqual([
      ['create', { x: 260, y: 20 }],
      ['edit', 'n0'],
    ]);
  });

  it('[CV19] a corner resizes the one that is selected', () => {
    const { container, pane, selection, calls, element } = showSurface();
    act(() => selection.set(['n0']));
    passFrames();
    const corner = container.querySelector('[data-handle="se"]') as HTMLElement;
    expect(corner.dataset.handleOf).toBe('n0');
    pointer(corner, 'down', [240, 240]);
    pointer(pane, 'move', [290, 260]);
    expect(element('n0')?.style.width).toBe('250px');
    pointer(pane, 'up', [290, 260]);
    expect(calls.at(-1)).toEqual(['resizeEnd', 'n0', { x: 40, y: 40, w: 250, h: 220 }]);
    pointer(corner, 'down', [290, 260]);
    pointer(pane, 'move', [390, 260]);
    press('Escape');
    expect(calls.at(-1)).toEqual(['resizeCancel', 'n0']);
    expect(element('n0')?.style.width).toBe('250px');
    act(() => selection.set(['n0', 'n1']));
    passFrames();
    expect(corner.parentElement?.hidden).toBe(true);
  });

  it('[CV35] a corner around several resizes them together; Esc puts them back; no further than each can go', () => {
    const { container, pane, selection, calls, element, items } = showSurface();
    for (const id of ['n0', 'n1']) items.together.add(id);
    act(() => selection.set(['n0', 'n1', 'n2']));
    passFrames();
    const corner = container.querySelector('[data-handle="nw"]') as HTMLElement;
    const frame = corner.parentElement as HTMLElement;
    const [a, b, c] = ['n0', 'n1', 'n2'].map((id) => items.box(id)) as [Box, Box, Box];
    const whole = { w: b.x + b.w - a.x, end: b.x + b.w, bottom: a.y + a.h };
    expect([frame.hidden, frame.style.width]).toEqual([false, `${whole.w}px`]);
    const half = { w: a.w / 2, h: a.h / 2, y: whole.bottom - a.h / 2 };
    pointer(corner, 'down', [a.x, a.y]);
    pointer(pane, 'move', [a.x + whole.w / 2, a.y + a.h / 2]);
    expect(element('n0')?.style.width).toBe(`${half.w}px`);
    press('Escape');
    expect(calls.at(-1)).toEqual(['scaleCancel', ['n0', 'n1']]);
    expect(element('n0')?.style.width).toBe(`${a.w}px`);
    pointer(pane, 'up', [0, 0]);
    passFrames();
    pointer(corner, 'down', [a.x, a.y]);
    pointer(pane, 'move', [a.x + whole.w, a.y + a.h]);
    pointer(pane, 'up', [a.x + whole.w, a.y + a.h]);
    expect(calls.at(-1)).toEqual([
      'scaleEnd',
      { n0: { x: whole.end - whole.w / 2, ...half }, n1: { x: whole.end - b.w / 2, ...half } },
    ]);
    expect(items.box('n2')).toEqual(c);
    passFrames();
    const [x, y] = [a.x + whole.w / 2, a.y + a.h / 2];
    pointer(corner, 'down', [x, y]);
    pointer(pane, 'move', [x - 3 * whole.w, y - 3 * a.h]);
    expect(element('n0')?.style.width).toBe(`${half.w * 1.5}px`);
    press('Escape');
    pointer(pane, 'up', [0, 0]);
    act(() => selection.set(['n0', 'n2']));
    passFrames();
    expect(frame.hidden).toBe(true);
  });

  it('[CV19] an item too small on the screen has no corners: they would take its middle', () => {
    const { container, selection, viewport } = showSurface();
    act(() => selection.set(['n0']));
    act(() => viewport.setCamera({ x: 0, y: 0, zoom: 0.2 }));
    passFrames();
    const shown = (query: string) =>
      container.querySelector<HTMLElement>(query)?.parentElement?.hidden === false;
    expect([shown('[data-handle="se"]'), shown('[data-side="top"]')]).toEqual([false, true]);
    act(() => viewport.setCamera({ x: 0, y: 0, zoom: 0.3 }));
    passFrames();
    expect(shown('[data-handle="se"]')).toBe(true);
  });

  it('[CV20] [BC241] handles beside the hovered item, and near another one they mean it', () => {
    const { container, pane, calls, viewport } = showSurface();
    const right = container.querySelector('[data-side="right"]') as HTMLElement;
    expect(right.parentElement?.hidden).toBe(true);
    pointer(pane, 'move', ON_0);
    passFrames();
    expect(right.parentElement?.hidden).toBe(false);
    drag(right, [250, 140], [250, 140]);
    drag(right, [250, 140], ON_1);
    drag(right, [250, 140], [267, 140]);
    drag(right, [250, 140], [260, 600]);
    expect(calls).toEqual([
      ['linkClick', 'n0', 'right'],
      ['linkDrop', 'n0', 'right', 'n1'],
      ['linkDrop', 'n0', 'right', 'n1'],
      ['linkDrop', 'n0', 'right', { x: 260, y: 600 }],
    ]);
    // So small that they would lie on the neighbours: no handles.
    act(() => viewport.setCamera({ x: 0, y: 0, zoom: 0.15 }));
    passFrames();
    expect(right.parentElement?.hidden).toBe(true);
  });

  it('[CV21] a drag at the edge scrolls, and the item stays under the pointer', () => {
    const { pane, viewport, element } = showSurface();
    pointer(pane, 'down', ON_0);
    pointer(pane, 'move', [995, 140]);
    passFrames(10);
    const { x } = viewport.camera();
    expect(x).toBeGreaterThan(50);
    expect(element('n0')?.style.transform).toBe(`translate(${40 + 855 + x}px, 40px)`);
    pointer(pane, 'up', [995, 140]);
  });

  it('[CV15] the wheel pans, with Ctrl it zooms, and the page does not', () => {
    const { pane, viewport } = showSurface();
    const chrome = pane.nextElementSibling as HTMLElement;
    const wheel = (rest: WheelEventInit, on: HTMLElement = pane) => {
      const event = new WheelEvent('wheel', { bubbles: true, cancelable: true, deltaY: 50, ...rest });
      act(() => on.dispatchEvent(event));
      return event.defaultPrevented;
    };
    expect(wheel({})).toBe(true);
    expect(viewport.camera()).toEqual({ x: 0, y: 50, zoom: 1 });
    expect(wheel({ ctrlKey: true })).toBe(true);
    const before = viewport.zoom;
    expect(before).toBeLessThan(1);
    expect(wheel({}, chrome)).toBe(false);
    expect(viewport.zoom).toBe(before);
    expect(wheel({ ctrlKey: true }, chrome)).toBe(true);
    expect(viewport.zoom).toBeLessThan(before);
  });

  it('[CV16] a finger that rests asks for the menu', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { pane, calls } = showSurface();
    pointer(pane, 'down', ON_0, { pointerType: 'touch' });
    act(() => vi.advanceTimersByTime(600));
    pointer(pane, 'up', ON_0, { pointerType: 'touch' });
    const lifted = new Event('touchend', { bubbles: true, cancelable: true });
    act(() => pane.dispatchEvent(lifted));
    expect(lifted.defaultPrevented).toBe(true);
    expect(calls).toEqual([['context', 'n0', { x: 140, y: 140 }]]);
    vi.useRealTimers();
  });

  it('[CV47] the menu of the right button opens where it is let go, whenever the system tells', () => {
    for (const order of ['early', 'late'] as const) {
      const { pane, calls, unmount } = showSurface();
      const menu = () =>
        act(() => pane.dispatchEvent(new MouseEvent('contextmenu', { button: 2, bubbles: true })));
      for (const moved of [0, 60]) {
        pointer(pane, 'down', ON_0, { button: 2 });
        if (order === 'early') menu();
        pointer(pane, 'move', [ON_0[0] + moved, ON_0[1]], { button: -1 });
        pointer(pane, 'up', [ON_0[0] + moved, ON_0[1]], { button: 2 });
        if (order === 'late') menu();
      }
      expect(calls).toEqual([['context', 'n0', { x: 140, y: 140 }]]);
      unmount();
    }
  });

  it('[CV16] the long press of the browser counts when it comes first, and not again after ours', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { pane, calls } = showSurface();
    const menu = () =>
      act(() => pane.dispatchEvent(new PointerEvent('contextmenu', { pointerType: 'touch', bubbles: true })));
    pointer(pane, 'down', ON_0, { pointerType: 'touch' });
    menu();
    act(() => vi.advanceTimersByTime(600));
    menu();
    pointer(pane, 'up', ON_0, { pointerType: 'touch' });
    expect(calls).toEqual([['context', 'n0', { x: 140, y: 140 }]]);
    vi.useRealTimers();
  });

  it('[CV22] text being edited and buttons in items keep their pointer; a press elsewhere ends editing', () => {
    const content = (id: string, editing: boolean) =>
      editing ? <textarea aria-label={id} /> : <button type="button">{id}</button>;
    const { pane, selection, calls, element } = showSurface({ content });
    const button = element('n0')?.querySelector('button') as HTMLElement;
    drag(button, ON_0, [300, 300]);
    expect([calls, selection.ids.size]).toEqual([[], 0]);
    act(() => selection.startEditing('n0'));
    const field = element('n0')?.querySelector('textarea') as HTMLElement;
    drag(field, ON_0, [300, 300]);
    act(() => field.focus());
    for (const key of ['m', ' ', 'ArrowDown', 'Tab', 'Enter', 'Home']) expect(press(key)).toBe(true);
    expect([calls, selection.editing]).toEqual([[], 'n0']);
    drag(pane, EMPTY, EMPTY);
    expect(selection.editing).toBeNull();
    expect(calls).toEqual([]);
  });
});
