/** What lies around, before and behind a node, breadth first. */
import type { Arc, ArcSign, MapGraph, Web } from './graph.ts';

/** What a focus keeps lit. */
export interface Part<Id extends string> {
  readonly nodes: ReadonlySet<Id>;
  readonly links: ReadonlySet<Id>;
}

/** All links count, whatever they say and whichever way they point: it is about what stands near. */
export function neighbourhood<Id extends string>(
  { nodes, links }: MapGraph<Id>,
  from: Iterable<Id>,
  steps: number,
): Part<Id> {
  const there = new Set(nodes.map(({ id }) => id));
  const near = new Map<Id, Id[]>();
  const drawn = links.filter((link) => there.has(link.from) && there.has(link.to));
  for (const link of drawn) {
    near.set(link.from, [...(near.get(link.from) ?? []), link.to]);
    near.set(link.to, [...(near.get(link.to) ?? []), link.from]);
  }
  const kept = new Set([...from].filter((id) => there.has(id)));
  let edge: readonly Id[] = [...kept];
  for (let step = 0; step < steps && edge.length > 0; step++) {
    edge = [...new Set(edge.flatMap((id) => near.get(id) ?? []))].filter((id) => !kept.has(id));
    for (const id of edge) kept.add(id);
  }
  const within = drawn.filter((link) => kept.has(link.from) && kept.has(link.to));
  return { nodes: kept, links: new Set(within.map(({ id }) => id)) };
}

export type Way = 'upstream' | 'downstream';

const arcsOf = <Id extends string>(web: Web<Id>, way: Way) => (way === 'upstream' ? web.into : web.out);
const farEnd = (arc: Arc, way: Way) => (way === 'upstream' ? arc.from : arc.to);

/** Steps to every place that is reached, by place; the start counts 0. */
export function distances<Id extends string>(
  web: Web<Id>,
  from: readonly number[],
  way: Way,
): ReadonlyMap<number, number> {
  const steps = new Map(from.map((place) => [place, 0]));
  const queue = [...from];
  for (let at = queue.shift(); at !== undefined; at = queue.shift())
    for (const arc of arcsOf(web, way)[at] ?? []) {
      const next = farEnd(arc, way);
      if (steps.has(next)) continue;
      steps.set(next, (steps.get(at) ?? 0) + 1);
      queue.push(next);
    }
  return steps;
}

/** Everything that acts on these nodes, or that they act on, through any number of steps; they themselves too. */
export function stream<Id extends string>(web: Web<Id>, from: Iterable<Id>, way: Way): Part<Id> {
  const start = [...from].map((id) => web.places.get(id)).filter((place) => place !== undefined);
  const reached = [...distances(web, start, way).keys()];
  return {
    nodes: new Set(reached.map((place) => web.ids[place] as Id)),
    links: new Set(reached.flatMap((place) => arcsOf(web, way)[place] ?? []).flatMap((arc) => arc.links)),
  };
}

function product(a: ArcSign, b: ArcSign): ArcSign {
  if (a === '?' || b === '?') return '?';
  return a === b ? '+' : '-';
}

/**
 * What each place that is upstream of `to` does to it: "+" when every walk there has an even number of minus, "-" when
 * every one has an odd number, else "?".
 */
function effectsOn<Id extends string>(web: Web<Id>, to: number): ReadonlyMap<number, ArcSign> {
  const seen = new Map<number, Set<ArcSign>>([[to, new Set<ArcSign>(['+'])]]);
  const queue: (readonly [number, ArcSign])[] = [[to, '+']];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const [at, sign] = next;
    for (const arc of web.into[at] ?? []) {
      const effect = product(sign, arc.sign);
      const known = seen.get(arc.from) ?? new Set();
      if (known.has(effect)) continue;
      seen.set(arc.from, known.add(effect));
      queue.push([arc.from, effect]);
    }
  }
  return new Map(
    [...seen].map(([place, signs]) => [place, signs.size === 1 ? ([...signs][0] as ArcSign) : '?']),
  );
}

export interface SharedCause<Id extends string> {
  readonly id: Id;
  /** What it does to each outcome that it reaches. */
  readonly effects: readonly { readonly outcome: Id; readonly sign: ArcSign }[];
}

/** What is upstream of at least `least` of the outcomes at once; those of most outcomes first. */
export function sharedCauses<Id extends string>(
  web: Web<Id>,
  outcomes: readonly Id[],
  least = 2,
): readonly SharedCause<Id>[] {
  const effects = new Map<number, { outcome: Id; sign: ArcSign }[]>();
  for (const outcome of outcomes) {
    const to = web.places.get(outcome);
    if (to === undefined) continue;
    for (const [place, sign] of effectsOn(web, to))
      if (place !== to) effects.set(place, [...(effects.get(place) ?? []), { outcome, sign }]);
  }
  return [...effects]
    .filter(([, reached]) => reached.length >= least)
    .sort(([a, reachedA], [b, reachedB]) => reachedB.length - reachedA.length || a - b)
    .map(([place, reached]) => ({ id: web.ids[place] as Id, effects: reached }));
}
