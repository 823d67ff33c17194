import type { Point } from '../../../canvas/geometry.ts';

/** Until the context is restored. */
export function turnAround(context: CanvasRenderingContext2D, { x, y }: Point, degrees: number): void {
  context.save();
  context.translate(x, y);
  context.rotate((degrees * Math.PI) / 180);
  context.translate(-x, -y);
}
