/** Links that somebody pulled aside, and words that somebody put along them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type Box, containsPoint, inflate, type Point } from '../../client/canvas/geometry.ts';
import {
  distanceToRoute,
  halfway,
  routeBetween,
  routeBox,
  routePoint,
  runsThrough,
} from '../../client/canvas/routes.ts';
import { ROUTINGS } from '../../shared/documents/boardKinds.ts';
import { readBend } from '../../shared/documents/freeEnds.ts';
import { readDetails } from '../../shared/documents/readDetails.ts';
import { readItem } from '../../shared/documents/readItem.ts';
import { newId } from '../../shared/ids.ts';

const box = fc.record({
  x: fc.integer({ min: -2_000, max: 2_000 }),
  y: fc.integer({ min: -2_000, max: 2_000 }),
  w: fc.integer({ min: 1, max: 900 }),
  h: fc.integer({ min: 1, max: 900 }),
});
const far = fc.integer({ min: -3_000, max: 3_000 });
const bend = fc.tuple(far, far).filter(([x, y]) => x !== 0 || y !== 0);
const look = { heads: 'end' } as const;
const A: Box = { x: 0, y: 0, w: 200, h: 200 };
const B: Box = { x: 800, y: 0, w: 200, h: 200 };

describe('the bend of a link', () => {
  it('[BC650] every route runs through the place that it was pulled to, with corners along that place', () => {
    fc.assert(
      fc.property(box, box, fc.constantFrom(...ROUTINGS), bend, (from, to, routing, by) => {
        const route = routeBetween(from, to, { ...look, routing, bend: by });
        const middle = halfway(from, to);
        const at: Point = { x: middle.x + by[0], y: middle.y + by[1] };
        if (routing === 'elbow') {
          const axis = Math.abs(by[0]) >= Math.abs(by[1]) ? 'x' : 'y';
          const pieces = route.points
            .slice(1)
            .map((end, index) => [route.points[index] ?? end, end] as const);
          expect(pieces.every(([a, b]) => a.x === b.x || a.y === b.y)).toBe(true);
          // Both ends at one height, right of and left of it: nothing is left of it.
          const [start, end] = [route.points[0], route.points.at(-1) as Point];
          const level = axis === 'x' ? start.y === end.y : start.x === end.x;
          expect(level || route.points.some((point) => point[axis] === at[axis])).toBe(true);
        } else {
          expect(distanceToRoute(route, at)).toBeLessThan(0.01);
          if (routing === 'curved') {
            const half = routePoint(route, 0.5);
            expect(Math.hypot(half.x - at.x, half.y - at.y)).toBeLessThan(0.01);
          }
        }
        for (const point of route.points) {
          expect(Number.isFinite(point.x + point.y)).toBe(true);
          expect(containsPoint(routeBox(route), point)).toBe(true);
        }
        expect(route.knee && runsThrough(route, inflate({ ...route.knee, w: 0, h: 0 }, 1))).toBe(true);
      }),
    );
  });

  it('[BC650] around the top of what lies between, all three leave and arrive by the sides that face the place', () => {
    const points = ROUTINGS.map(
      (routing) => routeBetween(A, B, { ...look, routing, bend: [0, -600] }).points,
    );
    for (const [start] of points) expect(start.y).toBe(0);
    for (const line of points) expect(line.at(-1)?.y).toBe(0);
    expect(points[2]).toEqual([
      { x: 100, y: 0 },
      { x: 100, y: -500 },
      { x: 900, y: -500 },
      { x: 900, y: 0 },
    ]);
    expect(routeBetween(A, { ...B, y: 400 }, { ...look, routing: 'elbow', bend: [120, 0] }).points).toEqual([
      { x: 200, y: 100 },
      { x: 620, y: 100 },
      { x: 620, y: 500 },
      { x: 800, y: 500 },
    ]);
  });

  it('[BC650] an end that keeps a side keeps it, and nothing runs through either item where there is a way around', () => {
    const route = routeBetween(A, B, { ...look, routing: 'elbow', bend: [0, -400], fromSide: 'bottom' });
    expect(route.points[0]).toEqual({ x: 100, y: 200 });
    expect([A, B].some((one) => runsThrough({ ...route, weight: 'thin' }, inflate(one, -20)))).toBe(false);
    const straight = routeBetween(A, B, { ...look, routing: 'straight', bend: [0, -400], toSide: 'right' });
    expect(straight.points.at(-1)).toEqual({ x: 1_000, y: 100 });
  });

  it('[BC650] goes along with what the link joins, and one without a bend runs as ever', () => {
    for (const routing of ROUTINGS) {
      const before = routeBetween(A, B, { ...look, routing, bend: [30, 300] }).points;
      const moved = (one: Box) => ({ ...one, x: one.x + 50, y: one.y - 70 });
      const after = routeBetween(moved(A), moved(B), { ...look, routing, bend: [30, 300] }).points;
      before.forEach(({ x, y }, at) => {
        expect(after[at]?.x).toBeCloseTo(x + 50, 6);
        expect(after[at]?.y).toBeCloseTo(y - 70, 6);
      });
      expect(routeBetween(A, B, { ...look, routing, bend: undefined })).toEqual(
        routeBetween(A, B, { ...look, routing }),
      );
    }
  });

  it('[BC650] whatever else stands in the field is no bend, and none is too far', () => {
    const read = (value: unknown, labelAt?: unknown) =>
      readBend(
        new Map<string, unknown>([
          ['bend', value],
          ['labelAt', labelAt],
        ]),
      );
    expect(read([120.4, -30])).toEqual({ bend: [120, -30] });
    expect(read([1e12, -1e12])).toEqual({ bend: [20_000, -20_000] });
    for (const bad of [
      [0, 0],
      [0.2, -0.4],
      [1],
      [1, 2, 3],
      ['1', 2],
      [Number.NaN, 1],
      'x',
      7,
      null,
      {},
      { x: 1 },
    ])
      expect(read(bad)).toEqual({});
    expect(read(null, 0.3)).toEqual({ labelAt: 0.3 });
    for (const bad of [-0.1, 1.1, Number.NaN, '0.5', [0.5]]) expect(read(null, bad)).toEqual({});
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (one, other) => {
        const { bend: to, labelAt } = readDetails({ bend: one, labelAt: other });
        expect(to === undefined || to.every((value) => Math.abs(value) <= 20_000)).toBe(true);
        expect(labelAt === undefined || (labelAt >= 0 && labelAt <= 1)).toBe(true);
      }),
    );
    const doc = new Y.Doc();
    const map = new Y.Map<unknown>([
      ['kind', 'connector'],
      ['bend', [5, 'x']],
      ['labelAt', 9],
    ]);
    doc.getMap('items').set('one', map);
    expect(readItem(newId(), map)).not.toHaveProperty('bend');
    expect(readItem(newId(), map)).not.toHaveProperty('labelAt');
  });
});
