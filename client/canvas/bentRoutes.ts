/** How links run that were pulled to places: derived from these and from the boxes they join, the same for everybody. */
import type { Place, Side } from '../../shared/documents/boardKinds.ts';
import { type Cubic, onCurve } from './cubics.ts';
import { centre, containsPoint, distance, type Point, type TurnedBox } from './geometry.ts';
import { anchor, curve, facing, halfway, LEAST_REACH, type LinkLook, leaving, type Route } from './routes.ts';
import {
  axis,
  beyond,
  cost,
  type Kept,
  least,
  OUT,
  type Port,
  portOn,
  ROOM,
  sidesOf,
  THROUGH,
  uprightOf,
  withoutSpare,
} from './sides.ts';

/** From halfway between the middles; at least one. */
type Bends = readonly Place[];

/** A line with many corners is looked for once, however often it is asked for, until what it joins or it itself is another. */
const known = new WeakMap<Bends, { readonly by: string; readonly route: Route }>();

export function bentRoute(from: TurnedBox, to: TurnedBox, look: LinkLook, bends: Bends): Route {
  const { routing, heads, weight, fromSide, toSide } = look;
  const boxes = [from, to].map(({ x, y, w, h, angle }) => [x, y, w, h, angle]);
  const by = [boxes, routing, heads, weight, fromSide, toSide].join();
  const before = known.get(bends);
  if (before?.by === by) return before.route;
  const route = routeThrough(from, to, look, bends as readonly [Place, ...Place[]]);
  known.set(bends, { by, route });
  return route;
}

/** Past the places that it was pulled to; it leaves and arrives by the sides that face these. */
function routeThrough(
  from: TurnedBox,
  to: TurnedBox,
  look: LinkLook,
  bends: readonly [Place, ...Place[]],
): Route {
  const { routing, heads, weight, fromSide, toSide } = look;
  const { x, y } = halfway(from, to);
  const knees = bends.map((one) => ({ x: x + one.x, y: y + one.y })) as unknown as readonly [Point];
  const [first, last] = [knees[0], knees.at(-1) ?? knees[0]];
  const common = { curved: routing === 'curved', heads, weight, knees };
  if (routing === 'straight') {
    const end = (box: TurnedBox, at: Point, side?: Side) => {
      if (side) return portOn(box, side).at;
      return containsPoint(box, at) ? centre(box) : leaving(box, at);
    };
    return { ...common, points: [end(from, first, fromSide), ...knees, end(to, last, toSide)] };
  }
  if (routing === 'elbow') {
    const [one, another] = bends;
    const isUpright = another ? null : Math.abs(one.x) >= Math.abs(one.y);
    return { ...common, points: threaded(from, to, look, knees, isUpright) as Route['points'] };
  }
  const there = (at: Point) => ({ ...at, w: 0, h: 0 });
  const port = (box: TurnedBox, kept: Side | undefined, faces: Side) =>
    kept ? portOn(box, kept) : { at: anchor(box, faces), out: OUT[faces] };
  const start = port(from, fromSide, facing(uprightOf(from), there(first))[0]);
  const end = port(to, toSide, facing(there(last), uprightOf(to))[1]);
  return { ...common, points: knees.length > 1 ? smooth(start, knees, end) : through(start, first, end) };
}

/** One curve through that place. */
function through(start: Port, { x, y }: Point, end: Port): Route['points'] {
  const [a, b, c, d] = curve(start, end, 0) as unknown as Cubic;
  const middle = onCurve([a, b, c, d], 0.5);
  // Both that lead it take three quarters of its middle along.
  const lead = (point: Point) => ({
    x: point.x + ((x - middle.x) * 4) / 3,
    y: point.y + ((y - middle.y) * 4) / 3,
  });
  return [a, lead(b), lead(c), d];
}

/** Curves from place to place: in each it runs as from the one before to the one after. */
function smooth(start: Port, knees: readonly Point[], end: Port): Route['points'] {
  const stops = [start.at, ...knees, end.at];
  const between = (at: number) => distance(stops[at] ?? end.at, stops[at + 1] ?? end.at);
  const lean = (port: Port, length: number) => beyond(port, Math.max(LEAST_REACH, Math.min(160, length / 2)));
  const inner = knees.flatMap((at, index) => {
    const [before = at, after = at] = [stops[index], stops[index + 2]];
    const span = 3 * (distance(before, after) || 1);
    const [x, y] = [(after.x - before.x) / span, (after.y - before.y) / span];
    const [into, out] = [between(index), between(index + 1)];
    return [{ x: at.x - x * into, y: at.y - y * into }, at, { x: at.x + x * out, y: at.y + y * out }];
  });
  return [start.at, lean(start, between(0)), ...inner, lean(end, between(knees.length)), end.at];
}

/** Between two places that are passed in these directions: with a corner or two, if that turns back nowhere. */
function direct(p: Port, q: Port): readonly (readonly Point[])[] {
  const [a, b] = [p.at, q.at];
  const ahead = ({ x, y }: Point) => (b.x - a.x) * x + (b.y - a.y) * y > 0;
  const isAcross = p.out.x !== 0;
  if (!ahead(p.out) || !ahead(q.out)) return [];
  if (isAcross !== (q.out.x !== 0)) return [[isAcross ? at(b.x, a.y) : at(a.x, b.y)]];
  const [x, y] = [(a.x + b.x) / 2, (a.y + b.y) / 2];
  return [isAcross ? [at(x, a.y), at(x, b.y)] : [at(a.x, y), at(b.x, y)]];
}

/** Where none of these is a way: straight on, around, and straight in. */
function around(p: Port, q: Port): readonly (readonly Point[])[] {
  const [s, t] = [beyond(p, ROOM), beyond(q, -ROOM)];
  const [x, y] = [(s.x + t.x) / 2, (s.y + t.y) / 2];
  return [
    [s, at(s.x, t.y), t],
    [s, at(t.x, s.y), t],
    [s, at(s.x, y), at(t.x, y), t],
    [s, at(x, s.y), at(x, t.y), t],
  ];
}

const at = (x: number, y: number): Point => ({ x, y });
const back = ({ x, y }: Point): Point => ({ x: -x, y: -y });
const HEADINGS = Object.values(OUT);

/** More than any way through items: a line that turned back at a place would not come to it. */
const TURNING = 10 * THROUGH;

interface Thread {
  readonly end: Port;
  readonly points: readonly Point[];
  readonly cost: number;
}

/** The corners of a line that was pulled to places, each of which it passes straight, up and down or across where that is said: as few as there can be. */
function threaded(
  from: TurnedBox,
  to: TurnedBox,
  { fromSide, toSide }: Kept,
  places: readonly Point[],
  isUpright: boolean | null,
): readonly Point[] {
  const headings = HEADINGS.filter(({ x }) => isUpright === null || (x === 0) === isUpright);
  const [a, b] = [uprightOf(from), uprightOf(to)];
  const join = (threads: readonly Thread[], end: Port, ways: typeof around): readonly Thread[] => {
    const into = { at: end.at, out: back(end.out) };
    const all = threads.flatMap((before) =>
      ways(before.end, end).map((corners) => {
        const way = withoutSpare([before.end.at, ...corners, end.at]);
        return { before, way, cost: before.cost + cost(way, [before.end, into], a, b, TURNING) };
      }),
    );
    if (all.length === 0) return [];
    const best = least(all, (one) => one.cost);
    const thread = { end, points: [...best.before.points, ...best.way.slice(1)], cost: best.cost };
    return [thread];
  };
  let threads = sidesOf(fromSide).map((side): Thread => {
    const end = axis(portOn(from, side));
    return { end, points: [end.at], cost: 0 };
  });
  const ends = sidesOf(toSide).map((side) => axis(portOn(to, side)));
  for (const stops of [
    ...places.map((place) => headings.map((out) => ({ at: place, out }))),
    ends.map((end) => ({ at: end.at, out: back(end.out) })),
  ]) {
    const before = threads;
    const cheapest = Math.min(...before.map((one) => one.cost));
    threads = stops.flatMap((end) => join(before, end, direct));
    if (threads.every((one) => one.cost >= cheapest + THROUGH))
      threads = stops.flatMap((end) => join(before, end, around));
  }
  return withoutSpare(least(threads, (one) => one.cost).points);
}
