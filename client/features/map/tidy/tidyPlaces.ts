/**
 * A map laid out in layers from the left to the right, along its links. Pure; heavy, so it runs in a worker.
 *
 * Parts that no link joins are laid out one by one. A part without a pinned node is one block: it is moved as a whole to
 * where nothing lies. A part with pinned nodes is laid over them as well as it can be, then each of its other nodes goes
 * to the nearest free place of its layer.
 */
import type { Box, Point } from '../../../canvas/geometry.ts';
import { shift, union } from '../../../canvas/geometry.ts';
import { type Block, blocksOf, clearOf, packed, partsOf } from './blocks.ts';
import { fold, isFolded } from './folding.ts';
import { layered } from './layered.ts';
import { Room } from './Room.ts';
import { rounded } from './rounded.ts';
import { GAP } from './standing.ts';
import { steady } from './steady.ts';
import type { Placed, TidyJob, TidyNode, TidyPlace } from './tidyJob.ts';

/** What its pinned nodes are away from where the layout has them, on the average. */
function offsetOf(placed: readonly Placed[]): Point {
  const pinned = placed.filter(({ node }) => node.role === 'pinned');
  const mean = (key: 'x' | 'y') =>
    pinned.reduce((sum, one) => sum + one.node[key] - one[key], 0) / pinned.length;
  return { x: mean('x'), y: mean('y') };
}

function layOver(placed: readonly Placed[], room: Room): readonly Placed[] {
  const by = offsetOf(placed);
  return placed
    .filter(({ node }) => node.role === 'free')
    .map((one) => {
      const box = { ...one, ...room.nearestInColumn(shift(one, by.x, by.y)) };
      room.take(box);
      return box;
    });
}

/** Around where the free nodes were, or below what is laid out already. */
function layFree(blocks: readonly Block[], job: TidyJob, room: Room, above: Box | null): readonly Placed[] {
  const standing = packed(blocks);
  const whole = union(standing.flat());
  const before = union(job.nodes.filter((node) => node.role === 'free'));
  if (!whole || !before) return [];
  const start = above
    ? { x: above.x, y: above.y + above.h + 2 * GAP }
    : { x: before.x + (before.w - whole.w) / 2, y: before.y + (before.h - whole.h) / 2 };
  return standing.flatMap((placed) => {
    const wished = placed.map((one) => ({ ...one, ...shift(one, start.x, start.y) }));
    const by = room.nearestFor(wished);
    const moved = wished.map((one) => ({ ...one, ...shift(one, by.x, by.y) }));
    for (const one of moved) room.take(one);
    return moved;
  });
}

/** Of a map without groups. */
function layOut(job: TidyJob): readonly TidyPlace[] {
  const isPinned = ({ role }: TidyNode) => role === 'pinned';
  const fixed = job.nodes.filter(({ role }) => role !== 'free');
  const parts = partsOf(job);
  const lines = job.lines ?? job.links;
  const linked = parts.filter((part) => part.length > 1);
  const isHeld = (part: readonly TidyNode[]) => part.some(isPinned);
  const over = new Room(fixed, GAP);
  const held = clearOf(
    linked.filter(isHeld).flatMap((part) => layOver(layered(part, job.links), over)),
    lines,
    fixed.map((node) => ({ ...node, node })),
  );
  const alone = parts.flatMap(([node, ...more]) =>
    node && more.length === 0 && !isPinned(node) ? [node] : [],
  );
  const boxes = alone.filter(isFolded).map((node) => [{ ...node, node }]);
  const blocks = blocksOf(
    [...linked.filter((part) => !isHeld(part)).map((part) => steady(part, job.links, lines)), ...boxes],
    alone.filter((node) => !isFolded(node)),
  );
  const above = held.length > 0 ? union([...held, ...job.nodes.filter(isPinned)]) : null;
  const free = blocks.length > 0 ? layFree(blocks, job, new Room([...fixed, ...held], GAP), above) : [];
  return [...held, ...free].map(({ node: { id }, x, y }) => ({ id, x, y }));
}

/** Of this height a verb has air above and below it between two rows. */
const VERB_HIGH = 24;

/** Across becomes down, and down across. */
const mirrored = (job: TidyJob): TidyJob => ({
  nodes: job.nodes.map(({ x, y, w, h, ...node }) => ({ ...node, x: y, y: x, w: h, h: w })),
  links: job.links.map((link) => ({ ...link, verb: VERB_HIGH })),
});

/** New places of the free nodes. None of them lies on anything else, or in the box of a group that it is not in. */
export function tidyPlaces(job: TidyJob): readonly TidyPlace[] {
  const { shape = 'right' } = job;
  if (shape === 'ring' || shape === 'loose') return rounded(job, shape);
  if (shape === 'down') return tidyPlaces(mirrored(job)).map(({ id, x, y }) => ({ id, x: y, y: x }));
  const { job: folded, unfold } = fold(job);
  return unfold(layOut(folded));
}
