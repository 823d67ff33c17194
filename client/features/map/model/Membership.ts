/** Which nodes are in which group. A node names its group, so two people who group at once cannot tear one apart. */
import type { MapNode } from '../../../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Box } from '../../../canvas/geometry.ts';
import { inflate, union } from '../../../canvas/geometry.ts';

const EMPTY: ReadonlySet<ItemId> = new Set();
/** Around the nodes of a group, and above them for its name. */
export const GROUP = { around: 20, title: 34 } as const;

/** The box of a group, made of its nodes'. */
export function groupBox(nodes: Iterable<Box>): Box | null {
  const inside = union([...nodes]);
  if (inside === null) return null;
  const box = inflate(inside, GROUP.around);
  return { ...box, y: box.y - GROUP.title, h: box.h + GROUP.title };
}

export class Membership {
  readonly #members = new Map<ItemId, Set<ItemId>>();
  readonly #groupOf = new Map<ItemId, ItemId>();

  members(group: ItemId): ReadonlySet<ItemId> {
    return this.#members.get(group) ?? EMPTY;
  }

  /** What it names, whether or not there is such a group. */
  named(id: ItemId): ItemId | null {
    return this.#groupOf.get(id) ?? null;
  }

  /** The groups that it was in and is in. */
  learn(id: ItemId, node: MapNode | null): readonly ItemId[] {
    const [before, now] = [this.#groupOf.get(id), node?.group ?? undefined];
    if (before !== now) {
      const left = before && this.#members.get(before);
      left?.delete(id);
      if (before && left?.size === 0) this.#members.delete(before);
      if (now) this.#members.set(now, (this.#members.get(now) ?? new Set()).add(id));
      if (now) this.#groupOf.set(id, now);
      else this.#groupOf.delete(id);
    }
    return [before, now].filter((one) => one !== undefined);
  }
}
