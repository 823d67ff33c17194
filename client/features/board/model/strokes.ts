/** Drawn lines: from what a hand did to the value that is stored, and to what is seen. Pure. */
import { getStroke } from 'perfect-freehand';
import type { Stroke } from '../../../../shared/documents/boardKinds.ts';
import { MOST_STROKE_POINTS, STROKE_GRID } from '../../../../shared/documents/boardKinds.ts';
import type { Box, Point } from '../../../canvas/geometry.ts';
import { distanceToSegment, union } from '../../../canvas/geometry.ts';
import type { InkPoint } from '../../../canvas/handlers.ts';

/** On the board, below this a drawn line may differ from the hand. */
const TOLERANCE = 0.6;

/** Thinned by themselves: a zigzag costs the square of its points, and a minute of scribbling has thousands. */
const SPAN = 400;

/** Leaves out points that lie on the line between their neighbours (Douglas and Peucker 1973), without recursion. */
export function thinned(points: readonly InkPoint[], tolerance = TOLERANCE): readonly InkPoint[] {
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
      const away = a && b && point ? distanceToSegment(a, b, point) : 0;
      if (away > farthest) [farthest, at] = [away, i];
    }
    if (at < 0) continue;
    keep.add(at);
    spans.push([first, at], [at, last]);
  }
  return points.filter((_, i) => keep.has(i));
}

export interface DrawnStroke extends Box {
  readonly points: readonly number[];
}

/** Cut into strokes that fit the limit of a value; each begins where the one before ended. */
export function strokesOf(drawn: readonly InkPoint[]): readonly DrawnStroke[] {
  const points = thinned(drawn);
  const strokes: DrawnStroke[] = [];
  for (let from = 0; from < Math.max(1, points.length - 1); from += MOST_STROKE_POINTS - 1) {
    const stroke = strokeOf(points.slice(from, from + MOST_STROKE_POINTS));
    if (stroke) strokes.push(stroke);
  }
  return strokes;
}

function strokeOf(points: readonly InkPoint[]): DrawnStroke | null {
  const around = union(points.map((point) => ({ ...point, w: 0, h: 0 })));
  if (around === null) return null;
  const box = {
    x: Math.floor(around.x),
    y: Math.floor(around.y),
    w: Math.max(1, Math.ceil(around.x + around.w) - Math.floor(around.x)),
    h: Math.max(1, Math.ceil(around.y + around.h) - Math.floor(around.y)),
  };
  const numbers = points.flatMap(({ x, y, pressure }) => [
    Math.round(((x - box.x) / box.w) * STROKE_GRID),
    Math.round(((y - box.y) / box.h) * STROKE_GRID),
    Math.round(Math.max(0, Math.min(1, pressure)) * 100),
  ]);
  return { ...box, points: numbers };
}

/** The points of a stroke in a box, in that box's units. */
export function inkOf({ points }: Pick<Stroke, 'points'>, { x, y, w, h }: Box): readonly InkPoint[] {
  const ink: InkPoint[] = [];
  for (let at = 0; at + 2 < points.length; at += 3)
    ink.push({
      x: x + ((points[at] ?? 0) / STROKE_GRID) * w,
      y: y + ((points[at + 1] ?? 0) / STROKE_GRID) * h,
      pressure: (points[at + 2] ?? 50) / 100,
    });
  return ink;
}

export function distanceToStroke(stroke: Pick<Stroke, 'points'>, box: Box, point: Point): number {
  const ink = inkOf(stroke, box);
  let [nearest, before] = [Number.POSITIVE_INFINITY, ink[0]];
  for (const next of ink) {
    if (before) nearest = Math.min(nearest, distanceToSegment(before, next, point));
    before = next;
  }
  return nearest;
}

/** The edge of a line that is as thick as the hand pressed: an SVG path. */
export function inkPath(ink: readonly InkPoint[], pen: Stroke['pen'], width: number): string {
  const outline = getStroke(
    ink.map(({ x, y, pressure }) => [x, y, pressure]),
    {
      size: width,
      thinning: pen === 'pen' ? 0.6 : 0,
      smoothing: 0.5,
      streamline: 0.3,
      simulatePressure: false,
    },
  );
  const [first, ...rest] = outline;
  if (first === undefined) return '';
  const at = ([x = 0, y = 0]: readonly number[]) => `${x.toFixed(1)} ${y.toFixed(1)}`;
  return `M ${at(first)} L ${rest.map(at).join(' L ')} Z`;
}
