/** Acts on several nodes whose code comes when they are meant. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SEVERAL } from '../../client/features/map/acts/several.ts';
import type { MapDesk } from '../../client/features/map/MapDesk.ts';
import { type ItemId, newId } from '../../shared/ids.ts';
import { until } from '../support/poll.ts';

const CODE = '../../client/features/map/acts/arrange.ts';
const align = SEVERAL.find(({ id }) => id === 'align.left');

function newDesk() {
  const ids = new Set([newId<ItemId>(), newId<ItemId>()]);
  const problems: string[] = [];
  const desk = {
    selection: { ids, current: null },
    surface: { hands: null },
    model: { node: (id: ItemId) => ({ id }), store: { get: (id: ItemId) => ({ id }) } },
    commands: { parts: { voice: { problem: (words: string) => problems.push(words) }, t: String } },
  };
  return { desk: desk as unknown as MapDesk, ids, problems };
}

describe('acts on several nodes', () => {
  afterEach(() => {
    vi.doUnmock(CODE);
    vi.resetModules();
  });

  it('[MP89] are about what was chosen at the press, whatever is chosen when their code has come', async () => {
    const { desk, ids, problems } = newDesk();
    const chosen = [...ids];
    const done: unknown[] = [];
    vi.doMock(CODE, () => ({ arrange: (...all: unknown[]) => done.push(all) }));
    align?.run(desk);
    ids.clear();
    await until('the act is done', () => done.length > 0);
    expect(done).toEqual([[desk, 'align.left', chosen]]);
    expect(problems).toEqual([]);
  });

  it('[MP89] say so when their code cannot be had', async () => {
    const { desk, problems } = newDesk();
    vi.doMock(CODE, () => {
      throw new Error('offline');
    });
    align?.run(desk);
    await until('it is said', () => problems.length > 0);
    expect(problems).toEqual(['notLoaded']);
  });
});
