/**
 * Layers such that all links together cross as few of them as can be: the network simplex of Gansner, Koutsofios, North
 * and Vo 1993, "A technique for drawing directed graphs". A tree of links that join neighbouring layers holds the places
 * together; a link of it whose two sides would rather be further apart is exchanged for the next one that holds them.
 */
/** A link between two places, `weight` times. */
export interface Arrow {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

interface Tree {
  /** The place before its branches, each branch in one piece. */
  readonly order: readonly number[];
  /** Where each place stands in that order, and how many places its branch has. */
  readonly turn: Int32Array;
  readonly size: Int32Array;
  /** The arrow that joins a place to the one before it; −1 at the root. */
  readonly stem: Int32Array;
}

/** From place nought along the arrows that hold. */
function grow(count: number, arrows: readonly Arrow[], holds: (arrow: number) => boolean): Tree {
  const near: number[][] = Array.from({ length: count }, () => []);
  for (const [at, { from, to }] of arrows.entries()) {
    if (!holds(at)) continue;
    near[from]?.push(at);
    near[to]?.push(at);
  }
  const [turn, size, stem] = [new Int32Array(count).fill(-1), new Int32Array(count), new Int32Array(count)];
  const order: number[] = [];
  const waiting: (readonly [place: number, arrow: number])[] = [[0, -1]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [place, arrow] = next;
    if (turn[place] !== -1) continue;
    turn[place] = order.length;
    stem[place] = arrow;
    size[place] = 1;
    order.push(place);
    for (const at of near[place] ?? []) {
      const { from, to } = arrows[at] as Arrow;
      const end = from === place ? to : from;
      if (turn[end] === -1) waiting.push([end, at]);
    }
  }
  for (const place of order.toReversed()) {
    const before = otherEnd(arrows[stem[place] ?? -1], place);
    if (before !== null) size[before] = (size[before] ?? 0) + (size[place] ?? 0);
  }
  return { order, turn, size, stem };
}

const otherEnd = (arrow: Arrow | undefined, place: number) =>
  arrow ? (arrow.from === place ? arrow.to : arrow.from) : null;

/** Whether a place is in the branch of another. */
function within({ turn, size }: Tree, branch: number): (place: number) => boolean {
  const first = turn[branch] ?? 0;
  return (place) => (turn[place] ?? -1) >= first && (turn[place] ?? -1) < first + (size[branch] ?? 0);
}

/** Of the arrows that enter or leave, the one that is nearest to holding. */
function nearest(arrows: readonly Arrow[], slack: (arrow: Arrow) => number, fits: (arrow: Arrow) => boolean) {
  let [best, least] = [-1, Number.POSITIVE_INFINITY];
  for (const [at, arrow] of arrows.entries()) {
    if (!fits(arrow)) continue;
    const much = slack(arrow);
    if (much < least) [best, least] = [at, much];
  }
  return { best, least };
}

/** The branch that gains most by moving away from the rest; null when none does. */
function loosest(tree: Tree, arrows: readonly Arrow[], pull: Float64Array): number | null {
  const net = Float64Array.from(pull);
  let [found, worst]: [number | null, number] = [null, 0];
  for (const place of tree.order.toReversed()) {
    const arrow = arrows[tree.stem[place] ?? -1];
    const before = otherEnd(arrow, place);
    if (!arrow || before === null) continue;
    net[before] = (net[before] ?? 0) + (net[place] ?? 0);
    const cut = arrow.from === place ? (net[place] ?? 0) : -(net[place] ?? 0);
    if (cut < worst) [found, worst] = [place, cut];
  }
  return found;
}

/** Pivots that move nothing may go round in circles. */
const MOST_PIVOTS = 4;

/** Changes the layers of places that hang together; all arrows lead to a later layer, before and after. */
export function shorten(ranks: Int32Array, arrows: readonly Arrow[]): void {
  const count = ranks.length;
  const slack = ({ from, to }: Arrow) => (ranks[to] ?? 0) - (ranks[from] ?? 0) - 1;
  const move = (places: readonly number[], by: number) => {
    for (const place of places) ranks[place] = (ranks[place] ?? 0) + by;
  };
  let tree = grow(count, arrows, (at) => slack(arrows[at] as Arrow) === 0);
  while (tree.order.length < count) {
    const isIn = (place: number) => tree.turn[place] !== -1;
    const { best, least } = nearest(arrows, slack, ({ from, to }) => isIn(from) !== isIn(to));
    const arrow = arrows[best];
    if (!arrow) return;
    move(tree.order, isIn(arrow.from) ? least : -least);
    tree = grow(count, arrows, (at) => slack(arrows[at] as Arrow) === 0);
  }
  const pull = new Float64Array(count);
  for (const { from, to, weight } of arrows) {
    pull[from] = (pull[from] ?? 0) + weight;
    pull[to] = (pull[to] ?? 0) - weight;
  }
  for (let pivot = 0; pivot < MOST_PIVOTS * count; pivot++) {
    const branch = loosest(tree, arrows, pull);
    if (branch === null) return;
    const stem = tree.stem[branch] ?? -1;
    const leads = arrows[stem]?.from === branch;
    const isIn = within(tree, branch);
    const { best, least } = nearest(arrows, slack, ({ from, to }) =>
      leads ? isIn(to) && !isIn(from) : isIn(from) && !isIn(to),
    );
    if (best < 0) return;
    const first = tree.turn[branch] ?? 0;
    move(tree.order.slice(first, first + (tree.size[branch] ?? 0)), leads ? -least : least);
    const held = new Set(tree.stem);
    held.delete(stem);
    held.add(best);
    tree = grow(count, arrows, (at) => held.has(at));
  }
}
