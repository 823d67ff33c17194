/** How much each node acts and is acted on. */
import type { Web } from './graph.ts';
import { distances } from './reach.ts';

export interface Degrees {
  readonly incoming: number;
  readonly outgoing: number;
}

/** Influences that end and that begin at each place; two links between the same nodes count once. */
export function degrees<Id extends string>({ out, into }: Web<Id>): readonly Degrees[] {
  return out.map((arcs, place) => ({ incoming: into[place]?.length ?? 0, outgoing: arcs.length }));
}

/**
 * For each place the number of shortest paths that run through it, each pair of ends counting 1 in all. Brandes 2001,
 * "A faster algorithm for betweenness centrality". Not scaled. `onProgress` hears a part of 1.
 */
export function betweenness<Id extends string>(
  { ids, out }: Web<Id>,
  onProgress: (part: number) => void = () => undefined,
): readonly number[] {
  const between = new Array<number>(ids.length).fill(0);
  for (let source = 0; source < ids.length; source++) {
    const far = new Int32Array(ids.length).fill(-1);
    const paths = new Float64Array(ids.length);
    const before: number[][] = ids.map(() => []);
    const order: number[] = [source];
    far[source] = 0;
    paths[source] = 1;
    for (let head = 0; head < order.length; head++) {
      const at = order[head] ?? 0;
      for (const { to } of out[at] ?? []) {
        if (far[to] === -1) {
          far[to] = (far[at] ?? 0) + 1;
          order.push(to);
        }
        if (far[to] !== (far[at] ?? 0) + 1) continue;
        paths[to] = (paths[to] ?? 0) + (paths[at] ?? 0);
        before[to]?.push(at);
      }
    }
    const share = new Float64Array(ids.length);
    for (const at of order.toReversed()) {
      for (const one of before[at] ?? [])
        share[one] = (share[one] ?? 0) + ((paths[one] ?? 0) / (paths[at] ?? 1)) * (1 + (share[at] ?? 0));
      if (at !== source) between[at] = (between[at] ?? 0) + (share[at] ?? 0);
    }
    if (source % 50 === 0) onProgress(source / ids.length);
  }
  return between;
}

export type Quadrant = 'driver' | 'linkage' | 'dependent' | 'autonomous';
export interface Role {
  /** How many others it acts on, through any number of steps. */
  readonly influence: number;
  /** How many others act on it. */
  readonly dependence: number;
  readonly quadrant: Quadrant;
}
export interface Micmac {
  readonly roles: readonly Role[];
  /** Where the quadrants meet: the means. */
  readonly middle: { readonly influence: number; readonly dependence: number };
}

/**
 * Godet 1979 and 1994, "From anticipation to action" (MICMAC): nodes by indirect influence and dependence. Godet raises
 * the matrix of influences to a power, which is nothing on a map without loops; here reach counts, as in Warfield 1974,
 * "Structuring complex systems". At or above the mean of both is linkage, of influence only driver, of dependence
 * only dependent, of neither autonomous; none at all is below: the middle of a chain and every node of a loop take part,
 * what nothing is linked to does not.
 */
export function micmac<Id extends string>(web: Web<Id>): Micmac {
  const counts = web.ids.map((_, place) => ({
    influence: distances(web, [place], 'downstream').size - 1,
    dependence: distances(web, [place], 'upstream').size - 1,
  }));
  const mean = (name: 'influence' | 'dependence') =>
    counts.reduce((sum, one) => sum + one[name], 0) / Math.max(1, counts.length);
  const middle = { influence: mean('influence'), dependence: mean('dependence') };
  const quadrantOf = ({ influence, dependence }: (typeof counts)[number]): Quadrant => {
    const acts = influence > 0 && influence >= middle.influence;
    const isActedOn = dependence > 0 && dependence >= middle.dependence;
    if (acts) return isActedOn ? 'linkage' : 'driver';
    return isActedOn ? 'dependent' : 'autonomous';
  };
  return { roles: counts.map((one) => ({ ...one, quadrant: quadrantOf(one) })), middle };
}
