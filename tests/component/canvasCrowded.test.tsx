import { act, cleanup } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { type Box, intersects } from '../../client/canvas/geometry.ts';
import {
  passFrames,
  pointer,
  press,
  type SurfaceTestOptions,
  setUpSurface,
  showSurface,
} from '../support/surfaceUnderTest.tsx';

const { painted } = setUpSurface();

/** Sixteen in a row, close together; every second one may be painted. */
const place = (at: number) => ({ x: (at % 16) * 60, y: Math.floor(at / 16) * 60, w: 50, h: 50 });
const paintable = (id: string) => Number(id.slice(1)) % 2 === 1;
/** In the middle of the window. */
const [LINE, LINE_AT] = ['n105', { x: 565, y: 385 }] as const;

/** Frames after a zoom until it counts as over, and its picture is begun. */
const SETTLES = 12;

function showCrowd(count = 600, also: SurfaceTestOptions['also'] = {}) {
  const shown = showSurface({ count, place, paintable, lines: [LINE], also });
  const elements = () =>
    [...shown.container.querySelectorAll('[data-item]')].map((one) => one as HTMLElement);
  const lines = () =>
    elements().flatMap(({ dataset }) => (paintable(dataset.item ?? '') ? [dataset.item] : []));
  return {
    ...shown,
    elements,
    lines,
    canvas: () => shown.container.querySelector('canvas') as HTMLCanvasElement,
  };
}

/** On a sharp screen, from far out to where the view is crowded; the zoom is not over yet. */
function comeNear(apart: number) {
  vi.stubGlobal('devicePixelRatio', 2);
  const along = (place: number) => (place - 15) * apart;
  const spread = (at: number) => ({ x: along(at % 40), y: along(Math.floor(at / 40)), w: 70, h: 70 });
  const { viewport, container } = showSurface({ count: 1_600, place: spread, paintable });
  act(() => viewport.zoomAt(0.4));
  passFrames();
  act(() => viewport.zoomAt(2.5));
  passFrames(3);
  const pixels = () => {
    const { width, height } = container.querySelector('canvas') as HTMLCanvasElement;
    return width * height;
  };
  return { pixels, elements: () => container.querySelectorAll('[data-item]').length };
}

describe('a crowded view', () => {
  it('[CV49] what may be painted is, as long as nobody has to do with it; with few everything is an element', () => {
    const { elements, lines, canvas } = showCrowd();
    expect(lines()).toEqual([]);
    expect(elements().length).toBeGreaterThan(100);
    expect(elements().length).toBeLessThan(200);
    expect(canvas().hidden).toBe(false);
    expect(painted).toContain(LINE);
    cleanup();
    const few = showCrowd(100);
    expect(few.elements()).toHaveLength(100);
    expect(few.canvas().hidden).toBe(true);
  });

  it('[CV58] what is painted is told in which area it is to be seen', () => {
    const { items, selection } = showCrowd();
    const areas: (Box | undefined)[] = [];
    vi.spyOn(items, 'paint').mockImplementation((_context, id, _box, _zoom, how) => {
      if (id === LINE) areas.push(how?.area);
    });
    act(() => selection.set([LINE]));
    passFrames();
    act(() => selection.set(['n0']));
    passFrames();
    expect(areas.length).toBeGreaterThan(0);
    for (const area of areas) expect(area && intersects(area, place(105))).toBe(true);
  });

  it('[CV49] selected, focused or under the pointer it is an element and no part of the picture', () => {
    const { selection, lines, element, pane } = showCrowd();
    painted.length = 0;
    act(() => selection.set([LINE]));
    passFrames();
    expect(lines()).toEqual([LINE]);
    expect(painted).not.toContain(LINE);
    expect(element(LINE)?.getAttribute('aria-label')).toBe(`Note ${LINE}`);
    act(() => selection.set(['n0']));
    passFrames();
    expect(painted).toContain(LINE);
    expect(painted.length).toBeLessThan(20);
    act(() => pane.focus());
    press('Tab');
    expect(document.activeElement?.getAttribute('data-item')).toBe('n1');
    pointer(pane, 'move', [LINE_AT.x, LINE_AT.y]);
    passFrames();
    expect(lines()).toContain(LINE);
    pointer(pane, 'move', [LINE_AT.x + 60, LINE_AT.y]);
    passFrames();
    expect(lines()).not.toContain(LINE);
  });

  it('[CV49] a pan paints only what comes in, and renders nothing of what is painted', () => {
    const { viewport, renders } = showCrowd();
    painted.length = 0;
    act(() => viewport.panBy(0, -200));
    passFrames();
    expect(painted.length).toBeGreaterThan(0);
    const all = new Set(painted);
    expect(all.size).toBeLessThan(100);
    expect(renders.filter(paintable)).toEqual([]);
  });

  it('[SP21] what waits for the camera to rest asks for no frames meanwhile', () => {
    const { viewport } = showCrowd();
    act(() => viewport.panBy(0, -40));
    expect(passFrames()).toBeLessThanOrEqual(1);
    // Its own, those of the picture that follows, and none in between.
    act(() => viewport.zoomAt(0.9));
    expect(passFrames()).toBeLessThanOrEqual(6);
  });

  it('[SP22] a crowded picture that is drawn while the zoom changes has fewer pixels, and all of them at rest', () => {
    vi.stubGlobal('devicePixelRatio', 2);
    const { pixels } = comeNear(84);
    const zooming = pixels();
    passFrames();
    expect(zooming).toBeLessThan(0.9 * pixels());
    expect(zooming).toBeGreaterThan(4_000_000);
  });

  it('[SP23] a picture of a crowded view becomes sharp without a larger area and more elements', () => {
    // So close that they are too many for the larger area, for who comes from far out.
    const { pixels, elements } = comeNear(64);
    const zooming = pixels();
    passFrames();
    expect(pixels()).toBe(zooming);
    expect(elements()).toBeGreaterThan(120);
    expect(elements()).toBeLessThan(180);
  });

  it('[SP28] lines, their words and what lies over them are each begun anew, however fast the others were', () => {
    const { viewport } = showCrowd(600, {
      isFlat: paintable,
      paintWords: (_context, id) => void painted.push(`${id} says`),
      compare: (a, b) => Number(paintable(b)) - Number(paintable(a)) || (a < b ? -1 : 1),
    });
    act(() => viewport.zoomAt(0.3));
    const drawn: string[] = [];
    for (let frame = 0; frame < 2 * SETTLES; frame++) {
      painted.length = 0;
      passFrames(1);
      const kinds = new Set(
        painted.map((id) => (id.endsWith('says') ? 'words' : paintable(id) ? 'lines' : 'over')),
      );
      if (painted.length > 0) drawn.push([...kinds].join(' and '));
    }
    expect(drawn.slice(0, 3)).toEqual(['lines', 'words', 'over']);
  });

  it('[CV50] what moved is an element until the picture is drawn anew as a whole: its moves paint nothing', () => {
    const { items, viewport, lines } = showCrowd();
    const move = (by: number) => {
      painted.length = 0;
      items.put(LINE, { ...place(105), x: place(105).x + by });
      passFrames();
    };
    move(3);
    expect(lines()).toEqual([LINE]);
    expect(painted).not.toContain(LINE);
    move(6);
    expect(painted).toEqual([]);
    act(() => viewport.panBy(0, -200));
    passFrames();
    expect(lines()).toEqual([LINE]);
    act(() => viewport.zoomAt(0.9));
    passFrames();
    expect(lines()).toEqual([]);
    expect(painted).toContain(LINE);
  });

  it('[CV50] what moved within its box, as the verb of a link, is an element too', () => {
    const { items, lines } = showCrowd();
    items.put(LINE, place(105), true, true);
    passFrames();
    expect(lines()).toEqual([LINE]);
    painted.length = 0;
    items.put(LINE, place(105), true, true);
    passFrames();
    expect(painted).toEqual([]);
  });

  it('[CV55] a picture is drawn a little in each frame; until it is there the one before is shown, and what is an element stays one', () => {
    const { viewport, canvas, items, elements } = showCrowd();
    const slow = vi.spyOn(items, 'paint').mockImplementation((_, id) => {
      painted.push(id);
      clock += 3;
    });
    let clock = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => clock);
    const shown = elements().length;
    painted.length = 0;
    act(() => viewport.zoomAt(0.3));
    passFrames(SETTLES);
    const counts = Array.from({ length: 5 }, () => {
      const before = painted.length;
      passFrames(1);
      return painted.length - before;
    });
    expect(counts).toEqual([1, 1, 1, 1, 1]);
    expect(canvas().hidden).toBe(false);
    expect(canvas().style.transform).toContain('scale(0.3)');
    expect(elements()).toHaveLength(shown);
    const late = painted[0] ?? '';
    items.put(late, { ...place(Number(late.slice(1))), x: 7 });
    passFrames(1);
    slow.mockImplementation((_, id) => void painted.push(id));
    passFrames();
    expect(canvas().style.transform).not.toContain('scale(0.3)');
    expect(elements()).toEqual([]);
    // In that picture, in it where it went meanwhile, and in the sharp one that follows.
    expect(painted.filter((id) => id === late)).toHaveLength(3);
  });

  it('[CV55] what is an element stays one also in the frame that begins the picture, as when a zoom has rested', () => {
    const { viewport, items, elements } = showCrowd();
    act(() => viewport.zoomAt(0.53));
    passFrames();
    let clock = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => clock);
    const slow = vi.spyOn(items, 'paint').mockImplementation((_, id) => {
      painted.push(id);
      clock += 3;
    });
    const shown = elements().length;
    painted.length = 0;
    // Not far enough for another picture while it goes on; at rest it is one of everything.
    act(() => viewport.zoomAt(0.62));
    const counts = new Set<number>();
    for (let frame = 0; frame < 2 * SETTLES; frame++) {
      passFrames(1);
      counts.add(elements().length);
    }
    expect(painted.length).toBeGreaterThan(0);
    expect([...counts]).toEqual([shown]);
    slow.mockImplementation(() => undefined);
    passFrames();
    expect(elements()).toEqual([]);
  });

  it('[CV50] another look of what is painted is painted where it is, and no element comes of it', () => {
    const { items, lines } = showCrowd();
    painted.length = 0;
    items.put(LINE, place(105));
    passFrames();
    expect(lines()).toEqual([]);
    expect(painted).toContain(LINE);
    expect(painted.length).toBeLessThan(12);
    painted.length = 0;
    items.put(LINE, null);
    passFrames();
    expect(painted).not.toContain(LINE);
  });
});

describe('a view from far out', () => {
  /** The first is a ground that the second lies on, and the third on that. */
  const at = (one: number) =>
    one > 2 ? place(one) : { x: 10 * one, y: 700 + 10 * one, w: 400 - 100 * one, h: 60 - 10 * one };
  const isGround = (id: string) => id === 'n0';

  it('[CV130] what is chosen hides nothing that lies on it: the box of a ground is painted, what lies on others is an element', () => {
    const { pane, viewport, selection, items, element } = showSurface({
      count: 600,
      place: at,
      also: { isGround },
    });
    const paint = vi.spyOn(items, 'paint');
    act(() => viewport.zoomAt(0.15));
    passFrames();
    expect(pane.hasAttribute('data-hollow')).toBe(true);
    paint.mockClear();
    act(() => selection.set(['n0']));
    passFrames();
    expect(element('n0')).not.toBeNull();
    expect(element('n1')).toBeNull();
    const [ground] = paint.mock.calls.filter(([, id]) => id === 'n0');
    expect(ground?.[4]?.bare).toBe(true);
    expect(paint.mock.calls.map(([, id]) => id)).toContain('n1');
    act(() => selection.set(['n1']));
    passFrames();
    expect([element('n0'), element('n1') === null, element('n2') === null]).toEqual([null, false, false]);
    act(() => viewport.zoomAt(8));
    passFrames();
    expect(pane.hasAttribute('data-hollow')).toBe(false);
  });

  it('[CV133] what is drawn of an item beyond its box, as a title above it, is drawn anew with it', () => {
    const paintedBox = (id: string, box: Box) =>
      isGround(id) ? { ...box, y: box.y - 90, h: box.h + 90 } : box;
    const also = { isGround, paintedBox };
    const { viewport, selection, items } = showSurface({ count: 600, place: at, also });
    const paint = vi.spyOn(items, 'paint');
    act(() => viewport.zoomAt(0.15));
    passFrames();
    for (const chosen of [['n0'], []]) {
      paint.mockClear();
      act(() => selection.set(chosen));
      passFrames();
      const [ground] = paint.mock.calls.filter(([, id]) => id === 'n0');
      expect(ground?.[4]?.area?.y).toBeLessThanOrEqual(610);
    }
  });
});
