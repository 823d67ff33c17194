/** Drawing the box of something new. */
import type { Doing, Surroundings } from './doing.ts';
import type { Point } from './geometry.ts';
import { boxOfPoints } from './geometry.ts';

/** With Shift as wide as high, on the side of `start` where the pointer is. */
function squared(start: Point, to: Point): Point {
  const side = Math.max(Math.abs(to.x - start.x), Math.abs(to.y - start.y));
  const way = (from: number, end: number) => from + (end < from ? -side : side);
  return { x: way(start.x, to.x), y: way(start.y, to.y) };
}

export function drawBox<Id extends string>(
  { stage, handlers, sketch }: Surroundings<Id>,
  start: Point,
): Doing {
  handlers.onPlaceStart?.();
  let drawn = boxOfPoints(start, start);
  return {
    move(at, { shift }) {
      const to = stage.viewport.toBoard(at);
      drawn = boxOfPoints(start, shift ? squared(start, to) : to);
      sketch.box(drawn);
    },
    end() {
      sketch.clear();
      handlers.onPlace?.(drawn, start);
    },
    cancel: () => sketch.clear(),
  };
}
