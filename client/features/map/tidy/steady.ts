/**
 * A part of a map laid out anew only where that is better than how it stands, so that a map that is tidy is left alone;
 * and again from there, as long as it gets better: another order to begin with may clear more lines.
 */
import { type Box, centre } from '../../../canvas/geometry.ts';
import { COLUMN_GAP } from '../model/columns.ts';
import { cleared } from './Clearing.ts';
import { AIR, layered } from './layered.ts';
import { GAP, membersAt } from './standing.ts';
import type { Placed, TidyJob, TidyNode } from './tidyJob.ts';

/** Larger parts are laid out once: there is no time for more. */
const SMALL = { nodes: 60, links: 80 };
/** So much of it must be gained: what is as good is left. */
const GAIN = 0.05;
const WORTH = { crossing: 150, backwards: 500 };
const NEARLY = 1;

type Line = readonly [from: Box, to: Box];

/** From the left to the right, then down. */
function columnsOf(boxes: readonly Box[]): readonly (readonly Box[])[] {
  const columns = new Map<number, Box[]>();
  for (const box of boxes) {
    const middle = Math.round(centre(box).x);
    const near = [middle, middle - 1, middle + 1].find((one) => columns.has(one)) ?? middle;
    columns.set(near, [...(columns.get(near) ?? []), box]);
  }
  return [...columns].toSorted(([a], [b]) => a - b).map(([, all]) => all.toSorted((a, b) => a.y - b.y));
}

/** Whether it stands in columns, as a layout does. */
function isLaidOut(nodes: readonly Box[], links: TidyJob['links']): boolean {
  const columns = columnsOf(nodes);
  const most = Math.max(COLUMN_GAP, ...links.map(({ verb = 0 }) => verb + 2 * AIR)) + NEARLY;
  const isClear = columns.every((column) =>
    column.every((box, at) => {
      const above = column[at - 1];
      return !above || box.y - above.y - above.h >= GAP - NEARLY;
    }),
  );
  const right = (column: readonly Box[]) => Math.max(...column.map(({ x, w }) => x + w));
  return (
    isClear &&
    columns.slice(1).every((column, at) => {
      const gap = Math.min(...column.map(({ x }) => x)) - right(columns[at] ?? []);
      return gap >= COLUMN_GAP - NEARLY && gap <= most;
    })
  );
}

/** Whether two lines from middle to middle cross between their ends. */
function cross([a, b]: Line, [c, d]: Line): boolean {
  if (a === c || a === d || b === c || b === d) return false;
  const [p, q, r, s] = [centre(a), centre(b), centre(c), centre(d)];
  const side = (o: typeof p, e: typeof p, at: typeof p) =>
    Math.sign((e.x - o.x) * (at.y - o.y) - (e.y - o.y) * (at.x - o.x));
  return side(p, q, r) * side(p, q, s) < 0 && side(r, s, p) * side(r, s, q) < 0;
}

/** The less, the better: lines that cross, run backwards, run behind nodes, or go far up or down. */
function badnessOf(placed: readonly Placed[], links: TidyJob['links'], behind: number): number {
  const boxes = new Map(placed.map((one) => [one.node.id, one]));
  const lines = links.flatMap(({ from, to }): Line[] => {
    const [a, b] = [boxes.get(from), boxes.get(to)];
    return a && b && a !== b ? [[a, b]] : [];
  });
  let [crossings, backwards] = [0, 0];
  for (const [at, line] of lines.entries()) {
    if (line[0].x > line[1].x) backwards++;
    for (let other = 0; other < at; other++) if (cross(line, lines[other] as Line)) crossings++;
  }
  return crossings * WORTH.crossing + backwards * WORTH.backwards + behind;
}

/** `lines`: as they are drawn, also where links lead to boxes that stand for groups. */
export function steady(
  nodes: readonly TidyNode[],
  links: TidyJob['links'],
  lines: TidyJob['links'] = links,
): readonly Placed[] {
  const measured = (placed: readonly Placed[], moves: boolean) => {
    const standing = placed.map((one) => ({ box: one, nodes: membersAt(one), isFixed: !moves }));
    const { boxes, cost } = cleared(standing, lines);
    const stands = placed.map((one, at) => ({ ...one, y: boxes[at]?.y ?? one.y }));
    return { stands, badness: badnessOf(stands, links, cost) };
  };
  const among = new Set(nodes.map(({ id }) => id));
  const own = links.filter(({ from, to }) => among.has(from) && among.has(to));
  const asItStands = nodes.map((node) => ({ node, x: node.x, y: node.y, w: node.w, h: node.h }));
  let best = isLaidOut(nodes, own) ? measured(asItStands, false) : null;
  const rounds = nodes.length <= SMALL.nodes && own.length <= SMALL.links ? Number.POSITIVE_INFINITY : 1;
  for (let round = 0; round < rounds; round++) {
    const order = best?.stands.toSorted(inOrder).map(({ node }) => node) ?? nodes;
    const next = measured(layered(order, links), true);
    if (best && next.badness >= best.badness * (1 - GAIN)) break;
    best = next;
  }
  return best?.stands ?? [];
}

/** What is above comes first. Parts of a pixel are no difference. */
export const inOrder = (a: Box, b: Box): number =>
  Math.round(a.y) - Math.round(b.y) || Math.round(a.x) - Math.round(b.x);
