/** Cities compared, against a map compared by hand. */
import { describe, expect, it } from 'vitest';
import {
  compareCities,
  groupOf,
  proposeCorrespondences,
  solvedThereOpenHere,
  worstIn,
} from '../../shared/maps/compare.ts';
import type { GraphLink, GraphNode, MapGraph } from '../../shared/maps/graph.ts';
import type { LinkState } from '../../shared/maps/vocabulary.ts';

const BUD = 'budapest-hu';
const ESK = 'eskisehir-tr';
const GHE = 'ghent-be';

const node = (id: string, more: Partial<GraphNode> = {}): GraphNode => ({
  ...{ id, kind: 'barrier', text: id, category: null, control: [], severity: {}, status: {} },
  ...more,
});
const same = (from: string, to: string, state: LinkState = 'agreed'): GraphLink => ({
  ...{ id: `${from}>${to}`, from, to, relation: 'corresponds', state },
});

const MAP: MapGraph = {
  nodes: [
    node('cost', { severity: { [BUD]: 4 }, status: { [BUD]: 'overcome', [ESK]: 'open' } }),
    node('permits', { status: { [BUD]: 'tackled' } }),
    node('licences', { status: { [ESK]: 'overcome' } }),
    node('papers', { severity: { [GHE]: 2 } }),
    node('heat', { status: { [GHE]: 'accepted' } }),
    node('trust', { severity: { [ESK]: 3 } }),
    node('shade', { status: { [GHE]: 'overcome' } }),
    node('idea'),
  ],
  links: [
    same('permits', 'licences'),
    same('papers', 'licences', 'proposed'),
    same('heat', 'trust', 'disputed'),
    same('heat', 'shade'),
    same('trust', 'gone'),
  ],
};
const CITIES = [BUD, ESK, GHE];

describe('cities compared', () => {
  it('[MC1] what corresponds is one row, also through a third; a disputed link joins nothing', () => {
    expect(compareCities(MAP, CITIES).map(({ nodes }) => nodes)).toEqual([
      ['cost'],
      ['permits', 'licences', 'papers'],
      ['heat', 'shade'],
      ['trust'],
      ['idea'],
    ]);
  });

  it('[MC2] [MC3] shared by all, some, one or none, and how it stands in each', () => {
    expect(compareCities(MAP, CITIES).map(({ sharing, standings }) => [sharing, ...standings])).toEqual([
      ['some', 'solved', 'open', null],
      ['all', 'open', 'solved', 'open'],
      ['one', null, null, 'solved'],
      ['one', null, 'open', null],
      ['none', null, null, null],
    ]);
    expect(compareCities({ nodes: MAP.nodes.slice(4, 5), links: [] }, [GHE])[0]?.standings).toEqual([
      'accepted',
    ]);
  });

  it('[MC4] solved there and open here, with who may ask whom', () => {
    const lessons = (cities: readonly string[]) =>
      solvedThereOpenHere(compareCities(MAP, cities), cities).map((one) => ({ ...one, nodes: one.nodes[0] }));
    expect(lessons(CITIES)).toEqual([
      { nodes: 'cost', solved: [BUD], open: [ESK] },
      { nodes: 'permits', solved: [ESK], open: [BUD, GHE] },
    ]);
    expect(lessons([BUD, GHE])).toEqual([]);
  });

  it('[MC7] rows stand in the group that helps most, and the worst city is told where one stands out', () => {
    const rows = compareCities(MAP, CITIES);
    expect(rows.map((row) => groupOf(row, CITIES))).toEqual([
      'lesson',
      'lesson',
      `one:${GHE}`,
      `one:${ESK}`,
      'none',
    ]);
    expect(rows.map(({ severities }) => severities)).toEqual([
      [4, null, null],
      [null, null, 2],
      [null, null, null],
      [null, 3, null],
      [null, null, null],
    ]);
    const worst = (...severities: (number | null)[]) => worstIn({ severities });
    expect([
      worst(2, 5, null),
      worst(5, 5, 1),
      worst(4, null, null),
      worst(null, null),
      worst(1, 4, 3),
    ]).toEqual([1, null, null, null, 1]);
  });

  it('[MC5] correspondences are proposed by words and category, never again what was joined or disputed', () => {
    const at = (city: string, more: Partial<GraphNode>) => ({ status: { [city]: 'open' as const }, ...more });
    const nodes = [
      node('a', at(BUD, { text: 'High cost of heat pumps' })),
      node('b', at(ESK, { text: 'Heat pumps cost too much' })),
      node('c', at(BUD, { text: 'Tenants distrust heat', category: 'social' })),
      node('d', at(ESK, { text: 'Neighbours fear heat', category: 'social' })),
      node('e', at(ESK, { text: 'Subsidise heat pumps', kind: 'lever' })),
      node('f', at(BUD, { text: 'Heat pumps cost much' })),
    ];
    const pairs = (links: readonly GraphLink[], cities = [BUD, ESK]) =>
      proposeCorrespondences({ nodes, links }, cities).map(({ from, to }) => `${from}${to}`);
    // b and f share heat, pump, cost and much: 4 of 4; a and b three of five; c and d one of five.
    const proposed = proposeCorrespondences({ nodes, links: [] }, [BUD, ESK]);
    expect(proposed.map((one) => one.likeness)).toEqual([1, 0.6, 0.2]);
    expect(pairs([])).toEqual(['bf', 'ab', 'cd']);
    expect(pairs([same('a', 'b', 'disputed')])).not.toContain('ab');
    expect(pairs([same('b', 'a')])).not.toContain('ab');
    expect(pairs([], [BUD])).toEqual([]);
    const plain = nodes.map((one) => ({ ...one, category: null }));
    expect(proposeCorrespondences({ nodes: plain, links: [] }, [BUD, ESK])).toHaveLength(2);
  });
});
