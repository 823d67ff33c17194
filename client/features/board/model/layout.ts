/** Where things stand in a cluster and how links run: derived, pure, the same for everybody. Board pixels. */
import { NOTE_SIZE } from '../../../../shared/documents/boardKinds.ts';
import type { Box, Point } from '../../../canvas/geometry.ts';
import { centre, union } from '../../../canvas/geometry.ts';

export const CLUSTER = { header: 56, padding: 16, gap: 14 } as const;
export const FRAME_HEADER = 64;
export const NOTE_GAP = 20;

export interface GridCell {
  readonly height: number;
}

export interface Grid {
  readonly box: Box;
  readonly cells: readonly Box[];
}

/** A cluster's box and its notes' boxes: rows are as high as their highest note; an empty cluster keeps one place. */
export function layGrid(at: Point, columns: number, cells: readonly GridCell[]): Grid {
  const boxes: Box[] = [];
  let top = at.y + CLUSTER.header;
  for (let start = 0; start < Math.max(1, cells.length); start += columns) {
    const row = cells.slice(start, start + columns);
    const height = Math.max(NOTE_SIZE, ...row.map((cell) => cell.height));
    row.forEach((cell, column) => {
      const x = at.x + CLUSTER.padding + column * (NOTE_SIZE + CLUSTER.gap);
      boxes.push({ x, y: top, w: NOTE_SIZE, h: cell.height });
    });
    top += height + CLUSTER.gap;
  }
  const w = 2 * CLUSTER.padding + columns * (NOTE_SIZE + CLUSTER.gap) - CLUSTER.gap;
  return { box: { x: at.x, y: at.y, w, h: top - CLUSTER.gap + CLUSTER.padding - at.y }, cells: boxes };
}

/** How many columns a cluster of this width has. */
export function columnsWithin(width: number): number {
  const columns = (width - 2 * CLUSTER.padding + CLUSTER.gap) / (NOTE_SIZE + CLUSTER.gap);
  return Math.max(1, Math.min(20, Math.round(columns)));
}

/** The place in a grid that a point means: before the cell it is in the left half of, after the last one. */
export function gridIndexAt(cells: readonly Box[], point: Point): number {
  for (const [index, cell] of cells.entries()) {
    if (point.y > cell.y + cell.h + CLUSTER.gap) continue;
    if (point.y < cell.y - CLUSTER.gap) return index;
    if (point.x < cell.x + cell.w / 2) return index;
  }
  return cells.length;
}

export interface Curve {
  readonly from: Point;
  readonly to: Point;
  readonly control1: Point;
  readonly control2: Point;
}

type Side = 'left' | 'right' | 'top' | 'bottom';

function facing(from: Box, to: Box): readonly [Side, Side] {
  const a = centre(from);
  const b = centre(to);
  const gapX = Math.max(to.x - (from.x + from.w), from.x - (to.x + to.w));
  const gapY = Math.max(to.y - (from.y + from.h), from.y - (to.y + to.h));
  if (gapX >= gapY) return b.x >= a.x ? ['right', 'left'] : ['left', 'right'];
  return b.y >= a.y ? ['bottom', 'top'] : ['top', 'bottom'];
}

function anchor(box: Box, side: Side): Point {
  const { x, y } = centre(box);
  if (side === 'left') return { x: box.x, y };
  if (side === 'right') return { x: box.x + box.w, y };
  return side === 'top' ? { x, y: box.y } : { x, y: box.y + box.h };
}

const OUT: Record<Side, Point> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  top: { x: 0, y: -1 },
  bottom: { x: 0, y: 1 },
};

/** A link leaves and arrives square to the sides that face each other. */
export function curveBetween(from: Box, to: Box): Curve {
  const [out, into] = facing(from, to);
  const start = anchor(from, out);
  const end = anchor(to, into);
  const reach = Math.max(24, Math.min(160, Math.hypot(end.x - start.x, end.y - start.y) / 2));
  const lean = (point: Point, side: Side) => ({
    x: point.x + OUT[side].x * reach,
    y: point.y + OUT[side].y * reach,
  });
  return { from: start, to: end, control1: lean(start, out), control2: lean(end, into) };
}

/** The middle of a curve, where its label stands. */
export function curveMiddle({ from, to, control1, control2 }: Curve): Point {
  return {
    x: (from.x + 3 * control1.x + 3 * control2.x + to.x) / 8,
    y: (from.y + 3 * control1.y + 3 * control2.y + to.y) / 8,
  };
}

/** A box that holds the curve (its control points do) and its arrow head. */
export function curveBox(curve: Curve): Box {
  const points = [curve.from, curve.to, curve.control1, curve.control2];
  const box = union(points.map((point) => ({ ...point, w: 0, h: 0 })));
  return box ? { x: box.x - 12, y: box.y - 12, w: box.w + 24, h: box.h + 24 } : { ...curve.from, w: 0, h: 0 };
}

const SAMPLES = 24;

function curveAt({ from, to, control1, control2 }: Curve, t: number): Point {
  const u = 1 - t;
  const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
  return {
    x: a * from.x + b * control1.x + c * control2.x + d * to.x,
    y: a * from.y + b * control1.y + c * control2.y + d * to.y,
  };
}

/** How far a point is from a curve, near enough for a click. */
export function distanceToCurve(curve: Curve, point: Point): number {
  let nearest = Number.POSITIVE_INFINITY;
  let before = curve.from;
  for (let step = 1; step <= SAMPLES; step++) {
    const after = curveAt(curve, step / SAMPLES);
    nearest = Math.min(nearest, distanceToSegment(before, after, point));
    before = after;
  }
  return nearest;
}

export function distanceToSegment(a: Point, b: Point, point: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((point.x - a.x) * dx + (point.y - a.y) * dy) / length;
  const t = Math.max(0, Math.min(1, along));
  return Math.hypot(point.x - a.x - t * dx, point.y - a.y - t * dy);
}

const HEAD = 11;
const HEAD_ANGLE = 0.5;

/** The open arrow head where a curve arrives: one side, the tip, the other side. */
export function arrowHead({ to, control2 }: Curve): readonly [Point, Point, Point] {
  const back = Math.atan2(control2.y - to.y, control2.x - to.x);
  const side = (angle: number): Point => ({
    x: to.x + HEAD * Math.cos(back + angle),
    y: to.y + HEAD * Math.sin(back + angle),
  });
  return [side(HEAD_ANGLE), to, side(-HEAD_ANGLE)];
}
