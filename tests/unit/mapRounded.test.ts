/** Tidy on a ring and loosely: pins, groups, what lies on what. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { centre, intersects } from '../../client/canvas/geometry.ts';
import type { TidyJob, TidyNode } from '../../client/features/map/tidy/tidyJob.ts';
import { tidyPlaces } from '../../client/features/map/tidy/tidyPlaces.ts';

const SHAPES = ['ring', 'loose'] as const;

const node = (id: string, more: Partial<TidyNode> = {}): TidyNode => ({
  ...{ id, x: 0, y: 0, w: 232, h: 80, role: 'free' },
  ...more,
});
const tidied = (job: TidyJob) => {
  const places = new Map(tidyPlaces(job).map((place) => [place.id, place]));
  return job.nodes.map((one) => ({ ...one, ...places.get(one.id) }));
};

/** Pins stand apart from each other, as on a map where nothing overlaps. */
const JOB = fc
  .record({
    count: fc.integer({ min: 1, max: 24 }),
    links: fc.array(fc.tuple(fc.nat(23), fc.nat(23)), { maxLength: 40 }),
    pins: fc.array(fc.nat(23), { maxLength: 4 }),
  })
  .map(
    ({ count, links, pins }): Omit<TidyJob, 'shape'> => ({
      nodes: Array.from({ length: count }, (_, at) =>
        node(`${at}`, {
          ...{ x: 300 * (at % 5), y: 200 * Math.floor(at / 5), h: 70 + 20 * (at % 3) },
          role: pins.includes(at) ? 'pinned' : 'free',
        }),
      ),
      links: links.map(([from, to]) => ({ from: `${from % count}`, to: `${to % count}` })),
    }),
  );

describe('tidy in another way', () => {
  it.each(SHAPES)('[MT25] %s: nothing overlaps and pins stay', (shape) => {
    fc.assert(
      fc.property(JOB, (job) => {
        const nodes = tidied({ ...job, shape });
        for (const [at, one] of nodes.entries()) {
          if (one.role === 'pinned') expect(one).toEqual(job.nodes[at]);
          expect(nodes.slice(at + 1).filter((other) => intersects(one, other))).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it.each(SHAPES)('[MT25] %s: the same map gives the same layout, wherever its nodes stood', (shape) => {
    const nodes = [...'abcdef'].map((id, at) => node(id, { x: 400 * at }));
    const links = ['ab', 'bc', 'ca', 'cd', 'ef'].map(([from = '', to = '']) => ({ from, to }));
    const shapeOf = (job: TidyJob) => {
      const [first, ...more] = tidied(job);
      return more.map(({ x, y }) => [Math.round(x - (first?.x ?? 0)), Math.round(y - (first?.y ?? 0))]);
    };
    const heap = nodes.map((one, at) => ({ ...one, x: at, y: 7 * at }));
    expect(shapeOf({ nodes: heap, links, shape })).toEqual(shapeOf({ nodes, links, shape }));
  });

  it('[MT25] on a ring a circle of links has no crossing: who is linked stands side by side', () => {
    const ids = [...'aecgbfdh'];
    const links = ['ab', 'bc', 'cd', 'de', 'ef', 'fg', 'gh', 'ha'].map(([from = '', to = '']) => ({
      from,
      to,
    }));
    const nodes = tidied({ nodes: ids.map((id) => node(id)), links, shape: 'ring' });
    const turns = nodes
      .map((one) => ({ id: one.id, angle: Math.atan2(centre(one).y - 40, centre(one).x - 116) }))
      .toSorted((a, b) => a.angle - b.angle)
      .map(({ id }) => id)
      .join('');
    expect(`${turns}${turns}${[...`${turns}${turns}`].toReversed().join('')}`).toContain('abcdefgh');
  });

  it('[MT25] loosely, who is linked is nearer than who is not', () => {
    const links = ['ab', 'bc', 'ca', 'de', 'ef', 'fd'].map(([from = '', to = '']) => ({ from, to }));
    const nodes = new Map(
      tidied({ nodes: [...'abcdef'].map((id) => node(id)), links, shape: 'loose' }).map((one) => [
        one.id,
        centre(one),
      ]),
    );
    const far = (a: string, b: string) => {
      const [p, q] = [nodes.get(a), nodes.get(b)];
      return Math.hypot(((p?.x ?? 0) - (q?.x ?? 0)) / 2, (p?.y ?? 0) - (q?.y ?? 0));
    };
    expect(Math.max(far('a', 'b'), far('b', 'c'))).toBeLessThan(
      Math.min(far('a', 'd'), far('b', 'e'), far('c', 'f')),
    );
  });
});
