/** Names in the MICMAC picture: none lies on anything. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { containsBox, intersects } from '../../client/canvas/geometry.ts';
import { shortOf, spotNames } from '../../client/features/map/analysis/spotNames.ts';

const ROOM = { x: 4, y: 22, w: 280, h: 244 };
const SPOT = fc.record({
  x: fc.integer({ min: 18, max: 270 }),
  y: fc.integer({ min: 34, max: 254 }),
  r: fc.constantFrom(6, 9),
  name: fc.string({ minLength: 1, maxLength: 60 }),
});

describe('names in the MICMAC picture', () => {
  it('[MH53] no name covers a spot, another name or the edge', () => {
    fc.assert(
      fc.property(fc.array(SPOT, { maxLength: 40 }), (spots) => {
        const names = [...spotNames(spots, ({ name }) => name, { room: ROOM, taken: [] }).values()];
        const discs = spots.map(({ x, y, r }) => ({ x: x - r, y: y - r, w: 2 * r, h: 2 * r }));
        return names.every(
          (one) =>
            containsBox(ROOM, one) &&
            ![...discs, ...names].some((other) => other !== one && intersects(one, other)),
        );
      }),
    );
  });

  it('[MH53] what stands free has its name, long ones shortened, on the side where there is room', () => {
    const left = { x: 30, y: 60, r: 6 };
    const right = { x: 260, y: 150, r: 6 };
    const names = spotNames([left, right], () => 'Nobody knows who owns the stairs', {
      room: ROOM,
      taken: [],
    });
    expect(names.get(left)).toMatchObject({ text: 'Nobody knows who…', anchor: 'start' });
    expect(names.get(right)?.anchor).toBe('end');
    expect(shortOf('Costs')).toBe('Costs');
  });
});
