/**
 * Where the verb of a link stands: in the middle of its line, or as near to that as neither a node nor the verb of a
 * shorter link covers it: a long one has more places. So it is told by the map alone, in whatever order things came. Nodes and verbs are kept by coarse
 * squares: what moves asks about the few links that run there.
 */
import type { MapLink } from '../../../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { type Box, distance, intersects, type Point, sameBox } from '../../../canvas/geometry.ts';
import { type Route, routePoint } from '../../../canvas/routes.ts';
import { byAge, type Ends } from './Courses.ts';
import { Squares, squaresOf } from './Squares.ts';
import { PILL, verbWidth } from './verbRoom.ts';

const MIDDLE = 0.5;
/** Of a line that long verbs stand at more places. */
const FAR = 800;

/** Shares of the way, from its middle to both ends in turn. */
function sharesBy(step: number): readonly number[] {
  const steps = Array.from({ length: Math.floor(0.35 / step) }, (_, at) => (at + 1) * step);
  return [MIDDLE, ...steps.flatMap((by) => [MIDDLE - by, MIDDLE + by])];
}
const SHARES = sharesBy(0.058);
const OF_FAR = sharesBy(0.025);

/** On every side of it. */
const AIR = 1;
const HIGH = PILL.height / 2 + AIR;
/** So much of either end may lie behind a node before another verb does. */
const CLIPPED = 14;
/**
 * The better, the less: clear of nodes and verbs; its ends behind nodes; its ends behind verbs as well; clear of nodes
 * but for its ends, on a verb. Else it stands in the middle.
 */
const WAYS = { clear: 0, clipped: 1, over: 2, on: 3 };
const WORST = 4;

type Said = Ends & Partial<Pick<MapLink, 'relation' | 'state' | 'delay'>>;

/** Kept as plain numbers: they are asked for hundreds of times with every move. */
interface Verb {
  readonly link: Said;
  /** From end to end of its line. */
  readonly length: number;
  /** Where its middle could be, the best first. */
  readonly shares: readonly number[];
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** Half of what it takes. */
  readonly wide: number;
  readonly squares: readonly number[];
  /** Which of the places it has. */
  at: number;
  /** Not all of it is free there. */
  crowded: boolean;
  /** What it takes there; null until it has a place. */
  stands: Box | null;
}

const inTurn = (a: Verb, b: Verb) => a.length - b.length || byAge(a.link, b.link);

function verbOf(link: Said, route: Route): Verb {
  const length = distance(route.points[0], route.points.at(-1) ?? route.points[0]);
  const shares = length > FAR ? OF_FAR : SHARES;
  const places = shares.map((share) => routePoint(route, share));
  const wide = verbWidth(link) / 2 + AIR;
  const squares = squaresOf(places.map((place) => boxAt(place, wide)));
  const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
  return { link, length, shares, xs, ys, wide, squares, at: 0, crowded: false, stands: null };
}

const boxAt = ({ x, y }: Point, wide: number): Box => ({
  x: x - wide,
  y: y - HIGH,
  w: 2 * wide,
  h: 2 * HIGH,
});

const placeOf = ({ xs, ys }: Verb, at: number): Point => ({ x: xs[at] ?? 0, y: ys[at] ?? 0 });

/** Whether one of its first places touches that. Asked thousands of times as things settle: makes no lists. */
function touches({ xs, ys, wide }: Verb, { x, y, w, h }: Box, first: number, end: number): boolean {
  for (let at = first; at < end; at++) {
    const px = xs[at] ?? 0;
    const py = ys[at] ?? 0;
    if (px > x - wide && px < x + w + wide && py > y - HIGH && py < y + h + HIGH) return true;
  }
  return false;
}

export class VerbPlaces {
  readonly #boxes = new Map<ItemId, Box>();
  readonly #nodes = new Squares();
  readonly #verbs = new Map<ItemId, Verb>();
  readonly #verbsIn = new Map<number, Set<Verb>>();
  /** Those that may stand elsewhere now. */
  readonly #asked = new Set<Verb>();

  /** Null: it is gone. */
  putNode(id: ItemId, box: Box | null): void {
    const before = this.#boxes.get(id) ?? null;
    if (sameBox(before, box)) return;
    this.#nodes.put(id, box ? [box] : []);
    if (box) this.#boxes.set(id, box);
    else this.#boxes.delete(id);
    if (before) this.#askWhere(before, 'left');
    if (box) this.#askWhere(box, 'came');
  }

  /** Null: it is not drawn. */
  putLink(id: ItemId, line: { readonly link: Said; readonly route: Route } | null): void {
    const before = this.#verbs.get(id);
    if (before) this.#forget(before);
    if (!line) return;
    const verb = verbOf(line.link, line.route);
    this.#verbs.set(id, verb);
    for (const square of verb.squares)
      this.#verbsIn.set(square, (this.#verbsIn.get(square) ?? new Set()).add(verb));
    this.#asked.add(verb);
  }

  /** On which share of its way it stands. */
  shareOf(id: ItemId): number {
    const verb = this.#verbs.get(id);
    return verb?.shares[verb.at] ?? MIDDLE;
  }

  /** Places what was asked about, the shortest first: only longer ones follow from that. Answers the links it is of. */
  settle(): ReadonlySet<ItemId> {
    const queue = [...this.#asked].sort((a, b) => inTurn(b, a));
    const ask = (other: Verb) => enqueue(queue, other);
    const placed = new Set<ItemId>();
    for (let verb = queue.pop(); verb; verb = queue.pop()) {
      this.#asked.delete(verb);
      const [stood, before] = [verb.stands, verb.at];
      const stands = this.#place(verb);
      if (stood && before === verb.at) continue;
      placed.add(verb.link.id);
      if (stood) this.#askWhere(stood, 'left', verb, ask);
      this.#askWhere(stands, 'came', verb, ask);
    }
    return placed;
  }

  #forget(verb: Verb): void {
    this.#verbs.delete(verb.link.id);
    this.#asked.delete(verb);
    for (const square of verb.squares) this.#verbsIn.get(square)?.delete(verb);
    if (verb.stands) this.#askWhere(verb.stands, 'left', verb);
  }

  #place(verb: Verb): Box {
    let [best, at] = [WORST, 0];
    for (let one = 0; one < verb.shares.length && best > 0; one++) {
      const way = this.#wayAt(verb, placeOf(verb, one), best);
      if (way < best) [best, at] = [way, one];
    }
    verb.crowded = best > 0;
    verb.at = at;
    verb.stands = boxAt(placeOf(verb, at), verb.wide);
    return verb.stands;
  }

  /** How well it could stand there: 0 where all of it is clear. Not looked at further than to beat that. */
  #wayAt(verb: Verb, place: Point, best: number): number {
    const core = verb.wide - CLIPPED;
    const isWhole = !this.#nodes.any(boxAt(place, verb.wide));
    if (!isWhole && (best <= WAYS.clipped || this.#nodes.any(boxAt(place, core)))) return WORST;
    if (this.#isClearOfVerbs(verb, boxAt(place, verb.wide))) return isWhole ? WAYS.clear : WAYS.clipped;
    if (best <= WAYS.over) return WORST;
    return this.#isClearOfVerbs(verb, boxAt(place, core)) ? WAYS.over : WAYS.on;
  }

  /** Of those that are placed before it. */
  #isClearOfVerbs(verb: Verb, room: Box): boolean {
    for (const square of squaresOf([room]))
      for (const other of this.#verbsIn.get(square) ?? [])
        if (other.stands && intersects(other.stands, room) && inTurn(other, verb) < 0) return false;
    return true;
  }

  /**
   * Something came there, and may lie on a verb; or left, and a verb may rather stand there. A verb matters only to those
   * after it.
   */
  #askWhere(box: Box, what: 'came' | 'left', after?: Verb, ask?: (verb: Verb) => void): void {
    for (const square of squaresOf([box]))
      for (const verb of this.#verbsIn.get(square) ?? []) {
        if (this.#asked.has(verb) || (after && inTurn(after, verb) >= 0)) continue;
        if (!isConcerned(verb, box, what)) continue;
        this.#asked.add(verb);
        ask?.(verb);
      }
  }
}

/** What is crowded may find a better place whatever changes there. */
function isConcerned(verb: Verb, box: Box, what: 'came' | 'left'): boolean {
  if (verb.crowded) return touches(verb, box, 0, verb.shares.length);
  return what === 'came' ? touches(verb, box, verb.at, verb.at + 1) : touches(verb, box, 0, verb.at);
}

/** The shortest is last: it is taken next. */
function enqueue(queue: Verb[], verb: Verb): void {
  let [low, high] = [0, queue.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = queue[middle];
    if (other && inTurn(other, verb) > 0) low = middle + 1;
    else high = middle;
  }
  queue.splice(low, 0, verb);
}
