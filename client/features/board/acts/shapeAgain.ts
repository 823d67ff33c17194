/** The same shape once more, linked to the first. */
import * as Y from 'yjs';
import { copyItem } from '../../../../shared/documents/board.ts';
import { mayHold } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { newId } from '../../../../shared/ids.ts';
import type { Box } from '../../../canvas/geometry.ts';
import type { ActContext } from '../../../live/edit.ts';
import { edit, hasRoomFor } from '../../../live/edit.ts';
import { linkItems } from './make.ts';
import { keysOnTop } from './order.ts';
import { Structure } from './structure.ts';

/** With all that it looks like, and none of its words; null when there is no room on the board. */
export function shapeAgain(
  context: ActContext,
  from: ItemId,
  box: Box,
  parent: ItemId | null,
): ItemId | null {
  // The link is one more.
  if (!hasRoomFor(context, 2)) return null;
  const id = newId<ItemId>();
  edit(context, (items) => {
    const structure = new Structure(items);
    const holder = structure.get(parent);
    const held = holder && mayHold(holder.kind, 'shape') ? holder.id : null;
    const [z = ''] = keysOnTop(structure.topKey(), 1);
    const [x, y, w, h] = [box.x, box.y, box.w, box.h].map(Math.round) as [number, number, number, number];
    const stamp = { author: context.author, at: context.now(), z, parent: held };
    copyItem(items, from, id, { ...stamp, x, y, w, h, group: null });
    items.get(id)?.set('text', new Y.Text());
  });
  linkItems(context, from, id);
  return id;
}
