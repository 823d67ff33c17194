/** Where things stand in a cluster: derived, pure, the same for everybody. Board pixels. */
import { MOST_COLUMNS, NOTE_SIZE } from '../../../../shared/documents/boardKinds.ts';
import type { Box, Point } from '../../../canvas/geometry.ts';

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
  return Math.max(1, Math.min(MOST_COLUMNS, Math.round(columns)));
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
