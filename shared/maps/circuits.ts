/**
 * Elementary circuits (no node twice), short ones first: those of 2 steps, then 3, and so on to the longest.
 *
 * Johnson 1975, "Finding all the elementary circuits of a directed graph", bounded in length after Gupta and Suzumura
 * 2021, "Finding all bounded-length simple cycles in a directed graph": a node that led nowhere at some depth is locked
 * for that depth until a circuit opens it again, so that the time between two circuits stays bounded. Within strongly
 * connected components only (Tarjan 1972). There may be more circuits than atoms: a count and a clock end the search.
 */
export interface Bounds {
  /** No more than this many are found. */
  readonly most: number;
  /** Asked now and then; true ends the search. */
  readonly expired: () => boolean;
}
export type Stopped = 'count' | 'time' | null;

/** For each place the places it leads to. */
export type Steps = readonly (readonly number[])[];

/** Up to this length each length is searched by itself, so that the short ones are there when time is over. */
const STEPWISE = 12;
const ASK_EVERY = 512;

/** Places by component; those alone are left out. */
export function components(steps: Steps): readonly (readonly number[])[] {
  const index = new Int32Array(steps.length).fill(-1);
  const low = new Int32Array(steps.length);
  const onStack = new Uint8Array(steps.length);
  const stack: number[] = [];
  const found: number[][] = [];
  let count = 0;
  for (let root = 0; root < steps.length; root++) {
    if (index[root] !== -1) continue;
    // By hand, not by recursion: a chain may be as long as the map.
    const work: { readonly at: number; next: number }[] = [{ at: root, next: 0 }];
    for (let top = work.at(-1); top; top = work.at(-1)) {
      const { at } = top;
      if (top.next === 0) {
        index[at] = low[at] = count++;
        stack.push(at);
        onStack[at] = 1;
      }
      const to = steps[at]?.[top.next++];
      if (to !== undefined) {
        if (index[to] === -1) work.push({ at: to, next: 0 });
        else if (onStack[to] === 1) low[at] = Math.min(low[at] ?? 0, index[to] ?? 0);
        // Its first visit is over, also when it has one step only.
        continue;
      }
      work.pop();
      const parent = work.at(-1);
      if (parent) low[parent.at] = Math.min(low[parent.at] ?? 0, low[at] ?? 0);
      if (low[at] !== index[at]) continue;
      const members = stack.splice(stack.lastIndexOf(at));
      for (const one of members) onStack[one] = 0;
      if (members.length > 1) found.push(members);
    }
  }
  return found;
}

interface Search {
  readonly steps: Steps;
  readonly root: number;
  /** Places below this one are left out. */
  readonly least: number;
  /** The longest circuit that is looked for. */
  readonly longest: number;
  /** True ends it. */
  readonly onCircuit: (places: readonly number[]) => boolean;
  readonly expired: () => boolean;
}

interface Frame {
  readonly at: number;
  next: number;
  /** Steps from here back to the root, the fewest that were found. */
  back: number;
}

/** Circuits through the root. Answers false when it was ended. */
export function circuitsThrough({ steps, root, least, longest, onCircuit, expired }: Search): boolean {
  const locks = new Map<number, number>([[root, 0]]);
  const waiting = new Map<number, Set<number>>();
  const path: number[] = [root];
  const onPath = new Set(path);
  const frames: Frame[] = [{ at: root, next: 0, back: Number.POSITIVE_INFINITY }];
  const unlock = (from: number, back: number) => {
    const queue: [number, number][] = [[from, back]];
    for (let one = queue.pop(); one; one = queue.pop()) {
      const [at, far] = one;
      if ((locks.get(at) ?? longest) >= longest - far + 1) continue;
      locks.set(at, longest - far + 1);
      for (const before of waiting.get(at) ?? []) if (!onPath.has(before)) queue.push([before, far + 1]);
    }
  };
  for (let frame = frames.at(-1), turn = 1; frame; frame = frames.at(-1), turn++) {
    if (turn % ASK_EVERY === 0 && expired()) return false;
    const to = steps[frame.at]?.[frame.next++];
    const depth = path.length;
    if (to === root) {
      frame.back = 1;
      if (depth <= longest && onCircuit(path)) return false;
    } else if (to !== undefined) {
      if (to < least || depth >= (locks.get(to) ?? longest)) continue;
      locks.set(to, depth);
      path.push(to);
      onPath.add(to);
      frames.push({ at: to, next: 0, back: Number.POSITIVE_INFINITY });
    } else {
      frames.pop();
      path.pop();
      onPath.delete(frame.at);
      const parent = frames.at(-1);
      if (parent) parent.back = Math.min(parent.back, frame.back + 1);
      if (frame.back < Number.POSITIVE_INFINITY) unlock(frame.at, frame.back);
      else
        for (const next of steps[frame.at] ?? [])
          waiting.set(next, (waiting.get(next) ?? new Set()).add(frame.at));
    }
  }
  return true;
}

export interface Circuits {
  readonly circuits: readonly (readonly number[])[];
  readonly stopped: Stopped;
  /** All circuits of at most so many steps are among them. */
  readonly completeTo: number;
}

/** Searches each length by itself, from `shortest`, then all longer ones at once. */
export function shortestFirst(
  search: (longest: number, onCircuit: Search['onCircuit'], expired: () => boolean) => boolean,
  { shortest, longest }: { readonly shortest: number; readonly longest: number },
  { most, expired }: Bounds,
): Circuits {
  const circuits: (readonly number[])[] = [];
  let stopped: Stopped = null;
  let done = shortest - 1;
  const isOver = () => {
    if (expired()) stopped = 'time';
    return stopped !== null;
  };
  for (let length = Math.min(shortest, longest); done < longest && !isOver(); ) {
    const known = done;
    const take = (places: readonly number[]) => {
      if (places.length <= known) return false;
      if (circuits.length === most) stopped = 'count';
      else circuits.push([...places]);
      return stopped !== null;
    };
    if (!search(length, take, isOver)) break;
    done = length;
    length = length < STEPWISE ? Math.min(longest, length + 1) : longest;
  }
  return {
    circuits: circuits.sort((a, b) => a.length - b.length),
    stopped,
    completeTo: stopped === null ? longest : done,
  };
}

/** Each circuit once, from the place of its least number. */
export function allCircuits(steps: Steps, bounds: Bounds): Circuits {
  const parts = components(steps);
  const component = new Int32Array(steps.length).fill(-1);
  parts.forEach((places, number) => {
    for (const place of places) component[place] = number;
  });
  const roots = parts.flat().sort((a, b) => a - b);
  const within = steps.map((targets, at) =>
    component[at] === -1 ? [] : targets.filter((to) => component[to] === component[at]),
  );
  const longest = Math.max(0, ...parts.map((places) => places.length));
  const search = (length: number, onCircuit: Search['onCircuit'], expired: () => boolean) =>
    roots.every(
      (root) =>
        !expired() &&
        circuitsThrough({ steps: within, root, least: root, longest: length, onCircuit, expired }),
    );
  return shortestFirst(search, { shortest: 2, longest }, bounds);
}
