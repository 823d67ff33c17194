/** Copies on the same board. They come with the bars. */
import { copyItem } from '../../../../shared/documents/board.ts';
import { type BoardItem, holdsFast } from '../../../../shared/documents/boardKinds.ts';
import { freshGroups } from '../../../../shared/documents/freshGroups.ts';
import { readItem } from '../../../../shared/documents/readItem.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { newId } from '../../../../shared/ids.ts';
import { shift } from '../../../canvas/geometry.ts';
import type { ActContext } from '../../../live/edit.ts';
import { edit, hasRoomFor, itemsOf } from '../../../live/edit.ts';
import { freeBox, withFreeBox } from '../model/linkEnds.ts';
import { goesAlong } from './goesAlong.ts';
import { keysOnTop } from './order.ts';
import { isSigned } from './signing.ts';
import { Structure } from './structure.ts';

/**
 * Copies items with what they hold and the links among them; the copies of the given items, or null when full. A dot on
 * an item is somebody's vote for it, not for a copy: it goes along where it is itself given.
 */
export function duplicateItems(
  context: ActContext,
  ids: readonly ItemId[],
  by: { readonly dx: number; readonly dy: number },
): readonly ItemId[] | null {
  const structure = new Structure(itemsOf(context));
  // A locked cluster or table takes no copy of what it holds.
  const taken = ids.filter((id) => !holdsFast(structure.get(structure.get(id)?.parent ?? null)));
  const inside = structure
    .withContents(taken)
    .filter((one) => !structure.isStuck(one) || ids.includes(one.id));
  const insideIds = new Set(inside.map((one) => one.id));
  // In the order in which they lie, whatever was chosen first.
  const all = structure.places.filter((one) => insideIds.has(one.id) || goesAlong(one, insideIds));
  if (!hasRoomFor(context, all.length)) return null;
  const regroup = freshGroups();
  const copyOf = new Map(all.map((one) => [one.id, newId<ItemId>()]));
  return edit(context, (items) => {
    const keys = keysOnTop(structure.topKey(), all.length);
    all.forEach((one, i) => {
      const item = readItem(one.id, items.get(one.id));
      const id = copyOf.get(one.id);
      if (!item || !id) return;
      const copied = (other: ItemId) => copyOf.get(other) ?? other;
      const parent = one.parent && copied(one.parent);
      const author = isSigned(item) ? item.author : context.author;
      const stamp = { author, at: context.now(), z: keys[i] ?? '', parent };
      copyItem(items, one.id, id, {
        ...stamp,
        ...placesOfCopy(item, copyOf, by),
        ...cellAmong(item, copied),
        ...regroup(item.group, id),
        // It is not shown in the turn of another.
        turn: null,
      });
    });
    return ids.map((id) => copyOf.get(id)).filter((id) => id !== undefined);
  });
}

/** The cell of a copied note: in the copied table, or in the one that it lies in. */
function cellAmong(item: BoardItem, copied: (id: ItemId) => ItemId) {
  if (item.kind !== 'note') return {};
  const { row, column } = item;
  return { ...(row && { row: copied(row) }), ...(column && { column: copied(column) }) };
}

/** A copied line joins the copies of what it joins, where there are some. */
function placesOfCopy(
  item: BoardItem,
  copyOf: ReadonlyMap<ItemId, ItemId>,
  { dx, dy }: { readonly dx: number; readonly dy: number },
): Readonly<Record<string, string | number | null>> {
  if ('x' in item) return { x: item.x + dx, y: item.y + dy };
  if (item.kind !== 'connector') return {};
  const box = freeBox(item);
  const { fromX, fromY, toX, toY } = box ? withFreeBox(item, shift(box, dx, dy)) : item;
  const joined = (end: ItemId | null) => end && (copyOf.get(end) ?? end);
  return {
    from: joined(item.from),
    to: joined(item.to),
    fromX: fromX ?? null,
    fromY: fromY ?? null,
    toX: toX ?? null,
    toY: toY ?? null,
  };
}
