/** Colour, lock, words, delete, duplicate. */
import * as Y from 'yjs';
import type { ItemChange, ItemMap, ItemPlace } from '../../../../shared/documents/board.ts';
import { changeItem, copyItem } from '../../../../shared/documents/board.ts';
import type { BoardItem, NoteColour } from '../../../../shared/documents/boardKinds.ts';
import { hasColour, kindOf } from '../../../../shared/documents/boardKinds.ts';
import { itemText, readItem } from '../../../../shared/documents/readItem.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { newId } from '../../../../shared/ids.ts';
import { LIMITS } from '../../../../shared/limits.ts';
import { shift } from '../../../canvas/geometry.ts';
import { spliceBetween } from '../../../canvas/text/splice.ts';
import type { ActContext } from '../../../live/edit.ts';
import { edit, hasRoomFor, itemsOf } from '../../../live/edit.ts';
import { freeBox, withFreeBox } from '../model/linkEnds.ts';
import { goesAlong } from './goesAlong.ts';
import { keysOnTop } from './order.ts';
import { Structure } from './structure.ts';
import { mayGo, vacateLines } from './tableLines.ts';

/** So that it is seen: a cluster's colour is that of its notes, and a frame is tinted with its own. */
export function colourItems(context: ActContext, ids: readonly ItemId[], colour: NoteColour): void {
  edit(context, (items) => {
    const structure = new Structure(items);
    for (const id of ids) {
      const one = structure.get(id);
      if (one && !one.locked && hasColour(one.kind)) colourItem(items, structure, one, colour);
    }
  });
}

export function colourItem(
  items: Y.Map<ItemMap>,
  structure: Structure,
  { id, kind }: ItemPlace,
  colour: NoteColour,
): void {
  changeItem(items, id, { colour, ...(kind === 'frame' && { background: 'tint' }) });
  if (kind !== 'cluster') return;
  for (const note of structure.notesIn(id)) if (!note.locked) changeItem(items, note.id, { colour });
}

/** Sets fields of the items that are not locked. */
export function changeItems(context: ActContext, ids: readonly ItemId[], change: ItemChange): void {
  edit(context, (items) => {
    const structure = new Structure(items);
    for (const id of ids) if (structure.get(id)?.locked === false) changeItem(items, id, change);
  });
}

/** Sets an item's words by the smallest change, so that somebody else's edit of another part survives. */
export function rewriteText(context: ActContext, id: ItemId, words: string): void {
  edit(context, (items) => {
    const map = items.get(id);
    if (!(map instanceof Y.Map) || map.get('locked') === true || kindOf(map.get('kind')) === 'unknown')
      return;
    const text = itemText(map);
    if (text === null) map.set('text', new Y.Text(words.slice(0, LIMITS.noteLength)));
    else applySplice(text, words);
  });
}

function applySplice(text: Y.Text, words: string): void {
  const splice = spliceBetween(text.toString(), words.slice(0, LIMITS.noteLength));
  if (splice === null) return;
  if (splice.remove > 0) text.delete(splice.at, splice.remove);
  if (splice.insert) text.insert(splice.at, splice.insert);
}

/** Deletes items, what they hold, and the links to what is gone. Locked items stay. Answers what was deleted. */
export function deleteItems(context: ActContext, ids: readonly ItemId[]): readonly ItemId[] {
  return edit(context, (items) => {
    const structure = new Structure(items);
    const free = ids.filter((id) => structure.get(id)?.locked === false);
    const gone = mayGo(structure, structure.withContents(free));
    vacateLines(items, gone);
    const goneIds = new Set(gone.map((one) => one.id));
    for (const link of structure.connectorsOf(goneIds)) items.delete(link.id);
    for (const one of gone) items.delete(one.id);
    return [...goneIds];
  });
}

/** Copies items with what they hold and the links among them; the copies of the given items, or null when full. */
export function duplicateItems(
  context: ActContext,
  ids: readonly ItemId[],
  by: { readonly dx: number; readonly dy: number },
): readonly ItemId[] | null {
  const structure = new Structure(itemsOf(context));
  const inside = structure.withContents(ids);
  const insideIds = new Set(inside.map((one) => one.id));
  const links = structure.places.filter((one) => goesAlong(one, insideIds));
  const all = [...inside, ...links];
  if (!hasRoomFor(context, all.length)) return null;
  const copyOf = new Map(all.map((one) => [one.id, newId<ItemId>()]));
  return edit(context, (items) => {
    const keys = keysOnTop(structure.topKey(), all.length);
    all.forEach((one, i) => {
      const item = readItem(one.id, items.get(one.id));
      const id = copyOf.get(one.id);
      if (!item || !id) return;
      const copied = (other: ItemId) => copyOf.get(other) ?? other;
      const parent = one.parent && copied(one.parent);
      const stamp = { author: context.author, at: context.now(), z: keys[i] ?? '', parent };
      copyItem(items, one.id, id, {
        ...stamp,
        ...placesOfCopy(item, copyOf, by),
        ...cellAmong(item, copied),
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
