/** A node with very many links becomes one with another: each of them is looked at once, not once for every other. */
import { expect, it } from 'vitest';
import { doublesOf } from '../../client/features/map/merge/makeOne.ts';
import type { ItemId } from '../../shared/ids.ts';

const LINKS = 5_000;

it('[MH120] of 5,000 links of one node each is read once to find those that are there already', () => {
  let read = 0;
  const links = Array.from({ length: LINKS }, (_, n) => ({
    from: 'costs' as ItemId,
    get to() {
      read += 1;
      return `loan ${n % (LINKS / 2)}` as ItemId;
    },
    relation: 'causes' as const,
    came: n >= LINKS / 2,
    n,
  }));
  const doubles = doublesOf(links);
  expect(read).toBe(LINKS);
  expect(doubles).toHaveLength(LINKS / 2);
  expect(doubles.every(([gone, stays]) => gone.came && gone.n === stays.n + LINKS / 2)).toBe(true);
});
