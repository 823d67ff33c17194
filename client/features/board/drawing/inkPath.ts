/** The edges of drawn lines, for boards that have some. */
import { getStroke } from 'perfect-freehand';
import type { Stroke } from '../../../../shared/documents/boardKinds.ts';
import type { InkPoint } from '../../../canvas/handlers.ts';

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
