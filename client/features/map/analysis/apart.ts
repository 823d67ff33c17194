/** Spots of a picture that would cover each other stand beside each other, as near to their places as there is room. */
import { type Box, containsBox, type Point } from '../../../canvas/geometry.ts';

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

/** Steps outwards, in the picture's units, and ways at each. */
const STEP = 2;
const FARTHEST = 24;
const WAYS = 16;

const covers = (a: Spot, b: Spot) => Math.hypot(a.x - b.x, a.y - b.y) < a.r + b.r;

/** The first ones stay. None leaves the room or its side of the middle: that would say something else of it. */
export function apart<One extends Spot>(
  spots: readonly One[],
  { room, middle }: { readonly room: Box; readonly middle: Point },
): readonly One[] {
  const placed: One[] = [];
  const isFree = (now: One, was: One) =>
    containsBox(room, { x: now.x - now.r, y: now.y - now.r, w: 2 * now.r, h: 2 * now.r }) &&
    now.x < middle.x === was.x < middle.x &&
    now.y < middle.y === was.y < middle.y &&
    !placed.some((one) => covers(one, now));
  const near = (spot: One): One => {
    for (let far = 0; far <= FARTHEST; far += STEP)
      for (let way = 0; way < WAYS; way += 1) {
        const turn = (2 * Math.PI * way) / WAYS;
        const now = { ...spot, x: spot.x + far * Math.cos(turn), y: spot.y + far * Math.sin(turn) };
        if (isFree(now, spot)) return now;
      }
    return spot;
  };
  for (const spot of spots) placed.push(near(spot));
  return placed;
}
