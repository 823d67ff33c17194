import { changeItem } from '../../../../shared/documents/board.ts';
import { mayTurn, upright } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { ActContext } from '../../../live/edit.ts';
import { edit } from '../../../live/edit.ts';
import { Structure } from './structure.ts';

/** Turns items to so many degrees from upright. What is upright has no angle in the document. */
export function turnItems(context: ActContext, angles: ReadonlyMap<ItemId, number>): void {
  edit(context, (items) => {
    const structure = new Structure(items);
    for (const [id, angle] of angles) {
      const place = structure.get(id);
      if (place && !place.locked && mayTurn(place.kind))
        changeItem(items, id, { angle: upright(angle) || null });
    }
  });
}
