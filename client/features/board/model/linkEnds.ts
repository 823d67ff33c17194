/** What a link or a line runs between: boxes of items, and points of the board as boxes without a size. */
import type { BoardItem, Connector, LineEnd } from '../../../../shared/documents/boardKinds.ts';
import { freeEnd } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Box, Point, TurnedBox } from '../../../canvas/geometry.ts';
import { union } from '../../../canvas/geometry.ts';
import { type Route, routeBetween } from '../../../canvas/routes.ts';
import { bentLinks } from './bentLinks.ts';

interface LinkEnds {
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

/** Which links join the same two items. */
export interface Joined {
  item(id: ItemId | null): BoardItem | null;
  besides(link: Connector): readonly ItemId[];
}

/** From one line to the next between the same two items; with words on several, these lie below each other. */
const APART = { lines: 20, words: 39 } as const;

/** Read from the one of its ends that comes first in the alphabet, so that two that run against each other are alike. */
const isTurned = ({ from, to }: Connector) => (from ?? '') > (to ?? '');
const sidesOf = (link: Connector) => {
  const { fromSide = '', toSide = '' } = link;
  return isTurned(link) ? `${toSide} ${fromSide}` : `${fromSide} ${toSide}`;
};

/** The links that run as this one does, itself among them, the oldest first. What was bent runs elsewhere. */
export function alongside(board: Joined, link: Connector): readonly Connector[] {
  if (link.bends) return [link];
  const others = board.besides(link).flatMap((id) => {
    const other = id === link.id ? null : board.item(id);
    return other?.kind === 'connector' && !other.bends && sidesOf(other) === sidesOf(link) ? [other] : [];
  });
  return [link, ...others].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

/** How it runs; those between the same two items lie beside each other, as far as the items have room. */
export function linkRoute(
  board: Joined,
  link: Connector,
  boxOf: (id: ItemId) => TurnedBox | null,
): Route | null {
  const ends = linkEnds(link, boxOf);
  if (!ends) return null;
  const bent = link.bends && bentLinks.get();
  if (link.bends && bent) return bent(ends.from, ends.to, link, link.bends);
  const all = alongside(board, link);
  const least = Math.min(ends.from.w, ends.from.h, ends.to.w, ends.to.h);
  const wished = all.filter(({ text }) => text !== '').length > 1 ? APART.words : APART.lines;
  const lane = all.indexOf(link) - (all.length - 1) / 2;
  const aside = lane * Math.min(wished, (least * 0.8) / all.length) * (isTurned(link) ? -1 : 1);
  return routeBetween(ends.from, ends.to, { ...link, aside });
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
