/** Drawn lines: from the value that is stored to what is seen; `thinned.ts` is the way there. Pure. */
import type { Stroke } from '../../../../shared/documents/boardKinds.ts';
import { STROKE_GRID } from '../../../../shared/documents/boardKinds.ts';
import type { Box, Point } from '../../../canvas/geometry.ts';
import { distanceToSegment } from '../../../canvas/geometry.ts';
import type { InkPoint } from '../../../canvas/handlers.ts';

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
