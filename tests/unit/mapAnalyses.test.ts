/** Analyses of maps: against maps checked by hand, and against brute force on small ones. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bounds } from '../../shared/maps/circuits.ts';
import type { GraphLink, GraphNode, MapGraph } from '../../shared/maps/graph.ts';
import { influencesOf, webOf } from '../../shared/maps/graph.ts';
import { betweenness, degrees, micmac } from '../../shared/maps/influence.ts';
import { feedbackLoops, simplePaths } from '../../shared/maps/loops.ts';
import { neighbourhood, sharedCauses, stream } from '../../shared/maps/reach.ts';
import { RELATIONS, type Relation } from '../../shared/maps/vocabulary.ts';

const FREE: Bounds = { most: Number.POSITIVE_INFINITY, expired: () => false };

function nodeOf(id: string, more: Partial<GraphNode> = {}): GraphNode {
  return { id, kind: 'barrier', text: id, category: null, control: [], severity: {}, status: {}, ...more };
}

/** `a causes b`, one a line. */
function mapOf(lines: string): MapGraph {
  const links = lines
    .trim()
    .split('\n')
    .map((line, at): GraphLink => {
      const [from = '', relation, to = ''] = line.trim().split(' ');
      return { id: `l${at}`, from, to, relation: relation as Relation, state: 'agreed' };
    });
  const ids = [...new Set(links.flatMap(({ from, to }) => [from, to]))];
  return { nodes: ids.map((id) => nodeOf(id)), links };
}

/** The renovation map of the design, as far as it goes round. */
const RENOVATION = mapOf(`
  trust causes agree
  agree causes few
  few causes visits
  visits causes trust
  agree overcome-by shop
  shop requires desk
  few reduces shop
  few involves chairs
  law unclear agree`);

const loopsOf = (graph: MapGraph, bounds = FREE) => feedbackLoops(webOf(graph), bounds);
const pathsOf = (graph: MapGraph, from: string, to: string, bounds = FREE) =>
  simplePaths(webOf(graph), [from, to], bounds);

const NODES = 'abcdef'.split('');
const smallMap: fc.Arbitrary<MapGraph> = fc
  .array(fc.tuple(fc.nat(5), fc.nat(5), fc.constantFrom(...RELATIONS)), { maxLength: 14 })
  .map((links) => ({
    nodes: NODES.map((id) => nodeOf(id)),
    links: links
      .filter(([from, to]) => from !== to)
      .map(([from, to, relation], at) => ({
        ...{ id: `l${at}`, from: NODES[from] ?? 'a', to: NODES[to] ?? 'a' },
        ...{ relation, state: 'agreed' as const },
      })),
  }));

/** Every walk that meets no node twice, by trying all. */
function pathsByForce(graph: MapGraph, from: string, to: string): readonly string[] {
  const web = webOf(graph);
  const walk = (trail: readonly string[]): readonly string[] => {
    const at = trail.at(-1) ?? '';
    if (at === to && trail.length > 1) return [trail.join('')];
    const next = (web.out[web.places.get(at) ?? -1] ?? []).map((arc) => web.ids[arc.to] ?? '');
    return next
      .filter((one) => !trail.includes(one) || (one === to && one === from))
      .flatMap((one) => walk([...trail, one]));
  };
  return walk([from]).toSorted();
}

const turned = (loop: string) => {
  const first = [...loop].toSorted()[0] ?? '';
  return loop.slice(loop.indexOf(first)) + loop.slice(0, loop.indexOf(first));
};

describe('what counts as an influence', () => {
  it('[MA1] follows the verb, not only the arrow', () => {
    const of = (relation: Relation | null) =>
      influencesOf({ from: 'a', to: 'b', relation }).map(({ from, to, sign }) => from + sign + to);
    expect(Object.fromEntries([...RELATIONS, null].map((one) => [String(one), of(one)]))).toEqual({
      causes: ['a+b'],
      reduces: ['a-b'],
      unclear: ['a?b'],
      reinforces: ['a+b', 'b+a'],
      blocks: ['a-b'],
      'overcome-by': ['b-a'],
      requires: ['b?a'],
      involves: [],
      corresponds: [],
      null: ['a?b'],
    });
    expect(influencesOf({ from: 'a', to: 'a', relation: 'causes' })).toEqual([]);
  });

  it('[MA1] two links that disagree make one unclear influence, two that agree one clear', () => {
    const web = webOf(mapOf('a causes b\na reduces b\na causes c\nc causes a\nc reinforces a'));
    const arcs = web.out
      .flat()
      .map(({ from, to, sign, links }) => [web.ids[from], sign, web.ids[to], links.length]);
    expect(arcs).toEqual([
      ['a', '?', 'b', 2],
      ['a', '+', 'c', 2],
      ['c', '+', 'a', 2],
    ]);
  });
});

describe('around, before and behind', () => {
  it('[MA2] a neighbourhood follows every link either way, step by step', () => {
    const near = (steps: number) => [...neighbourhood(RENOVATION, ['shop'], steps).nodes].toSorted();
    expect(near(0)).toEqual(['shop']);
    expect(near(1)).toEqual(['agree', 'desk', 'few', 'shop']);
    expect(near(2)).toEqual(['agree', 'chairs', 'desk', 'few', 'law', 'shop', 'trust', 'visits']);
    expect([...neighbourhood(RENOVATION, ['desk'], 1).links]).toEqual(['l5']);
    expect([...neighbourhood(RENOVATION, ['nobody'], 3).nodes]).toEqual([]);
  });

  it('[MA2] upstream and downstream are all that can be walked to', () => {
    const web = webOf(RENOVATION);
    expect([...stream(web, ['desk'], 'downstream').nodes].toSorted()).toEqual(
      ['agree', 'desk', 'few', 'shop', 'trust', 'visits'].toSorted(),
    );
    expect([...stream(web, ['desk'], 'upstream').nodes]).toEqual(['desk']);
    expect([...stream(web, ['law'], 'upstream').links]).toEqual([]);
    fc.assert(
      fc.property(smallMap, (graph) => {
        const down = stream(webOf(graph), ['a'], 'downstream').nodes;
        for (const to of NODES.slice(1)) expect(down.has(to)).toBe(pathsByForce(graph, 'a', to).length > 0);
        const up = stream(webOf(graph), ['b'], 'upstream').nodes;
        expect(up.has('a')).toBe(down.has('b'));
      }),
      { seed: 5 },
    );
  });
});

describe('loops and paths', () => {
  it('[MA3] the loops of a map checked by hand, with their kinds', () => {
    const { found, stopped } = loopsOf(RENOVATION);
    expect(stopped).toBeNull();
    expect(found.map(({ nodes, kind }) => [turnedWords(nodes), kind])).toEqual([
      ['agree few shop', 'reinforcing'],
      ['agree few visits trust', 'reinforcing'],
    ]);
    expect(found[0]?.links.toSorted()).toEqual(['l1', 'l4', 'l6']);
    const kinds = (lines: string) => loopsOf(mapOf(lines)).found.map(({ kind }) => kind);
    expect(kinds('a causes b\nb reduces a')).toEqual(['balancing']);
    expect(kinds('a reduces b\nb blocks a')).toEqual(['reinforcing']);
    expect(kinds('a unclear b\nb reduces a')).toEqual(['unclear']);
    expect(kinds('a reinforces b')).toEqual(['reinforcing']);
    expect(kinds('a involves b\nb corresponds a')).toEqual([]);
    expect(kinds('a requires b\na causes b')).toEqual(['unclear']);
  });

  it('[MA3] finds every loop once, as trying all does', () => {
    fc.assert(
      fc.property(smallMap, (graph) => {
        const force = new Set(
          NODES.flatMap((id) => pathsByForce(graph, id, id).map((loop) => turned(loop.slice(0, -1)))),
        );
        const found = loopsOf(graph).found.map(({ nodes }) => turned(nodes.join('')));
        expect(found.toSorted()).toEqual([...force].toSorted());
        expect(found.map((loop) => loop.length)).toEqual(found.map((loop) => loop.length).toSorted());
      }),
      { seed: 5, numRuns: 400 },
    );
  });

  it('[MA4] finds every path, short ones first, as trying all does', () => {
    expect(pathsOf(RENOVATION, 'desk', 'trust').found.map(({ nodes }) => nodes.join(' '))).toEqual([
      'desk shop agree few visits trust',
    ]);
    expect(pathsOf(RENOVATION, 'trust', 'trust').found).toEqual([]);
    fc.assert(
      fc.property(smallMap, (graph) => {
        const { found } = pathsOf(graph, 'a', 'd');
        expect(found.map(({ nodes }) => nodes.join('')).toSorted()).toEqual(pathsByForce(graph, 'a', 'd'));
        for (const { signs, nodes } of found) expect(signs).toHaveLength(nodes.length - 1);
      }),
      { seed: 5, numRuns: 400 },
    );
  });

  it('[MA5] stops at its count and its time, says so, and says how far it found all', () => {
    // Each of 14 with each: more loops than anybody waits for.
    const names = Array.from({ length: 14 }, (_, at) => `n${at}`);
    const knot = mapOf(
      names.flatMap((a) => names.filter((b) => b !== a).map((b) => `${a} causes ${b}`)).join('\n'),
    );
    const counted = loopsOf(knot, { ...FREE, most: 100 });
    expect([counted.found.length, counted.stopped, counted.completeTo]).toEqual([100, 'count', 2]);
    let asked = 0;
    const timed = loopsOf(knot, { ...FREE, expired: () => ++asked > 40 });
    expect([timed.stopped, timed.found.length > 91]).toEqual(['time', true]);
    expect(timed.completeTo).toBeGreaterThanOrEqual(2);
    expect(pathsOf(knot, 'n0', 'n1', { ...FREE, most: 13 })).toMatchObject({
      stopped: 'count',
      completeTo: 2,
    });
    expect(loopsOf(knot, { ...FREE, expired: () => true })).toMatchObject({ found: [], stopped: 'time' });
  });
});

function turnedWords(nodes: readonly string[]): string {
  const at = nodes.indexOf(nodes.toSorted()[0] ?? '');
  return [...nodes.slice(at), ...nodes.slice(0, at)].join(' ');
}

describe('influence', () => {
  it('[MA6] counts influences in and out', () => {
    const web = webOf(RENOVATION);
    expect(degrees(web)[web.places.get('agree') ?? -1]).toEqual({ incoming: 3, outgoing: 1 });
    expect(degrees(web)[web.places.get('chairs') ?? -1]).toEqual({ incoming: 0, outgoing: 0 });
  });

  it('[MA6] betweenness equals counting shortest paths', () => {
    const line = webOf(mapOf('a causes b\nb causes c\na causes d\nd causes c\nc causes e'));
    // a→c two ways, half each; a→e too; b→e and d→e through c, a→e through c.
    const of = (id: string) => betweenness(line)[line.places.get(id) ?? -1];
    expect([of('a'), of('b'), of('c'), of('d'), of('e')]).toEqual([0, 1, 3, 1, 0]);
    fc.assert(
      fc.property(smallMap, (graph) => {
        const web = webOf(graph);
        const expected = new Map(NODES.map((id) => [id, 0]));
        for (const from of NODES)
          for (const to of NODES) {
            if (from === to) continue;
            const all = pathsByForce(graph, from, to);
            const least = Math.min(...all.map((path) => path.length));
            const shortest = all.filter((path) => path.length === least);
            for (const path of shortest)
              for (const id of path.slice(1, -1))
                expected.set(id, (expected.get(id) ?? 0) + 1 / shortest.length);
          }
        for (const [place, value] of betweenness(web).entries())
          expect(value).toBeCloseTo(expected.get(web.ids[place] ?? '') ?? -1);
      }),
      { seed: 5 },
    );
  });

  it('[MA7] quadrants of a map checked by hand', () => {
    const web = webOf(mapOf('d causes l\nl causes m\nm causes l\nm causes e\nx involves y'));
    const { roles, middle } = micmac(web);
    const of = (id: string) => roles[web.places.get(id) ?? -1];
    expect(of('d')).toEqual({ influence: 3, dependence: 0, quadrant: 'driver' });
    expect(of('l')).toEqual({ influence: 2, dependence: 2, quadrant: 'linkage' });
    expect(of('e')).toEqual({ influence: 0, dependence: 3, quadrant: 'dependent' });
    expect(of('x')).toEqual({ influence: 0, dependence: 0, quadrant: 'autonomous' });
    expect(middle.influence).toBeCloseTo(7 / 6);
    expect(micmac(webOf({ nodes: [], links: [] }))).toEqual({
      roles: [],
      middle: { influence: 0, dependence: 0 },
    });
  });

  it('[MA7] what is at the mean takes part; what has nothing stands apart', () => {
    const quadrants = (drawn: string) => micmac(webOf(mapOf(drawn))).roles.map(({ quadrant }) => quadrant);
    expect(quadrants('a causes b\nb causes c')).toEqual(['driver', 'linkage', 'dependent']);
    expect(quadrants('a causes b\nb causes a')).toEqual(['linkage', 'linkage']);
    expect(quadrants('a involves b')).toEqual(['autonomous', 'autonomous']);
  });

  it('[MA8] what lies upstream of several outcomes, and what it does to each', () => {
    const web = webOf(
      mapOf(
        'shop reduces cost\ncost causes cold\ncost causes smoke\nloan causes cold\nshop causes noise\nnoise causes smoke',
      ),
    );
    expect(sharedCauses(web, ['cold', 'smoke'])).toEqual([
      {
        id: 'shop',
        effects: [
          { outcome: 'cold', sign: '-' },
          { outcome: 'smoke', sign: '?' },
        ],
      },
      {
        id: 'cost',
        effects: [
          { outcome: 'cold', sign: '+' },
          { outcome: 'smoke', sign: '+' },
        ],
      },
    ]);
    expect(sharedCauses(web, ['cold'], 1).map(({ id }) => id)).toEqual(['shop', 'cost', 'loan']);
    expect(sharedCauses(web, ['cold', 'smoke', 'nobody'])).toHaveLength(2);
  });
});

describe('large maps', () => {
  it('[MA12] 500 nodes and 1,500 links of any shape end within their bounds', () => {
    const dense = Array.from({ length: 500 }, (_, at) =>
      [1, 7, 31].map((step) => `n${at} ${step === 7 ? 'reduces' : 'causes'} n${(at + step) % 500}`),
    );
    const web = webOf(mapOf(dense.flat().join('\n')));
    let asked = 0;
    const bounds: Bounds = { most: 300, expired: () => ++asked > 2_000 };
    const loops = feedbackLoops(web, bounds);
    expect(loops.stopped).not.toBeNull();
    const paths = simplePaths(web, ['n0', 'n250'], bounds);
    expect(paths.stopped).not.toBeNull();
    expect(betweenness(web)).toHaveLength(500);
    expect(micmac(web).roles[0]).toMatchObject({ influence: 499, dependence: 499 });
  });
});
