/** Parts of a map that no link joins, each laid out by itself, and how they stand beside each other. */
import type { Box, Point } from '../../../canvas/geometry.ts';
import { shift, union } from '../../../canvas/geometry.ts';
import { cleared } from './Clearing.ts';
import { GAP, membersAt } from './standing.ts';
import { inOrder, steady } from './steady.ts';
import type { Placed, TidyJob, TidyNode } from './tidyJob.ts';

export interface Block {
  readonly placed: readonly Placed[];
  /** Its corner is nought. */
  readonly box: Box;
}

const WIDE = 1.6;

/** Parts that no link joins; in each, and among them, what is above comes first. */
export function partsOf({ nodes, links }: TidyJob): readonly (readonly TidyNode[])[] {
  const laid = nodes.filter((node) => node.role !== 'around').toSorted(inOrder);
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

export function blockOf(placed: readonly Placed[]): Block {
  const around = union(placed) ?? { x: 0, y: 0, w: 0, h: 0 };
  return {
    placed: placed.map((one) => ({ ...one, ...shift(one, -around.x, -around.y) })),
    box: { x: 0, y: 0, w: around.w, h: around.h },
  };
}

/** Nodes without links stand in a grid, each row as high as its highest: so they are read in the same order again. */
export function gridOf(
  nodes: readonly TidyNode[],
  columns = Math.ceil(Math.sqrt(nodes.length)),
): readonly Placed[] {
  const width = Math.max(...nodes.map(({ w }) => w));
  let [y, next] = [0, 0];
  return nodes.map((node, at) => {
    const column = at % columns;
    if (column === 0) y = next;
    next = Math.max(next, y + node.h + GAP);
    return { node, x: column * (width + GAP), y, w: node.w, h: node.h };
  });
}

/** The largest first; nodes that stand alone together at the end. */
export function blocksOf(
  linked: readonly (readonly Placed[])[],
  alone: readonly TidyNode[],
): readonly Block[] {
  const sizeOf = ({ box }: Block) => Math.round(box.w) * Math.round(box.h);
  const blocks = linked.map(blockOf).toSorted((a, b) => sizeOf(b) - sizeOf(a));
  return alone.length > 0 ? [...blocks, blockOf(gridOf(alone))] : blocks;
}

/** In rows; where each block's corner is. */
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

/** Each block where it stands among the others. */
export function packed(blocks: readonly Block[]): readonly (readonly Placed[])[] {
  const corners = pack(blocks);
  return blocks.map(({ placed }, at) => {
    const { x, y } = corners[at] ?? { x: 0, y: 0 };
    return placed.map((one) => ({ ...one, ...shift(one, x, y) }));
  });
}

/** One below the other: what leads out of them passes behind none. */
function stacked(blocks: readonly Block[]): readonly Placed[] {
  let top = 0;
  return blocks.flatMap(({ placed, box }) => {
    const moved = placed.map((one) => ({ ...one, ...shift(one, 0, top) }));
    top += box.h + GAP;
    return moved;
  });
}

/** Nodes out of the way of their lines; what stays is in the way, too. */
export function clearOf(
  placed: readonly Placed[],
  links: TidyJob['links'],
  stays: readonly Placed[],
): readonly Placed[] {
  if (placed.length === 0) return placed;
  const standing = (isFixed: boolean) => (one: Placed) => ({ box: one, nodes: membersAt(one), isFixed });
  const { boxes } = cleared([...placed.map(standing(false)), ...stays.map(standing(true))], links);
  return placed.map((one, at) => ({ ...one, y: boxes[at]?.y ?? one.y }));
}

/** How often a line runs behind a node that it does not join. */
export function behindIn(placed: readonly Placed[], links: TidyJob['links']): number {
  return cleared(
    placed.map((one) => ({ box: one, nodes: membersAt(one), isFixed: true })),
    links,
  ).behind;
}

/** Nodes with the links among them, as one block, also of those that are held; of these links some lead elsewhere. */
export function layTogether(nodes: readonly TidyNode[], links: TidyJob['links']): readonly Placed[] {
  const free = nodes.map((node) => ({ ...node, role: 'free' as const }));
  const parts = partsOf({ nodes: free, links });
  const linked = parts.filter((part) => part.length > 1).map((part) => steady(part, links));
  const alone = parts.filter((part) => part.length === 1).flat();
  const own = new Map(nodes.map((node) => [node.id, node]));
  const out = new Set(
    links.flatMap(({ from, to }) => (own.has(from) === own.has(to) ? [] : own.has(from) ? [from] : [to])),
  );
  const leading = alone.filter(({ id }) => out.has(id));
  const column = leading.length > 0 ? [gridOf(leading, 1)] : [];
  const blocks = blocksOf(
    [...linked, ...column],
    alone.filter(({ id }) => !out.has(id)),
  );
  const { placed } = blockOf(out.size > 0 ? stacked(blocks) : packed(blocks).flat());
  return placed.map((one) => ({ ...one, node: own.get(one.node.id) ?? one.node }));
}
