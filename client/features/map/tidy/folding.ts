/**
 * Groups in a layout: each is laid out inside itself, then its box is one node of the map around it, so that nothing else
 * comes to lie in it. A group of which something is held stays where that is, and the rest of it comes near.
 */
import type { Box, Point } from '../../../canvas/geometry.ts';
import { inflate, intersects, shift } from '../../../canvas/geometry.ts';
import { groupBox } from '../model/Membership.ts';
import { layTogether } from './blocks.ts';
import { Room } from './Room.ts';
import { GAP } from './standing.ts';
import type { TidyJob, TidyNode, TidyPlace } from './tidyJob.ts';

export interface Folded {
  /** With a node for each group, without what is in them. */
  readonly job: TidyJob;
  readonly unfold: (places: readonly TidyPlace[]) => readonly TidyPlace[];
}

interface Fold {
  readonly node: TidyNode;
  /** Where its free nodes are, from its own corner. */
  readonly inside: readonly TidyPlace[];
}

/** The box of a group, standing for what is in it. */
export const isFolded = ({ id, group }: TidyNode): boolean => id === group;

const NOWHERE: Box = { x: 0, y: 0, w: 0, h: 0 };
const middle = ({ x, y, w, h }: Box): Point => ({ x: x + w / 2, y: y + h / 2 });
const fromCorner = <One extends Point & { readonly id: string }>(one: One, { x, y }: Point) => ({
  ...one,
  x: one.x - x,
  y: one.y - y,
});
const far = (a: Box, b: Box) => Math.abs(a.x - b.x) + Math.abs(a.y - b.y);

function membersOf(nodes: readonly TidyNode[]): ReadonlyMap<string, readonly TidyNode[]> {
  const members = new Map<string, TidyNode[]>();
  for (const node of nodes)
    if (node.group) members.set(node.group, [...(members.get(node.group) ?? []), node]);
  return members;
}

/** Nothing of it is held: it is moved as a whole. */
function foldFree(id: string, members: readonly TidyNode[], links: TidyJob['links']): Fold {
  const placed = layTogether(members, links);
  const box = groupBox(placed) ?? NOWHERE;
  const before = middle(groupBox(members) ?? NOWHERE);
  const node = { id, x: before.x - box.w / 2, y: before.y - box.h / 2, w: box.w, h: box.h };
  const inside = placed.map(({ node: { id: one }, x, y, w, h }) => fromCorner({ id: one, x, y, w, h }, box));
  return { node: { ...node, role: 'free', group: id, inside }, inside };
}

/** Beside each of these, as near as nodes stand. */
function beside(boxes: readonly Box[], { w, h }: Box): readonly Box[] {
  return boxes.flatMap((one) => [
    { x: one.x, y: one.y + one.h + GAP, w, h },
    { x: one.x, y: one.y - h - GAP, w, h },
    { x: one.x + one.w + GAP, y: one.y, w, h },
    { x: one.x - w - GAP, y: one.y, w, h },
  ]);
}

/** What is held stays; each of the others comes to where the group's box takes in no stranger more. */
function foldHeld(id: string, members: readonly TidyNode[], job: TidyJob, taken: readonly Box[]): Fold {
  const held = members.filter(({ role }) => role !== 'free');
  const strangers = taken.filter((one) => !(held as readonly Box[]).includes(one));
  const placed = layTogether(members, job.links);
  const away = placed.filter(({ node }) => node.role !== 'free');
  const mean = (key: 'x' | 'y') => away.reduce((sum, one) => sum + one.node[key] - one[key], 0) / away.length;
  const by = { x: mean('x'), y: mean('y') };
  const room = new Room(taken, GAP);
  const all: Box[] = [...taken];
  const group: (Box & { readonly id: string })[] = [...held];
  const within = (boxes: readonly Box[]) => {
    const box = groupBox(boxes) ?? NOWHERE;
    return strangers.filter((one) => intersects(one, box)).length;
  };
  const places: TidyPlace[] = [];
  for (const one of placed) {
    if (one.node.role !== 'free') continue;
    const wish = room.nearestInColumn(shift(one, by.x, by.y));
    const most = within(group);
    const fits = (box: Box) =>
      !all.some((other) => intersects(other, inflate(box, GAP - 0.01))) && within([...group, box]) <= most;
    const near = [wish, ...beside(group, wish)].toSorted((a, b) => far(a, wish) - far(b, wish));
    const { x, y, w, h } = near.find(fits) ?? wish;
    const box = { id: one.node.id, x, y, w, h };
    room.take(box);
    all.push(box);
    group.push(box);
    places.push({ id: one.node.id, x, y });
  }
  const box = groupBox(group) ?? NOWHERE;
  const role = held.some((one) => one.role === 'around') ? 'around' : 'pinned';
  return {
    node: { ...box, id, role, group: id, inside: group.map((one) => fromCorner(one, box)) },
    inside: places.map((place) => fromCorner(place, box)),
  };
}

export function fold(job: TidyJob): Folded {
  const groups = [...membersOf(job.nodes)];
  const isFree = (members: readonly TidyNode[]) => members.every(({ role }) => role === 'free');
  const folds = groups.flatMap(([id, members]) =>
    isFree(members) ? [foldFree(id, members, job.links)] : [],
  );
  const taken: Box[] = job.nodes.filter(({ role }) => role !== 'free');
  for (const [id, members] of groups) {
    if (isFree(members)) continue;
    const held = foldHeld(id, members, job, taken);
    taken.push(held.node);
    folds.push(held);
  }
  const groupOf = new Map(job.nodes.map(({ id, group }) => [id, group || id]));
  const end = (id: string) => groupOf.get(id) ?? id;
  const links = job.links
    .map(({ from, to, verb = 0 }) => ({ from: end(from), to: end(to), verb }))
    .filter(({ from, to }) => from !== to);
  const nodes = [...job.nodes.filter(({ group }) => !group), ...folds.map(({ node }) => node)];
  return {
    job: { nodes, links, lines: job.links },
    unfold(places) {
      const corners = new Map(places.map((place) => [place.id, place]));
      const inside = folds.flatMap((one) => {
        const corner = corners.get(one.node.id) ?? one.node;
        return one.inside.map(({ id, x, y }) => ({ id, x: corner.x + x, y: corner.y + y }));
      });
      const ids = new Set(folds.map(({ node }) => node.id));
      return [...places.filter(({ id }) => !ids.has(id)), ...inside];
    },
  };
}
