/** Where links leave items and enter them: by the sides that face each other, or by those that somebody chose. */
import { SIDES, type Side } from '../../shared/documents/boardKinds.ts';
import type { Box, Point, TurnedBox } from './geometry.ts';
import { boundsOf, boxOfPoints, centre, inflate, intersects, turned } from './geometry.ts';

/** A place on the edge of an item, and the way out of it there. */
export interface Port {
  readonly at: Point;
  readonly out: Point;
}
/** By end: the side that somebody chose. */
export interface Kept {
  readonly fromSide?: Side | undefined;
  readonly toSide?: Side | undefined;
}

export const OUT: Record<Side, Point> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  top: { x: 0, y: -1 },
  bottom: { x: 0, y: 1 },
};

export const uprightOf = (box: TurnedBox) => boundsOf(box, box.angle ?? 0);

export const beyond = ({ at, out }: Port, by: number): Point => ({
  x: at.x + out.x * by,
  y: at.y + out.y * by,
});

/** The middle of a side of the item itself: what is turned has it turned. */
export function portOn(box: TurnedBox, side: Side): Port {
  const [middle, { x, y }] = [centre(box), OUT[side]];
  const by = (point: Point) => turned(point, middle, box.angle ?? 0);
  const at = by({ x: middle.x + (x * box.w) / 2, y: middle.y + (y * box.h) / 2 });
  const tip = by({ x: middle.x + x, y: middle.y + y });
  return { at, out: { x: tip.x - middle.x, y: tip.y - middle.y } };
}

/**
 * The other end takes the side from which the way to the kept one has the fewest corners; where the kept one is that which
 * it would have by itself, also the side that faces it, though that takes a corner more.
 */
export function keptPorts(
  from: TurnedBox,
  to: TurnedBox,
  { fromSide, toSide }: Kept,
  [out, into]: readonly [Side, Side],
): readonly [Port, Port] {
  const pairs = sidesOf(fromSide).flatMap((a) => sidesOf(toSide).map((b) => [a, b] as const));
  const ports = ([a, b]: (typeof pairs)[number]) => [portOn(from, a), portOn(to, b)] as const;
  return ports(
    least(pairs, (pair) => {
      const ends = ports(pair);
      const stays = pair[0] === out && pair[1] === into;
      return cost(cornered(ends, from, to), ends, from, to) - (stays ? 1.5 * CORNER : 0);
    }),
  );
}

export const sidesOf = (side?: Side) => (side ? [side] : SIDES);

export function least<T>(all: readonly T[], of: (one: T) => number): T {
  const costs = all.map(of);
  return all[costs.indexOf(Math.min(...costs))] as T;
}

/** So far a line with corners runs straight out of a side, and past what it goes around. */
export const ROOM = 32;
const CORNER = 100;
export const THROUGH = 10_000;

export const axis = ({ at, out: { x, y } }: Port): Port => ({
  at,
  out: Math.abs(x) >= Math.abs(y) ? { x: Math.sign(x), y: 0 } : { x: 0, y: Math.sign(y) },
});

/** Between two boxes, before both and past both. */
const lanes = (a: number, b: number, aSize: number, bSize: number) =>
  [
    (Math.max(a, b) + Math.min(a + aSize, b + bSize)) / 2,
    Math.min(a, b) - ROOM,
    Math.max(a + aSize, b + bSize) + ROOM,
  ] as const;

/** The corners of a line that leaves and arrives straight: of those that go through neither box the one with fewest. */
export function cornered(
  [start, end]: readonly [Port, Port],
  from: TurnedBox,
  to: TurnedBox,
): readonly Point[] {
  const [a, b] = [uprightOf(from), uprightOf(to)];
  const [s, t] = [beyond(axis(start), ROOM), beyond(axis(end), ROOM)];
  const across = (x: number) => [s, { x, y: s.y }, { x, y: t.y }, t];
  const down = (y: number) => [s, { x: s.x, y }, { x: t.x, y }, t];
  const [midX, ...xs] = lanes(a.x, b.x, a.w, b.w);
  const [midY, ...ys] = lanes(a.y, b.y, a.h, b.h);
  // Of equals the first is taken: halfway between both.
  const ways = [
    ...[across(midX), down(midY)],
    ...[...xs, s.x, t.x].map(across),
    ...[...ys, s.y, t.y].map(down),
  ].map((way) => withoutSpare([start.at, ...way, end.at]));
  return least(ways, (way) => cost(way, [start, end], a, b));
}

export function withoutSpare(points: readonly Point[]): readonly Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const [before, last] = kept.slice(-2);
    const spare =
      last &&
      before &&
      ((before.x === last.x && last.x === point.x) || (before.y === last.y && last.y === point.y));
    if (spare) kept.pop();
    if (kept.at(-1)?.x !== point.x || kept.at(-1)?.y !== point.y) kept.push(point);
  }
  return kept;
}

/** What turns back where it leaves or arrives is no better than what goes through an item. */
export function cost(
  points: readonly Point[],
  ports: readonly [Port, Port],
  from: Box,
  to: Box,
  turning = THROUGH,
): number {
  const inner = [from, to].map((box) => inflate(uprightOf(box), -0.1));
  const turnsBack = (port: Port, next: Point | undefined) => {
    const { at, out } = axis(port);
    return next !== undefined && (next.x - at.x) * out.x + (next.y - at.y) * out.y <= 0;
  };
  const wrong = Number(turnsBack(ports[0], points[1])) + Number(turnsBack(ports[1], points.at(-2)));
  return points.slice(1).reduce((sum, point, at) => {
    const piece = boxOfPoints(points[at] ?? point, point);
    const through = inner.filter((box) => intersects(box, piece)).length;
    return sum + CORNER + piece.w + piece.h + through * THROUGH;
  }, wrong * turning);
}
