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

/** Groups that nothing is in. Those of others that are empty by chance are left to them. */
export function emptyAmong(items: Items, groups: Iterable<ItemId>): readonly ItemId[] {
  const members = membersIn(items);
  return [...new Set(groups)].filter(
    (id) => readMapItem(id, items.get(id))?.kind === 'group' && !members.has(id),
  );
}

export function groupsOf(items: Items, nodes: readonly ItemId[]): readonly ItemId[] {
  return nodes.flatMap((id) => {
    const item = readMapItem(id, items.get(id));
    return isNode(item) && item.group !== null ? [item.group] : [];
  });
}

/** Puts nodes into a group, or into none. */
export function moveToGroup(context: ActContext, ids: readonly ItemId[], group: ItemId | null): void {
  edit(context, (items) => {
    const left = groupsOf(items, ids);
    for (const id of ids) if (isNode(readMapItem(id, items.get(id)))) changeMapItem(items, id, { group });
    for (const id of emptyAmong(items, left)) items.delete(id);
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
    const nodes = nodesAmong(items, ids).filter((id) => groupsOf(items, [id]).length > 0);
    moveToGroup(context, nodes, null);
    return nodes;
  });
}
