/**
 * Maps laid out by what is linked instead of by where links lead: on a ring, or loosely, linked nodes near each other.
 * The same map gives the same layout, wherever its nodes stood; pinned nodes stay, and what is free keeps clear of them.
 */
import { type Box, centre, type Point, shift, union } from '../../../canvas/geometry.ts';
import { NODE_WIDTH } from '../model/nodeShape.ts';
import { behindIn, clearOf } from './blocks.ts';
import { fold } from './folding.ts';
import { Room } from './Room.ts';
import { GAP } from './standing.ts';
import type { Placed, TidyJob, TidyNode, TidyPlace } from './tidyJob.ts';

type Near = readonly (readonly number[])[];

const GOLDEN = Math.PI * (3 - Math.sqrt(5));
const SWEEPS = 24;
/** How far linked nodes stand from each other, of which there is twice as much across: nodes and verbs are wide. */
const SPRING = 170;
const WIDE = 2;
const TURNS = 300;
/** Forces between any two nodes: of a large map fewer times. */
const MOST_FORCES = 40_000_000;
const TO_THE_MIDDLE = 0.2;
/** Further apart nothing pushes: what is linked with nothing would go away for ever. */
const REACH = 3 * SPRING;

function neighboursOf(nodes: readonly TidyNode[], links: TidyJob['links']): Near {
  const at = new Map(nodes.map(({ id }, place) => [id, place]));
  const near: number[][] = nodes.map(() => []);
  for (const { from, to } of links) {
    const [a, b] = [at.get(from), at.get(to)];
    if (a === undefined || b === undefined || a === b) continue;
    near[a]?.push(b);
    near[b]?.push(a);
  }
  return near;
}

/** What is linked follows each other, from who has most links: all around it first, or one way to its end. */
function byLinks(near: Near, first: 'around' | 'along'): readonly number[] {
  const degree = (place: number) => near[place]?.length ?? 0;
  const found = new Set<number>();
  for (const start of [...near.keys()].toSorted((a, b) => degree(b) - degree(a))) {
    const next = [start];
    for (let place = next.shift(); place !== undefined; place = next.shift()) {
      if (found.has(place)) continue;
      found.add(place);
      const more = (near[place] ?? []).toSorted((a, b) => degree(a) - degree(b));
      if (first === 'around') next.push(...more);
      else next.unshift(...more);
    }
  }
  return [...found];
}

function crossingsOf(order: readonly number[], near: Near): number {
  const at = new Map(order.map((place, turn) => [place, turn]));
  const chords = order.flatMap((place, turn) =>
    (near[place] ?? []).map((other) => [turn, at.get(other) ?? 0] as const).filter(([a, b]) => a < b),
  );
  let crossings = 0;
  for (const [one, [a, b]] of chords.entries())
    for (const [c, d] of chords.slice(one + 1))
      if ((a < c && c < b && b < d) || (c < a && a < d && d < b)) crossings++;
  return crossings;
}

/** Each goes towards the middle of those it is linked with, as long as fewer links cross. */
function ringOrder(near: Near): readonly number[] {
  let best = byLinks(near, 'along');
  let least = crossingsOf(best, near);
  let order = best;
  for (let sweep = 0; sweep < SWEEPS && least > 0; sweep++) {
    const angles = new Map(order.map((place, turn) => [place, (2 * Math.PI * turn) / order.length]));
    const towards = (place: number) => {
      const all = [place, ...(near[place] ?? [])].map((one) => angles.get(one) ?? 0);
      const sum = (read: (angle: number) => number) => all.reduce((whole, angle) => whole + read(angle), 0);
      return Math.atan2(sum(Math.sin), sum(Math.cos));
    };
    const wished = new Map(order.map((place) => [place, towards(place)]));
    order = order.toSorted((a, b) => (wished.get(a) ?? 0) - (wished.get(b) ?? 0));
    const crossings = crossingsOf(order, near);
    if (crossings < least) [best, least] = [order, crossings];
  }
  return best;
}

/** How a ring is drawn: so many times as wide as high, so much between its nodes, every other one so much further in. */
interface Ring {
  readonly wide: number;
  readonly gap: number;
  readonly inner: number;
}

/** Points of a ring that is as small as its nodes allow: they need more of it where they stand beside each other. */
function ringOf(boxes: readonly TidyNode[], { wide, gap, inner }: Ring): readonly Point[] {
  const walk = (radius: number) => {
    let angle = -Math.PI / 2;
    const angles = boxes.map(({ w, h }) => {
      const across = (w + gap) / Math.abs(wide * Math.sin(angle));
      const down = (h + gap) / Math.abs(Math.cos(angle));
      const mine = angle;
      angle += Math.min(across, down) / radius;
      return mine;
    });
    return { angles, turn: angle + Math.PI / 2 };
  };
  let [small, large] = [1, 1];
  while (walk(large).turn > 2 * Math.PI) large *= 2;
  for (let halving = 0; halving < 40; halving++) {
    const radius = (small + large) / 2;
    if (walk(radius).turn > 2 * Math.PI) small = radius;
    else large = radius;
  }
  return walk(large).angles.map((angle, at) => ({
    x: (wide * large - (at % 2) * inner) * Math.cos(angle),
    y: large * Math.sin(angle),
  }));
}

/** Every other node further in by more than it is wide: lines between those go past the one in the middle. */
const RINGS: readonly Ring[] = [1, 1.6, 2.2].flatMap((wide) =>
  [GAP, 2.5 * GAP].flatMap((gap) => [0, NODE_WIDTH + 2 * GAP].map((inner) => ({ wide, gap, inner }))),
);
/** Springs are drawn out so much. */
const DRAWN = [1, 1.35, 1.8];
/** Of so many nodes for each line it is tried once. */
const LARGE = 20_000;

function rings(free: readonly TidyNode[], links: TidyJob['links']): readonly (readonly Point[])[] {
  const order = ringOrder(neighboursOf(free, links));
  const boxes = order.flatMap((place) => free[place] ?? []);
  return RINGS.map((shape) => {
    const points = ringOf(boxes, shape);
    const at = new Map(order.map((place, turn) => [place, points[turn] as Point]));
    return free.map((_, place) => at.get(place) as Point);
  });
}

/** Springs along links, and all push each other away; less far each time. `held` stay where they are. */
function loosely(
  free: readonly TidyNode[],
  held: readonly TidyNode[],
  { links, middle }: Around,
): readonly Point[] {
  const nodes = [...free, ...held];
  const near = neighboursOf(nodes, links);
  const order = byLinks(near, 'around');
  const turn = new Map(order.map((place, at) => [place, at]));
  const points = nodes.map((node, place) => {
    const at = turn.get(place) ?? 0;
    const far = SPRING * 0.6 * Math.sqrt(at);
    if (place < free.length) return { x: far * Math.cos(at * GOLDEN), y: far * Math.sin(at * GOLDEN) };
    const { x, y } = centre(node);
    return { x: (x - middle.x) / WIDE, y: y - middle.y };
  });
  const turns = Math.min(TURNS, Math.ceil(MOST_FORCES / nodes.length ** 2));
  const first = SPRING * Math.max(1, Math.sqrt(nodes.length) / 4);
  for (let now = 0; now < turns; now++) {
    const furthest = first * (1 - now / turns);
    const forces = points.map(({ x, y }) => ({ x: -x * TO_THE_MIDDLE, y: -y * TO_THE_MIDDLE }));
    for (const [a, p] of points.entries()) {
      const force = forces[a] as { x: number; y: number };
      for (let b = 0; b < points.length; b++) {
        if (a === b) continue;
        const q = points[b] as Point;
        const [dx, dy] = [p.x - q.x, p.y - q.y];
        const square = dx * dx + dy * dy;
        if (square > REACH ** 2) continue;
        const push = SPRING ** 2 / Math.max(1, square);
        force.x += dx * push;
        force.y += dy * push;
      }
      for (const b of near[a] ?? []) {
        const q = points[b] as Point;
        const [dx, dy] = [q.x - p.x, q.y - p.y];
        const pull = Math.hypot(dx, dy) / SPRING;
        force.x += dx * pull;
        force.y += dy * pull;
      }
    }
    for (let place = 0; place < free.length; place++) {
      const [force, point] = [forces[place] as Point, points[place] as { x: number; y: number }];
      const step = Math.min(1, furthest / (Math.hypot(force.x, force.y) || 1));
      point.x += force.x * step;
      point.y += force.y * step;
    }
  }
  return points.slice(0, free.length).map(({ x, y }) => ({ x: x * WIDE, y }));
}

interface Around {
  readonly links: TidyJob['links'];
  /** Of where the free nodes were. */
  readonly middle: Point;
}

/** Each at its wish or as near as there is room, from the middle outwards. */
function settled(free: readonly TidyNode[], wishes: readonly Point[], fixed: readonly TidyNode[]) {
  const boxes = free.map((node, at) => {
    const wish = wishes[at] as Point;
    return { ...node, x: wish.x - node.w / 2, y: wish.y - node.h / 2 };
  });
  const whole = centre(union(boxes) ?? { x: 0, y: 0, w: 0, h: 0 });
  const far = (box: TidyNode) => Math.hypot(centre(box).x - whole.x, centre(box).y - whole.y);
  const room = new Room(fixed, GAP);
  return boxes
    .toSorted((a, b) => far(a) - far(b))
    .map((box): Placed => {
      const by = room.nearestFor([box]);
      const stands = { ...box, ...shift(box, by.x, by.y), node: box };
      room.take(stands);
      return stands;
    });
}

/** So many lines behind nodes weigh less than a map that is larger, and the more the more lines there are. */
const BEARABLE = 3;

/** The less, the better: how often a line runs behind a node, and how large it is on a screen. */
function costOf(places: readonly Placed[], stays: readonly Placed[], links: TidyJob['links']): number {
  const { w, h } = union(places) as Box;
  return (behindIn([...places, ...stays], links) + BEARABLE + links.length / 10) * Math.max(w / 1.6, h);
}

export function rounded(job: TidyJob, shape: 'ring' | 'loose'): readonly TidyPlace[] {
  const { job: folded, unfold } = fold(job);
  const free = folded.nodes.filter(({ role }) => role === 'free');
  const fixed = folded.nodes.filter(({ role }) => role !== 'free');
  const before = union(free);
  if (!before) return unfold([]);
  const around = { links: folded.links, middle: centre(before) };
  const held = fixed.filter(({ role }) => role === 'pinned');
  const stays = fixed.map((node) => ({ ...node, node }));
  const lines = folded.lines ?? folded.links;
  const drawn = lines.length * free.length > LARGE ? DRAWN.slice(0, 1) : DRAWN;
  const draw = (points: readonly Point[]) =>
    drawn.map((by) => points.map(({ x, y }) => ({ x: x * by, y: y * by })));
  const ways = shape === 'ring' ? rings(free, folded.links) : draw(loosely(free, held, around));
  let [best, least]: [readonly Placed[], number] = [[], Number.POSITIVE_INFINITY];
  for (const points of ways) {
    const wishes = points.map(({ x, y }) => ({ x: x + around.middle.x, y: y + around.middle.y }));
    const stand = settled(free, wishes, fixed);
    const places = shape === 'ring' ? stand : clearOf(stand, lines, stays);
    const cost = costOf(places, stays, lines);
    if (cost < least) [best, least] = [places, cost];
  }
  return unfold(best.map(({ node: { id }, x, y }) => ({ id, x, y })));
}
