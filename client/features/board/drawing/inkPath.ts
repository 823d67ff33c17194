/** The edges of drawn lines, for boards that have some. Through each point that is given, to both ends. */
import type { Pen } from '../../../../shared/documents/boardKinds.ts';
import type { InkPoint } from '../../../canvas/handlers.ts';

/** How much a pen's line swells with what presses it, as a share of its width. */
const SWELLS: Readonly<Record<Pen, number>> = { pen: 0.6, marker: 0 };
const short = (value: number) => Math.round(value * 100) / 100;

/** From a point to the next, round at both. Always clockwise, so that pieces over each other are one area. */
function piece(a: InkPoint, b: InkPoint, radiusOf: (point: InkPoint) => number): string {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.hypot(dx, dy);
  const [x, y] = length > 0 ? [dy / length, -dx / length] : [0, -1];
  const [from, to] = [radiusOf(a), radiusOf(b)];
  const at = (point: InkPoint, radius: number) =>
    `${short(point.x + x * radius)} ${short(point.y + y * radius)}`;
  const round = (radius: number) => `A${short(radius)} ${short(radius)} 0 0 1 `;
  return `M${at(a, from)}L${at(b, to)}${round(to)}${at(b, -to)}L${at(a, -from)}${round(from)}${at(a, from)}Z`;
}

/** The edge of a line that is as thick as the hand pressed: an SVG path. */
export function inkPath(ink: readonly InkPoint[], pen: Pen, width: number): string {
  const radiusOf = ({ pressure }: InkPoint) => width * (0.5 + SWELLS[pen] * (pressure - 0.5));
  return ink
    .map((point, at) => (at > 0 || ink.length === 1 ? piece(ink[at - 1] ?? point, point, radiusOf) : ''))
    .join('');
}
