/**
 * Maps laid out by what is linked instead of by where links lead: on a ring, or loosely, linked nodes near each other.
 * The same map gives the same layout, wherever its nodes stood; pinned nodes stay, and what is free keeps clear of them.
 */
import { type Box, centre, type Point, shift, union } from '../../../canvas/geometry.ts';
import { NODE_WIDTH } from '../model/nodeShape.ts';
import { behindIn, blockOf, clearOf, gridOf } from './blocks.ts';
import { fold, isFolded } from './folding.ts';
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

/** How a ring is drawn: so many times as wide as high, so much between its nodes. */
interface Ring {
  readonly wide: number;
  readonly gap: number;
}

/** Whether any of them lies on the next or the one after it. */
const touch = (boxes: readonly TidyNode[], points: readonly Point[]): boolean =>
  boxes.some((box, at) =>
    [1, 2].some((by) => {
      const next = (at + by) % boxes.length;
      const [p, q, other] = [points[at] as Point, points[next] as Point, boxes[next] as TidyNode];
      const [x, y] = [Math.abs(p.x - q.x), Math.abs(p.y - q.y)];
      return next !== at && x < (box.w + other.w) / 2 + GAP && y < (box.h + other.h) / 2 + GAP;
    }),
  );

/** Points of a ring that is as small as its nodes allow: they need more of it where they stand beside each other. */
function ringOf(boxes: readonly TidyNode[], { wide, gap }: Ring): readonly Point[] {
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
  const points = (radius: number): readonly Point[] => {
    const { angles, turn } = walk(radius);
    const all = angles.map((angle) => ((angle + Math.PI / 2) / turn) * 2 * Math.PI - Math.PI / 2);
    return all.map((angle) => ({ x: wide * radius * Math.cos(angle), y: radius * Math.sin(angle) }));
  };
  let best = points(large);
  for (let wider = 1; wider < 2 && touch(boxes, best); wider += 0.04) best = points(large * wider);
  return best;
}

const RINGS: readonly Ring[] = [1, 1.6, 2.2].flatMap((wide) =>
  [GAP, 2.5 * GAP, 5 * GAP].map((gap) => ({ wide, gap })),
);
/** So much nearer to the middle a node stands that steps into the ring. */
const STEP_IN = { x: NODE_WIDTH + 2 * GAP, y: NODE_WIDTH / 2 };
/** Springs are drawn out so much. */
const DRAWN = [1, 1.35, 1.8];
/** Of so many nodes for each line it is tried once. */
const LARGE = 20_000;
/** As wide for its height a screen is. */
const SCREEN = 1.6;
const sizeOnScreen = ({ w, h }: Box) => Math.max(w / SCREEN, h);

function rings(free: readonly TidyNode[], near: Near): readonly (readonly Point[])[] {
  const order = ringOrder(near);
  const boxes = order.flatMap((place) => free[place] ?? []);
  return RINGS.map((shape) => {
    const points = ringOf(boxes, shape);
    const at = new Map(order.map((place, turn) => [place, points[turn] as Point]));
    return free.map((_, place) => at.get(place) as Point);
  });
}

/** So much nearer to the middle. */
const nearer = (far: number, step: number): number => Math.sign(far) * Math.max(0, Math.abs(far) - step);

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

interface Layout {
  readonly points: readonly Point[];
  readonly places: readonly Placed[];
  /** So many lines run behind nodes. */
  readonly behind: number;
  /** With how large it is on a screen: the less, the better. */
  readonly cost: number;
}

/** Who has three links or more, most of all first, steps into the ring where fewer lines run behind others then. */
function steppedIn(ring: Layout, near: Near, layOut: (points: readonly Point[]) => Layout): Layout {
  const degree = (place: number) => near[place]?.length ?? 0;
  const hubs = [...near.keys()].filter((place) => degree(place) > 2);
  return hubs
    .toSorted((a, b) => degree(b) - degree(a))
    .reduce((best, place) => {
      const { x, y } = best.points[place] as Point;
      const inside = { x: nearer(x, STEP_IN.x), y: nearer(y, STEP_IN.y) };
      const stepped = layOut(best.points.with(place, inside));
      return stepped.behind < best.behind ? stepped : best;
    }, ring);
}

/** Right of the rest, or below it; around a middle where there is no rest. */
function cornersBeside(rest: Box | null, { w, h }: Box, middle: Point): readonly Point[] {
  if (!rest) return [{ x: middle.x - w / 2, y: middle.y - h / 2 }];
  return [
    { x: rest.x + rest.w + 2 * GAP, y: rest.y + (rest.h - h) / 2 },
    { x: rest.x + (rest.w - w) / 2, y: rest.y + rest.h + 2 * GAP },
  ];
}

/** With what is linked with nothing beside it: nodes in a grid, groups each by itself, where all stays smallest. */
function withAlone(
  rest: readonly Placed[],
  alone: readonly TidyNode[],
  { fixed, middle }: { readonly fixed: readonly TidyNode[]; readonly middle: Point },
): readonly Placed[] {
  const standing = [...rest];
  const nodes = alone.filter((one) => !isFolded(one));
  for (const part of [...alone.filter(isFolded).map((one) => [one]), ...(nodes.length > 0 ? [nodes] : [])]) {
    const ways = part.flatMap((_, more) => {
      const { placed, box } = blockOf(gridOf(part, more + 1));
      return cornersBeside(union(standing), box, middle).map(({ x, y }) =>
        placed.map((one) => ({ ...one, ...shift(one, x, y) })),
      );
    });
    // Of those as large, the lowest: rows below, columns beside.
    const sizeWith = (way: readonly Placed[]) => {
      const all = union([...standing, ...way]) as Box;
      return sizeOnScreen(all) + all.h / 100;
    };
    const way = ways.reduce((best, one) => (sizeWith(one) < sizeWith(best) ? one : best));
    const by = new Room([...fixed, ...standing], GAP).nearestFor(way);
    standing.push(...way.map((one) => ({ ...one, ...shift(one, by.x, by.y) })));
  }
  return standing;
}

export function rounded(job: TidyJob, shape: 'ring' | 'loose'): readonly TidyPlace[] {
  const { job: folded, unfold } = fold(job);
  const all = folded.nodes.filter(({ role }) => role === 'free');
  const fixed = folded.nodes.filter(({ role }) => role !== 'free');
  const before = union(all);
  if (!before) return unfold([]);
  const around = { links: folded.links, middle: centre(before) };
  const ends = new Set(folded.links.flatMap(({ from, to }) => [from, to]));
  const linked = all.filter(({ id }) => ends.has(id));
  // Where nothing is linked a ring is asked for all the same.
  const free = shape === 'ring' && linked.length === 0 ? all : linked;
  const alone = all.filter((one) => !free.includes(one));
  const held = fixed.filter(({ role }) => role === 'pinned');
  const stays = fixed.map((node) => ({ ...node, node }));
  const lines = folded.lines ?? folded.links;
  const drawn = lines.length * free.length > LARGE ? DRAWN.slice(0, 1) : DRAWN;
  const draw = (points: readonly Point[]) =>
    drawn.map((by) => points.map(({ x, y }) => ({ x: x * by, y: y * by })));
  const near = neighboursOf(free, folded.links);
  const ways = shape === 'ring' ? rings(free, near) : draw(loosely(free, held, around));
  const layOut = (points: readonly Point[]): Layout => {
    const wishes = points.map(({ x, y }) => ({ x: x + around.middle.x, y: y + around.middle.y }));
    const stand = settled(free, wishes, fixed);
    const places = shape === 'ring' ? stand : clearOf(stand, lines, stays);
    const behind = behindIn([...places, ...stays], lines);
    const cost = (behind + BEARABLE + lines.length / 10) * sizeOnScreen(union(places) as Box);
    return { points, places, behind, cost };
  };
  const least =
    free.length === 0 ? null : ways.map(layOut).reduce((best, one) => (one.cost < best.cost ? one : best));
  const best = least && shape === 'ring' && drawn.length > 1 ? steppedIn(least, near, layOut) : least;
  const places = withAlone(best?.places ?? [], alone, { fixed, middle: around.middle });
  return unfold(places.map(({ node: { id }, x, y }) => ({ id, x, y })));
}
