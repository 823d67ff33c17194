/**
 * In which layer each node stands. Cycles are broken after Eades, Lin and Smyth 1993, "A fast and effective heuristic for
 * the feedback arc set problem"; then each node stands as early as its links allow, and that is shortened.
 */
import { type Arrow, shorten } from './shortened.ts';

/** What the arrows of each place lead to, and what leads to it. */
interface Ends {
  readonly out: readonly (readonly Arrow[])[];
  readonly into: readonly (readonly Arrow[])[];
}

function endsOf(count: number, arrows: readonly Arrow[]): Ends {
  const out: Arrow[][] = Array.from({ length: count }, () => []);
  const into: Arrow[][] = Array.from({ length: count }, () => []);
  for (const arrow of arrows) {
    out[arrow.from]?.push(arrow);
    into[arrow.to]?.push(arrow);
  }
  return { out, into };
}

const weightOf = (arrows: readonly Arrow[]) => arrows.reduce((sum, { weight }) => sum + weight, 0);

/**
 * Places in an order that few arrows run against. Of several that are as good the one that has been so for longest: who
 * follows one loop to its end first makes a map full of loops a hundred layers wide.
 */
function orderOf(count: number, arrows: readonly Arrow[]): readonly number[] {
  const { out, into } = endsOf(count, arrows);
  const [ahead, behind] = [out.map(weightOf), into.map(weightOf)];
  const left = new Set(Array.from({ length: count }, (_, at) => at));
  const [first, last]: [number[], number[]] = [[], []];
  const changed = (at: number) => {
    // Later in the order of a set.
    if (left.delete(at)) left.add(at);
  };
  const take = (at: number) => {
    left.delete(at);
    for (const { to, weight } of out[at] ?? []) {
      behind[to] = (behind[to] ?? 0) - weight;
      changed(to);
    }
    for (const { from, weight } of into[at] ?? []) {
      ahead[from] = (ahead[from] ?? 0) - weight;
      changed(from);
    }
  };
  while (left.size > 0) {
    let best = -1;
    let most = Number.NEGATIVE_INFINITY;
    for (const at of left) {
      const [more, less] = [ahead[at] ?? 0, behind[at] ?? 0];
      const lead = more === 0 || less === 0 ? Number.POSITIVE_INFINITY : more - less;
      if (lead > most) [best, most] = [at, lead];
      if (lead === Number.POSITIVE_INFINITY) break;
    }
    const isEnd = ahead[best] === 0 && (behind[best] ?? 0) > 0;
    (isEnd ? last : first).push(best);
    take(best);
  }
  return [...first, ...last.reverse()];
}

/** The arrows, those against the order turned around, each once. */
function forward(count: number, arrows: readonly Arrow[]): readonly [readonly number[], readonly Arrow[]] {
  const order = orderOf(count, arrows);
  const turn = new Int32Array(count);
  for (const [at, place] of order.entries()) turn[place] = at;
  const found = new Map<number, Arrow>();
  for (const { from, to, weight } of arrows) {
    const runs = (turn[from] ?? 0) < (turn[to] ?? 0);
    const [start, end] = runs ? [from, to] : [to, from];
    const key = start * count + end;
    found.set(key, { from: start, to: end, weight: weight + (found.get(key)?.weight ?? 0) });
  }
  return [order, [...found.values()]];
}

export interface Ranked {
  /** The layer of each place, from nought. */
  readonly ranks: Int32Array;
  /** All of them lead to a later layer. */
  readonly arrows: readonly Arrow[];
}

/** Of places that hang together. */
export function rankedFrom(count: number, drawn: readonly Arrow[]): Ranked {
  const [order, arrows] = forward(count, drawn);
  const { into } = endsOf(count, arrows);
  const ranks = new Int32Array(count);
  for (const at of order)
    ranks[at] = Math.max(0, ...(into[at] ?? []).map(({ from }) => (ranks[from] ?? 0) + 1));
  shorten(ranks, arrows);
  const first = Math.min(...ranks);
  return { ranks: ranks.map((rank) => rank - first), arrows };
}
