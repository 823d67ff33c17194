/** Letters become bold, all of an item's by one field, some of them by formats of the text (strong.ts). */
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

/** These letters, or none of them where all of them were. Answers whether they are bold now. */
export function setBoldWords(context: ActContext, id: ItemId, from: number, to: number): boolean {
  return edit(context, (items) => {
    const map = items.get(id);
    const [text, item] = [itemText(map), readItem(id, map)];
    if (text === null || item === null) return false;
    if (item.bold) setStrong(text, `0,${text.length}`);
    const isBold = isStrong(text, from, to);
    setStrong(text, `${from},${to}`, isBold ? PLAIN : undefined);
    const all = strongIn(text) === `0,${text.length}`;
    if (all) plain(map);
    changeItem(items, id, { bold: all ? true : null });
    return !isBold;
  });
}
