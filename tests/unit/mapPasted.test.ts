/** Where nodes of a pasted list stand. */
import { describe, expect, it } from 'vitest';
import { inGrid } from '../../client/features/map/exchange/placeDrafts.ts';
import { NODE } from '../../client/features/map/model/mapModel.ts';

describe('a pasted list', () => {
  it('[MH51] leaves room for the verb of a link between any two nodes beside each other', () => {
    const boxes = [74, 90, 74, 110, 74, 74].map((h) => ({ x: 0, y: 0, w: NODE.width, h }));
    const stand = inGrid(boxes).map((place, at) => ({ ...boxes[at], ...place, h: boxes[at]?.h ?? 0 }));
    for (const [at, a] of stand.entries())
      for (const b of stand.slice(at + 1)) {
        const across = Math.abs(a.x - b.x) - NODE.width;
        const down = Math.max(a.y, b.y) - (a.y < b.y ? a.y + a.h : b.y + b.h);
        expect(Math.max(across, down)).toBeGreaterThanOrEqual(80);
      }
  });
});
