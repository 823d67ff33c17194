/** The map counted and checked, against maps checked by hand. */
import { describe, expect, it } from 'vitest';
import { alikeNodes, checkMap } from '../../shared/maps/checks.ts';
import { barriersByCategory, practiceMatrix, whoCanAct } from '../../shared/maps/counts.ts';
import type { GraphLink, GraphNode, MapGraph } from '../../shared/maps/graph.ts';
import type { LinkState, Relation } from '../../shared/maps/vocabulary.ts';

const node = (id: string, more: Partial<GraphNode> = {}): GraphNode => ({
  ...{ id, kind: 'barrier', text: id, category: null, control: [], severity: {}, status: {} },
  ...more,
});
const link = (from: string, relation: Relation, to: string, state: LinkState = 'agreed'): GraphLink => ({
  ...{ id: `${from}>${to}`, from, to, relation, state },
});

const BUD = 'budapest-hu';
const ESK = 'eskisehir-tr';

const MAP: MapGraph = {
  nodes: [
    node('cost', { category: 'finance', severity: { [BUD]: 4, [ESK]: 5 }, control: ['EU', 'private'] }),
    node('loans', { category: 'finance', severity: { [ESK]: 2 }, control: ['private'] }),
    node('trust', { category: 'social', status: { [BUD]: 'open' } }),
    node('done', { status: { [BUD]: 'overcome', [ESK]: 'accepted' } }),
    node('shop', { kind: 'lever' }),
    node('desk', { kind: 'solution' }),
    node('fund', { kind: 'lever' }),
    node('tender', { kind: 'solution' }),
    node('mayor', { kind: 'actor' }),
    node('visit', { kind: 'evidence' }),
  ],
  links: [
    link('cost', 'overcome-by', 'fund'),
    link('desk', 'reduces', 'cost', 'disputed'),
    link('desk', 'causes', 'trust'),
    link('shop', 'requires', 'desk'),
    link('shop', 'involves', 'mayor'),
    link('visit', 'unclear', 'desk'),
    link('trust', 'corresponds', 'loans'),
  ],
};

describe('the map counted', () => {
  it('[MA9] barriers by category and city, with what says neither', () => {
    expect(barriersByCategory(MAP.nodes, [BUD, ESK])).toEqual([
      {
        category: 'finance',
        cells: [
          { barriers: ['cost'], worst: 4 },
          { barriers: ['cost', 'loans'], worst: 5 },
          { barriers: [], worst: null },
        ],
      },
      {
        category: 'social',
        cells: [
          { barriers: ['trust'], worst: null },
          { barriers: [], worst: null },
          { barriers: [], worst: null },
        ],
      },
      {
        category: null,
        cells: [
          { barriers: ['done'], worst: null },
          { barriers: ['done'], worst: null },
          { barriers: [], worst: null },
        ],
      },
    ]);
    const unsaid = barriersByCategory([node('x', { severity: { elsewhere: 3 } })], [BUD]);
    expect(unsaid[0]?.cells.map(({ barriers }) => barriers)).toEqual([[], ['x']]);
  });

  it('[MA9] barriers by who can act, each in the row of every one named', () => {
    const rows = whoCanAct(MAP.nodes).map(({ control, barriers }) => [control, barriers.join(' ')]);
    expect(rows.filter(([, barriers]) => barriers !== '')).toEqual([
      ['EU', 'cost'],
      ['private', 'cost loans'],
      [null, 'trust done'],
    ]);
  });

  it('[MA10] practices by the barriers they act on in one step', () => {
    const { cells, answers, barriers } = practiceMatrix(MAP);
    expect(answers).toEqual(['shop', 'desk', 'fund', 'tender']);
    expect(barriers).toEqual(['cost', 'loans', 'trust', 'done']);
    expect(cells.map(({ answer, sign, barrier }) => answer + sign + barrier)).toEqual([
      'fund-cost',
      'desk-cost',
      'desk+trust',
    ]);
    const both = practiceMatrix({
      ...MAP,
      links: [link('desk', 'reduces', 'cost'), link('desk', 'causes', 'cost')],
    });
    expect(both.cells).toMatchObject([{ sign: '?', links: ['desk>cost', 'desk>cost'] }]);
  });
});

describe('checks', () => {
  it('[MA11] finds each kind of lack, and only that', () => {
    expect(checkMap(MAP).map(({ check, items }) => `${check}: ${items.join(' ')}`)).toEqual([
      'noResponse: loans',
      'noOwner: fund',
      'noEvidence: tender',
      'disputed: desk>cost',
    ]);
    expect(checkMap({ nodes: [], links: [] })).toEqual([]);
    const fund = [node('fund', { kind: 'lever' }), node('city', { kind: 'actor' })];
    for (const one of [link('fund', 'involves', 'city'), link('city', 'involves', 'fund')])
      expect(checkMap({ nodes: fund, links: [one] })).toEqual([]);
    expect(checkMap({ nodes: fund, links: [link('city', 'unclear', 'fund')] })).toHaveLength(1);
  });

  it('[MA11] a lever has an owner, whichever end of the link the actor is', () => {
    const nodes = [node('tax', { kind: 'lever' }), node('mayor', { kind: 'actor' })];
    const owners = (one: GraphLink) => checkMap({ nodes, links: [one] }).map(({ check }) => check);
    expect(owners(link('mayor', 'involves', 'tax'))).toEqual([]);
    expect(owners(link('tax', 'involves', 'mayor'))).toEqual([]);
    expect(owners(link('mayor', 'unclear', 'tax'))).toEqual(['noOwner']);
  });

  it('[MA11] finds nodes that say the same in other words of the same stem, of one sort only', () => {
    const alike = (...nodes: readonly GraphNode[]) => alikeNodes(nodes);
    const high = node('a', { text: 'High up-front costs' });
    expect(alike(high, node('b', { text: 'Up-front cost is high', kind: 'cause' }))).toEqual([['a', 'b']]);
    expect(alike(high, node('b', { text: 'Up-front cost is high', kind: 'solution' }))).toEqual([]);
    expect(alike(high, node('b', { text: 'High cost of loans' }))).toEqual([]);
    expect(alike(node('a', { text: '' }), node('b', { text: '' }))).toEqual([]);
    const dutch = node('a', { text: 'Te weinig aannemers voor de renovatie' });
    expect(alike(dutch, node('b', { text: 'Weinig aannemers: renovatie' }))).toEqual([['a', 'b']]);
  });
});
