/** Lines and equal gaps: pure geometry. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Box } from '../../client/canvas/geometry.ts';
import { shift } from '../../client/canvas/geometry.ts';
import { snapMove, snapResize } from '../../client/canvas/snap.ts';
import { NO_SNAP } from '../../client/canvas/snapped.ts';

const square = (x: number, y: number, side = 100): Box => ({ x, y, w: side, h: side });

describe('snap', () => {
  it('[CV34] edges meet edges and middles meet middles, each axis by itself', () => {
    const others = [square(0, 0)];
    expect(snapMove(square(4, 300), others, 6)).toMatchObject({ dx: -4, dy: 0 });
    expect(snapMove(square(95, 300), others, 6)).toMatchObject({ dx: 5, dy: 0 });
    expect(snapMove({ x: 28, y: 200, w: 40, h: 40 }, others, 6)).toMatchObject({ dx: 2, dy: 0 });
    expect(snapMove(square(7, 300), others, 6)).toEqual(NO_SNAP);
    expect(snapMove(square(3, 96), others, 6)).toMatchObject({ dx: -3, dy: 4 });
    expect(snapMove(square(3, 96), others, 6, 'y')).toMatchObject({ dx: 0, dy: 4 });
    expect(snapMove(square(3, 3), [], 6)).toEqual(NO_SNAP);
  });

  it('[CV34] a line reaches over all that lie on it', () => {
    const { guides } = snapMove(square(2, 500), [square(0, 0), square(0, 200), square(700, 0)], 6);
    expect(guides.filter(({ axis, at }) => axis === 'x' && at === 0)).toEqual([
      { axis: 'x', at: 0, from: 0, to: 600 },
    ]);
  });

  it('[CV34] as far as the neighbours are from each other: behind, before and between', () => {
    const row = [square(0, 0), square(140, 0)];
    expect(snapMove(square(283, 30), row, 6)).toMatchObject({
      dx: -3,
      gaps: [
        { axis: 'x', from: 100, to: 140 },
        { axis: 'x', from: 240, to: 280 },
      ],
    });
    expect(snapMove(square(-143, 30), row, 6)).toMatchObject({ dx: 3 });
    expect(snapMove(square(154, 30), [square(0, 0), square(300, 0)], 6)).toMatchObject({ dx: -4 });
    const column = row.map(({ x, y, w, h }) => ({ x: y, y: x, w: h, h: w }));
    expect(snapMove(square(30, 283), column, 6)).toMatchObject({ dy: -3 });
    expect(snapMove(square(283, 300), row, 6).gaps).toEqual([]);
  });

  it('[CV34] only the edges that a handle drags are put in line', () => {
    const others = [square(300, 0)];
    expect(snapResize({ x: 0, y: 0, w: 197, h: 104 }, 'se', others, 6)).toMatchObject({ dx: 0, dy: -4 });
    expect(snapResize({ x: 0, y: 3, w: 296, h: 200 }, 'e', others, 6)).toMatchObject({
      dx: 4,
      dy: 0,
      guides: [{ axis: 'x', at: 300, from: 0, to: 203 }],
    });
    expect(snapResize({ x: 0, y: 3, w: 200, h: 200 }, 'n', others, 6)).toMatchObject({ dx: 0, dy: -3 });
  });

  it('[CV34] never farther than it reaches, and where it puts a box that stays', async () => {
    const box = fc.record({
      x: fc.integer({ min: -500, max: 500 }),
      y: fc.integer({ min: -500, max: 500 }),
      w: fc.integer({ min: 1, max: 300 }),
      h: fc.integer({ min: 1, max: 300 }),
    });
    await fc.assert(
      fc.property(
        box,
        fc.array(box, { maxLength: 12 }),
        fc.integer({ min: 0, max: 40 }),
        (one, others, reach) => {
          const { dx, dy, guides } = snapMove(one, others, reach);
          expect(Math.max(Math.abs(dx), Math.abs(dy))).toBeLessThanOrEqual(reach);
          const placed = shift(one, dx, dy);
          for (const { axis, at } of guides) {
            const [start, length] = axis === 'x' ? [placed.x, placed.w] : [placed.y, placed.h];
            const nearest = Math.min(
              ...[start, start + length / 2, start + length].map((mine) => Math.abs(mine - at)),
            );
            expect(nearest).toBeLessThanOrEqual(1);
          }
          if (dx !== 0 && guides.some(({ axis }) => axis === 'x')) {
            const again = snapMove(placed, others, 0);
            expect(Math.abs(again.dx)).toBeLessThanOrEqual(0.5);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
