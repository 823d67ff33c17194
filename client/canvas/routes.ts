/** How links run: derived from the boxes they join, pure, the same for everybody. Board pixels. */
import type { Heads, Routing } from '../../shared/documents/boardKinds.ts';
import type { Box, Point, TurnedBox } from './geometry.ts';
import { boundsOf, centre, containsPoint, distanceToSegment, turned, union } from './geometry.ts';

/** A cubic curve (from, control, control, to) when `curved`, else the corners of a line. */
export interface Route {
  readonly curved: boolean;
  readonly points: readonly [Point, Point, ...Point[]];
  readonly heads: Heads;
}

export interface LinkLook {
  readonly routing: Routing;
  readonly heads: Heads;
  /** Where things stand in columns: so far apart they are joined side to side, however far up or down. */
  readonly columns?: number;
}

/** Of several curves between the same two boxes, counted the same from either end. */
export interface Lane {
  readonly index: number;
  readonly of: number;
}

type Side = 'left' | 'right' | 'top' | 'bottom';

function facing(from: Box, to: Box, columns = Number.POSITIVE_INFINITY): readonly [Side, Side] {
  const a = centre(from);
  const b = centre(to);
  const gapX = Math.max(to.x - (from.x + from.w), from.x - (to.x + to.w));
  const gapY = Math.max(to.y - (from.y + from.h), from.y - (to.y + to.h));
  if (gapX >= Math.min(gapY, columns)) return b.x >= a.x ? ['right', 'left'] : ['left', 'right'];
  return b.y >= a.y ? ['bottom', 'top'] : ['top', 'bottom'];
}

const OUT: Record<Side, Point> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  top: { x: 0, y: -1 },
  bottom: { x: 0, y: 1 },
};

const uprightOf = (box: TurnedBox) => boundsOf(box, box.angle ?? 0);

/** Where a ray from the middle of a box straight to that side leaves it, also when it lies turned. */
function anchor(box: TurnedBox, side: Side): Point {
  const { x, y } = centre(box);
  const far = 2 * (box.w + box.h);
  return far === 0 ? { x, y } : leaving(box, { x: x + OUT[side].x * far, y: y + OUT[side].y * far });
}

/** From one curve to the next, so that labels of one line lie below or beside each other. */
const LANE_DOWN = 30;
const LANE_ACROSS = 120;
const LANE_MARGIN = 10;

/** How far a lane lies from the middle of the sides that face each other; all lanes fit on both. */
function aside(from: Box, to: Box, side: Side, { index, of }: Lane): Point {
  const across = OUT[side].x === 0;
  const room = (across ? Math.min(from.w, to.w) : Math.min(from.h, to.h)) - 2 * LANE_MARGIN;
  const apart = Math.max(0, Math.min(across ? LANE_ACROSS : LANE_DOWN, room / Math.max(1, of - 1)));
  const away = (index - (of - 1) / 2) * apart;
  return across ? { x: away, y: 0 } : { x: 0, y: away };
}

function curve(from: TurnedBox, to: TurnedBox, lane: Lane | null, columns?: number): Route['points'] {
  const [out, into] = facing(uprightOf(from), uprightOf(to), columns);
  const away = lane ? aside(from, to, out, lane) : { x: 0, y: 0 };
  const moved = ({ x, y }: Point) => ({ x: x + away.x, y: y + away.y });
  const start = moved(anchor(from, out));
  const end = moved(anchor(to, into));
  const reach = Math.max(24, Math.min(160, Math.hypot(end.x - start.x, end.y - start.y) / 2));
  const lean = (point: Point, side: Side) => ({
    x: point.x + OUT[side].x * reach,
    y: point.y + OUT[side].y * reach,
  });
  return [start, lean(start, out), lean(end, into), end];
}

/** Where a ray from the middle of a box to a point outside leaves it. */
function leaving(box: TurnedBox, towards: Point): Point {
  const { x, y } = centre(box);
  const [dx, dy] = [towards.x - x, towards.y - y];
  // Along the sides of the box.
  const along = turned({ x: dx, y: dy }, { x: 0, y: 0 }, -(box.angle ?? 0));
  const share = Math.min(
    1,
    box.w / 2 / Math.max(Math.abs(along.x), 1e-9),
    box.h / 2 / Math.max(Math.abs(along.y), 1e-9),
  );
  return { x: x + dx * share, y: y + dy * share };
}

function straight(from: TurnedBox, to: TurnedBox): Route['points'] {
  const [a, b] = [centre(from), centre(to)];
  // One inside the other: from middle to edge there is no way that both leave.
  if (containsPoint(from, b) || containsPoint(to, a)) return [a, b];
  return [leaving(from, b), leaving(to, a)];
}

function elbow(from: TurnedBox, to: TurnedBox, columns?: number): Route['points'] {
  const [out, into] = facing(uprightOf(from), uprightOf(to), columns);
  const [start, end] = [anchor(from, out), anchor(to, into)];
  if (start.x === end.x || start.y === end.y) return [start, end];
  const across = OUT[out].x !== 0;
  const [midX, midY] = [(start.x + end.x) / 2, (start.y + end.y) / 2];
  return across
    ? [start, { x: midX, y: start.y }, { x: midX, y: end.y }, end]
    : [start, { x: start.x, y: midY }, { x: end.x, y: midY }, end];
}

/** Curves and elbows leave and arrive square to the sides that face each other; straight lines aim at the middles. */
export function routeBetween(
  from: TurnedBox,
  to: TurnedBox,
  { routing, heads, columns }: LinkLook,
  lane: Lane | null = null,
): Route {
  if (routing === 'curved') return { curved: true, points: curve(from, to, lane, columns), heads };
  const points = routing === 'straight' ? straight(from, to) : elbow(from, to, columns);
  return { curved: false, points, heads };
}

const SAMPLES = 24;

/** The route as a line of short pieces. */
function traced({ curved, points }: Route): readonly Point[] {
  const [a, b, c, d] = points;
  if (!curved || !c || !d) return points;
  return Array.from({ length: SAMPLES + 1 }, (_, step) => {
    const t = step / SAMPLES;
    const u = 1 - t;
    const [p, q, r, s] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
    return { x: p * a.x + q * b.x + r * c.x + s * d.x, y: p * a.y + q * b.y + r * c.y + s * d.y };
  });
}

/** Half of its way along, where its label stands. */
export function routeMiddle({ curved, points }: Route): Point {
  const [a, b, c, d] = points;
  if (curved && c && d)
    return { x: (a.x + 3 * b.x + 3 * c.x + d.x) / 8, y: (a.y + 3 * b.y + 3 * c.y + d.y) / 8 };
  // An elbow has its middle in the middle of its middle piece.
  const [start, end] = c ? [b, c] : [a, b];
  return { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
}

/** A box that holds the route (control points hold their curve) and its heads. */
export function routeBox({ points }: Route): Box {
  const box = union(points.map((point) => ({ ...point, w: 0, h: 0 })));
  return box ? { x: box.x - 12, y: box.y - 12, w: box.w + 24, h: box.h + 24 } : { ...points[0], w: 0, h: 0 };
}

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

const HEAD = 11;
const HEAD_ANGLE = 0.5;

function head(tip: Point, before: Point): readonly [Point, Point, Point] {
  const back = Math.atan2(before.y - tip.y, before.x - tip.x);
  const side = (angle: number): Point => ({
    x: tip.x + HEAD * Math.cos(back + angle),
    y: tip.y + HEAD * Math.sin(back + angle),
  });
  return [side(HEAD_ANGLE), tip, side(-HEAD_ANGLE)];
}

/** The open arrow heads: one side, the tip, the other side. */
export function headsOf({ points, heads }: Route): readonly (readonly [Point, Point, Point])[] {
  const [first, second] = points;
  const [last, before] = [points.at(-1) ?? first, points.at(-2) ?? second];
  return [
    ...(heads === 'end' || heads === 'both' ? [head(last, before)] : []),
    ...(heads === 'start' || heads === 'both' ? [head(first, second)] : []),
  ];
}

/** Path data of the line and its heads, from an origin. */
export function routeData(route: Route, origin: Point = { x: 0, y: 0 }): string {
  const at = ({ x, y }: Point) => `${(x - origin.x).toFixed(1)} ${(y - origin.y).toFixed(1)}`;
  const [first, ...rest] = route.points.map(at);
  const line = route.curved ? `M${first}C${rest.join(' ')}` : `M${[first, ...rest].join('L')}`;
  return (
    line +
    headsOf(route)
      .map((points) => `M${points.map(at).join('L')}`)
      .join('')
  );
}
