/**
 * In which order the nodes of each layer stand, so that few lines cross. Layers are swept to and fro, each node going to
 * the middle of what it is linked to (Sugiyama, Tagawa and Toda 1981, "Methods for visual understanding of hierarchical
 * system structures"), then neighbours change places where that leaves fewer crossings (Gansner et al. 1993, "A technique
 * for drawing directed graphs"). The best order that was met is kept.
 */

/** Places by layer; each link joins two layers that follow each other. Bends of long links are places too. */
export interface Layers {
  readonly layers: readonly (readonly number[])[];
  readonly before: readonly (readonly number[])[];
  readonly after: readonly (readonly number[])[];
}

const MOST_SWEEPS = 24;
const PATIENCE = 4;
/** More of them find little. */
const MOST_SWAPS = 2;

function positionsOf(layers: Layers['layers'], count: number): Int32Array {
  const positions = new Int32Array(count);
  for (const layer of layers) for (const [at, place] of layer.entries()) positions[place] = at;
  return positions;
}

/** Crossings between a layer and the next (Barth, Jünger and Mutzel 2002): inversions, counted in a tree of sums. */
function crossingsAfter(layer: readonly number[], after: Layers['after'], positions: Int32Array): number {
  const ends = layer.flatMap((place) =>
    (after[place] ?? []).map((to) => positions[to] ?? 0).sort((a, b) => a - b),
  );
  const sums = new Int32Array(Math.max(0, ...ends) + 2);
  let crossings = 0;
  for (const [done, end] of ends.entries()) {
    let notAfter = 0;
    for (let at = end + 1; at > 0; at -= at & -at) notAfter += sums[at] ?? 0;
    crossings += done - notAfter;
    for (let at = end + 1; at < sums.length; at += at & -at) sums[at] = (sums[at] ?? 0) + 1;
  }
  return crossings;
}

export function crossingsOf({ layers, after }: Layers): number {
  const positions = positionsOf(layers, after.length);
  return layers.reduce((sum, layer) => sum + crossingsAfter(layer, after, positions), 0);
}

/** As a search from the first layer meets them: what hangs together comes together. */
function firstOrder({ layers, after }: Layers): number[][] {
  const rank = new Int32Array(after.length);
  for (const [at, layer] of layers.entries()) for (const place of layer) rank[place] = at;
  const seen = new Uint8Array(after.length);
  const ordered: number[][] = layers.map(() => []);
  for (const root of layers.flat()) {
    const stack = [root];
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      if (seen[at] === 1) continue;
      seen[at] = 1;
      ordered[rank[at] ?? 0]?.push(at);
      stack.push(...(after[at] ?? []).toReversed());
    }
  }
  return ordered;
}

/** Nodes that nothing links that way keep their places; the others go to the mean of theirs. */
function byMean(layer: number[], beside: Layers['after'], positions: Int32Array, turned: boolean): void {
  const means = new Map<number, number>();
  for (const place of layer) {
    const ends = beside[place] ?? [];
    if (ends.length > 0)
      means.set(place, ends.reduce((sum, end) => sum + (positions[end] ?? 0), 0) / ends.length);
  }
  const moving = layer.filter((place) => means.has(place));
  // What is equal changes places in every other sweep: the same order again and again would find nothing new.
  if (turned) moving.reverse();
  moving.sort((a, b) => (means.get(a) ?? 0) - (means.get(b) ?? 0));
  let next = 0;
  for (const [at, place] of layer.entries()) if (means.has(place)) layer[at] = moving[next++] ?? place;
  for (const [at, place] of layer.entries()) positions[place] = at;
}

/** How many fewer crossings there are when b stands before a; both lists are in order. */
function gainOf(a: readonly number[], b: readonly number[]): number {
  let gain = 0;
  for (let [i, below, same] = [0, 0, 0]; i < a.length; i++) {
    const end = a[i] ?? 0;
    while (below < b.length && (b[below] ?? 0) < end) below++;
    same = below;
    while (same < b.length && b[same] === end) same++;
    gain += below - (b.length - same);
  }
  return gain;
}

function swapNeighbours(layers: number[][], { before, after }: Layers, positions: Int32Array): void {
  const ends = (of: readonly number[] = []) => {
    const at = of.map((to) => positions[to] ?? 0);
    return at.length > 1 ? at.sort((a, b) => a - b) : at;
  };
  for (let round = 0, gained = true; gained && round < MOST_SWAPS; round++) {
    gained = false;
    for (const layer of layers) {
      const sides = layer.map((place) => [ends(before[place]), ends(after[place])] as const);
      for (let at = 0; at + 1 < layer.length; at++) {
        const [a, b] = [sides[at], sides[at + 1]];
        if (!a || !b || gainOf(a[0], b[0]) + gainOf(a[1], b[1]) <= 0) continue;
        [layer[at], layer[at + 1]] = [layer[at + 1] ?? 0, layer[at] ?? 0];
        [sides[at], sides[at + 1]] = [b, a];
        gained = true;
      }
      for (const [at, place] of layer.entries()) positions[place] = at;
    }
  }
}

/** The layers in their order. */
export function uncrossed(start: Layers): Layers['layers'] {
  const layers = firstOrder(start);
  const { before, after } = start;
  const positions = positionsOf(layers, after.length);
  const copy = () => layers.map((layer) => [...layer]);
  let best = copy();
  let fewest = crossingsOf({ ...start, layers });
  for (let sweep = 0, idle = 0; sweep < MOST_SWEEPS && idle < PATIENCE; sweep++, idle++) {
    const turned = sweep % 4 > 1;
    if (sweep % 2 === 0) for (const layer of layers.slice(1)) byMean(layer, before, positions, turned);
    else for (const layer of layers.slice(0, -1).reverse()) byMean(layer, after, positions, turned);
    swapNeighbours(layers, start, positions);
    const crossings = crossingsOf({ ...start, layers });
    if (crossings < fewest) idle = -1;
    // The later of two that are as good has had more time to settle.
    if (crossings <= fewest) [best, fewest] = [copy(), crossings];
  }
  return best;
}
