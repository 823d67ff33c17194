/**
 * Notes that speak of the same thing, by the words they share: no meaning is understood, no text leaves the browser.
 * Terms are weighed by tf-idf and compared by cosine (Salton and Buckley 1988, "Term-weighting approaches in automatic
 * text retrieval"), groups are joined by average linkage through chains of nearest neighbours (Murtagh 1983, "A survey
 * of recent advances in hierarchical clustering algorithms"). The same notes give the same groups, in any order of time.
 */
import { type Term, termsOf } from '../../../../shared/wording/terms.ts';

type Vector = ReadonlyMap<string, number>;

/** Of length 1, or empty. */
function vectorsOf(notes: readonly (readonly Term[])[]): readonly Vector[] {
  const holders = new Map<string, number>();
  for (const terms of notes)
    for (const stem of new Set(terms.map((term) => term.stem)))
      holders.set(stem, (holders.get(stem) ?? 0) + 1);
  return notes.map((terms) => {
    const weights = new Map<string, number>();
    for (const { stem } of terms) {
      const held = holders.get(stem) ?? 0;
      // A word of one note only joins nothing, and would only make that note seem far from all.
      if (held > 1) weights.set(stem, (weights.get(stem) ?? 0) + Math.log(1 + notes.length / held));
    }
    const length = Math.hypot(...weights.values());
    return new Map([...weights].map(([stem, weight]) => [stem, weight / length]));
  });
}

/** Cosines of all pairs, row by row. */
function likenesses(vectors: readonly Vector[]): Float32Array {
  const count = vectors.length;
  const like = new Float32Array(count * count);
  const holders = new Map<string, (readonly [number, number])[]>();
  vectors.forEach((vector, at) => {
    for (const [stem, weight] of vector) {
      const others = holders.get(stem) ?? [];
      for (const [other, theirs] of others) {
        like[at * count + other] = (like[at * count + other] ?? 0) + weight * theirs;
        like[other * count + at] = like[at * count + other] ?? 0;
      }
      others.push([at, weight]);
      holders.set(stem, others);
    }
  });
  return like;
}

function nearest(like: Float32Array, live: Uint8Array, count: number, at: number, before: number): number {
  // Of equals the one we came from, or the chain would go round for ever.
  let [best, found] = [before < 0 ? -1 : (like[at * count + before] ?? 0), before];
  for (let other = 0; other < count; other++) {
    const value = like[at * count + other] ?? 0;
    if (other !== at && live[other] === 1 && value > best) [best, found] = [value, other];
  }
  return found;
}

/** Two groups, each named by one of its notes, and how alike they were when they became one. */
interface Join {
  readonly a: number;
  readonly b: number;
  readonly like: number;
}

/** Joins by average linkage as long as two groups are at least `least` alike. `onProgress` hears a part of 1. */
function joined(
  like: Float32Array,
  count: number,
  least: number,
  onProgress: (part: number) => void,
): readonly Join[] {
  const joins: Join[] = [];
  const sizes = new Int32Array(count).fill(1);
  const live = new Uint8Array(count).fill(1);
  const chain: number[] = [];
  let done = 0;
  const end = () => {
    if (++done % PROGRESS_EVERY === 0) onProgress(done / count);
  };
  for (let start = 0; start < count; ) {
    if (chain.length === 0) {
      if (live[start] === 0) {
        start++;
        continue;
      }
      chain.push(start);
    }
    const at = chain.at(-1) ?? start;
    const other = nearest(like, live, count, at, chain.at(-2) ?? -1);
    if (other < 0 || (like[at * count + other] ?? 0) < least) {
      // Nothing is near enough to the end of the chain, and a join never brings two groups nearer: it is done.
      live[at] = 0;
      chain.pop();
      end();
      continue;
    }
    if (other !== chain.at(-2)) {
      chain.push(other);
      continue;
    }
    chain.length -= 2;
    joins.push({ a: at, b: other, like: like[at * count + other] ?? 0 });
    merge(like, count, { from: at, into: other, sizes, live });
    end();
  }
  return joins;
}

const PROGRESS_EVERY = 64;

/** A join never brings two groups nearer, so what is left out at a level leaves out all that stands on it. */
function groupsAt(joins: readonly Join[], count: number, least: number): readonly (readonly number[])[] {
  const leader = Int32Array.from({ length: count }, (_, at) => at);
  const leaderOf = (at: number): number => {
    let top = at;
    while (leader[top] !== top) top = leader[top] ?? top;
    leader[at] = top;
    return top;
  };
  for (const { a, b, like } of joins) if (like >= least) leader[leaderOf(a)] = leaderOf(b);
  const members = new Map<number, number[]>();
  for (let at = 0; at < count; at++) {
    const top = leaderOf(at);
    const known = members.get(top);
    if (known) known.push(at);
    else members.set(top, [at]);
  }
  return [...members.values()].filter((places) => places.length > 1);
}

interface Merge {
  readonly from: number;
  readonly into: number;
  readonly sizes: Int32Array;
  readonly live: Uint8Array;
}

function merge(like: Float32Array, count: number, { from, into, sizes, live }: Merge): void {
  const [a, b] = [sizes[from] ?? 1, sizes[into] ?? 1];
  for (let other = 0; other < count; other++) {
    const mean = (a * (like[from * count + other] ?? 0) + b * (like[into * count + other] ?? 0)) / (a + b);
    like[into * count + other] = mean;
    like[other * count + into] = mean;
  }
  sizes[into] = a + b;
  live[from] = 0;
}

/**
 * How alike notes of a group must be at least, from few large groups to many small ones. The middle one was found by
 * trying on the boards of tests/unit/grouping.test.ts: one shared telling word of three or four is enough.
 */
const LEVELS = [0.08, 0.12, 0.16, 0.22, 0.3] as const;
export const LEVEL_COUNT = LEVELS.length;
export const USUAL_LEVEL = 2;

const WORDS_IN_NAME = 2;

function nameOf(members: readonly number[], notes: readonly (readonly Term[])[]): string {
  const counts = new Map<string, { count: number; word: string }>();
  for (const at of members)
    for (const [stem, word] of new Map((notes[at] ?? []).map((term) => [term.stem, term.word]))) {
      const known = counts.get(stem);
      counts.set(stem, { count: (known?.count ?? 0) + 1, word: known?.word ?? word });
    }
  const shared = [...counts.values()].filter((one) => one.count > 1);
  return shared
    .sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1))
    .slice(0, WORDS_IN_NAME)
    .map((one) => one.word)
    .join(' · ');
}

export interface WordingGroup {
  readonly name: string;
  /** Places in the list that was given, ascending. */
  readonly members: readonly number[];
}

/**
 * For each level its groups of two or more; what resembles nothing is in none. Time and memory grow with the square of
 * the notes.
 */
export function groupByWording(
  texts: readonly string[],
  onProgress: (part: number) => void = () => undefined,
): readonly (readonly WordingGroup[])[] {
  const notes = texts.map(termsOf);
  const joins = joined(likenesses(vectorsOf(notes)), notes.length, LEVELS[0], onProgress);
  return LEVELS.map((least) =>
    groupsAt(joins, notes.length, least).map((members) => ({ name: nameOf(members, notes), members })),
  );
}
