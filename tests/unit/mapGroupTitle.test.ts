/** Where the name of a group stands when something that is not in it lies over its row. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paintGroup } from '../../client/features/map/groups/drawGroup.ts';
import { gapIn, titleRoom } from '../../client/features/map/groups/groupShape.ts';
import { GROUP } from '../../client/features/map/model/Membership.ts';

const BOX = { x: 100, y: 100, w: 600, h: 300 };
const roomBeside = (...strangers: (typeof BOX)[]) =>
  titleRoom({ w: BOX.w, gaps: strangers.map((one) => gapIn(BOX, one)) });

describe('the name of a group', () => {
  it('[MP51] has all of its row where nothing lies over it, also with something further down', () => {
    const all = { left: 20, top: 0, width: 560 };
    expect(roomBeside()).toEqual(all);
    expect(roomBeside({ x: 120, y: 200, w: 232, h: 84 })).toEqual(all);
  });

  it('[MP51] stands at the right of what covers its beginning, before what covers its end, above the box if need be', () => {
    expect(roomBeside({ x: 60, y: 80, w: 232, h: 84 })).toEqual({ left: 208, top: 0, width: 372 });
    expect(roomBeside({ x: 500, y: 80, w: 232, h: 84 })).toEqual({ left: 20, top: 0, width: 364 });
    expect(roomBeside({ x: 160, y: 60, w: 500, h: 84 })).toMatchObject({
      left: 20,
      top: -GROUP.title - 48,
    });
  });

  it('[MP51] lies over nothing, whatever lies there', () => {
    const strangers = fc.array(
      fc.record({ x: fc.integer({ min: -200, max: 800 }), y: fc.integer({ min: 20, max: 300 }) }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(strangers, (places) => {
        const gaps = places
          .map((at) => ({ ...at, w: 232, h: 84 }))
          .filter(({ x, w, y, h }) => x + w > BOX.x && x < BOX.x + BOX.w && y + h > BOX.y)
          .map((one) => gapIn(BOX, one));
        const { left, top, width } = titleRoom({ w: BOX.w, gaps });
        const over = gaps.filter(
          (gap) => gap.y < GROUP.title && gap.x < left + width && gap.x + gap.w > left,
        );
        expect(top === 0 ? over : []).toEqual([]);
        const above = gaps.filter((gap) => gap.x < left + width && gap.x + gap.w > left && gap.over > 0);
        expect(above.every((gap) => top === 0 || top + GROUP.title <= -gap.over)).toBe(true);
        expect(left).toBeGreaterThanOrEqual(GROUP.around);
        expect(left + width).toBeLessThanOrEqual(BOX.w - GROUP.around);
      }),
    );
  });

  it('[MP51] is painted there from afar', () => {
    const written: unknown[][] = [];
    const context = new Proxy({} as CanvasRenderingContext2D, {
      get: (_, name) =>
        name === 'fillText' ? (...words: unknown[]) => written.push(words) : () => undefined,
      set: () => true,
    });
    globalThis.Path2D ??= class {} as typeof Path2D;
    paintGroup(
      context,
      BOX,
      { title: 'Owners', px: 15, strangers: [{ x: 60, y: 80, w: 232, h: 84 }] },
      () => 'red',
    );
    expect(written).toEqual([['Owners', 208, GROUP.title / 2, 372]]);
  });
});
