/** Colour, lock, words, delete. */
import * as Y from 'yjs';
import type { ItemChange, ItemMap, ItemPlace } from '../../../../shared/documents/board.ts';
import { changeItem } from '../../../../shared/documents/board.ts';
import type { NoteColour } from '../../../../shared/documents/boardKinds.ts';
import { hasColour, isTableLine } from '../../../../shared/documents/boardKinds.ts';
import { itemText } from '../../../../shared/documents/readItem.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { LIMITS } from '../../../../shared/limits.ts';
import { spliceBetween } from '../../../canvas/text/splice.ts';
import type { ActContext } from '../../../live/edit.ts';
import { edit } from '../../../live/edit.ts';
import { Structure } from './structure.ts';

type Changing = (items: Y.Map<ItemMap>, one: ItemPlace, structure: Structure) => void;

/** Of these what is there and not locked, one by one, as one act. */
export function changeFree(context: ActContext, ids: readonly ItemId[], change: Changing): void {
  edit(context, (items) => {
    const structure = new Structure(items);
    for (const id of ids) {
      const one = structure.get(id);
      if (one && !one.locked) change(items, one, structure);
    }
  });
}

export function colourItems(context: ActContext, ids: readonly ItemId[], colour: NoteColour): void {
  changeFree(context, ids, (items, one, structure) => {
    if (hasColour(one.kind)) colourItem(items, structure, one, colour);
  });
}

/** So that it is seen: a cluster's colour is that of its notes, and a frame is tinted with its own. */
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
  changeFree(context, ids, (items, { id }) => changeItem(items, id, change));
}

/** Sets the words of items by the smallest change, so that somebody else's edit of another part survives. */
export function rewriteTexts(context: ActContext, texts: ReadonlyMap<ItemId, string>): void {
  changeFree(context, [...texts.keys()], (items, { id, kind }) => {
    const map = items.get(id);
    const words = texts.get(id);
    if (!map || words === undefined || kind === 'unknown') return;
    const text = itemText(map);
    if (text === null) map.set('text', new Y.Text(words.slice(0, LIMITS.noteLength)));
    else applySplice(text, words);
  });
}

export const rewriteText = (context: ActContext, id: ItemId, words: string): void =>
  rewriteTexts(context, new Map([[id, words]]));

function applySplice(text: Y.Text, words: string): void {
  const splice = spliceBetween(text.toString(), words.slice(0, LIMITS.noteLength));
  if (splice === null) return;
  if (splice.remove > 0) text.delete(splice.at, splice.remove);
  if (splice.insert) text.insert(splice.at, splice.insert);
}

/** Of these what may be deleted: nothing locked but what lies stuck on the rest, and no row or column of a locked table. */
function mayGo(
  structure: Structure,
  places: readonly ItemPlace[],
  asked: ReadonlySet<ItemId>,
): readonly ItemPlace[] {
  const loose = new Set(places.flatMap((one) => (one.locked ? [] : [one.id])));
  return places.filter((one) => {
    const withHolder = one.parent !== null && loose.has(one.parent);
    if (structure.isStuck(one) && withHolder) return true;
    return !one.locked && (!isTableLine(one.kind) || withHolder || asked.has(one.id));
  });
}

/** Deletes items, what they hold, and the links to what is gone. Locked items stay. Answers what was deleted. */
export function deleteItems(context: ActContext, ids: readonly ItemId[]): readonly ItemId[] {
  return edit(context, (items) => {
    const structure = new Structure(items);
    const free = new Set(ids.filter((id) => structure.get(id)?.locked === false));
    const gone = mayGo(structure, structure.withContents([...free]), free);
    const goneIds = new Set(gone.map((one) => one.id));
    for (const link of structure.connectorsOf(goneIds)) items.delete(link.id);
    for (const one of gone) items.delete(one.id);
    return [...goneIds];
  });
}
