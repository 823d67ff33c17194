/** Links that somebody pulled aside, and words that somebody put along them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { bentRoute } from '../../client/canvas/bentRoutes.ts';
import { type Box, containsPoint, inflate, type Point } from '../../client/canvas/geometry.ts';
import { distanceToRoute, halfway, routeBox, routePoint, runsThrough } from '../../client/canvas/routes.ts';
import { readBends } from '../../shared/documents/bends.ts';
import { ROUTINGS } from '../../shared/documents/boardKinds.ts';
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
const place = fc.record({ x: far, y: far });
const look = { heads: 'end' } as const;
const A: Box = { x: 0, y: 0, w: 200, h: 200 };
const B: Box = { x: 800, y: 0, w: 200, h: 200 };

describe('the bend of a link', () => {
  it('[BC650] [BC680] every route runs through the places that it was pulled to, with corners straight through each', () => {
    fc.assert(
      fc.property(
        box,
        box,
        fc.constantFrom(...ROUTINGS),
        fc.array(place, { minLength: 1, maxLength: 5 }),
        (from, to, routing, bends) => {
          const route = bentRoute(from, to, { ...look, routing }, bends);
          const middle = halfway(from, to);
          const places = bends.map((one): Point => ({ x: middle.x + one.x, y: middle.y + one.y }));
          expect(route.knees).toEqual(places);
          for (const at of places) {
            expect(distanceToRoute(route, at)).toBeLessThan(0.01);
            expect(runsThrough(route, inflate({ ...at, w: 0, h: 0 }, 1))).toBe(true);
          }
          if (routing === 'elbow') {
            const pieces = route.points
              .slice(1)
              .map((end, index) => [route.points[index] ?? end, end] as const);
            expect(pieces.every(([a, b]) => a.x === b.x || a.y === b.y)).toBe(true);
          }
          if (routing === 'curved' && places.length === 1) {
            const half = routePoint(route, 0.5);
            expect(Math.hypot(half.x - (places[0]?.x ?? 0), half.y - (places[0]?.y ?? 0))).toBeLessThan(0.01);
          }
          for (const point of route.points) {
            expect(Number.isFinite(point.x + point.y)).toBe(true);
            expect(containsPoint(routeBox(route), point)).toBe(true);
          }
        },
      ),
    );
  });

  it('[BC650] around the top of what lies between, all three leave and arrive by the sides that face the place', () => {
    const points = ROUTINGS.map(
      (routing) => bentRoute(A, B, { ...look, routing }, [{ x: 0, y: -600 }]).points,
    );
    for (const [start] of points) expect(start.y).toBe(0);
    for (const line of points) expect(line.at(-1)?.y).toBe(0);
    expect(points[2]).toEqual([
      { x: 100, y: 0 },
      { x: 100, y: -500 },
      { x: 900, y: -500 },
      { x: 900, y: 0 },
    ]);
    const elbow = { ...look, routing: 'elbow' } as const;
    expect(bentRoute(A, { ...B, y: 400 }, elbow, [{ x: 120, y: 0 }]).points).toEqual([
      { x: 200, y: 100 },
      { x: 620, y: 100 },
      { x: 620, y: 500 },
      { x: 800, y: 500 },
    ]);
  });

  it('[BC680] several: a straight one has a corner at each, one with corners turns as little as it can, a curve is smooth', () => {
    const bends = [
      { x: -100, y: -300 },
      { x: 100, y: 300 },
    ];
    const [curved, straight, elbow] = ROUTINGS.map((routing) => bentRoute(A, B, { ...look, routing }, bends));
    expect(straight?.points.slice(1, -1)).toEqual([
      { x: 400, y: -200 },
      { x: 600, y: 400 },
    ]);
    expect(elbow?.points).toEqual([
      { x: 100, y: 0 },
      { x: 100, y: -200 },
      { x: 500, y: -200 },
      { x: 500, y: 400 },
      { x: 900, y: 400 },
      { x: 900, y: 200 },
    ]);
    // Where it comes to a place and where it leaves it lie in line with it.
    const [, , before, at, after] = curved?.points ?? [];
    const cross =
      ((at?.x ?? 0) - (before?.x ?? 0)) * ((after?.y ?? 0) - (at?.y ?? 0)) -
      ((at?.y ?? 0) - (before?.y ?? 0)) * ((after?.x ?? 0) - (at?.x ?? 0));
    expect(curved?.points).toHaveLength(10);
    expect(cross).toBeCloseTo(0, 6);
    // Half of its way is half of its length, and its box holds all of it.
    const half = curved && routePoint(curved, 0.5);
    expect(half && Math.hypot(half.x - 500, half.y - 100)).toBeLessThan(1);
    expect(curved && runsThrough(curved, { x: 1_100, y: 0, w: 50, h: 50 })).toBe(false);
  });

  it('[BC650] an end that keeps a side keeps it, and nothing runs through either item where there is a way around', () => {
    const above = [{ x: 0, y: -400 }];
    const route = bentRoute(A, B, { ...look, routing: 'elbow', fromSide: 'bottom' }, above);
    expect(route.points[0]).toEqual({ x: 100, y: 200 });
    expect([A, B].some((one) => runsThrough({ ...route, weight: 'thin' }, inflate(one, -20)))).toBe(false);
    const straight = bentRoute(A, B, { ...look, routing: 'straight', toSide: 'right' }, above);
    expect(straight.points.at(-1)).toEqual({ x: 1_000, y: 100 });
  });

  it('[BC650] goes along with what the link joins', () => {
    for (const routing of ROUTINGS) {
      const before = bentRoute(A, B, { ...look, routing }, [{ x: 30, y: 300 }]).points;
      const moved = (one: Box) => ({ ...one, x: one.x + 50, y: one.y - 70 });
      const after = bentRoute(moved(A), moved(B), { ...look, routing }, [{ x: 30, y: 300 }]).points;
      before.forEach(({ x, y }, at) => {
        expect(after[at]?.x).toBeCloseTo(x + 50, 6);
        expect(after[at]?.y).toBeCloseTo(y - 70, 6);
      });
    }
  });

  it('[BC650] whatever else stands in the field is no bend, and none is too far', () => {
    const read = (value: unknown, labelAt?: unknown, more: readonly (readonly [string, unknown])[] = []) => {
      const all = new Map<string, unknown>([['bend', value], ['labelAt', labelAt], ...more]);
      return readBends((name) => all.get(name), all);
    };
    const old = { key: '', order: 0.5 };
    expect(read([120.4, -30])).toEqual({ bends: [{ ...old, x: 120, y: -30 }] });
    expect(read([1e12, -1e12])).toEqual({ bends: [{ ...old, x: 20_000, y: -20_000 }] });
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
        const { bends = [], labelAt } = readDetails({
          bend: one,
          labelAt: other,
          viaone: other,
          viatwo: one,
        });
        for (const { x, y, order } of bends)
          expect(Math.abs(x) <= 20_000 && Math.abs(y) <= 20_000 && order > 0 && order < 1).toBe(true);
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
    expect(readItem(newId(), map)).not.toHaveProperty('bends');
    expect(readItem(newId(), map)).not.toHaveProperty('labelAt');
  });
});
