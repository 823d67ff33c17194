/** In line with each other and at equal gaps, of things that lie at boxes, on boards and maps. */
import type { ItemId } from '../../shared/ids.ts';
import { type Box, type Point, union } from './geometry.ts';

export type Alignment = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom';
export type Direction = 'across' | 'down';

export interface Placed {
  readonly id: ItemId;
  readonly box: Box;
}

/** Where it goes. */
export interface Aligned extends Point {
  readonly id: ItemId;
}

function alignedTo(how: Alignment, box: Box, all: Box): Point {
  switch (how) {
    case 'left':
      return { x: all.x, y: box.y };
    case 'centre':
      return { x: all.x + (all.w - box.w) / 2, y: box.y };
    case 'right':
      return { x: all.x + all.w - box.w, y: box.y };
    case 'top':
      return { x: box.x, y: all.y };
    case 'middle':
      return { x: box.x, y: all.y + (all.h - box.h) / 2 };
    case 'bottom':
      return { x: box.x, y: all.y + all.h - box.h };
  }
}

/** Where items go that line up at an edge or the middle of what they cover together. */
export function aligned(placed: readonly Placed[], how: Alignment): readonly Aligned[] {
  const all = union(placed.map((one) => one.box));
  return all ? placed.map(({ id, box }) => ({ id, ...alignedTo(how, box, all) })) : [];
}

/** Where items go that stand with equal gaps; the first and the last stay. Overlapping ones overlap equally. */
export function distributed(placed: readonly Placed[], way: Direction): readonly Aligned[] {
  const across = way === 'across';
  const start = ({ box }: Placed) => (across ? box.x : box.y);
  const size = ({ box }: Placed) => (across ? box.w : box.h);
  const sorted = [...placed].sort((a, b) => start(a) - start(b) || (a.id < b.id ? -1 : 1));
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last || sorted.length < 3) return [];
  const room = start(last) + size(last) - start(first);
  const gap = (room - sorted.reduce((sum, one) => sum + size(one), 0)) / (sorted.length - 1);
  let at = start(first);
  return sorted.map((one) => {
    const to = at;
    at += size(one) + gap;
    return { id: one.id, x: across ? to : one.box.x, y: across ? one.box.y : to };
  });
}
