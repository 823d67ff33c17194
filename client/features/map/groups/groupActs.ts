/** Acts on groups: each is one Yjs transaction, one step of undo. A group that its last node leaves goes with it. */
import type { MapItemMap } from '../../../../shared/documents/barrierMap.ts';
import { changeMapItem, insertGroup, isNode, readMapItem } from '../../../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { newId } from '../../../../shared/ids.ts';
import { type ActContext, edit, hasRoomFor } from '../../../live/edit.ts';

type Items = { get(id: string): MapItemMap | undefined } & Iterable<[string, MapItemMap]>;

/** The nodes in each group, as the document has them now. */
function membersIn(items: Items): ReadonlyMap<ItemId, readonly ItemId[]> {
  const members = new Map<ItemId, ItemId[]>();
  for (const [key, map] of items) {
    const item = readMapItem(key, map);
    if (!isNode(item) || item.group === null) continue;
    members.set(item.group, [...(members.get(item.group) ?? []), item.id]);
  }
  return members;
}

/** With the nodes of the groups among them, without these groups. */
export function nodesAmong(items: Items, ids: readonly ItemId[]): readonly ItemId[] {
  const members = membersIn(items);
  const nodes = ids.flatMap((id) => {
    const item = readMapItem(id, items.get(id));
    return item?.kind === 'group' ? (members.get(id) ?? []) : isNode(item) ? [id] : [];
  });
  return [...new Set(nodes)];
}

/** Takes away the groups that nothing is in: emptied by this act, or by two people who grouped the same nodes at once. */
export function sweepGroups(items: Items & { delete(id: string): void }): void {
  const members = membersIn(items);
  const empty = [...items].filter(
    ([id, map]) => readMapItem(id, map)?.kind === 'group' && !members.has(id as ItemId),
  );
  for (const [id] of empty) items.delete(id);
}

function isGrouped(items: Items, id: ItemId): boolean {
  const item = readMapItem(id, items.get(id));
  return isNode(item) && item.group !== null;
}

/** Puts nodes into a group, or into none. */
export function moveToGroup(context: ActContext, ids: readonly ItemId[], group: ItemId | null): void {
  edit(context, (items) => {
    for (const id of ids) if (isNode(readMapItem(id, items.get(id)))) changeMapItem(items, id, { group });
    sweepGroups(items);
  });
}

/** A new group around the nodes among `ids` and those of groups among them; null when there are none or no room. */
export function groupNodes(context: ActContext, ids: readonly ItemId[]): ItemId | null {
  if (!hasRoomFor(context, 1)) return null;
  return edit(context, (items) => {
    const nodes = nodesAmong(items, ids);
    if (nodes.length === 0) return null;
    const id = newId<ItemId>();
    insertGroup(items, { id, author: context.author, at: context.now() });
    moveToGroup(context, nodes, id);
    return id;
  });
}

/** Takes groups apart and nodes out of theirs; the nodes stay where they are. Answers them. */
export function ungroup(context: ActContext, ids: readonly ItemId[]): readonly ItemId[] {
  return edit(context, (items) => {
    const nodes = nodesAmong(items, ids).filter((id) => isGrouped(items, id));
    moveToGroup(context, nodes, null);
    return nodes;
  });
}
