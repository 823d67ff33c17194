import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Box,
  boxOfPoints,
  centre,
  inflate,
  intersects,
  type Point,
  turned,
} from '../../client/canvas/geometry.ts';
import {
  distanceToRoute,
  facing,
  routeBetween,
  routeMiddle,
  routePoint,
} from '../../client/canvas/routes.ts';
import { OUT } from '../../client/canvas/sides.ts';
import { SIDES, type Side } from '../../shared/documents/boardKinds.ts';

const side = fc.constantFrom(...SIDES);
const box = fc.record({
  x: fc.integer({ min: -2_000, max: 2_000 }),
  y: fc.integer({ min: -2_000, max: 2_000 }),
  w: fc.integer({ min: 40, max: 900 }),
  h: fc.integer({ min: 40, max: 900 }),
});
const boxes = fc.tuple(box, box).filter(([a, b]) => !intersects(inflate(a, 70), b));
const middleOf = (at: Box, one: Side): Point => {
  const { x, y } = centre(at);
  return { x: x + (OUT[one].x * at.w) / 2, y: y + (OUT[one].y * at.h) / 2 };
};
const row = (at: number): Box => ({ x: at * 230, y: 0, w: 200, h: 200 });
const look = { heads: 'end' } as const;
const goesThrough = (points: readonly Point[], item: Box) =>
  points.slice(1).some((point, at) => intersects(boxOfPoints(points[at] ?? point, point), inflate(item, -1)));

describe('the sides that links keep', () => {
  it('[BC377] a link leaves and arrives in the middle of the sides it keeps, whatever else would be nearer', () => {
    fc.assert(
      fc.property(
        boxes,
        side,
        side,
        fc.constantFrom('curved', 'straight', 'elbow'),
        (pair, out, into, routing) => {
          const [from, to] = pair;
          const { points } = routeBetween(from, to, { ...look, routing, fromSide: out, toSide: into });
          expect(points[0]).toEqual(middleOf(from, out));
          expect(points.at(-1)).toEqual(middleOf(to, into));
        },
      ),
    );
  });

  it('[BC377] with corners it leaves and arrives square, goes through neither item and has four bends at most', () => {
    fc.assert(
      fc.property(boxes, side, side, ([from, to], out, into) => {
        const route = routeBetween(from, to, { ...look, routing: 'elbow', fromSide: out, toSide: into });
        const { points } = route;
        expect(points.length).toBeLessThanOrEqual(6);
        for (const [at, point] of points.slice(1).entries())
          expect(point.x === points[at]?.x || point.y === points[at]?.y).toBe(true);
        for (const [end, next, way] of [
          [points[0], points[1], OUT[out]],
          [points.at(-1) ?? points[0], points.at(-2) ?? points[0], OUT[into]],
        ] as const)
          expect([Math.sign(next.x - end.x), Math.sign(next.y - end.y)]).toEqual([way.x + 0, way.y + 0]);
        for (const item of [from, to]) expect(goesThrough(points, item)).toBe(false);
        expect(distanceToRoute(route, routeMiddle(route))).toBeLessThan(1);
      }),
    );
  });

  it('[BC377] an end that keeps none takes the side with the fewest corners on the way: of a row the same', () => {
    for (const [kept, ...more] of [['fromSide'], ['toSide'], ['fromSide', 'toSide']] as const) {
      const sides = Object.fromEntries([kept, ...more].map((name) => [name, 'bottom']));
      const { points } = routeBetween(row(0), row(3), { ...look, routing: 'elbow', ...sides });
      expect(points.map(({ x, y }) => [x, y])).toEqual([
        [100, 200],
        [100, 232],
        [790, 232],
        [790, 200],
      ]);
    }
    const below = { x: 500, y: 400, w: 200, h: 200 };
    const { points } = routeBetween(row(0), below, { ...look, routing: 'elbow', fromSide: 'bottom' });
    expect(points.map(({ x, y }) => [x, y])).toEqual([
      [100, 200],
      [100, 500],
      [500, 500],
    ]);
  });

  it('[BC431] the other end stays where it was when an end keeps the side that it had by itself', () => {
    for (const [x, y] of [
      ...[
        [400, 0],
        [400, 250],
        [400, 400],
        [100, 400],
        [600, -300],
        [-400, 150],
        [-100, -500],
      ],
    ] as const) {
      const to = { x, y, w: 200, h: 200 };
      const auto = routeBetween(row(0), to, { ...look, routing: 'elbow' });
      const [fromSide, toSide] = facing(row(0), to);
      for (const kept of [{ fromSide }, { toSide }])
        expect(routeBetween(row(0), to, { ...look, routing: 'elbow', ...kept })).toEqual(auto);
    }
  });

  it('[BC377] a curve from bottom to bottom runs below what stands between, one between sides that look away goes around', () => {
    for (const last of [1, 2, 3, 8]) {
      const route = routeBetween(row(0), row(last), {
        ...look,
        routing: 'curved',
        fromSide: 'bottom',
        toSide: 'bottom',
      });
      expect(routePoint(route, 0.5).y).toBeGreaterThan(240);
      for (let share = 0; share <= 1; share += 0.01)
        expect(routePoint(route, share).y).toBeGreaterThanOrEqual(199.9);
    }
    const five = { x: 1_400, y: -400, w: 200, h: 200 };
    const wide = routeBetween(row(0), five, {
      ...look,
      routing: 'curved',
      fromSide: 'bottom',
      toSide: 'right',
    });
    for (let share = 0.01; share < 1; share += 0.01) {
      const { x, y } = routePoint(wide, share);
      expect(x > five.x + 3 && x < 1_597 && y > -397 && y < -203).toBe(false);
    }
    const away = routeBetween(row(0), row(3), {
      ...look,
      routing: 'curved',
      fromSide: 'left',
      toSide: 'right',
    });
    const { y } = routePoint(away, 0.5);
    expect(y < 0 || y > 200).toBe(true);
  });

  it('[BC377] between sides that face each other it turns halfway, across and down', () => {
    const ways = (to: Box, sides = {}) =>
      routeBetween(row(0), to, { ...look, routing: 'elbow', ...sides }).points.map(({ x, y }) => [x, y]);
    const below = [
      [100, 200],
      [100, 400],
      [400, 400],
      [400, 600],
    ];
    expect(ways({ x: 300, y: 600, w: 200, h: 200 })).toEqual(below);
    expect(ways({ x: 300, y: 600, w: 200, h: 200 }, { fromSide: 'bottom', toSide: 'top' })).toEqual(below);
    expect(ways({ x: 600, y: 300, w: 200, h: 200 })).toEqual(below.map(([x, y]) => [y, x]));
  });

  it('[BC377] a side turns with its item', () => {
    fc.assert(
      fc.property(boxes, side, fc.integer({ min: -180, max: 180 }), ([from, to], out, angle) => {
        const route = routeBetween({ ...from, angle }, to, { ...look, routing: 'curved', fromSide: out });
        const middle = turned(middleOf(from, out), centre(from), angle);
        expect(route.points[0].x).toBeCloseTo(middle.x);
        expect(route.points[0].y).toBeCloseTo(middle.y);
      }),
    );
  });
});
