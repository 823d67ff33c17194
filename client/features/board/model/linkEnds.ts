/** What a link or a line runs between: boxes of items, and points of the board as boxes without a size. */
import type { Connector, LineEnd } from '../../../../shared/documents/boardKinds.ts';
import { freeEnd } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Box, Point, TurnedBox } from '../../../canvas/geometry.ts';
import { union } from '../../../canvas/geometry.ts';

export interface LinkEnds {
  readonly from: TurnedBox;
  readonly to: TurnedBox;
}

export const LINE_ENDS: readonly LineEnd[] = ['from', 'to'];

export const pointBox = ({ x, y }: Point): Box => ({ x, y, w: 0, h: 0 });

/** Null while an end is missing, and for what would join an item to itself. `boxOf` knows no lines: two would wait for each other. */
export function linkEnds(link: Connector, boxOf: (id: ItemId) => TurnedBox | null): LinkEnds | null {
  if (link.from !== null && link.from === link.to) return null;
  const [from, to] = LINE_ENDS.map((end) => {
    const id = link[end];
    const free = freeEnd(link, end);
    return id === null ? free && pointBox(free) : boxOf(id);
  });
  return from && to ? { from, to } : null;
}

/** Around the free ends of a line: what a move of it moves. Null for a link, which moves with what it joins. */
export function freeBox(link: Connector): Box | null {
  return union(LINE_ENDS.flatMap((end) => freeEnd(link, end) ?? []).map(pointBox));
}

/** Where a point is when the box that it was in is another. */
export function movedWith(point: Point, before: Box, after: Box): Point {
  const share = (at: number, start: number, length: number) => (length === 0 ? 0 : (at - start) / length);
  return {
    x: after.x + share(point.x, before.x, before.w) * after.w,
    y: after.y + share(point.y, before.y, before.h) * after.h,
  };
}

/** The line with its free ends where they are in another box. */
export function withFreeBox(link: Connector, after: Box): Connector {
  const before = freeBox(link);
  if (before === null) return link;
  const moved = (end: LineEnd) => {
    const at = freeEnd(link, end);
    return at && movedWith(at, before, after);
  };
  const [from, to] = [moved('from'), moved('to')];
  return {
    ...link,
    ...(from && { fromX: from.x, fromY: from.y }),
    ...(to && { toX: to.x, toY: to.y }),
  };
}
