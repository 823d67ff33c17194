import { describe, expect, it } from 'vitest';
import { intersects } from '../../client/canvas/geometry.ts';
import { type BarRoom, barSpot } from '../../client/features/board/canvas/chrome/barSpot.ts';

const BAR = { w: 400, h: 40 };
const WINDOW = { x: 60, y: 60, w: 1_000, h: 680 };

const spot = (room: Partial<BarRoom> & Pick<BarRoom, 'chosen'>) =>
  barSpot({ bar: BAR, clear: WINDOW, ends: [], others: [], ...room });

describe('the bar of what is chosen', () => {
  const note = { x: 400, y: 300, w: 200, h: 200 };

  it('[BC114] lies above it or below, where it covers less of the rest', () => {
    expect(spot({ chosen: note })).toMatchObject({ x: 300, y: 216 });
    const above = { x: 400, y: 80, w: 200, h: 200 };
    expect(spot({ chosen: note, others: [above] })).toMatchObject({ x: 300, y: 544 });
    const wide = { x: 200, y: 520, w: 600, h: 200 };
    expect(spot({ chosen: note, others: [above, wide] })).toMatchObject({ x: 300, y: 216 });
    expect(spot({ chosen: { ...note, y: 100 }, others: [wide] }).y).toBe(344);
  });

  it('[BC114] never covers it while the window has room for both, however low', () => {
    for (let h = 260; h < 500; h += 20)
      for (let y = -150; y < h; y += 10) {
        if (Math.max(y, h - y - 200) <= BAR.h + 1) continue;
        const chosen = { x: 300, y, w: 200, h: 200 };
        const clear = { x: 0, y: 0, w: 720, h };
        const place = { ...barSpot({ bar: BAR, clear, chosen, ends: [], others: [] }), ...BAR };
        expect(intersects(place, chosen), `${y} in ${h}`).toBe(false);
        expect(place.y >= 0 && place.y + place.h <= h).toBe(true);
      }
  });

  it('[BC114] on what fills the window it lies at an edge, where it covers the least of it', () => {
    const all = { x: 0, y: 0, w: 2_000, h: 2_000 };
    // Words begin at the top.
    expect(spot({ chosen: all }).y).toBe(700);
    expect(spot({ chosen: { ...all, y: 90 } }).y).toBe(60);
    expect(spot({ chosen: { ...all, y: -1_290 } }).y).toBe(700);
  });

  it('[BC161] wider than the room beside a panel it goes to the left, not under the panel', () => {
    const clear = { x: 96, y: 76, w: 572, h: 620 };
    for (const x of [100, 300, 500])
      expect(spot({ bar: { w: 640, h: 40 }, clear, chosen: { ...note, x } }).x).toBe(28);
    expect(spot({ bar: { w: 700, h: 40 }, clear, chosen: note }).x).toBe(8);
  });

  it('[BC114] leaves the ends of a line free', () => {
    const middle = { x: 500, y: 300, w: 0, h: 40 };
    const ends = [
      { x: 480, y: 190, w: 48, h: 48 },
      { x: 480, y: 390, w: 48, h: 48 },
    ];
    const place = { ...spot({ chosen: middle, ends }), ...BAR };
    expect(ends.filter((end) => intersects(end, place))).toEqual([]);
  });

  it('[BC387] leaves the timer free', () => {
    const timer = { x: 500, y: 70, w: 130, h: 44 };
    expect(spot({ chosen: { ...note, y: 170 }, ends: [timer] }).y).toBe(414);
    expect(spot({ chosen: { ...note, x: 860, y: 170 }, ends: [timer] }).y).toBe(86);
  });

  it('[BC388] stays on its side while that has room, and on a phone ends at the same place', () => {
    const above = { x: 400, y: 80, w: 200, h: 200 };
    expect(spot({ chosen: note, others: [above], before: 'above' }).y).toBe(216);
    expect(spot({ chosen: { ...note, y: 100 }, before: 'above' }).y).toBe(344);
    for (const x of [0, 400, 900]) expect(spot({ chosen: { ...note, x }, atEnd: true }).x).toBe(660);
  });
});
