/** The nearest item in a direction, as arrow keys mean it: straight ahead counts more than aside. */
import type { Box } from './geometry.ts';
import { centre } from './geometry.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

const ASIDE = 2;

/** How far an item is in that direction; infinite when it lies beside or behind. Lower is nearer. */
export function reach(from: Box, to: Box, direction: Direction): number {
  const [a, b] = [centre(from), centre(to)];
  const sideways = direction === 'left' || direction === 'right';
  const sign = direction === 'left' || direction === 'up' ? -1 : 1;
  const ahead = sign * (sideways ? b.x - a.x : b.y - a.y);
  const aside = Math.abs(sideways ? b.y - a.y : b.x - a.x);
  return ahead <= 0 || aside > 2 * ahead ? Number.POSITIVE_INFINITY : ahead + ASIDE * aside;
}

export function nearestIn<Id>(
  from: Box,
  direction: Direction,
  boxes: Iterable<readonly [Id, Box]>,
): Id | null {
  let best: Id | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const [id, box] of boxes) {
    const far = reach(from, box, direction);
    if (far >= least) continue;
    best = id;
    least = far;
  }
  return best;
}
