/**
 * A map laid out in layers from the left to the right, along its links. Pure; heavy, so it runs in a worker.
 *
 * Parts that no link joins are laid out one by one. A part without a pinned node is one block: it is moved as a whole to
 * where nothing lies. A part with pinned nodes is laid over them as well as it can be, then each of its other nodes goes
 * to the nearest free place of its layer.
 */
import type { Box, Point } from '../../../canvas/geometry.ts';
import { shift, union } from '../../../canvas/geometry.ts';
import { layered } from './layered.ts';
import { Room } from './Room.ts';
import type { Placed, TidyJob, TidyNode, TidyPlace } from './tidyJob.ts';

interface Block {
  readonly placed: readonly Placed[];
  readonly box: Box;
}

/** Between nodes of one layer; between blocks twice that. */
export const GAP = 28;
const WIDE = 1.6;

/** Parts that no link joins; in each, and among them, what is above comes first. */
function partsOf({ nodes, links }: TidyJob): readonly (readonly TidyNode[])[] {
  const laid = nodes.filter((node) => node.role !== 'around').toSorted((a, b) => a.y - b.y || a.x - b.x);
  const part = new Map(laid.map((node) => [node.id, new Set([node])]));
  for (const { from, to } of links) {
    const [a, b] = [part.get(from), part.get(to)];
    if (!a || !b || a === b) continue;
    const [large, small] = a.size < b.size ? [b, a] : [a, b];
    for (const node of small) part.set(node.id, large.add(node));
  }
  const places = new Map(laid.map((node, at) => [node, at]));
  return [...new Set(part.values())].map((one) =>
    [...one].toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0)),
  );
}

function blockOf(placed: readonly Placed[]): Block {
  const around = union(placed) ?? { x: 0, y: 0, w: 0, h: 0 };
  return {
    placed: placed.map((one) => ({ ...one, ...shift(one, -around.x, -around.y) })),
    box: { x: 0, y: 0, w: around.w, h: around.h },
  };
}

/** Nodes without links stand in a grid. */
function gridOf(nodes: readonly TidyNode[]): readonly Placed[] {
  const columns = Math.ceil(Math.sqrt(nodes.length));
  const bottoms: number[] = Array.from({ length: columns }, () => 0);
  return nodes.map((node, at) => {
    const column = at % columns;
    const y = bottoms[column] ?? 0;
    bottoms[column] = y + node.h + GAP;
    return { node, x: column * (node.w + GAP), y, w: node.w, h: node.h };
  });
}

/** In rows, the largest first; where each block's corner is. */
function pack(blocks: readonly Block[]): readonly Point[] {
  const area = blocks.reduce((sum, { box }) => sum + (box.w + GAP) * (box.h + GAP), 0);
  const most = Math.max(...blocks.map(({ box }) => box.w), Math.sqrt(area) * WIDE);
  let [x, y, row] = [0, 0, 0];
  return blocks.map(({ box }) => {
    if (x > 0 && x + box.w > most) [x, y, row] = [0, y + row + 2 * GAP, 0];
    const at = { x, y };
    x += box.w + 2 * GAP;
    row = Math.max(row, box.h);
    return at;
  });
}

/** What its pinned nodes are away from where the layout has them, on the average. */
function offsetOf(placed: readonly Placed[]): Point {
  const pinned = placed.filter(({ node }) => node.role === 'pinned');
  const mean = (key: 'x' | 'y') =>
    pinned.reduce((sum, one) => sum + one.node[key] - one[key], 0) / pinned.length;
  return { x: mean('x'), y: mean('y') };
}

/** A node at its new place. */
interface Moved extends Box {
  readonly id: string;
}

function layOver(placed: readonly Placed[], room: Room): readonly Moved[] {
  const by = offsetOf(placed);
  return placed
    .filter(({ node }) => node.role === 'free')
    .map((one) => {
      const box = room.nearestInColumn(shift(one, by.x, by.y));
      room.take(box);
      return { ...box, id: one.node.id };
    });
}

/** Around where the free nodes were, or below what is laid out already. */
function layFree(blocks: readonly Block[], job: TidyJob, room: Room, above: Box | null): readonly Moved[] {
  const corners = pack(blocks);
  const at = ({ x, y }: Point, box: Box) => shift(box, x, y);
  const whole = union(blocks.map(({ box }, place) => at(corners[place] ?? box, box)));
  const before = union(job.nodes.filter((node) => node.role === 'free'));
  if (!whole || !before) return [];
  const start = above
    ? { x: above.x, y: above.y + above.h + 2 * GAP }
    : { x: before.x + (before.w - whole.w) / 2, y: before.y + (before.h - whole.h) / 2 };
  return blocks.flatMap(({ placed, box }, place) => {
    const wished = placed.map((one) => ({ ...at(start, at(corners[place] ?? box, one)), id: one.node.id }));
    const by = room.nearestFor(wished);
    const moved = wished.map((one) => ({ ...one, ...shift(one, by.x, by.y) }));
    for (const one of moved) room.take(one);
    return moved;
  });
}

/** New places of the free nodes. None of them lies on anything else. */
export function tidyPlaces(job: TidyJob): readonly TidyPlace[] {
  const isPinned = ({ role }: TidyNode) => role === 'pinned';
  const room = new Room(
    job.nodes.filter(({ role }) => role !== 'free'),
    GAP,
  );
  const parts = partsOf(job);
  const linked = parts.filter((part) => part.length > 1).map((part) => layered(part, job.links));
  const isHeld = (placed: readonly Placed[]) => placed.some(({ node }) => isPinned(node));
  const held = linked.filter(isHeld).flatMap((placed) => layOver(placed, room));
  const alone = parts.flatMap(([node, ...more]) =>
    node && more.length === 0 && !isPinned(node) ? [node] : [],
  );
  const blocks = linked
    .filter((placed) => !isHeld(placed))
    .map(blockOf)
    .toSorted((a, b) => b.box.w * b.box.h - a.box.w * a.box.h);
  if (alone.length > 0) blocks.push(blockOf(gridOf(alone)));
  const above = held.length > 0 ? union([...held, ...job.nodes.filter(isPinned)]) : null;
  const free = blocks.length > 0 ? layFree(blocks, job, room, above) : [];
  return [...held, ...free].map(({ id, x, y }) => ({ id, x, y }));
}
