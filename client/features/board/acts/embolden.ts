/** Letters become bold, all of an item's by one field, some of them by formats of the text (strong.ts). */
import type * as Y from 'yjs';
import { changeItem, type ItemMap } from '../../../../shared/documents/board.ts';
import { itemText, readItem } from '../../../../shared/documents/readItem.ts';
import { isStrong, setStrong } from '../../../../shared/documents/setStrong.ts';
import { strongIn } from '../../../../shared/documents/strong.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { type ActContext, edit } from '../../../live/edit.ts';
import { changeFree } from './change.ts';

const PLAIN = { bold: null };

function plain(map: ItemMap | undefined): void {
  const text = itemText(map);
  if (text !== null && strongIn(text) !== '') setStrong(text, `0,${text.length}`, PLAIN);
}

/** All words of the items that are not locked, or none of them. */
export function setBold(context: ActContext, ids: readonly ItemId[], bold: true | null): void {
  changeFree(context, ids, (items, { id }) => {
    changeItem(items, id, { bold });
    plain(items.get(id));
  });
}

/** Formats letters of an item, whatever its own weight is: all that are bold is bold. */
function format<T>(context: ActContext, id: ItemId, write: (text: Y.Text) => T): T | null {
  return edit(context, (items) => {
    const map = items.get(id);
    const [text, item] = [itemText(map), readItem(id, map)];
    if (text === null || item === null) return null;
    if (item.bold) setStrong(text, `0,${text.length}`);
    const written = write(text);
    const all = strongIn(text) === `0,${text.length}`;
    if (all) plain(map);
    changeItem(items, id, { bold: all ? true : null });
    return written;
  });
}

/** These letters, or none of them where all of them were. Answers whether they are bold now. */
export function setBoldWords(context: ActContext, id: ItemId, from: number, to: number): boolean {
  const bold = format(context, id, (text) => {
    const isBold = isStrong(text, from, to);
    setStrong(text, `${from},${to}`, isBold ? PLAIN : undefined);
    return !isBold;
  });
  return bold ?? false;
}

/** Of the letters from there to there these, and no others. */
export function setBoldAmong(context: ActContext, id: ItemId, among: string, bold: string): void {
  format(context, id, (text) => {
    setStrong(text, among, PLAIN);
    setStrong(text, bold);
  });
}
