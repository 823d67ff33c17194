/** The box of a group, interrupted around what lies in it and is not in it: as element, in the far view, in pictures. */
import type { Box } from '../../../canvas/geometry.ts';
import { inflate } from '../../../canvas/geometry.ts';
import { GROUP } from '../model/Membership.ts';

const APART = 8;
const ROUND = 14;
const GAP_ROUND = 10;
/** How much of its edge's colour the inside has, and the dashes of edges. */
export const TINT = 0.07;
export const DASHES: readonly number[] = [5, 4];

/** `over`: how far what lies there reaches over the top of the box. */
type Gap = Box & { readonly over: number };

/** The part of the box around a stranger, from the corner of the box. */
export function gapIn(around: Box, stranger: Box): Gap {
  const { x, y, w, h } = inflate(stranger, APART);
  const [left, top] = [Math.max(x, around.x), Math.max(y, around.y)];
  const [right, bottom] = [Math.min(x + w, around.x + around.w), Math.min(y + h, around.y + around.h)];
  return { x: left - around.x, y: top - around.y, w: right - left, h: bottom - top, over: top - y };
}

export interface Interrupted {
  readonly w: number;
  readonly h: number;
  readonly gaps: readonly Gap[];
}

/** A name in less is no name. */
const LEAST_TITLE = 96;

interface Room {
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

/**
 * Where its name stands, from the corner of the box: beside what lies over its row, above the box and what reaches over it
 * where that leaves too little.
 */
export function titleRoom({ w, gaps }: Omit<Interrupted, 'h'>, needs = LEAST_TITLE): Room {
  const all: Room = { left: GROUP.around, top: 0, width: w - 2 * GROUP.around };
  const over = gaps.filter(({ y }) => y < GROUP.title).toSorted((a, b) => a.x - b.x);
  let best: Room = { ...all, width: 0 };
  const end = all.left + all.width;
  let { left: from } = all;
  for (const { x, w: wide } of [...over, { x: end + APART, w: 0 }]) {
    const to = Math.min(x - APART, end);
    if (to - from > best.width) best = { ...all, left: from, width: to - from };
    from = Math.max(from, x + wide + APART);
  }
  if (best.width >= Math.min(needs, all.width)) return best;
  return { ...all, top: -GROUP.title - Math.max(0, ...over.map((gap) => gap.over)) };
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
