import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Box, Point } from '../../client/canvas/geometry.ts';
import { containsBox, intersects, shift, union } from '../../client/canvas/geometry.ts';
import { Selection } from '../../client/canvas/Selection.ts';
import { SpatialIndex } from '../../client/canvas/SpatialIndex.ts';
import { StackOrder } from '../../client/canvas/StackOrder.ts';
import { MAX_ZOOM, MIN_ZOOM, Viewport } from '../../client/canvas/Viewport.ts';
import { wheelIntent } from '../../client/canvas/wheel.ts';

const coordinate = fc.integer({ min: -5_000, max: 5_000 });
const length = fc.integer({ min: 0, max: 900 });
const anyBox: fc.Arbitrary<Box> = fc.record({ x: coordinate, y: coordinate, w: length, h: length });
const anyPoint = fc.record({ x: coordinate, y: coordinate });

function windowed(camera = { x: 0, y: 0, zoom: 1 }): Viewport {
  const viewport = new Viewport(camera);
  viewport.setSize({ w: 1200, h: 800 });
  return viewport;
}

describe('camera', () => {
  it('[CV1] zooming keeps the point under the pointer and the limits', () => {
    const factors = fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { maxLength: 12 });
    fc.assert(
      fc.property(anyPoint, anyPoint, factors, (corner, pointer, steps) => {
        const viewport = windowed({ ...corner, zoom: 1 });
        const under = viewport.toBoard(pointer);
        for (const factor of steps) viewport.zoomAt(factor, pointer);
        expect(viewport.zoom).toBeGreaterThanOrEqual(MIN_ZOOM);
        expect(viewport.zoom).toBeLessThanOrEqual(MAX_ZOOM);
        const back = viewport.toScreen(under);
        expect(back.x).toBeCloseTo(pointer.x, 3);
        expect(back.y).toBeCloseTo(pointer.y, 3);
      }),
    );
  });

  it('[CV1] numbers that are none leave the camera alone', () => {
    const viewport = windowed();
    const camera = viewport.camera();
    viewport.panBy(Number.NaN, 0);
    viewport.zoomAt(Number.NaN, { x: 1, y: 1 });
    expect(viewport.camera()).toBe(camera);
  });

  it('[BC161] what lies in the clear part of the window is told at once when that is another', () => {
    const viewport = windowed({ x: 0, y: 0, zoom: 1 });
    const seen: number[] = [];
    viewport.subscribe(() => seen.push(viewport.clearBox().w));
    const before = viewport.clearBox().w;
    viewport.setInsets({ top: 0, right: 356, bottom: 0, left: 0 });
    expect(seen).toEqual([before - 356]);
  });

  it('[CV2] fitting and revealing keep clear of the chrome', () => {
    const sized = anyBox.map((box) => ({ ...box, w: box.w + 1, h: box.h + 1 }));
    fc.assert(
      fc.property(sized, anyPoint, (box, corner) => {
        const viewport = windowed({ ...corner, zoom: 0.5 });
        viewport.setInsets({ top: 60, right: 320, bottom: 20, left: 72 });
        const clear = viewport.clearBox();
        viewport.reveal(box);
        expect(viewport.zoom).toBe(0.5);
        const grown = { x: clear.x - 0.01, y: clear.y - 0.01, w: clear.w + 0.02, h: clear.h + 0.02 };
        expect(containsBox(grown, viewport.boxToScreen(box))).toBe(true);
        const before = viewport.camera();
        viewport.reveal(box);
        expect(viewport.camera().x).toBeCloseTo(before.x, 6);
        viewport.fit(box, { maxZoom: 4 });
        expect(containsBox(grown, viewport.boxToScreen(box))).toBe(true);
      }),
    );
  });

  it('[CV2] fitting leaves most of a low window to what is fitted, and a margin in every window', () => {
    for (const [clear, most] of [
      [200, 200 * 0.8],
      [800, 800 - 96],
    ] as const) {
      const viewport = windowed({ x: 0, y: 0, zoom: 1 });
      viewport.setSize({ w: 1_200, h: clear });
      viewport.fit({ x: 0, y: 0, w: 100, h: 1_000 });
      const { h } = viewport.boxToScreen({ x: 0, y: 0, w: 100, h: 1_000 });
      expect(h).toBeGreaterThanOrEqual(most);
      expect(h).toBeLessThan(clear * 0.9);
    }
  });

  it('[CV3] wheels pan and zoom', () => {
    const still = { deltaX: 0, deltaY: 0, deltaMode: 0, ctrlKey: false, metaKey: false, shiftKey: false };
    expect(wheelIntent({ ...still, deltaX: 4, deltaY: 10 }, 800)).toEqual({ kind: 'pan', dx: -4, dy: -10 });
    expect(wheelIntent({ ...still, deltaY: 3, deltaMode: 1 }, 800)).toEqual({ kind: 'pan', dx: -0, dy: -54 });
    expect(wheelIntent({ ...still, deltaY: 1, deltaMode: 2 }, 800)).toEqual({
      kind: 'pan',
      dx: -0,
      dy: -800,
    });
    expect(wheelIntent({ ...still, deltaY: 30, shiftKey: true }, 800)).toEqual({
      kind: 'pan',
      dx: -30,
      dy: 0,
    });
    const zoom = (deltaY: number) => wheelIntent({ ...still, deltaY, ctrlKey: true }, 800);
    expect(zoom(-10)).toMatchObject({ kind: 'zoom', factor: expect.closeTo(1.104, 2) });
    expect(zoom(-5_000)).toEqual(zoom(-120));
    expect(wheelIntent({ ...still, deltaY: -10, metaKey: true }, 800).kind).toBe('zoom');
  });
});

describe('a window', () => {
  it('[CV43] keeps what is in its middle when it becomes narrower, and nothing of a panel that comes', () => {
    const viewport = new Viewport();
    viewport.setSize({ w: 1_200, h: 800 }, true);
    expect(viewport.camera()).toEqual({ x: 0, y: 0, zoom: 1 });
    viewport.setCamera({ x: 100, y: 50, zoom: 2 });
    const middle = viewport.toBoard({ x: 600, y: 400 });
    viewport.setSize({ w: 500, h: 700 }, true);
    expect(viewport.toBoard({ x: 250, y: 350 })).toEqual(middle);
    const left = viewport.toBoard({ x: 0, y: 0 });
    viewport.setSize({ w: 300, h: 700 });
    expect(viewport.toBoard({ x: 0, y: 0 })).toEqual(left);
  });
});

describe('index', () => {
  type Step = { readonly id: string; readonly box: Box | null; readonly by: Point | null };
  const id = fc.constantFrom(...'abcdefghijklmnop');
  const step: fc.Arbitrary<Step> = fc.record({
    id,
    box: fc.option(anyBox, { freq: 5 }),
    // From where it is, as hands do.
    by: fc.option(fc.record({ x: fc.integer({ min: -70, max: 70 }), y: fc.integer({ min: -70, max: 70 }) })),
  });

  it('[CV4] agrees with looking at every box', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), anyBox, (steps, area) => {
        const index = new SpatialIndex<string>();
        const all = new Map<string, Box>();
        for (const one of steps) {
          const before = all.get(one.id);
          const box = one.by && before ? shift(before, one.by.x, one.by.y) : one.box;
          index.set(one.id, box);
          if (box) all.set(one.id, box);
          else all.delete(one.id);
          const [bounds, reach] = [index.bounds(), union(all.values())];
          for (const key of ['x', 'y', 'w', 'h'] as const)
            expect(bounds?.[key] ?? 0).toBeCloseTo(reach?.[key] ?? 0, 6);
        }
        const grown = { x: area.x - 0.5, y: area.y - 0.5, w: area.w + 1, h: area.h + 1 };
        const touching = [...all].filter(([, box]) => intersects(grown, box) || touches(area, box));
        expect(index.search(area).sort()).toEqual(touching.map(([key]) => key).sort());
        expect(index.any(area)).toBe(touching.length > 0);
        for (const [key, { x, y }] of all) expect(index.search({ x, y, w: 0, h: 0 })).toContain(key);
      }),
    );
  });

  function touches(a: Box, b: Box): boolean {
    return a.x <= b.x + b.w && b.x <= a.x + a.w && a.y <= b.y + b.h && b.y <= a.y + a.h;
  }
});

describe('selection', () => {
  it('[CV5] tells exactly the items whose state differs', () => {
    const selection = new Selection<string>();
    const told: string[] = [];
    for (const id of ['a', 'b', 'c', 'd']) selection.subscribeTo(id, () => told.push(id));
    const heard = () => told.splice(0).sort();
    selection.set(['a']);
    expect(heard()).toEqual(['a']);
    selection.set(['a']);
    expect(heard()).toEqual([]);
    selection.toggle('b');
    expect(heard()).toEqual(['a', 'b']);
    selection.toggle('c');
    expect(heard()).toEqual(['b', 'c']);
    selection.startEditing('c');
    expect(selection.state()).toEqual({ ids: new Set(['c']), focused: 'c', editing: 'c' });
    expect(heard()).toEqual(['a', 'b', 'c']);
    selection.remove(['c']);
    expect(selection.state()).toEqual({ ids: new Set(), focused: null, editing: null });
    expect(heard()).toEqual(['c']);
  });

  it('[CV5] snapshots keep their identity', () => {
    const selection = new Selection<string>();
    selection.set(['a', 'b'], 'a');
    const [state, item] = [selection.state(), selection.stateOf('b')];
    selection.set(['b', 'a'], 'a');
    expect(selection.state()).toBe(state);
    selection.focus('c');
    expect(selection.stateOf('b')).toBe(item);
  });
});

describe('stacking', () => {
  it('[CV6] follows the order through any changes', () => {
    const change = fc.tuple(fc.constantFrom(...'abcdefgh'), fc.option(fc.integer({ min: 0, max: 99 })));
    fc.assert(
      fc.property(fc.array(fc.array(change, { maxLength: 4 }), { maxLength: 30 }), (batches) => {
        const keys = new Map<string, number>();
        const compare = (a: string, b: string) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0) || (a < b ? -1 : 1);
        const order = new StackOrder<string>(compare);
        for (const batch of batches) {
          for (const [id, key] of batch) {
            if (key === null) keys.delete(id);
            else keys.set(id, key);
          }
          order.update(new Set(batch.map(([id]) => id)), (id) => keys.has(id));
          expect(order.sorted()).toEqual([...keys.keys()].sort(compare));
          const numbers = order.sorted().map((id) => order.z(id));
          expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
        }
      }),
    );
  });

  it('[CV6] one item on top of others changes one number', () => {
    const keys = new Map([...'abcdef'].map((id, i) => [id, i]));
    const order = new StackOrder<string>((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
    order.load(keys.keys());
    const before = [...'bcdef'].map((id) => order.z(id));
    keys.set('a', 9);
    expect(order.update(new Set(['a']), () => true)).toBe(false);
    expect([...'bcdef'].map((id) => order.z(id))).toEqual(before);
    expect(order.sorted().at(-1)).toBe('a');
  });
});
