import type { GroupId, ItemId } from '../ids.ts';

/** A copy of a group is a group of its own, named by the first of it that is copied: for all of one copy ask the same function. */
export function freshGroups(): (group: string | null | undefined, copy: ItemId) => { group?: GroupId } {
  const fresh = new Map<string, GroupId>();
  return (group, copy) => {
    if (!group) return {};
    const known = fresh.get(group) ?? (copy as string as GroupId);
    fresh.set(group, known);
    return { group: known };
  };
}
