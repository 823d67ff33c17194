/** Makes letters bold: what nobody needs before there are some. */
import type * as Y from 'yjs';
import { type ItemMap, insertItem } from './board.ts';
import type { NewItem } from './newItem.ts';
import { itemText } from './readItem.ts';
import { strongIn } from './strong.ts';

const BOLD = { bold: true };

/** These letters, as far as there are so many; whatever else it says, nothing throws. */
export function setStrong(text: Y.Text, strong: string, format: object = BOLD): void {
  const edges = strong.split(',', text.length * 2).map((edge) => Number(edge) >>> 0);
  for (let at = 0; at < edges.length; at += 2) {
    const [from = 0, to = 0] = edges.slice(at);
    if (from < Math.min(to, text.length)) text.format(from, Math.min(to, text.length) - from, format);
  }
}

/** Whether all of these letters are bold already. */
export function isStrong(text: Y.Text, from: number, to: number): boolean {
  const edges = strongIn(text).split(',').map(Number);
  return edges.some((start, at) => at % 2 === 0 && start <= from && to <= (edges[at + 1] ?? start));
}

/** A new item, some of whose letters may be bold. */
export function insertWithStrong(items: Y.Map<ItemMap>, { strong, ...item }: NewItem): void {
  insertItem(items, item);
  const text = itemText(items.get(item.id));
  if (text && strong) setStrong(text, strong);
}
