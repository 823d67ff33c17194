/** Seeded stories; a failing one is run again by its seed, which is in its title. */
import { describe, expect, it } from 'vitest';
import { simulate } from '../support/simulation.ts';

const SEEDS = Array.from({ length: 60 }, (_, index) => index + 1);
const PEOPLE = ['yjs', 'ywasm', 'yjs', 'yjs', 'ywasm'] as const;
/** Anybody may be told to come back later; nobody here does anything that is refused. */
const WAITS = ['SHUTTING_DOWN', 'STORE_UNAVAILABLE'];

describe('a room through trouble', () => {
  it.each(SEEDS)(
    '[RM70] seed %i: everybody ends equal, and nothing acknowledged is missing',
    async (seed) => {
      const ending = await simulate({ seed, steps: 150, people: PEOPLE.slice(0, 2 + (seed % 4)) });
      expect(ending.errors).toEqual([]);
      expect(ending.closes.filter((code) => !WAITS.includes(code))).toEqual([]);
      for (const content of ending.contents) expect(content).toEqual(ending.stored);
      expect(new Set(ending.vectors).size).toBe(1);
      expect(new Set(ending.deletes).size).toBe(1);
      expect(ending).toMatchObject({ lost: 0, unsaved: 0 });
      expect(ending.pendingTimers).toBe(0);
    },
  );

  it('[RM71] the same seed tells the same story', async () => {
    const story = { seed: 7, steps: 120, people: PEOPLE };
    expect(await simulate(story)).toEqual(await simulate(story));
  });
});
