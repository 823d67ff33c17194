/** From what a hand drew to the value that is stored. Pure. */
import { MOST_STROKE_POINTS, STROKE_GRID } from '../../../../shared/documents/boardKinds.ts';
import type { Box } from '../../../canvas/geometry.ts';
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
