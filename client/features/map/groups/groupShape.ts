/** The box of a group, interrupted around what lies in it and is not in it: as element, in the far view, in pictures. */
import type { Box } from '../../../canvas/geometry.ts';
import { inflate } from '../../../canvas/geometry.ts';

const APART = 8;
const ROUND = 14;
const GAP_ROUND = 10;
/** How much of its edge's colour the inside has, and the dashes of edges. */
export const TINT = 0.07;
export const DASHES: readonly number[] = [5, 4];

/** The part of the box around a stranger, from the corner of the box. */
export function gapIn(around: Box, stranger: Box): Box {
  const { x, y, w, h } = inflate(stranger, APART);
  const [left, top] = [Math.max(x, around.x), Math.max(y, around.y)];
  const [right, bottom] = [Math.min(x + w, around.x + around.w), Math.min(y + h, around.y + around.h)];
  return { x: left - around.x, y: top - around.y, w: right - left, h: bottom - top };
}

export interface Interrupted {
  readonly w: number;
  readonly h: number;
  readonly gaps: readonly Box[];
}

/** Path data from the corner of the box; the inside is filled by the rule of even and odd. */
export function groupPaths({ w, h, gaps }: Interrupted) {
  const edge = roundedRect({ x: 0, y: 0, w, h }, ROUND);
  const around = gaps.map((gap) => roundedRect(gap, GAP_ROUND)).join('');
  return { edge, gaps: around, inside: edge + around };
}

function roundedRect({ x, y, w, h }: Box, round: number): string {
  const r = Math.max(0, Math.min(round, w / 2, h / 2));
  const arc = (dx: number, dy: number) => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
  return `M${x + r} ${y}h${w - 2 * r}${arc(r, r)}v${h - 2 * r}${arc(-r, r)}h${2 * r - w}${arc(-r, -r)}v${2 * r - h}${arc(r, -r)}z`;
}
