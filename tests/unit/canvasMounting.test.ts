import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { CursorField, DRAWN } from '../../client/canvas/CursorField.ts';
import type { Direction } from '../../client/canvas/direction.ts';
import { nearestIn, reach } from '../../client/canvas/direction.ts';
import type { Box } from '../../client/canvas/geometry.ts';
import { centre } from '../../client/canvas/geometry.ts';
import type { KeyInput } from '../../client/canvas/keys.ts';
import { keyCommand, zoomCommand } from '../../client/canvas/keys.ts';
import { Mounting, NEAR_LIMIT } from '../../client/canvas/Mounting.ts';
import { SpatialIndex } from '../../client/canvas/SpatialIndex.ts';

const WINDOW = { w: 1_200, h: 800 };

/** Notes of 200 px in rows, as on a full board. */
function boardOf(count: number) {
  const index = new SpatialIndex<string>();
  const columns = Math.ceil(Math.sqrt(count));
  const boxes = Array.from({ length: count }, (_, i): readonly [string, Box] => [
    `n${i}`,
    { x: (i % columns) * 220, y: Math.floor(i / columns) * 220, w: 200, h: 200 },
  ]);
  index.load(boxes);
  const mounting = new Mounting(index);
  const view = (x: number, y: number, zoom: number) => ({
    box: { x, y, w: WINDOW.w / zoom, h: WINDOW.h / zoom },
    zoom,
  });
  const settle = () => {
    for (let frame = 0; frame < 200 && mounting.step(); frame++);
    return mounting.snapshot();
  };
  return { index, mounting, view, settle };
}

describe('mounting', () => {
  it('[CV7] never more than the limits, and pinned items among them', () => {
    type Act = readonly [kind: 'look' | 'pin' | 'move' | 'step', a: number, b: number, zoom: number];
    const act: fc.Arbitrary<Act> = fc.tuple(
      fc.constantFrom('look', 'look', 'pin', 'move', 'step'),
      fc.integer({ min: -500, max: 9_000 }),
      fc.integer({ min: -500, max: 9_000 }),
      fc.double({ min: 0.05, max: 4, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        const { index, mounting, view, settle } = boardOf(1_500);
        mounting.recover(view(0, 0, 1));
        let last = view(0, 0, 1);
        for (const [kind, a, b, zoom] of acts) {
          const id = `n${Math.abs(a) % 1_500}`;
          if (kind === 'look') last = view(a, b, zoom);
          if (kind === 'look') mounting.look(last);
          else if (kind === 'pin') mounting.pin(Array.from({ length: Math.abs(b) % 300 }, (_, i) => `n${i}`));
          else if (kind === 'step') settle();
          else {
            index.set(id, b % 7 === 0 ? null : { x: a, y: b, w: 200, h: 200 });
            mounting.changed([id]);
          }
          expect(mounting.snapshot().length).toBeLessThanOrEqual(500);
        }
        const mounted = new Set(settle());
        for (const id of mounting.pinned) expect(mounted.has(id) || index.box(id) === null).toBe(true);
        const seen = index.search(last.box).filter((id) => !mounted.has(id));
        if (!mounting.far) expect(seen).toEqual([]);
        else expect([...mounted].every((id) => mounting.isPinned(id))).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('[CV8] zooming out from a picture of everything finds nothing anew until it is an eighth; coming near does', () => {
    const { mounting, view, index } = boardOf(1_500);
    // Everything and its overscan: 39 columns of 220 px.
    const at = (zoom: number) => view(-200, -200, zoom);
    expect(mounting.look(at(0.08), 'zooming')).toBe(true);
    expect(mounting.far).toBe(true);
    expect([0.05, 0.03, 0.011].map((zoom) => mounting.look(at(zoom), 'zooming'))).toEqual([
      false,
      false,
      false,
    ]);
    expect(mounting.look(at(0.009), 'zooming')).toBe(true);
    expect(mounting.look(at(0.08), 'zooming')).toBe(true);
    // Something lies beyond the picture: there is more to be seen.
    index.set('n0', { x: 90_000, y: 0, w: 200, h: 200 });
    expect(mounting.look(at(0.039), 'zooming')).toBe(true);
  });

  it('[CV7] at every zoom, however far that takes', () => {
    for (let zoom = 0.05; zoom < 1; zoom *= 1.1) {
      const { mounting, view, settle } = boardOf(3_000);
      mounting.recover(view(2_000, 2_000, zoom));
      mounting.pin(Array.from({ length: 200 }, (_, i) => `n${i}`));
      expect(settle().length).toBeLessThanOrEqual(500);
    }
  });

  it('[CV8] looking again within the overscanned area changes nothing', () => {
    const { mounting, view, settle } = boardOf(500);
    mounting.recover(view(1_000, 1_000, 1));
    const before = settle();
    for (let i = 0; i < 15; i++)
      expect(mounting.look(view(1_000 + 10 * i, 1_000 - 5 * i, 1 + i / 200))).toBe(false);
    expect(settle()).toBe(before);
    expect(mounting.look(view(1_000, 1_000, 1.3))).toBe(true);
    expect(mounting.look(view(1_600, 1_000, 1.3))).toBe(true);
    expect(mounting.look(view(1_720, 1_000, 1.3))).toBe(false);
    // Less than a third of the overscan is left on that side: what comes next cannot be seen yet.
    expect(mounting.look(view(1_730, 1_000, 1.3))).toBe(true);
    expect(mounting.look(view(1_600, 1_000, 1.3))).toBe(true);
    expect(mounting.look(view(1_700, 1_100, 2.4), 'zooming')).toBe(false);
    expect(mounting.look(view(1_700, 1_100, 2.4), 'moving')).toBe(true);
    expect(mounting.look(view(1_700, 1_100, 4.9), 'zooming')).toBe(true);
  });

  it('[SP31] the area around a view is no more than twice as large as what is seen', () => {
    const size = ({ w, h }: Box) => w * h;
    for (const zoom of [0.1, 0.5, 1, 3]) {
      const { mounting, view } = boardOf(500);
      const seen = view(1_000, 1_000, zoom);
      mounting.recover(seen);
      const area = size(mounting.covered?.box ?? seen.box);
      expect(area).toBeGreaterThan(size(seen.box));
      expect(area).toBeLessThanOrEqual(2 * size(seen.box));
    }
  });

  it('[CV9] a few per frame, from the middle outwards', () => {
    const { mounting, view, settle } = boardOf(500);
    mounting.recover(view(1_000, 1_000, 1));
    expect(mounting.step('moving')).toBe(true);
    expect(mounting.snapshot()).toHaveLength(8);
    mounting.recover(view(1_000, 1_000, 1));
    for (let i = 0; i < 2; i++) mounting.step('moving');
    const first = mounting.snapshot();
    expect(first).toHaveLength(24);
    const middle = { x: 1_600, y: 1_400 };
    const farthest = (ids: readonly string[], board: SpatialIndex<string>) =>
      Math.max(
        ...ids.map((id) => {
          const at = centre(board.box(id) ?? { x: 0, y: 0, w: 0, h: 0 });
          return Math.hypot(at.x - middle.x, at.y - middle.y);
        }),
      );
    const { index } = boardOf(500);
    const rest = settle().filter((id) => !first.includes(id));
    expect(rest.length).toBeGreaterThan(20);
    for (const id of rest)
      expect(farthest([id], index)).toBeGreaterThanOrEqual(farthest(first, index) - 1e-6);
  });

  it('[CV9] while the camera zooms nothing is mounted or taken away, except what has the focus', () => {
    const { mounting, view, settle } = boardOf(500);
    mounting.recover(view(1_000, 1_000, 1));
    const before = settle();
    mounting.look(view(1_000, 1_000, 0.4), 'zooming');
    expect(mounting.step('zooming')).toBe(true);
    expect(mounting.snapshot()).toBe(before);
    mounting.pin(['n0']);
    expect(mounting.step('zooming')).toBe(true);
    expect(mounting.snapshot()).toEqual([...before, 'n0']);
    expect(settle().length).toBeGreaterThan(before.length);
  });

  it('[CV9] who pans steadily sees nothing that is no element, and on the way back everything still is one', () => {
    const { index, mounting, view, settle } = boardOf(1_000);
    mounting.recover(view(500, 1_000, 1));
    settle();
    const begun = mounting.snapshot();
    for (let x = 500; x < 1_500; x += 20) {
      mounting.look(view(x, 1_000, 1), 'moving');
      mounting.step('moving', false);
      expect(mounting.lacks(view(x, 1_000, 1).box)).toBe(false);
    }
    expect(begun.every((id) => mounting.isMounted(id))).toBe(true);
    const asked = vi.spyOn(index, 'box');
    expect(mounting.step('moving', false)).toBe(true);
    expect(asked).not.toHaveBeenCalled();
    mounting.step('still', true);
    expect(begun.every((id) => mounting.isMounted(id))).toBe(false);
  });

  it('[CV10] what is in view and no element yet is lacked until it is one', () => {
    const { mounting, view, settle } = boardOf(500);
    mounting.recover(view(1_000, 1_000, 1));
    expect(mounting.lacks(view(1_000, 1_000, 1).box)).toBe(true);
    settle();
    expect(mounting.lacks(view(1_000, 1_000, 1).box)).toBe(false);
    mounting.look(view(2_000, 2_000, 1), 'moving');
    expect(mounting.lacks(view(2_000, 2_000, 1).box)).toBe(true);
  });

  it('[CV10] too many for elements is far, clearly fewer is near again', () => {
    const { mounting, view, settle } = boardOf(2_000);
    mounting.recover(view(0, 0, 1));
    expect(mounting.far).toBe(false);
    mounting.look(view(0, 0, 0.1));
    mounting.pin(['n3']);
    expect(mounting.far).toBe(true);
    expect(settle()).toEqual(['n3']);
    expect(mounting.near.size).toBeGreaterThan(NEAR_LIMIT);
    mounting.look(view(0, 0, 1));
    expect(mounting.far).toBe(false);
    expect(settle().length).toBeGreaterThan(20);
  });
});

describe('direction', () => {
  const place = fc.integer({ min: -800, max: 800 });
  const box = fc.record({ x: place, y: place, w: fc.constant(200), h: fc.constant(200) });
  const direction = fc.constantFrom<Direction>('left', 'right', 'up', 'down');

  it('[CV24] the nearest that way, and none aside or behind', () => {
    fc.assert(
      fc.property(box, fc.array(box, { maxLength: 30 }), direction, (from, boxes, way) => {
        const placed = boxes.map((one, i) => [i, one] as const);
        const found = nearestIn(from, way, placed);
        const distances = boxes.map((one) => reach(from, one, way));
        const least = Math.min(...distances);
        if (found === null) expect(least).toBe(Number.POSITIVE_INFINITY);
        else expect(distances[found]).toBe(least);
        if (found === null) return;
        const [a, b] = [centre(from), centre(boxes[found] as Box)];
        const ahead = { left: a.x - b.x, right: b.x - a.x, up: a.y - b.y, down: b.y - a.y }[way];
        expect(ahead).toBeGreaterThan(0);
      }),
    );
  });

  it('[CV24] straight ahead counts more than near but aside', () => {
    const from = { x: 0, y: 0, w: 200, h: 200 };
    const ahead = { x: 440, y: 0, w: 200, h: 200 };
    const aside = { x: 220, y: 220, w: 200, h: 200 };
    const placed = [
      ['aside', aside],
      ['ahead', ahead],
    ] as const;
    expect(nearestIn(from, 'right', placed)).toBe('ahead');
    expect(nearestIn(from, 'down', placed)).toBe('aside');
    expect(nearestIn(from, 'up', placed)).toBeNull();
  });
});

describe('keys', () => {
  const press = (key: string, rest: Partial<KeyInput> = {}): KeyInput => ({
    key,
    code: '',
    shiftKey: false,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    ...rest,
  });
  const facts = { moving: false, focusSelected: true, singleKeys: true };

  it('[CV27] arrows move what is selected, and go on from what is not', () => {
    expect(keyCommand(press('ArrowLeft'), facts)).toEqual({ kind: 'nudge', dx: -4, dy: 0 });
    expect(keyCommand(press('ArrowDown', { shiftKey: true }), facts)).toEqual({
      kind: 'nudge',
      dx: 0,
      dy: 40,
    });
    expect(keyCommand(press('ArrowDown', { altKey: true }), facts)).toEqual({
      kind: 'go',
      direction: 'down',
    });
    expect(keyCommand(press('ArrowUp'), { ...facts, focusSelected: false })).toEqual({
      kind: 'go',
      direction: 'up',
    });
    const moving = { ...facts, moving: true };
    expect(keyCommand(press('ArrowUp'), moving)).toEqual({ kind: 'shift', dx: 0, dy: -8 });
    expect(keyCommand(press('ArrowRight', { shiftKey: true }), moving)).toEqual({
      kind: 'shift',
      dx: 40,
      dy: 0,
    });
    expect(keyCommand(press('Enter'), moving)).toEqual({ kind: 'drop' });
    expect(keyCommand(press('Tab'), moving)).toBeNull();
  });

  it('[CV28] zoom keys, by character and by place; letters can be switched off', () => {
    const ctrl = { ctrlKey: true };
    expect(zoomCommand(press('=', ctrl))).toEqual({ kind: 'zoomBy', factor: 1.25 });
    expect(zoomCommand(press('-', { metaKey: true }))).toEqual({ kind: 'zoomBy', factor: 0.8 });
    expect(zoomCommand(press('à', { ...ctrl, code: 'Digit0' }))).toEqual({ kind: 'zoomTo', what: 'real' });
    expect(zoomCommand(press('+'))).toBeNull();
    expect(zoomCommand(press('-', { ...ctrl, altKey: true }))).toBeNull();
    const shift = (code: string) => press('!', { shiftKey: true, code });
    expect(keyCommand(shift('Digit1'), facts)).toEqual({ kind: 'zoomTo', what: 'all' });
    expect(keyCommand(shift('Digit2'), facts)).toEqual({ kind: 'zoomTo', what: 'selection' });
    expect(keyCommand(press('m'), facts)).toEqual({ kind: 'startMove' });
    expect(keyCommand(press('m'), { ...facts, singleKeys: false })).toBeNull();
    expect(keyCommand(press('m', ctrl), facts)).toBeNull();
  });
});

describe('cursors', () => {
  const person = (id: string) => ({ id, name: id.toUpperCase(), color: '#123456' });
  const view = { x: 0, y: 0, w: 1_000, h: 1_000 };

  it('[CV29] the nearest are drawn, the rest in view is counted', () => {
    const field = new CursorField(() => 0);
    for (let i = 0; i < 30; i++) field.set(person(`p${i}`), { x: 500 + i * 10, y: 500 });
    field.set(person('away'), { x: 5_000, y: 0 });
    const { ids, rest } = field.nearest(view);
    expect(ids).toEqual(Array.from({ length: DRAWN }, (_, i) => `p${i}`));
    expect(rest).toBe(18);
    field.set(person('p0'), null);
    field.remove('p1');
    expect(field.nearest(view).rest).toBe(16);
    expect(field.nearest(view).ids).not.toContain('p0');
  });

  it('[CV29] they glide from where they are to where they go, and stand still where motion is unwanted', () => {
    let now = 0;
    const field = new CursorField(() => now);
    field.set(person('p'), { x: 0, y: 0 });
    expect(field.at('p', false)).toEqual({ x: 0, y: 0 });
    now = 1_000;
    field.set(person('p'), { x: 100, y: 0 });
    now = 1_050;
    expect(field.at('p', false)).toEqual({ x: 50, y: 0 });
    expect(field.at('p', true)).toEqual({ x: 100, y: 0 });
    field.set(person('p'), { x: 50, y: 100 });
    now = 1_100;
    expect(field.at('p', false)).toEqual({ x: 50, y: 50 });
    expect(field.gliding('p')).toBe(true);
    now = 1_151;
    expect(field.at('p', false)).toEqual({ x: 50, y: 100 });
    expect(field.gliding('p')).toBe(false);
  });
});
