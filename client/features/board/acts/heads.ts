import { changeItem } from '../../../../shared/documents/board.ts';
import type { Connector, LineEnd } from '../../../../shared/documents/boardKinds.ts';
import { readItem } from '../../../../shared/documents/readItem.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { ActContext } from '../../../live/edit.ts';
import { edit } from '../../../live/edit.ts';

type Heads = Connector['heads'];

export const hasHead = (heads: Heads, end: LineEnd): boolean =>
  heads === 'both' || heads === (end === 'from' ? 'start' : 'end');

function headsOf(start: boolean, end: boolean): Heads {
  if (start) return end ? 'both' : 'start';
  return end ? 'end' : 'none';
}

/** An arrow head at one end of each link, or none there; the other end of each keeps what it has. */
export function setHead(context: ActContext, ids: readonly ItemId[], end: LineEnd, on: boolean): void {
  edit(context, (items) => {
    for (const id of ids) {
      const link = readItem(id, items.get(id));
      if (link?.kind !== 'connector' || link.locked) continue;
      const has = (one: LineEnd) => (one === end ? on : hasHead(link.heads, one));
      changeItem(items, id, { heads: headsOf(has('from'), has('to')) });
    }
  });
}
