/** Whose words are. */
import type { ItemMap } from '../../../../shared/documents/board.ts';
import { itemText } from '../../../../shared/documents/readItem.ts';
import { spliceBetween } from '../../../canvas/text/splice.ts';
import type { ActContext } from '../../../live/edit.ts';

/** Who writes the first, or all of them anew. Saying what a picture shows makes it nobody else's. */
export function sign({ author }: ActContext, item: ItemMap | undefined, before: string): void {
  const splice = spliceBetween(before, itemText(item)?.toString() ?? '');
  if (author === null || !splice?.insert || splice.remove < before.length) return;
  if (item?.get('kind') !== 'image' && item?.get('author') !== author) item?.set('author', author);
}
