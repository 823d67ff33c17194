/** From what a hand drew to the value that is stored. Pure. */
import { MOST_STROKE_POINTS, STROKE_GRID } from '../../../../shared/documents/boardKinds.ts';
import type { Box, Point } from '../../../canvas/geometry.ts';
import { distance, inflate, union } from '../../../canvas/geometry.ts';
import type { InkPoint } from '../../../canvas/handlers.ts';

/** On the screen on which it was drawn, below this a line may differ from the hand. */
const TOLERANCE = 0.5;
/** What a hand presses from nothing to all counts as so many pixels. */
const PRESSED = 4;
/** A line that turns by more than this has a corner, which stays one: 30°. */
const CORNER = Math.cos(Math.PI / 6);

/** Thinned by themselves: a zigzag costs the square of its points, and a minute of scribbling has thousands. */
const SPAN = 400;

/** Leaves out points that lie on the line between their neighbours (Douglas and Peucker 1973), without recursion. */
export function thinned(points: readonly InkPoint[], tolerance: number): readonly InkPoint[] {
  if (points.length < 3) return points;
  const keep = new Set<number>();
  const spans: (readonly [number, number])[] = [];
  for (let from = 0; from < points.length - 1; from += SPAN) {
    const to = Math.min(from + SPAN, points.length - 1);
    keep.add(from).add(to);
    spans.push([from, to]);
  }
  for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
    const [first, last] = span;
    const [a, b] = [points[first], points[last]];
    let [farthest, at] = [tolerance, -1];
    for (let i = first + 1; i < last; i += 1) {
      const point = points[i];
      const away = a && b && point ? awayFrom(a, b, point) : 0;
      if (away > farthest) [farthest, at] = [away, i];
    }
    if (at < 0) continue;
    keep.add(at);
    spans.push([first, at], [at, last]);
  }
  return points.filter((_, i) => keep.has(i));
}

function awayFrom(a: InkPoint, b: InkPoint, point: InkPoint): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const along = ((point.x - a.x) * dx + (point.y - a.y) * dy) / (dx * dx + dy * dy || 1);
  const at = Math.max(0, Math.min(1, along));
  const pressed = point.pressure - a.pressure - at * (b.pressure - a.pressure);
  return Math.hypot(point.x - a.x - at * dx, point.y - a.y - at * dy, pressed * PRESSED);
}

const between = (a: Point, b: Point) => distance(a, b) || 1;
const towards = (a: Point, b: Point): Point => ({
  x: (b.x - a.x) / between(a, b),
  y: (b.y - a.y) / between(a, b),
});

/** Where the circle through three points goes as it passes the middle one; nothing in a corner or at an end. */
function swing(a: Point | undefined, b: Point, c: Point | undefined): Point | null {
  if (!a || !c) return null;
  const [one, other] = [towards(a, b), towards(b, c)];
  if (one.x * other.x + one.y * other.y < CORNER) return null;
  const share = between(b, c) / (between(a, b) + between(b, c));
  return { x: one.x * share + other.x * (1 - share), y: one.y * share + other.y * (1 - share) };
}

/** Where a line swings through its points one more between two says how, within the tolerance; corners and straight lines stay as they are. */
export function rounded(points: readonly InkPoint[], tolerance: number): readonly InkPoint[] {
  const swings = points.map((b, at) => swing(points[at - 1], b, points[at + 1]));
  return points.flatMap((b, at) => {
    const a = points[at - 1];
    if (!a) return b;
    const straight = towards(a, b);
    const [from, to] = [swings[at - 1] ?? straight, swings[at] ?? straight];
    const [x, y] = [((from.x - to.x) * between(a, b)) / 8, ((from.y - to.y) * between(a, b)) / 8];
    const off = Math.hypot(x, y);
    if (off < tolerance / 4) return b;
    const much = Math.min(1, tolerance / off);
    const middle = {
      x: (a.x + b.x) / 2 + x * much,
      y: (a.y + b.y) / 2 + y * much,
      pressure: (a.pressure + b.pressure) / 2,
    };
    return [middle, b];
  });
}

export interface DrawnStroke extends Box {
  readonly points: readonly number[];
}

/** Drawn so wide and at that zoom; cut into strokes that fit the limit of a value, each begins where the one before ended. */
export function strokesOf(drawn: readonly InkPoint[], width: number, zoom: number): readonly DrawnStroke[] {
  const points = rounded(thinned(drawn, TOLERANCE / zoom), TOLERANCE / zoom);
  const strokes: DrawnStroke[] = [];
  for (let from = 0; from < Math.max(1, points.length - 1); from += MOST_STROKE_POINTS - 1) {
    const stroke = strokeOf(points.slice(from, from + MOST_STROKE_POINTS), width);
    if (stroke) strokes.push(stroke);
  }
  return strokes;
}

/** Its box is as large as its ink. */
function strokeOf(points: readonly InkPoint[], width: number): DrawnStroke | null {
  const around = union(points.map((point) => ({ ...point, w: 0, h: 0 })));
  if (around === null) return null;
  const inked = inflate(around, width / 2);
  const [x, y] = [Math.floor(inked.x), Math.floor(inked.y)];
  const box = { x, y, w: Math.ceil(inked.x + inked.w) - x, h: Math.ceil(inked.y + inked.h) - y };
  const numbers = points.flatMap(({ x, y, pressure }) => [
    Math.round(((x - box.x) / box.w) * STROKE_GRID),
    Math.round(((y - box.y) / box.h) * STROKE_GRID),
    Math.round(Math.max(0, Math.min(1, pressure)) * 100),
  ]);
  return { ...box, points: numbers };
}
