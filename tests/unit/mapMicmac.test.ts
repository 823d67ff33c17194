/** The picture of drivers and dependents: where its spots stand. */
import { describe, expect, it } from 'vitest';
import { apart } from '../../client/features/map/analysis/apart.ts';

const room = { x: 0, y: 20, w: 288, h: 248 };
const middle = { x: 100, y: 150 };
const far = (a: { x: number; y: number }, b: { x: number; y: number }) => Math.hypot(a.x - b.x, a.y - b.y);

describe('[MA16] spots of the picture', () => {
  it('stand beside each other, near their places, in their quadrant and clear of its name', () => {
    const spots = [
      { x: 40, y: 140, r: 9 },
      { x: 46, y: 140, r: 9 },
      { x: 52, y: 141, r: 6 },
      { x: 95, y: 149, r: 6 },
      { x: 104, y: 151, r: 6 },
      { x: 200, y: 30, r: 9 },
      { x: 203, y: 30, r: 6 },
    ];
    const placed = apart(spots, { room, middle });
    expect(placed[0]).toEqual(spots[0]);
    for (const [at, spot] of placed.entries()) {
      const was = spots[at] as (typeof spots)[number];
      expect(far(spot, was)).toBeLessThanOrEqual(24);
      expect([spot.x < middle.x, spot.y < middle.y]).toEqual([was.x < middle.x, was.y < middle.y]);
      expect(spot.y - spot.r).toBeGreaterThanOrEqual(room.y);
      for (const other of placed.slice(0, at))
        expect(far(spot, other)).toBeGreaterThanOrEqual(spot.r + other.r);
    }
  });

  it('stay where there is no room', () => {
    const crowd = Array.from({ length: 60 }, () => ({ x: 60, y: 80, r: 9 }));
    expect(apart(crowd, { room, middle }).at(-1)).toEqual({ x: 60, y: 80, r: 9 });
  });
});
