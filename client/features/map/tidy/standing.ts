/** How things stand beside each other, and what lines keep clear of. */
import { type Box, shift } from '../../../canvas/geometry.ts';
import { GROUP } from '../model/Membership.ts';
import { NODE_WIDTH } from '../model/nodeShape.ts';
import type { Placed } from './tidyJob.ts';

/** Between nodes of one layer; between blocks twice that. */
export const GAP = 28;

/** A node, or of a group its nodes and its title. */
export function membersAt({ node, x, y, w, h }: Placed): readonly (Box & { readonly id: string })[] {
  if (!node.inside) return [{ id: node.id, x, y, w, h }];
  const { around, title } = GROUP;
  const words = { id: node.id, x: x + around, y, w: Math.min(NODE_WIDTH, w - 2 * around), h: title };
  return [words, ...node.inside.map((one) => ({ ...one, ...shift(one, x, y) }))];
}
