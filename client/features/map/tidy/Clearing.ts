/**
 * Nodes out of the way of lines: a line that runs behind a node seems to begin or end there. Lines are those that will be
 * drawn, not straight ones. One node after the other moves up or down, and pushes what stands there, as long as fewer
 * lines run behind nodes for it; work is counted, so that it ends in time, and everywhere with the same.
 */
import { type Box, intersects, type Point, shift } from '../../../canvas/geometry.ts';
import { routeBetween, routePoint } from '../../../canvas/routes.ts';
import { Courses, type Ends } from '../model/Courses.ts';
import { LOOK } from '../model/columns.ts';
import { GAP } from './standing.ts';
import type { TidyLink } from './tidyJob.ts';

/** What moves as one: a node, or a group with the nodes in it. */
export interface Standing {
  readonly box: Box;
  readonly nodes: readonly (Box & { readonly id: string })[];
  readonly isFixed: boolean;
}

type Links = readonly Pick<TidyLink, 'from' | 'to'>[];

/** Of a line that passes a node: outlines and marks are drawn a little beside what is counted with here. */
const BESIDE = 10;
/** So much longer may lines become for one that runs behind nothing more. */
const WORTH = 500;
/** Lines drawn anew of one part of a map: for each that it has, and in all; of one move so many nodes. */
const WORK = { each: 400, most: 6_000, pushed: 24 };
const PASSES = 8;
const SAMPLES = 16;
/** Of what an end must move so that the middle of its line is clear. */
const OF_ENDS = 2.4;
/** Lines meet their nodes elsewhere then: it may take more than it seems. */
const FARTHER = 24;

/** How far down each goes. */
type Moves = ReadonlyMap<number, number>;

interface Line {
  readonly ends: Ends;
  readonly from: number;
  readonly to: number;
  trace: readonly Point[];
  /** From its left to its right, its upper to its lower end. */
  left: number;
  right: number;
  top: number;
  bottom: number;
  cost: number;
}

interface Node {
  readonly standing: number;
  readonly lines: number[];
  box: Box;
}

/** From where to where down a line goes while it passes something. */
interface Span {
  readonly top: number;
  readonly bottom: number;
}

function spanOf({ trace }: Line, left: number, right: number): Span | null {
  let [top, bottom] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let at = 1; at < trace.length; at++) {
    const [a, b] = [trace[at - 1] as Point, trace[at] as Point];
    const [first, last] = a.x < b.x ? [a, b] : [b, a];
    if (last.x < left || first.x > right) continue;
    const slope = (last.y - first.y) / Math.max(1e-6, last.x - first.x);
    const start = first.y + slope * Math.max(0, left - first.x);
    const end = last.y - slope * Math.max(0, last.x - right);
    top = Math.min(top, start, end);
    bottom = Math.max(bottom, start, end);
  }
  return top <= bottom ? { top, bottom } : null;
}

class Clearing implements Cleared {
  readonly #boxes: Box[];
  readonly #fixed: readonly boolean[];
  readonly #nodes: Node[] = [];
  readonly #nodesOf: number[][] = [];
  readonly #lines: Line[] = [];
  readonly #courses = new Courses();
  #work: number;

  constructor(all: readonly Standing[], links: Links) {
    this.#boxes = all.map(({ box }) => box);
    this.#fixed = all.map(({ isFixed }) => isFixed);
    const places = new Map<string, number>();
    for (const [standing, { nodes }] of all.entries()) {
      this.#nodesOf.push(nodes.map((_, at) => this.#nodes.length + at));
      for (const { id, x, y, w, h } of nodes) {
        places.set(id, this.#nodes.length);
        this.#nodes.push({ standing, lines: [], box: { x, y, w, h } });
      }
    }
    for (const link of links) {
      const [from, to] = [places.get(link.from), places.get(link.to)];
      if (from === undefined || to === undefined || from === to) continue;
      const at = this.#lines.length;
      const ends = { id: String(at), from: String(from), to: String(to), at } as unknown as Ends;
      this.#nodes[from]?.lines.push(at);
      this.#nodes[to]?.lines.push(at);
      this.#lines.push({ ends, from, to, trace: [], left: 0, right: 0, top: 0, bottom: 0, cost: 0 });
    }
    this.#work = Math.min(WORK.most, WORK.each * this.#lines.length);
    this.#draw(this.#learn(this.#lines.keys()));
  }

  get boxes(): readonly Box[] {
    return this.#boxes;
  }

  get cost(): number {
    return this.#lines.reduce((sum, { cost }) => sum + cost, 0);
  }

  get behind(): number {
    return this.#lines.reduce((sum, line) => sum + this.#behind(line), 0);
  }

  run(): void {
    for (let pass = 0; pass < PASSES; pass++) if (!this.#pass()) return;
  }

  #pass(): boolean {
    let better = false;
    for (const line of this.#lines)
      for (const node of this.#nodes) {
        if (this.#work <= 0) return false;
        const span = this.#spanBehind(line, node);
        if (span && this.#clear(line, node, span)) better = true;
      }
    return better;
  }

  /** Where a line runs behind a node that it does not join; null where it does not. */
  #spanBehind(line: Line, node: Node, { x, y, w, h }: Box = node.box): Span | null {
    if (line.right <= x || line.left >= x + w) return null;
    if (line.bottom <= y - BESIDE || line.top >= y + h + BESIDE) return null;
    if (this.#nodes[line.from] === node || this.#nodes[line.to] === node) return null;
    const span = spanOf(line, x, x + w);
    return span && span.bottom > y - BESIDE && span.top < y + h + BESIDE ? span : null;
  }

  #behind(line: Line): number {
    let behind = 0;
    for (const node of this.#nodes) if (this.#spanBehind(line, node)) behind++;
    return behind;
  }

  #costOf(line: Line): number {
    const [a, b] = [this.#nodes[line.from] as Node, this.#nodes[line.to] as Node];
    return this.#behind(line) * WORTH + Math.abs(a.box.y + a.box.h / 2 - b.box.y - b.box.h / 2);
  }

  /** The best of moving the node up or down, or one end of the line, or both; false when none is better than now. */
  #clear(line: Line, { box, standing }: Node, { top, bottom }: Span): boolean {
    const up = top - BESIDE - 1 - (box.y + box.h);
    const down = bottom + BESIDE + 1 - box.y;
    const ends = [...new Set([line.from, line.to].map((node) => this.#nodes[node]?.standing ?? 0))];
    const itself = [up, up - FARTHER, down, down + FARTHER].map((by) => [[standing], by] as const);
    const oneEnd = ends.flatMap((end) => [up, down].map((by) => [[end], -by * OF_ENDS] as const));
    const bothEnds = [up, down].map((by) => [ends, -by] as const);
    const best = this.#bestOf([...itself, ...oneEnd]) ?? this.#bestOf(bothEnds);
    if (best) this.#move(best);
    return best !== null;
  }

  /** Null when none is better than now. */
  #bestOf(ways: readonly (readonly [what: readonly number[], by: number])[]): Moves | null {
    let [best, least]: [Moves | null, number] = [null, -1];
    for (const [what, by] of ways) {
      const moves = this.#pushed(what, by);
      if (!moves) continue;
      const { change, back } = this.#move(moves);
      back();
      if (change < least) [best, least] = [moves, change];
    }
    return best;
  }

  /** How far each goes when these go as far; null where something is in the way that stays. */
  #pushed(first: readonly number[], by: number): Moves | null {
    if (first.some((one) => this.#fixed[one])) return null;
    const moves = new Map(first.map((one) => [one, by]));
    const queue = [...first];
    for (let one = queue.pop(); one !== undefined; one = queue.pop()) {
      const box = shift(this.#boxes[one] as Box, 0, moves.get(one) ?? 0);
      const near = {
        x: box.x - GAP + 0.01,
        y: box.y - GAP + 0.01,
        w: box.w + 2 * GAP - 0.02,
        h: box.h + 2 * GAP - 0.02,
      };
      for (const [other, stands] of this.#boxes.entries()) {
        if (other === one) continue;
        const there = shift(stands, 0, moves.get(other) ?? 0);
        if (!intersects(near, there)) continue;
        if (this.#fixed[other] || first.includes(other) || moves.size > WORK.pushed) return null;
        moves.set(other, (by < 0 ? box.y - GAP - there.h : box.y + box.h + GAP) - stands.y);
        queue.push(other);
      }
    }
    return moves;
  }

  /** Answers how much worse that is, and the way back. */
  #move(moves: Moves): { readonly change: number; readonly back: () => void } {
    const moved = [...moves.keys()].flatMap((standing) => this.#nodesOf[standing] ?? []);
    const nodes = moved.map((at) => this.#nodes[at] as Node);
    const asked = new Set(nodes.flatMap(({ lines }) => lines));
    const stood = nodes.map(({ box }) => box);
    this.#shift(moves, 1);
    const drawn = this.#learn(asked);
    const before = [...drawn].map((at) => ({ ...(this.#lines[at] as Line) }));
    const passing: (readonly [line: Line, by: number])[] = [];
    let change = 0;
    for (const [at, line] of this.#lines.entries()) {
      if (drawn.has(at)) continue;
      const by = this.#passes(line, nodes, stood);
      if (by === 0) continue;
      line.cost += by;
      change += by;
      passing.push([line, by]);
    }
    this.#draw(drawn);
    for (const was of before) change += (this.#lines[was.ends.at] as Line).cost - was.cost;
    this.#work -= drawn.size;
    const back = () => {
      this.#shift(moves, -1);
      this.#learn(asked);
      for (const was of before) Object.assign(this.#lines[was.ends.at] as Line, was);
      for (const [line, by] of passing) line.cost -= by;
    };
    return { change, back };
  }

  #shift(moves: Moves, way: 1 | -1): void {
    for (const [standing, by] of moves) {
      this.#boxes[standing] = shift(this.#boxes[standing] as Box, 0, way * by);
      for (const at of this.#nodesOf[standing] ?? []) {
        const node = this.#nodes[at] as Node;
        node.box = shift(node.box, 0, way * by);
      }
    }
  }

  /** How much worse a line is that stays, when nodes have moved. */
  #passes(line: Line, nodes: readonly Node[], stood: readonly Box[]): number {
    let by = 0;
    for (const [at, node] of nodes.entries()) {
      if (this.#spanBehind(line, node)) by += WORTH;
      if (this.#spanBehind(line, node, stood[at])) by -= WORTH;
    }
    return by;
  }

  /** Answers what runs elsewhere now: also what meets a side at another place. */
  #learn(lines: Iterable<number>): ReadonlySet<number> {
    const drawn = new Set(lines);
    for (const at of drawn) {
      const { ends, from, to } = this.#lines[at] as Line;
      this.#courses.learn(ends, this.#boxOf(from), this.#boxOf(to));
    }
    for (const id of this.#courses.settle()) drawn.add(Number(id));
    return drawn;
  }

  #draw(lines: Iterable<number>): void {
    for (const at of lines) {
      const line = this.#lines[at] as Line;
      const course = this.#courses.of(line.ends.id);
      const route = routeBetween(this.#boxOf(line.from), this.#boxOf(line.to), LOOK, course);
      line.trace = Array.from({ length: SAMPLES + 1 }, (_, step) => routePoint(route, step / SAMPLES));
      const [xs, ys] = [line.trace.map(({ x }) => x), line.trace.map(({ y }) => y)];
      [line.left, line.right] = [Math.min(...xs), Math.max(...xs)];
      [line.top, line.bottom] = [Math.min(...ys), Math.max(...ys)];
      line.cost = this.#costOf(line);
    }
  }

  #boxOf(node: number): Box {
    return (this.#nodes[node] as Node).box;
  }
}

export interface Cleared {
  readonly boxes: readonly Box[];
  /** Of all lines together: what they run behind, how far they go up or down. */
  readonly cost: number;
  /** How often a line runs behind a node that it does not join. */
  readonly behind: number;
}

/** Where each stands when as few lines run behind nodes as can be. */
export function cleared(all: readonly Standing[], links: Links): Cleared {
  const clearing = new Clearing(all, links);
  if (all.some(({ isFixed }) => !isFixed)) clearing.run();
  return clearing;
}
