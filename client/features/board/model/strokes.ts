/** Drawn lines: from the value that is stored to what is seen; `thinned.ts` is the way there. Pure. */
import { getStroke } from 'perfect-freehand';
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
