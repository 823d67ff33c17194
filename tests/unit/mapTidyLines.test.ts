/** Tidy: nodes out of the way of lines. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, containsPoint, intersects } from '../../client/canvas/geometry.ts';
import { routeBetween, routePoint } from '../../client/canvas/routes.ts';
import { LOOK } from '../../client/features/map/model/columns.ts';
import { behindIn } from '../../client/features/map/tidy/blocks.ts';
import { cleared, type Standing } from '../../client/features/map/tidy/Clearing.ts';
import type { TidyJob, TidyNode } from '../../client/features/map/tidy/tidyJob.ts';
import { tidyPlaces } from '../../client/features/map/tidy/tidyPlaces.ts';

const one = (id: string, x: number, y: number, isFixed = false): Standing => {
  const box = { x, y, w: 232, h: 74 };
  return { box, nodes: [{ ...box, id }], isFixed };
};

/** Of a link that is alone at its sides. */
function passes(from: Box, to: Box, over: Box): boolean {
  const route = routeBetween(from, to, LOOK);
  return Array.from({ length: 97 }, (_, at) => routePoint(route, at / 96)).some((point) =>
    containsPoint(over, point),
  );
}

/** With one ring as small as can be it was 11, and 13 loosely without moving anything for it. */
const MOST = 2;

describe('nodes out of the way of lines', () => {
  const link = [{ from: 'a', to: 'c' }];

  it('[MT12] what a line would run behind goes up or down, and pushes what stands there', () => {
    const all = [one('a', 0, 0), one('b', 376, 0), one('c', 752, 0), one('d', 376, 102), one('e', 376, -102)];
    const [a, b, c, d, e] = cleared(all, link).boxes as [Box, Box, Box, Box, Box];
    expect([b, d, e].some((box) => passes(a, c, box))).toBe(false);
    expect([intersects(b, d), intersects(b, e), intersects(d, e)]).toEqual([false, false, false]);
  });

  it('[MT12] [MT2] what stays is in the way as well: then the ends of the line move', () => {
    const all = [one('a', 0, 0), one('b', 376, 0, true), one('c', 752, 0)];
    const [a, b, c] = cleared(all, link).boxes as [Box, Box, Box];
    expect(b).toEqual(all[1]?.box);
    expect(passes(a, c, b)).toBe(false);
    const held = all.map((standing) => ({ ...standing, isFixed: true }));
    expect(cleared(held, link).boxes).toEqual(held.map(({ box }) => box));
  });

  it('[MT12] [MT8] a group moves as one, when a line runs behind what is in it', () => {
    const box = { x: 356, y: -60, w: 272, h: 154 };
    const group: Standing = { box, nodes: [{ id: 'b', x: 376, y: 0, w: 232, h: 74 }], isFixed: false };
    const [a, g, c] = cleared([one('a', 0, 0), group, one('c', 752, 0)], link).boxes as [Box, Box, Box];
    expect(passes(a, c, { x: 376, y: g.y + 60, w: 232, h: 74 })).toBe(false);
  });

  const again = (before: TidyJob): TidyJob => {
    const places = new Map(tidyPlaces(before).map((place) => [place.id, place]));
    return { ...before, nodes: before.nodes.map((node) => ({ ...node, ...places.get(node.id) })) };
  };
  it('[MT12] the title of a group is in the way as well', () => {
    const node = (id: string, x: number, y: number, group: string | null = null): TidyNode => ({
      ...{ id, x, y, group },
      ...{ w: 232, h: 74, role: 'free' as const },
    });
    // A way past the group, which stands in the layer between.
    const nodes = [node('a', 0, 0), node('g1', 400, 0, 'g'), node('g2', 400, 120, 'g'), node('c', 900, 0)];
    const links = 'ag1 g1c ag2 g2c ac'.split(' ').map((pair) => {
      const [, from = '', to = ''] = /^(g?.)(.+)$/.exec(pair) ?? [];
      return { from, to };
    });
    const after = new Map(again({ nodes, links }).nodes.map((one) => [one.id, one]));
    const [a, c, g1, g2] = ['a', 'c', 'g1', 'g2'].map((id) => after.get(id) as Box) as [Box, Box, Box, Box];
    const title = { x: g1.x, y: Math.min(g1.y, g2.y) - 50, w: 232, h: 30 };
    expect(passes(a, c, title)).toBe(false);
  });

  /** Less than a pixel is no move. */
  const movesFrom = ({ nodes }: TidyJob, to: TidyJob) =>
    nodes.filter(({ x, y }, at) => {
      const now = to.nodes[at] as TidyNode;
      return Math.abs(now.x - x) >= 1 || Math.abs(now.y - y) >= 1;
    });

  it('[MT4] [MT13] a map without pins that was tidied is left alone, with loops, parts, groups and nodes without links', () => {
    const maps = fc.record({
      nodes: fc.array(fc.tuple(fc.nat(900), fc.nat(900), fc.nat(4), fc.nat(9)), {
        minLength: 2,
        maxLength: 14,
      }),
      links: fc.array(fc.tuple(fc.nat(13), fc.nat(13), fc.nat(120)), { maxLength: 20 }),
    });
    fc.assert(
      fc.property(maps, (map) => {
        const nodes = map.nodes.map(([x, y, lines, group], at): TidyNode => {
          const size = { w: 232, h: 74 + lines * 20 };
          return { id: `n${at}`, x, y, ...size, role: 'free', group: group < 3 ? `g${group}` : null };
        });
        const links = map.links.flatMap(([a, b, verb]) =>
          a !== b && a < nodes.length && b < nodes.length
            ? [{ from: `n${a}`, to: `n${b}`, verb: 90 + verb }]
            : [],
        );
        const once = again({ nodes, links });
        expect(movesFrom(once, again(once))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('[MT12] [MT4] a map that is tidy stays as it is', () => {
    const nodes = [...'abcdef'].map(
      (id, at): TidyNode => ({ id, x: at * 40, y: at * 9, w: 232, h: 74, role: 'free' }),
    );
    const links = 'ab bc ca ba cd de ae fe'.split(' ').map(([from = '', to = '']) => ({ from, to }));
    const once = again({ nodes, links });
    expect(again(once).nodes).toEqual(once.nodes);
  });

  it.each(['ring', 'loose'] as const)(
    '[MT26] few lines run behind nodes that they do not join (%s)',
    (shape) => {
      // Each is linked with the one after it and with the one behind that, as on a ring nothing can be straight.
      const nodes = Array.from({ length: 14 }, (_, at): TidyNode => {
        return { id: `${at}`, x: 0, y: 100 * at, w: 232, h: 74, role: 'free', group: null };
      });
      const links = nodes.flatMap((_, at) =>
        [1, 2].map((by) => ({ from: `${at}`, to: `${(at + by) % 14}`, verb: 80 })),
      );
      const places = new Map(tidyPlaces({ nodes, links, shape }).map((place) => [place.id, place]));
      const placed = nodes.map((node) => ({ ...node, ...places.get(node.id), node }));
      expect(behindIn(placed, links)).toBeLessThanOrEqual(MOST);
    },
  );
});
