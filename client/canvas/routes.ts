/** How links run: derived from the boxes they join, pure, the same for everybody. Board pixels. */
import type { Dash, Heads, Routing, Side, Weight } from '../../shared/documents/boardKinds.ts';
import { alongLine, cubicsOf, onCurve, pieceOf, traced } from './cubics.ts';
import type { Box, Point, TurnedBox } from './geometry.ts';
import {
  centre,
  containsPoint,
  distance,
  distanceToSegment,
  inflate,
  intersects,
  turned,
} from './geometry.ts';
import { beyond, cornered, type Kept, keptPorts, OUT, type Port, portOn, uprightOf } from './sides.ts';

/** Cubic curves when `curved`, else the corners of a line. */
export interface Route {
  readonly curved: boolean;
  readonly points: readonly [Point, Point, ...Point[]];
  readonly heads: Heads;
  /** The heads of a thick line are larger. */
  readonly weight?: Weight | undefined;
  /** At which share of the way its label stands; by default half of it. */
  readonly label?: number;
  /** Where it was pulled to, one after the other. */
  readonly knees?: readonly Point[];
}

export interface LinkLook extends Kept {
  readonly routing: Routing;
  readonly heads: Heads;
  readonly weight?: Weight | undefined;
  /** Where things stand in columns: so far apart they are joined side to side, however far up or down. */
  readonly columns?: number;
  /** Where they stand in rows: so far apart they are joined top to bottom, however far across. */
  readonly rows?: number;
  /** So far to the right of its way it runs, all along. */
  readonly aside?: number;
}

/** Where a curve leaves and arrives, and how much farther out than halfway it turns: so several lie beside each other. */
export interface Course {
  readonly start: Point;
  readonly end: Point;
  readonly turn: number;
}
export type CourseBetween = (from: Box, to: Box, sides: readonly [Side, Side]) => Course;

/** The sides that face each other. */
export function facing(
  from: Box,
  to: Box,
  {
    columns = Number.POSITIVE_INFINITY,
    rows = Number.POSITIVE_INFINITY,
  }: Pick<LinkLook, 'columns' | 'rows'> = {},
): readonly [Side, Side] {
  const a = centre(from);
  const b = centre(to);
  const gapX = Math.max(to.x - (from.x + from.w), from.x - (to.x + to.w));
  const gapY = Math.max(to.y - (from.y + from.h), from.y - (to.y + to.h));
  if (gapY < rows && gapX >= Math.min(gapY, columns))
    return b.x >= a.x ? ['right', 'left'] : ['left', 'right'];
  return b.y >= a.y ? ['bottom', 'top'] : ['top', 'bottom'];
}

/** Where a ray from the middle of a box straight to that side leaves it, also when it lies turned. */
export function anchor(box: TurnedBox, side: Side): Point {
  const { x, y } = centre(box);
  const far = 2 * (box.w + box.h);
  return far === 0 ? { x, y } : leaving(box, { x: x + OUT[side].x * far, y: y + OUT[side].y * far });
}

/** Where it leaves and arrives, and how much farther out than halfway it turns. */
function ports(
  from: TurnedBox,
  to: TurnedBox,
  look: LinkLook,
  course: CourseBetween | null,
): readonly [Port, Port, turn: number] {
  const sides = facing(uprightOf(from), uprightOf(to), look);
  if (look.fromSide || look.toSide) return [...keptPorts(from, to, look, sides), 0];
  const on = course?.(from, to, sides);
  const [out, into] = sides;
  return [
    { at: on?.start ?? anchor(from, out), out: OUT[out] },
    { at: on?.end ?? anchor(to, into), out: OUT[into] },
    on?.turn ?? 0,
  ];
}

/** No end of a curve is shorter than that: its head lies along it. */
export const LEAST_REACH = 24;

export function curve(start: Port, end: Port, turn: number, times = 1): Route['points'] {
  const reach = times * Math.min(160, distance(start.at, end.at) / 2);
  const lean = (port: Port, by: number) => beyond(port, Math.max(LEAST_REACH, by));
  return [start.at, lean(start, reach + turn), lean(end, reach - turn), end.at];
}

/** Where a ray from inside a box, by default from its middle, to a point outside leaves it. */
export function leaving(box: TurnedBox, towards: Point, { x, y } = centre(box)): Point {
  const middle = centre(box);
  const [dx, dy] = [towards.x - x, towards.y - y];
  // Along the sides of the box.
  const along = (by: Point) => turned(by, { x: 0, y: 0 }, -(box.angle ?? 0));
  const [way, at] = [along({ x: dx, y: dy }), along({ x: x - middle.x, y: y - middle.y })];
  const share = (half: number, from: number, by: number) =>
    (half - from * Math.sign(by)) / Math.max(Math.abs(by), 1e-9);
  const least = Math.min(1, share(box.w / 2, at.x, way.x), share(box.h / 2, at.y, way.y));
  return { x: x + dx * least, y: y + dy * least };
}

/** Beside these points, which keep their turns; of a curve those that lead it. */
function beside<Points extends Route['points']>(points: Points, by = 0): Points {
  const ways = points.slice(1).map((to, at) => {
    const from = points[at] ?? to;
    const length = distance(from, to) || 1;
    return { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
  });
  return points.map(({ x, y }, at) => {
    const [a, b] = [ways[at - 1] ?? ways[at], ways[at] ?? ways[at - 1]] as [Point, Point];
    const wide = by / Math.max(0.5, 1 + a.x * b.x + a.y * b.y);
    return { x: x - (a.y + b.y) * wide, y: y + (a.x + b.x) * wide };
  }) as unknown as Points;
}

/** Past both, as a line with corners goes around them; null where that has no such way. */
function bowed(corners: readonly Point[]): Route['points'] | null {
  const [start, , first, second, , end] = corners;
  if (!start || !first || !second || !end) return null;
  const past = (from: Point, to: Point) => ({
    x: from.x + ((to.x - from.x) * 4) / 3,
    y: from.y + ((to.y - from.y) * 4) / 3,
  });
  return [start, past(start, first), past(end, second), end];
}

function straight(from: TurnedBox, to: TurnedBox, { fromSide, toSide, aside }: LinkLook): Route['points'] {
  const start = fromSide ? portOn(from, fromSide).at : centre(from);
  const end = toSide ? portOn(to, toSide).at : centre(to);
  const [a, b] = beside([start, end], aside);
  // One inside the other: from middle to edge there is no way that both leave.
  if (containsPoint(from, b) || containsPoint(to, a)) return [a, b];
  return [fromSide ? a : leaving(from, b, a), toSide ? b : leaving(to, a, b)];
}

/** Curves and elbows leave and arrive square to the sides that are kept or face each other; straight lines aim at the middles. */
export function routeBetween(
  from: TurnedBox,
  to: TurnedBox,
  look: LinkLook,
  course: CourseBetween | null = null,
): Route {
  const route = plainRoute(from, to, look, course);
  return look.aside && look.routing !== 'straight'
    ? { ...route, points: beside(route.points, look.aside) }
    : route;
}

function plainRoute(from: TurnedBox, to: TurnedBox, look: LinkLook, course: CourseBetween | null): Route {
  const { routing, heads, weight } = look;
  const curved = routing === 'curved';
  if (routing === 'straight') return { curved, points: straight(from, to, look), heads, weight };
  const [start, end, turn] = ports(from, to, look, course);
  const corners = () => cornered([start, end], from, to) as Route['points'];
  if (!curved) return { curved, points: corners(), heads, weight };
  const plain = { curved, points: curve(start, end, turn), heads, weight };
  if (!look.fromSide && !look.toSide) return plain;
  const inside = [from, to].map((box) => inflate(uprightOf(box), -2));
  const enters = (route: Route) =>
    traced(route).some((point) => inside.some((box) => containsPoint(box, point)));
  const wide = [1, 2, 3].map((times) => ({ ...plain, points: curve(start, end, turn, times) }));
  return wide.find((route) => !enters(route)) ?? { ...plain, points: bowed(corners()) ?? plain.points };
}

/** Halfway between the middles: where a bend counts from. */
export function halfway(from: Box, to: Box): Point {
  const [a, b] = [centre(from), centre(to)];
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

/** A share of the way along it. */
export function routePoint(route: Route, share: number): Point {
  const [one, ...more] = cubicsOf(route);
  return one && more.length === 0 ? onCurve(one, share) : alongLine(traced(route), share);
}

/** Where its label stands: half of its way along, unless it says otherwise. */
export const routeMiddle = (route: Route): Point => routePoint(route, route.label ?? 0.5);

/** Around a line: its width, heads, and what is drawn of a dash's round end. */
const AROUND = 12;

function boxAround(points: readonly Point[]): Box {
  let [left, top, right, bottom] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return inflate({ x: left, y: top, w: right - left, h: bottom - top }, AROUND);
}

/** A box that holds the route (control points hold their curve) and its heads. */
export const routeBox = ({ points }: Route): Box => boxAround(points);

const PIECES = 8;
/** Routes are never changed, and a picture in slices asks again for each of them. */
const pieces = new WeakMap<Route, readonly Box[]>();

/** Boxes that hold all of a route, of a curve piece by piece: each piece lies within its own four control points. */
function piecesOf(route: Route): readonly Box[] {
  const known = pieces.get(route);
  if (known) return known;
  const cubics = cubicsOf(route);
  const made =
    cubics.length > 0
      ? cubics.flatMap((one) =>
          Array.from({ length: PIECES }, (_, at) => boxAround(pieceOf(one, at / PIECES, (at + 1) / PIECES))),
        )
      : route.points.slice(1).map((end, at) => boxAround([route.points[at] ?? end, end]));
  pieces.set(route, made);
  return made;
}

/** Whether any of a route lies in the area; its box alone says little of a long line. */
export const runsThrough = (route: Route, area: Box): boolean =>
  piecesOf(route).some((piece) => intersects(piece, area));

/** How far a point is from a route, near enough for a click. */
export function distanceToRoute(route: Route, point: Point): number {
  const line = traced(route);
  return line
    .slice(1)
    .reduce(
      (nearest, end, at) => Math.min(nearest, distanceToSegment(line[at] ?? end, end, point)),
      Number.POSITIVE_INFINITY,
    );
}

export const LINE_PX: Readonly<Record<Weight, number>> = { thin: 1.25, normal: 2.5, thick: 6 };
const HEAD = 11;
const HEAD_OF_THICK = 18;
const HEAD_ANGLE = 0.5;

function head(tip: Point, before: Point, size: number): readonly [Point, Point, Point] {
  const back = Math.atan2(before.y - tip.y, before.x - tip.x);
  const side = (angle: number): Point => ({
    x: tip.x + size * Math.cos(back + angle),
    y: tip.y + size * Math.sin(back + angle),
  });
  return [side(HEAD_ANGLE), tip, side(-HEAD_ANGLE)];
}

/** The open arrow heads: one side, the tip, the other side. */
export function headsOf({ points, heads, weight }: Route): readonly (readonly [Point, Point, Point])[] {
  const [first, second] = points;
  const size = weight === 'thick' ? HEAD_OF_THICK : HEAD;
  const last = () => head(points.at(-1) ?? first, points.at(-2) ?? second, size);
  if (heads === 'end') return [last()];
  if (heads === 'none') return [];
  return heads === 'both' ? [last(), head(first, second, size)] : [head(first, second, size)];
}

/** As long as a head, which begins at its tip: so that dashes leave heads whole. */
export const dashesOf = (weight?: Weight): readonly [number, number] =>
  weight === 'thick' ? [HEAD_OF_THICK, 14] : [HEAD + 1, 8];

export interface Edge {
  readonly weight?: Weight | undefined;
  readonly dash?: Dash | undefined;
}

/** Around a shape: as thick as it is, and its dashes; none where it is solid. */
export const edgeOf = ({
  weight = 'normal',
  dash,
}: Edge): readonly [width: number, dashes: readonly number[]] => [
  { thin: 1, normal: 2, thick: 6 }[weight],
  dash === 'dashed' ? dashesOf(weight) : [],
];

/** Path data of the line and its heads, from an origin. */
export function routeData(route: Route, origin: Point = { x: 0, y: 0 }): string {
  const at = ({ x, y }: Point) =>
    `${Math.round((x - origin.x) * 10) / 10} ${Math.round((y - origin.y) * 10) / 10}`;
  let data = '';
  for (const point of route.points) {
    // A curve has one start, and then all its points.
    const before = data === '' ? 'M' : !route.curved ? 'L' : data.includes('C') ? ' ' : 'C';
    data += before + at(point);
  }
  for (const [left, tip, right] of headsOf(route)) {
    const from = `M${at(tip)}L`;
    data += from + at(left) + from + at(right);
  }
  return data;
}
