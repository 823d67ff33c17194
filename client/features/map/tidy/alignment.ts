/**
 * How far down each place of each layer is. Brandes and Köpf 2002, "Fast and simple horizontal coordinate assignment":
 * places are put in line with the middle of their neighbours in four ways (from before or after, the upper or the lower
 * of two middles), each way packed as close as the gaps allow, and each place ends in the middle of its four.
 */
import type { Layers } from './crossings.ts';

export interface Spacing {
  readonly isBend: (place: number) => boolean;
  /** Between the middles of two that follow each other. */
  readonly apart: (above: number, below: number) => number;
}

type Marked = ReadonlySet<number>;

/** Lines that must bend because they cross a long straight one, by both ends. */
function conflictsOf({ layers, before }: Layers, isBend: Spacing['isBend']): Marked {
  const count = before.length;
  const marked = new Set<number>();
  for (const [at, layer] of layers.entries()) {
    const previous = layers[at - 1];
    if (!previous) continue;
    const positions = new Map(previous.map((place, position) => [place, position]));
    const innerOf = (place: number) => (isBend(place) ? before[place]?.find(isBend) : undefined);
    let [start, low] = [0, 0];
    for (const [position, place] of layer.entries()) {
      const inner = innerOf(place);
      if (inner === undefined && position < layer.length - 1) continue;
      const high = inner === undefined ? previous.length : (positions.get(inner) ?? 0);
      for (const one of layer.slice(start, position + 1))
        for (const end of before[one] ?? []) {
          const there = positions.get(end) ?? 0;
          if ((there < low || there > high) && !(isBend(one) && isBend(end))) marked.add(end * count + one);
        }
      [start, low] = [position + 1, high];
    }
  }
  return marked;
}

/** For each place the first of the line that it is in. */
function linesOf(
  layers: Layers['layers'],
  beside: Layers['before'],
  crosses: (a: number, b: number) => boolean,
) {
  const count = beside.length;
  const root = Int32Array.from({ length: count }, (_, at) => at);
  const next = Int32Array.from(root);
  const positions = new Int32Array(count);
  for (const layer of layers) for (const [at, place] of layer.entries()) positions[place] = at;
  for (const layer of layers) {
    let taken = -1;
    for (const place of layer) {
      const ends = (beside[place] ?? []).toSorted((a, b) => (positions[a] ?? 0) - (positions[b] ?? 0));
      const middle = (ends.length - 1) / 2;
      for (let at = Math.floor(middle); at <= Math.ceil(middle); at++) {
        const end = ends[at];
        if (end === undefined || next[place] !== place || taken >= (positions[end] ?? 0)) continue;
        if (crosses(end, place)) continue;
        next[end] = place;
        root[place] = root[end] ?? end;
        next[place] = root[place] ?? place;
        taken = positions[end] ?? 0;
      }
    }
  }
  return root;
}

/** Lines as close as they may be, then those with room after them moved to what follows. */
function packedLines(layers: Layers['layers'], root: Int32Array, apart: Spacing['apart']): Float64Array {
  const count = root.length;
  const above: Map<number, number>[] = Array.from({ length: count }, () => new Map());
  const below: Map<number, number>[] = Array.from({ length: count }, () => new Map());
  for (const layer of layers)
    for (const [at, place] of layer.entries()) {
      const upper = layer[at - 1];
      if (upper === undefined) continue;
      const [a, b] = [root[upper] ?? 0, root[place] ?? 0];
      const gap = Math.max(apart(upper, place), below[a]?.get(b) ?? 0);
      below[a]?.set(b, gap);
      above[b]?.set(a, gap);
    }
  const order: number[] = [];
  const waiting = above.map((one) => one.size);
  const ready = [...root.keys()].filter((at) => root[at] === at && waiting[at] === 0);
  for (let at = ready.pop(); at !== undefined; at = ready.pop()) {
    order.push(at);
    for (const to of below[at]?.keys() ?? []) {
      waiting[to] = (waiting[to] ?? 0) - 1;
      if (waiting[to] === 0) ready.push(to);
    }
  }
  const y = new Float64Array(count);
  for (const at of order)
    for (const [from, gap] of above[at] ?? []) y[at] = Math.max(y[at] ?? 0, (y[from] ?? 0) + gap);
  for (const at of order.toReversed()) {
    let least = Number.POSITIVE_INFINITY;
    for (const [to, gap] of below[at] ?? []) least = Math.min(least, (y[to] ?? 0) - gap);
    if (least < Number.POSITIVE_INFINITY) y[at] = Math.max(y[at] ?? 0, least);
  }
  return y.map((_, at) => y[root[at] ?? at] ?? 0);
}

/** From the first to the last of it. */
function extentOf(ys: Float64Array): readonly [number, number] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const y of ys) [least, most] = [Math.min(least, y), Math.max(most, y)];
  return [least, most];
}

export function alignedIn(all: Layers, { isBend, apart }: Spacing): Float64Array {
  const count = all.before.length;
  const marked = conflictsOf(all, isBend);
  const ways = [true, false].flatMap((fromBefore) =>
    [true, false].map((upper) => {
      const rows = fromBefore ? all.layers : all.layers.toReversed();
      const layers = upper ? rows : rows.map((layer) => layer.toReversed());
      const crosses = (end: number, place: number) =>
        marked.has(fromBefore ? end * count + place : place * count + end);
      const root = linesOf(layers, fromBefore ? all.before : all.after, crosses);
      const ys = packedLines(layers, root, upper ? apart : (a, b) => apart(b, a));
      return { upper, ys: upper ? ys : ys.map((y) => -y) };
    }),
  );
  const heightOf = ({ ys }: { readonly ys: Float64Array }) => extentOf(ys)[1] - extentOf(ys)[0];
  const narrow = ways.reduce((best, one) => (heightOf(one) < heightOf(best) ? one : best));
  const [least, most] = extentOf(narrow.ys);
  const shifted = ways.map(({ upper, ys }) => {
    const [first, last] = extentOf(ys);
    const by = upper ? least - first : most - last;
    return ys.map((y) => y + by);
  });
  return new Float64Array(count).map((_, at) => {
    const [, b = 0, c = 0] = shifted.map((ys) => ys[at] ?? 0).sort((p, q) => p - q);
    return (b + c) / 2;
  });
}
