/** Lines as points: the corners of a line, or cubic curves one after the other (from, control, control, to, control, control, to …). */
import { distance, type Point } from './geometry.ts';

interface Line {
  readonly curved: boolean;
  readonly points: readonly Point[];
}
export type Cubic = readonly [Point, Point, Point, Point];

export function cubicsOf({ curved, points }: Line): readonly Cubic[] {
  const all: Cubic[] = [];
  for (let at = 0; curved && at + 3 < points.length; at += 3)
    all.push(points.slice(at, at + 4) as unknown as Cubic);
  return all;
}

export function onCurve([a, b, c, d]: Cubic, t: number): Point {
  const u = 1 - t;
  const p = u * u * u;
  const q = 3 * u * u * t;
  const r = 3 * u * t * t;
  const s = t * t * t;
  return { x: p * a.x + q * b.x + r * c.x + s * d.x, y: p * a.y + q * b.y + r * c.y + s * d.y };
}

/** Of a cubic curve that is drawn as so many straight pieces. */
export const SAMPLES = 24;

/** The line as one of short pieces. */
export function traced(line: Line): readonly Point[] {
  const cubics = cubicsOf(line);
  if (cubics.length === 0) return line.points;
  return [
    ...line.points.slice(0, 1),
    ...cubics.flatMap((one) => Array.from({ length: SAMPLES }, (_, at) => onCurve(one, (at + 1) / SAMPLES))),
  ];
}

/** A share of the way along a line of straight pieces. */
export function alongLine(points: readonly Point[], share: number): Point {
  const lengths = points.slice(1).map((end, at) => distance(points[at] ?? end, end));
  let left = share * lengths.reduce((sum, one) => sum + one, 0);
  let at = 0;
  for (; left > (lengths[at] ?? left); at += 1) left -= lengths[at] ?? 0;
  const start = points[at] as Point;
  const end = points[at + 1] ?? start;
  const along = left / (lengths[at] || 1);
  return { x: start.x + (end.x - start.x) * along, y: start.y + (end.y - start.y) * along };
}

/** The control points of the part of a cubic curve between two shares of its way. */
export function pieceOf(cubic: Cubic, from: number, to: number): readonly Point[] {
  const [a, b, c, d] = cubic;
  const slope = (t: number): Point => {
    const u = 1 - t;
    const along = (p: number, q: number, r: number, s: number) =>
      u * u * (q - p) + 2 * u * t * (r - q) + t * t * (s - r);
    return { x: along(a.x, b.x, c.x, d.x), y: along(a.y, b.y, c.y, d.y) };
  };
  const [start, end] = [onCurve(cubic, from), onCurve(cubic, to)];
  const [leaves, comes, share] = [slope(from), slope(to), to - from];
  return [
    start,
    { x: start.x + leaves.x * share, y: start.y + leaves.y * share },
    { x: end.x - comes.x * share, y: end.y - comes.y * share },
    end,
  ];
}
