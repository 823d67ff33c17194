/** Nodes in line and at equal gaps: none covers another. */
import { describe, expect, it } from 'vitest';
import type { Alignment, Direction } from '../../client/canvas/aligning.ts';
import { spread } from '../../client/features/map/acts/arrange.ts';
import { type ItemId, newId } from '../../shared/ids.ts';

const placesOf = (
  how: Alignment | Direction,
  least: number,
  ...corners: readonly (readonly [number, number])[]
) => {
  const placed = corners.map(([x, y]) => ({ id: newId<ItemId>(), box: { x, y, w: 200, h: 70 } }));
  const places = new Map(spread(placed, how, least).map(({ id, x, y }) => [id, [x, y]]));
  return placed.map(({ id }) => places.get(id));
};

describe('nodes in line', () => {
  it('[MH145] two rows aligned left stand below each other in the order they were read; what covers nothing stays', () => {
    const rows = [
      [300, 0],
      [0, 0],
      [600, 0],
      [300, 100],
      [0, 300],
    ] as const;
    expect(placesOf('left', 0, ...rows)).toEqual([
      [0, 98],
      [0, 0],
      [0, 196],
      [0, 294],
      [0, 392],
    ]);
    expect(placesOf('left', 0, [0, 0], [50, 80], [90, 300])).toEqual([
      [0, 0],
      [0, 80],
      [0, 300],
    ]);
    expect(placesOf('top', 0, [0, 300], [0, 0])).toEqual([
      [228, 0],
      [0, 0],
    ]);
  });

  it('[MH145] equal gaps are no smaller than the usual one', () => {
    expect(placesOf('down', 28, [0, 0], [0, 50], [0, 144])).toEqual([
      [0, 0],
      [0, 98],
      [0, 196],
    ]);
    expect(placesOf('across', 28, [0, 0], [250, 0], [600, 0])).toEqual([
      [0, 0],
      [300, 0],
      [600, 0],
    ]);
  });
});
