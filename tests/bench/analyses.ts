/** CPU time of what a map works out beside the page: the analyses at 500 nodes and 1,500 links, tidy at 200 nodes. */
import {
  type AnalysisName,
  MOST_LOOPS,
  runAnalysis,
} from '../../client/features/map/analysis/analysisJob.ts';
import type { TidyJob } from '../../client/features/map/tidy/tidyJob.ts';
import { tidyPlaces } from '../../client/features/map/tidy/tidyPlaces.ts';
import { type ItemId, newId } from '../../shared/ids.ts';
import { compareCities, proposeCorrespondences } from '../../shared/maps/compare.ts';
import { barriersByCategory, practiceMatrix, whoCanAct } from '../../shared/maps/counts.ts';
import { type MapGraph, webOf } from '../../shared/maps/graph.ts';
import { simplePaths } from '../../shared/maps/loops.ts';
import { neighbourhood, sharedCauses, stream } from '../../shared/maps/reach.ts';
import { CATEGORIES, CONTROLS, NODE_KINDS, RELATIONS, STATUSES } from '../../shared/maps/vocabulary.ts';

type Ends = readonly (readonly [from: number, to: number])[];

const CITIES = ['leuven-be', 'budapest-hu'];
const WORDS =
  'owners fear costs retrofit heat pump grid permit slow council vote budget trust street builder training rent tenant data meter subsidy'.split(
    ' ',
  );

/** The same numbers in every run. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 0x7fffffff) * below) % below;
  };
}

/** Three links from each node: near ones only, anywhere, around three rings, from few to many. */
const SHAPES: Readonly<Record<string, (count: number) => Ends>> = {
  grid(count) {
    const columns = Math.ceil(Math.sqrt(count));
    return each(count, (at) => [at + 1, at + columns, at + 2 * columns + 1].filter((to) => to < count));
  },
  random(count) {
    const next = dice(7);
    return each(count, (at) => [1, 2, 3].map(() => (at + 1 + next(count - 1)) % count));
  },
  rings: (count) => each(count, (at) => [1, 7, 31].map((step) => (at + step) % count)),
  hubs(count) {
    const next = dice(11);
    return each(count, (at) => [next(12), next(12), (at + 1 + next(count - 1)) % count]).map(
      ([from, to], at) => (at % 2 === 0 ? [from, to] : [to, from]),
    );
  },
};

function each(count: number, to: (at: number) => readonly number[]): Ends {
  return Array.from({ length: count }, (_, at) => to(at).map((end) => [at, end] as const))
    .flat()
    .filter(([from, end]) => from !== end);
}

function graphOf(ends: Ends, count: number): MapGraph<ItemId> {
  const next = dice(3);
  const ids = Array.from({ length: count }, () => newId<ItemId>());
  const one = <Thing>(of: readonly Thing[]) => of[next(of.length)] as Thing;
  return {
    nodes: ids.map((id, at) => ({
      id,
      kind: one(NODE_KINDS),
      text: Array.from({ length: 6 }, () => one(WORDS)).join(' '),
      category: one(CATEGORIES),
      control: [one(CONTROLS)],
      severity: { [CITIES[at % 2] ?? '']: 1 + next(5) },
      status: { [CITIES[at % 2] ?? '']: one(STATUSES) },
    })),
    links: ends.map(([from, to]) => ({
      id: newId<ItemId>(),
      from: ids[from] as ItemId,
      to: ids[to] as ItemId,
      relation: one(RELATIONS),
      state: 'proposed',
    })),
  };
}

/** CPU milliseconds of this process, garbage included. */
function cpuOf(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

/** The first run, as a worker that has just started has it, and the middle of five more. */
function measured(name: string, work: () => unknown): void {
  const first = cpuOf(work);
  const [, , middle = 0] = Array.from({ length: 5 }, () => cpuOf(work)).toSorted((a, b) => a - b);
  console.log(`${name.padEnd(34)} ${first.toFixed(0).padStart(7)} ${middle.toFixed(0).padStart(7)}`);
}

/** As the panel bounds them. */
const PATIENCE_MS = 5_000;

function measureShape(shape: string, ends: Ends, count: number): void {
  const graph = graphOf(ends, count);
  const web = webOf(graph);
  const [first, last] = [graph.nodes[0]?.id as ItemId, graph.nodes.at(-1)?.id as ItemId];
  const say = (what: string, work: () => unknown) => measured(`${shape}: ${what}`, work);
  console.log(
    `\n${shape}: ${graph.nodes.length} nodes, ${graph.links.length} links; ms of CPU, first and middle`,
  );
  const beside = (name: AnalysisName) => runAnalysis(name, { graph, patienceMs: PATIENCE_MS });
  let end = '';
  say('loops', () => {
    const { found, stopped, completeTo } = runAnalysis('loops', { graph, patienceMs: PATIENCE_MS });
    end = `${found.length} of at most ${MOST_LOOPS}, ended by ${stopped ?? 'nothing'}, all to ${completeTo}`;
  });
  console.log(`  ${end}`);
  say('influence (betweenness, MICMAC)', () => beside('roles'));
  say('checks', () => beside('checks'));
  say('paths, as focus lights them', () => {
    let looks = 0;
    const { found, stopped } = simplePaths(web, [first, last], { most: 200, expired: () => ++looks > 40 });
    end = `${found.length} of at most 200, ended by ${stopped ?? 'nothing'}`;
  });
  console.log(`  ${end}`);
  say('three steps, upstream, downstream', () => [
    neighbourhood(graph, [first], 3),
    stream(webOf(graph), [last], 'upstream'),
    stream(webOf(graph), [first], 'downstream'),
  ]);
  say('co-benefits of all effects', () =>
    sharedCauses(
      webOf(graph),
      graph.nodes.filter(({ kind }) => kind === 'effect').map(({ id }) => id),
    ),
  );
  say('heat, who can act, practices', () => [
    barriersByCategory(graph.nodes, CITIES),
    whoCanAct(graph.nodes),
    practiceMatrix(graph),
  ]);
  say('compare, proposed pairs', () => [compareCities(graph, CITIES), proposeCorrespondences(graph, CITIES)]);
}

/** Tidy of 200 nodes may take 2 s (issue 5) in every form. */
const FORMS = ['right', 'down', 'ring', 'loose'] as const;

function tidyJob(ends: Ends, count: number): TidyJob {
  const nodes = Array.from({ length: count }, (_, at) => ({
    id: String(at),
    x: at,
    y: at,
    w: 232,
    h: 74 + (at % 3) * 20,
    role: 'free' as const,
  }));
  return { nodes, links: ends.map(([from, to]) => ({ from: String(from), to: String(to) })) };
}

export function benchAnalyses(only: readonly string[]): void {
  for (const [shape, endsOf] of Object.entries(SHAPES)) {
    if (only.length > 0 && !only.includes(shape)) continue;
    measureShape(shape, endsOf(500), 500);
    for (const form of FORMS)
      measured(`${shape}: tidy of 200 nodes, ${form}`, () =>
        tidyPlaces({ ...tidyJob(endsOf(200), 200), shape: form }),
      );
    measured(`${shape}: tidy of 500 nodes`, () => tidyPlaces(tidyJob(endsOf(500), 500)));
  }
}
