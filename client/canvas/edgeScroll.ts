/** While something is dragged near an edge of the window, the board scrolls by this much per frame. */
import type { Point, Size } from './geometry.ts';

const EDGE = 32;
const FASTEST = 18;

function speed(at: number, length: number): number {
  const depth = at < EDGE ? EDGE - at : at > length - EDGE ? length - EDGE - at : 0;
  return Math.max(-FASTEST, Math.min(FASTEST, (depth / EDGE) * FASTEST));
}

/** For `Viewport.panBy`; zero away from the edges. */
export function edgeScroll(at: Point, { w, h }: Size): { readonly dx: number; readonly dy: number } {
  return { dx: speed(at.x, w), dy: speed(at.y, h) };
}
