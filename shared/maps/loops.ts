/**
 * Feedback loops and paths. A loop is reinforcing when the number of its minus is even, balancing when it is odd
 * (Sterman 2000, "Business Dynamics", chapter 5), and unclear when any of its influences is "?".
 */
import { allCircuits, type Bounds, circuitsThrough, type Stopped, shortestFirst } from './circuits.ts';
import type { Arc, ArcSign, Web } from './graph.ts';

/** Nodes in their order and the influences between them. */
export interface Chain<Id extends string> {
  readonly nodes: readonly Id[];
  readonly links: readonly Id[];
  readonly signs: readonly ArcSign[];
}
export type LoopKind = 'reinforcing' | 'balancing' | 'unclear';
export interface Loop<Id extends string> extends Chain<Id> {
  readonly kind: LoopKind;
}
export interface Found<Thing> {
  /** The shortest first. */
  readonly found: readonly Thing[];
  /** What ended the search early. */
  readonly stopped: Stopped;
  /** All of at most so many steps were found. */
  readonly completeTo: number;
}

function chainOf<Id extends string>(web: Web<Id>, places: readonly number[], closed: boolean): Chain<Id> {
  const ends = closed ? [...places.slice(1), places[0]] : places.slice(1);
  const arcs = ends.map((to, index) =>
    web.out[places[index] ?? -1]?.find((arc) => arc.to === to),
  ) as Arc<Id>[];
  return {
    nodes: places.map((place) => web.ids[place] as Id),
    links: [...new Set(arcs.flatMap(({ links }) => links))],
    signs: arcs.map(({ sign }) => sign),
  };
}

/** The loop along these nodes, each once; null where one does not act on the next. */
export function loopAlong<Id extends string>(web: Web<Id>, nodes: readonly Id[]): Loop<Id> | null {
  const places = nodes.map((id) => web.places.get(id) ?? -1);
  const isLoop = places.every((place, at) => {
    const next = places[(at + 1) % places.length];
    return web.out[place]?.some(({ to }) => to === next);
  });
  if (!isLoop) return null;
  const chain = chainOf(web, places, true);
  return { ...chain, kind: kindOfLoop(chain.signs) };
}

export function kindOfLoop(signs: readonly ArcSign[]): LoopKind {
  if (signs.includes('?')) return 'unclear';
  return signs.filter((sign) => sign === '-').length % 2 === 0 ? 'reinforcing' : 'balancing';
}

const stepsOf = <Id extends string>(web: Web<Id>) => web.out.map((arcs) => arcs.map(({ to }) => to));

export function feedbackLoops<Id extends string>(web: Web<Id>, bounds: Bounds): Found<Loop<Id>> {
  const { circuits, ...end } = allCircuits(stepsOf(web), bounds);
  const found = circuits.map((places) => {
    const chain = chainOf(web, places, true);
    return { ...chain, kind: kindOfLoop(chain.signs) };
  });
  return { found, ...end };
}

/** Every way from one node to another that meets no node twice. */
export function simplePaths<Id extends string>(
  web: Web<Id>,
  [from, to]: readonly [Id, Id],
  bounds: Bounds,
): Found<Chain<Id>> {
  const [start, end] = [web.places.get(from), web.places.get(to)];
  if (start === undefined || end === undefined || start === end)
    return { found: [], stopped: null, completeTo: 0 };
  // A path is a circuit that closes with one step from its end to its start.
  const steps = stepsOf(web).map((targets, at) =>
    at === end ? [start] : targets.filter((one) => one !== start),
  );
  const { circuits, stopped, completeTo } = shortestFirst(
    (longest, onCircuit, expired) =>
      circuitsThrough({ steps, root: start, least: 0, longest, onCircuit, expired }),
    { shortest: 2, longest: web.ids.length },
    bounds,
  );
  return {
    found: circuits.map((places) => chainOf(web, places, false)),
    stopped,
    completeTo: Math.max(0, completeTo - 1),
  };
}
