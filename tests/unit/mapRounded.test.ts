/** Tidy on a ring and loosely: pins, groups, what lies on what. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, centre, intersects, union } from '../../client/canvas/geometry.ts';
import { behindIn } from '../../client/features/map/tidy/blocks.ts';
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

  const linksOf = (pairs: string) => pairs.split(' ').map(([from = '', to = '']) => ({ from, to }));
  /** How far it is out of an ellipse around all of them; 1: on it. */
  const outOf = (nodes: readonly TidyNode[]) => {
    const around = union(nodes.map((one) => ({ ...centre(one), w: 0, h: 0 }))) as Box;
    const middle = centre(around);
    return nodes.map((one) => {
      const { x, y } = centre(one);
      return Math.hypot((2 * (x - middle.x)) / around.w, (2 * (y - middle.y)) / around.h);
    });
  };

  it('[MT35] a ring is one line around: no node stands further in than the next', () => {
    const nodes = [...'abcdefghijkl'].map((id) => node(id));
    const ring = tidied({ nodes, links: linksOf('ab bc cd de ef fg gh hi ij jk kl la'), shape: 'ring' });
    for (const far of outOf(ring)) expect(far).toBeGreaterThan(0.75);
  });

  it('[MT35] who has most links steps into the ring, for lines that would run behind others', () => {
    const links = linksOf('ba ca da ea fa ga ha');
    const places = tidied({ nodes: [...'abcdefgh'].map((id) => node(id)), links, shape: 'ring' });
    const [hub, ...more] = outOf(places);
    expect(hub).toBeLessThan(Math.min(...more));
    expect(
      behindIn(
        places.map((one) => ({ ...one, node: one })),
        links,
      ),
    ).toBe(0);
  });

  it.each(SHAPES)('[MT36] %s: nodes without links stand in a grid beside the rest', (shape) => {
    const links = linksOf('ab bc cd da');
    const placed = tidied({ nodes: [...'abcd123456'].map((id) => node(id)), links, shape });
    const [rest, alone] = [placed.slice(0, 4), placed.slice(4)];
    expect(intersects(union(rest) as Box, union(alone) as Box)).toBe(false);
    const [columns, rows] = [new Set(alone.map(({ x }) => x)), new Set(alone.map(({ y }) => y))];
    expect(columns.size * rows.size).toBe(6);
    const without = tidied({ nodes: [...'abcd'].map((id) => node(id)), links, shape });
    const sizes = (nodes: readonly TidyNode[]) => ({ w: union(nodes)?.w, h: union(nodes)?.h });
    expect(sizes(rest)).toEqual(sizes(without));
  });

  it('[MT36] where nothing is linked the ring is of all', () => {
    const nodes = [...'abcdefgh'].map((id) => node(id));
    for (const far of outOf(tidied({ nodes, links: [], shape: 'ring' }))) expect(far).toBeGreaterThan(0.75);
  });
});
