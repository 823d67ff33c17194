/**
 * Where the verb of a link stands: in the middle of its line, or as near to that as neither a node nor the verb of a
 * shorter link covers it: a long one has more places. So it is told by the map alone, in whatever order things came. Nodes and verbs are kept by coarse
 * squares: what moves asks about the few links that run there.
 */
import type { MapLink } from '../../../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { type Box, distance, inflate, intersects, type Point, sameBox } from '../../../canvas/geometry.ts';
import { type Route, routePoint } from '../../../canvas/routes.ts';
import { byAge, type Ends } from './Courses.ts';

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

/** Half of what the least verb takes, with a little air. */
const HALF = { w: 50, h: 13 };
/** So much of either end may lie behind a node before another verb does. */
const CLIPPED = 14;
/** So much more on either side: long verbs, marks. Words of other languages are others, places are the same for all. */
const MORE = { long: 15, mark: 10 };
const LONG: ReadonlySet<string> = new Set(['unclear', 'overcome-by', 'corresponds']);
const SQUARE = 320;

type Said = Ends & Partial<Pick<MapLink, 'relation' | 'state'>>;

interface Verb {
  readonly link: Said;
  /** From end to end of its line. */
  readonly length: number;
  /** Where it could stand, the best first. */
  readonly rooms: readonly Box[];
  readonly shares: readonly number[];
  readonly more: number;
  readonly squares: ReadonlySet<number>;
  /** Which of the rooms it has. */
  at: number;
  /** No room is free of all. */
  crowded: boolean;
  /** What it takes, null until it has been placed. */
  taken: Box | null;
}

const inTurn = (a: Verb, b: Verb) => a.length - b.length || byAge(a.link, b.link);

const roomAt = ({ x, y }: Point): Box => ({ x: x - HALF.w, y: y - HALF.h, w: 2 * HALF.w, h: 2 * HALF.h });

function moreOf({ relation, state = 'proposed' }: Said): number {
  return (LONG.has(relation ?? 'unclear') ? MORE.long : 0) + (state === 'proposed' ? 0 : MORE.mark);
}

export class VerbPlaces {
  readonly #nodes = new Map<ItemId, Box>();
  readonly #nodesIn = new Map<number, Map<ItemId, Box>>();
  readonly #verbs = new Map<ItemId, Verb>();
  readonly #verbsIn = new Map<number, Set<Verb>>();
  /** Those that may stand elsewhere now. */
  readonly #asked = new Set<Verb>();

  /** Null: it is gone. */
  putNode(id: ItemId, box: Box | null): void {
    const before = this.#nodes.get(id) ?? null;
    if (sameBox(before, box)) return;
    if (before) {
      inSquares(before, (square) => void this.#nodesIn.get(square)?.delete(id));
      this.#nodes.delete(id);
      this.#left(before, () => true);
    }
    if (!box) return;
    this.#nodes.set(id, box);
    inSquares(box, (square) => {
      this.#nodesIn.set(square, (this.#nodesIn.get(square) ?? new Map()).set(id, box));
    });
    this.#came(box, () => true);
  }

  /** Null: it is not drawn. */
  putLink(id: ItemId, line: { readonly link: Said; readonly route: Route } | null): void {
    const before = this.#verbs.get(id);
    if (before) this.#forget(before);
    if (!line) return;
    const { link, route } = line;
    const more = moreOf(link);
    const length = distance(route.points[0], route.points.at(-1) ?? route.points[0]);
    const shares = length > FAR ? OF_FAR : SHARES;
    const rooms = shares.map((share) => roomAt(routePoint(route, share)));
    const squares = new Set<number>();
    for (const room of rooms) inSquares(inflate(room, more, 0), (square) => squares.add(square));
    const verb: Verb = { link, length, rooms, shares, more, squares, at: 0, crowded: false, taken: null };
    this.#verbs.set(id, verb);
    for (const square of squares)
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
    const placed = new Set<ItemId>();
    for (let verb = queue.pop(); verb; verb = queue.pop()) {
      this.#asked.delete(verb);
      const [before, { at }] = [verb.taken, verb];
      this.#place(verb);
      if (before === null || at !== verb.at) placed.add(verb.link.id);
      if (sameBox(before, verb.taken)) continue;
      const known = new Set(this.#asked);
      const later = (other: Verb) => inTurn(verb, other) < 0;
      if (before) this.#left(before, later);
      if (verb.taken) this.#came(verb.taken, later);
      for (const other of this.#asked) if (!known.has(other)) enqueue(queue, other);
    }
    return placed;
  }

  #forget(verb: Verb): void {
    this.#verbs.delete(verb.link.id);
    this.#asked.delete(verb);
    for (const square of verb.squares) this.#verbsIn.get(square)?.delete(verb);
    if (verb.taken) this.#left(verb.taken, (other) => inTurn(verb, other) < 0);
  }

  #place(verb: Verb): void {
    const { rooms, more } = verb;
    const whole = (room: Box) => inflate(room, more, 0);
    const core = (room: Box) => inflate(room, -CLIPPED, 0);
    const ways: readonly ((room: Box) => boolean)[] = [
      (room) => this.#isClearOfNodes(room) && this.#isClearOfVerbs(verb, whole(room)),
      (room) => this.#isClearOfNodes(core(room)) && this.#isClearOfVerbs(verb, whole(room)),
      (room) => this.#isClearOfNodes(core(room)) && this.#isClearOfVerbs(verb, core(room)),
      (room) => this.#isClearOfNodes(core(room)),
    ];
    let at = -1;
    const way = ways.findIndex((one) => {
      at = rooms.findIndex(one);
      return at >= 0;
    });
    verb.crowded = way !== 0;
    verb.at = Math.max(0, at);
    const room = rooms[verb.at];
    verb.taken = room ? whole(room) : null;
  }

  #isClearOfNodes(room: Box): boolean {
    let clear = true;
    inSquares(room, (square) => {
      for (const box of this.#nodesIn.get(square)?.values() ?? []) if (intersects(box, room)) clear = false;
    });
    return clear;
  }

  #isClearOfVerbs(verb: Verb, room: Box): boolean {
    let clear = true;
    inSquares(room, (square) => {
      if (!clear) return;
      for (const other of this.#verbsIn.get(square) ?? [])
        if (other.taken && intersects(other.taken, room) && inTurn(other, verb) < 0) clear = false;
    });
    return clear;
  }

  /** Something came there: it may lie where a verb stands. */
  #came(box: Box, which: (verb: Verb) => boolean): void {
    this.#each(box, (verb) => {
      const covers = verb.crowded
        ? this.#mayHave(verb, box, verb.rooms.length)
        : verb.taken && intersects(verb.taken, box);
      if (covers && which(verb)) this.#asked.add(verb);
    });
  }

  /** Something left that place: a verb may rather stand there. */
  #left(box: Box, which: (verb: Verb) => boolean): void {
    this.#each(box, (verb) => {
      const last = verb.crowded ? verb.rooms.length : verb.at;
      if (this.#mayHave(verb, box, last) && which(verb)) this.#asked.add(verb);
    });
  }

  #mayHave({ rooms, more }: Verb, box: Box, last: number): boolean {
    for (let at = 0; at < last; at++) {
      const room = rooms[at];
      if (room && intersects(inflate(room, more, 0), box)) return true;
    }
    return false;
  }

  #each(box: Box, visit: (verb: Verb) => void): void {
    inSquares(box, (square) => {
      for (const verb of this.#verbsIn.get(square) ?? []) if (!this.#asked.has(verb)) visit(verb);
    });
  }
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

/** Far more rows than a map has. */
const ROWS = 2 ** 20;

function inSquares({ x, y, w, h }: Box, visit: (square: number) => void): void {
  const [right, bottom] = [Math.floor((x + w) / SQUARE), Math.floor((y + h) / SQUARE)];
  for (let column = Math.floor(x / SQUARE); column <= right; column++)
    for (let row = Math.floor(y / SQUARE); row <= bottom; row++) visit(column * ROWS + row);
}
