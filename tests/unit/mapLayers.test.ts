/** The parts of a layered layout, each against trying everything. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intersects } from '../../client/canvas/geometry.ts';
import { alignedIn } from '../../client/features/map/tidy/alignment.ts';
import { crossingsOf, type Layers, uncrossed } from '../../client/features/map/tidy/crossings.ts';
import { layered } from '../../client/features/map/tidy/layered.ts';
import { rankedFrom } from '../../client/features/map/tidy/ranks.ts';
import type { Arrow } from '../../client/features/map/tidy/shortened.ts';
import type { TidyNode } from '../../client/features/map/tidy/tidyJob.ts';

type Pair = readonly [number, number];

const arrowsOf = (pairs: readonly Pair[]): Arrow[] =>
  pairs.filter(([from, to]) => from !== to).map(([from, to]) => ({ from, to, weight: 1 }));

/** Each place is linked with one before it, so all hang together; and a few links more, loops among them. */
const together = (count: number) =>
  fc
    .record({
      joined: fc.tuple(...Array.from({ length: count - 1 }, (_, at) => fc.nat(at))),
      turned: fc.array(fc.boolean(), { minLength: count - 1, maxLength: count - 1 }),
      more: fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 5 }),
    })
    .map(({ joined, turned, more }): readonly Pair[] => [
      ...joined.map((to, at): Pair => (turned[at] ? [at + 1, to] : [to, at + 1])),
      ...more,
    ]);

function everyRanking(count: number): readonly (readonly number[])[] {
  if (count === 0) return [[]];
  return everyRanking(count - 1).flatMap((before) => [0, 1, 2, 3, 4].map((rank) => [...before, rank]));
}
const RANKINGS = everyRanking(5);

const spanOf = (ranks: ArrayLike<number>, arrows: readonly Arrow[]) =>
  arrows.reduce((sum, { from, to, weight }) => sum + weight * ((ranks[to] ?? 0) - (ranks[from] ?? 0)), 0);
const leadsOn = (ranks: ArrayLike<number>, arrows: readonly Arrow[]) =>
  arrows.every(({ from, to }) => (ranks[to] ?? 0) > (ranks[from] ?? 0));

/** Two neighbouring layers and what joins them. */
const twoLayers = fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { maxLength: 24 }).map((pairs): Layers => {
  const before: number[][] = Array.from({ length: 14 }, () => []);
  const after: number[][] = Array.from({ length: 14 }, () => []);
  for (const [from, to] of pairs) {
    after[from]?.push(7 + to);
    before[7 + to]?.push(from);
  }
  return {
    layers: [
      [0, 1, 2, 3, 4, 5, 6],
      [7, 8, 9, 10, 11, 12, 13],
    ],
    before,
    after,
  };
});

function crossingsByPairs({ layers, after }: Layers): number {
  const [left = [], right = []] = layers;
  const lines = left.flatMap((from, at) => (after[from] ?? []).map((to) => [at, right.indexOf(to)] as const));
  return lines.reduce(
    (sum, [a, b], at) => sum + lines.slice(at + 1).filter(([c, d]) => (a - c) * (b - d) < 0).length,
    0,
  );
}

function nodesOf(count: number): readonly TidyNode[] {
  return Array.from({ length: count }, (_, at) => ({
    ...{ id: String(at), x: 0, y: 0, w: 232, h: 74 + (at % 3) * 20 },
    role: 'free' as const,
  }));
}
const linksOf = (pairs: readonly Pair[]) =>
  pairs.map(([from, to]) => ({ from: String(from), to: String(to) }));

describe('layers', () => {
  it('[MT9] links cross as few layers as they can, as trying all layers does', () => {
    fc.assert(
      fc.property(together(5), (pairs) => {
        const { ranks, arrows } = rankedFrom(5, arrowsOf(pairs));
        expect(leadsOn(ranks, arrows)).toBe(true);
        const spans = RANKINGS.filter((one) => leadsOn(one, arrows)).map((one) => spanOf(one, arrows));
        expect(spanOf(ranks, arrows)).toBe(Math.min(...spans));
      }),
      { seed: 9, numRuns: 150 },
    );
  });

  it('[MT9] a loop is turned around at one link, and loops beside each other make no long chain', () => {
    const ring = rankedFrom(
      4,
      arrowsOf([
        [0, 1],
        [1, 2],
        [2, 3],
        [3, 0],
      ]),
    );
    expect([...ring.ranks]).toEqual([0, 1, 2, 3]);
    const rings = Array.from({ length: 60 }, (_, at) =>
      [1, 7, 31].map((step): Pair => [at, (at + step) % 60]),
    );
    expect(Math.max(...rankedFrom(60, arrowsOf(rings.flat())).ranks)).toBeLessThan(30);
  });

  it('[MT9] crossings are counted as by pairs, and an order has no more of them than it began with', () => {
    fc.assert(
      fc.property(twoLayers, (layers) => {
        expect(crossingsOf(layers)).toBe(crossingsByPairs(layers));
        const ordered = { ...layers, layers: uncrossed(layers) };
        expect(ordered.layers.map((layer) => layer.toSorted((a, b) => a - b))).toEqual(layers.layers);
        expect(crossingsOf(ordered)).toBeLessThanOrEqual(crossingsOf(layers));
      }),
      { seed: 9, numRuns: 300 },
    );
  });

  it('[MT9] a tree is drawn without a crossing, each answer in line with what it answers', () => {
    const tree: readonly Pair[] = [
      [0, 1],
      [0, 2],
      [1, 3],
      [1, 4],
      [2, 5],
      [2, 6],
      [6, 7],
    ];
    const placed = layered(nodesOf(8), linksOf([...tree].reverse()));
    const at = (id: number) => {
      const one = placed.find(({ node }) => node.id === String(id));
      return { x: one?.x ?? Number.NaN, y: (one?.y ?? Number.NaN) + (one?.h ?? 0) / 2 };
    };
    for (const [from, to] of tree) expect(at(to).x).toBeGreaterThan(at(from).x);
    const between = (middle: number, a: number, b: number) =>
      expect((at(middle).y - at(a).y) * (at(middle).y - at(b).y)).toBeLessThanOrEqual(0);
    between(0, 1, 2);
    between(1, 3, 4);
    between(2, 5, 6);
    expect(at(7).y).toBeCloseTo(at(6).y);
    expect(Math.sign(at(3).y - at(5).y)).toBe(Math.sign(at(1).y - at(2).y));
  });

  it('[MT9] places of a layer keep their order and their distance', () => {
    fc.assert(
      fc.property(twoLayers, fc.array(fc.boolean(), { minLength: 14, maxLength: 14 }), (layers, bends) => {
        const apart = (a: number, b: number) => 10 + ((a + b) % 3);
        const ys = alignedIn(layers, { isBend: (place) => bends[place] === true, apart });
        for (const layer of layers.layers)
          for (const [at, place] of layer.slice(1).entries())
            expect((ys[place] ?? 0) - (ys[layer[at] ?? -1] ?? 0)).toBeGreaterThanOrEqual(
              apart(layer[at] ?? 0, place) - 1e-6,
            );
      }),
      { seed: 9, numRuns: 200 },
    );
  });

  it('[MT10] 200 nodes and 600 links are laid out, whatever their shape, and none lies on another', () => {
    const count = 200;
    const shapes: readonly ((at: number) => readonly number[])[] = [
      (at) => [1, 7, 31].map((step) => (at + step) % count),
      (at) => [at + 1, at + 23, at + 47].filter((to) => to < count),
      (at) => [at % 12, (at * 7 + 3) % 12, (at * 131 + 17) % count],
    ];
    for (const ends of shapes) {
      const pairs = Array.from({ length: count }, (_, at) => ends(at).map((to): Pair => [at, to])).flat();
      const placed = layered(nodesOf(count), linksOf(pairs)).toSorted((a, b) => a.x - b.x || a.y - b.y);
      expect(placed).toHaveLength(count);
      for (const [at, one] of placed.entries()) {
        const next = placed[at + 1];
        if (next) expect(intersects(one, next)).toBe(false);
      }
    }
  });
});
