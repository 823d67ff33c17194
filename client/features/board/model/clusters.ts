/** Clusters as they are seen: the box, and where their notes stand in it. Derived, pure. */
import type { BoardItem, Cluster } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Box } from '../../../canvas/geometry.ts';
import { layGrid } from './layout.ts';
import type { Slot } from './slot.ts';

interface Holding {
  item(id: ItemId | null): BoardItem | null;
  childrenOf(parent: ItemId): readonly ItemId[];
}

export interface ClusterLayout {
  readonly box: Box;
  readonly notes: ReadonlyMap<ItemId, Box>;
  /** The place that is open for what a hand holds. */
  readonly slot: Box | null;
}

interface Held {
  readonly heightOf: (note: ItemId) => number;
  readonly slot: Slot | null;
  /** Notes that a hand has taken out. */
  readonly lifted: ReadonlySet<ItemId>;
}

export function layOutCluster(
  board: Holding,
  cluster: Cluster,
  { heightOf, slot, lifted }: Held,
): ClusterLayout {
  const notes = board
    .childrenOf(cluster.id)
    .filter((id) => board.item(id)?.kind === 'note' && !lifted.has(id));
  const heights = notes.map((id) => ({ height: heightOf(id) }));
  if (slot) heights.splice(slot.index, 0, { height: slot.height });
  const { box, cells } = layGrid(cluster, cluster.columns, heights);
  const open = slot ? (cells[slot.index] ?? null) : null;
  const own = cells.filter((cell) => cell !== open);
  return {
    box,
    notes: new Map(notes.flatMap((id, at) => (own[at] ? [[id, own[at]] as const] : []))),
    slot: open,
  };
}
