/** Tidy with groups: what is in one stays together, and nothing else comes to lie in its box. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Box } from '../../client/canvas/geometry.ts';
import { intersects } from '../../client/canvas/geometry.ts';
import { groupBox } from '../../client/features/map/model/Membership.ts';
import type { TidyJob, TidyNode } from '../../client/features/map/tidy/tidyJob.ts';
import { tidyPlaces } from '../../client/features/map/tidy/tidyPlaces.ts';

function tidied(job: TidyJob): readonly TidyNode[] {
  const places = new Map(tidyPlaces(job).map((place) => [place.id, place]));
  return job.nodes.map((node) => ({ ...node, ...places.get(node.id) }));
}

const groupsIn = (nodes: readonly TidyNode[]) => [
  ...new Set(nodes.flatMap(({ group }) => (group ? [group] : []))),
];
const boxOf = (nodes: readonly TidyNode[], group: string) =>
  groupBox(nodes.filter((node) => node.group === group)) as Box;

/** Who lies in a box of others; `asks` says of whom that is asked. */
function strangers(nodes: readonly TidyNode[], asks: (node: TidyNode, group: string) => boolean) {
  return groupsIn(nodes).flatMap((group) =>
    nodes
      .filter((node) => node.group !== group && asks(node, group) && intersects(node, boxOf(nodes, group)))
      .map(({ id }) => `${id} in ${group}`),
  );
}

function mapOf(count: number, group: (at: number) => string | null, links: string): TidyJob {
  const nodes = Array.from({ length: count }, (_, at): TidyNode => {
    const id = String.fromCharCode(97 + at);
    return { id, x: at * 40, y: (at % 3) * 30, w: 232, h: 74, role: 'free', group: group(at) };
  });
  const pairs = links.split(' ').filter(Boolean);
  return { nodes, links: pairs.map((pair) => ({ from: pair[0] ?? '', to: pair[1] ?? '' })) };
}

describe('tidy with groups', () => {
  it('[MT8] members stand together, in layers along their links, and what leads to the group stands before it', () => {
    const done = tidied(mapOf(8, (at) => (at % 2 === 0 ? 'G' : null), 'ac ce ab bd df hg'));
    expect(strangers(done, () => true)).toEqual([]);
    const x = (id: string) => done.find((node) => node.id === id)?.x ?? Number.NaN;
    expect(x('a') + 232).toBeLessThan(x('c'));
    expect(x('c') + 232).toBeLessThan(x('e'));
    const box = boxOf(done, 'G');
    expect([box.x + box.w < x('b'), x('b') < x('d'), x('h') + 232 < box.x]).toEqual([true, true, true]);
    // Four nodes and their gaps, not the whole map.
    expect(box.w).toBeLessThan(3 * (232 + 144) + 60);
  });

  it.each(['free', 'pinned'] as const)(
    '[MT11] what leads out of a group stands one below the other, before a node that is %s',
    (role) => {
      const job = mapOf(6, (at) => (at < 3 ? 'G' : null), 'ad bd cd de df');
      const nodes = job.nodes.map((node) => (node.id === 'd' ? { ...node, role } : node));
      const done = tidied({ ...job, nodes });
      const at = (ids: string) => done.filter(({ id }) => ids.includes(id));
      expect(new Set(at('abc').map(({ x }) => x)).size).toBe(1);
      const [d] = at('d');
      for (const { x, w } of at('abc')) expect(x + w).toBeLessThan(d?.x ?? 0);
      expect(strangers(done, ({ role: one }) => one === 'free')).toEqual([]);
    },
  );

  it('[MT11] a group that no link leaves is a grid, and what is linked in it stays in layers', () => {
    const columns = (links: string) =>
      new Set(tidied(mapOf(4, () => 'G', links)).map(({ x }) => Math.round(x))).size;
    expect([columns(''), columns('ab cd')]).toEqual([2, 2]);
  });

  it('[MT8] the rest of a group comes to its pins, and takes in no node that is held', () => {
    const job = mapOf(6, (at) => (at < 3 ? 'G' : null), 'ab bc');
    const held = { a: { x: 0, y: 0 }, e: { x: 300, y: 0 }, f: { x: 0, y: 150 } } as Record<
      string,
      { x: number; y: number }
    >;
    const nodes = job.nodes.map((node): TidyNode => {
      const place = held[node.id];
      return place ? { ...node, ...place, role: 'pinned' } : node;
    });
    const done = tidied({ ...job, nodes });
    expect(done.find(({ id }) => id === 'a')).toMatchObject({ x: 0, y: 0 });
    expect(strangers(done, () => true)).toEqual([]);
    const box = boxOf(done, 'G');
    expect(box.w + box.h).toBeLessThan(1_300);
  });

  const node = fc.record({
    x: fc.integer({ min: -900, max: 900 }),
    y: fc.integer({ min: -900, max: 900 }),
    h: fc.integer({ min: 74, max: 200 }),
    role: fc.constantFrom('free', 'free', 'free', 'free', 'pinned', 'around'),
    group: fc.constantFrom(null, null, 'G', 'H', 'K'),
  });
  const link = fc.record({ from: fc.nat(24), to: fc.nat(24) });
  const jobOf = (drawn: readonly object[], pairs: readonly { from: number; to: number }[]): TidyJob => ({
    nodes: drawn.map((one, at) => ({ ...one, w: 232, id: String(at) }) as TidyNode),
    links: pairs.map(({ from, to }) => ({ from: String(from), to: String(to) })),
  });

  it('[MT8] [MT1] [MT2] whatever the map: who is held stays, no free node lies in a box of others or on another', () => {
    fc.assert(
      fc.property(fc.array(node, { maxLength: 25 }), fc.array(link, { maxLength: 40 }), (drawn, pairs) => {
        const job = jobOf(drawn, pairs);
        const places = tidyPlaces(job);
        expect(places.map(({ id }) => Number(id)).toSorted((a, b) => a - b)).toEqual(
          job.nodes.filter((one) => one.role === 'free').map(({ id }) => Number(id)),
        );
        const done = tidied(job);
        const lying = done.filter((a) =>
          done.some((b) => a !== b && (a.role === 'free' || b.role === 'free') && intersects(a, b)),
        );
        expect(lying.map(({ id }) => id)).toEqual([]);
        const isHeld = (group: string) => done.some((one) => one.group === group && one.role !== 'free');
        // A group that is all free lies over nobody; in one with pins lies nobody who could have gone elsewhere.
        const asks = (one: TidyNode, group: string) =>
          !isHeld(group) || (one.role === 'free' && !(one.group && isHeld(one.group)));
        expect(strangers(done, asks)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('[MT8] without pins no box lies over another box or over a node that is not in it', () => {
    fc.assert(
      fc.property(fc.array(node, { maxLength: 25 }), fc.array(link, { maxLength: 40 }), (drawn, pairs) => {
        const job = jobOf(
          drawn.map((one) => ({ ...one, role: 'free' })),
          pairs,
        );
        const done = tidied(job);
        expect(strangers(done, () => true)).toEqual([]);
        const boxes = groupsIn(done).map((group) => boxOf(done, group));
        expect(boxes.some((a) => boxes.some((b) => a !== b && intersects(a, b)))).toBe(false);
      }),
      { numRuns: 150 },
    );
  });
});
