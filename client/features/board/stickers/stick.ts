/** Stickers go on items, from one to another, and off them. */
import { changeItem } from '../../../../shared/documents/board.ts';
import type { Place, Spot } from '../../../../shared/documents/boardKinds.ts';
import { MAX_COORDINATE, mayHold } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { ActContext } from '../../../live/edit.ts';
import { edit } from '../../../live/edit.ts';
import { keysOnTop } from '../acts/order.ts';
import { Structure } from '../acts/structure.ts';

export interface Sticking extends Place {
  readonly id: ItemId;
  /** The item that it lies on now, or the frame that it lies in; null is the board itself. */
  readonly parent: ItemId | null;
  /** Where on the item; null of what lies on none. */
  readonly spot: Spot | null;
}

const within = (value: number) => Math.round(Math.max(-MAX_COORDINATE, Math.min(MAX_COORDINATE, value)));

/** What is locked stays. The stickers come to lie on top of others. */
export function stickItems(context: ActContext, stickings: readonly Sticking[]): void {
  edit(context, (items) => {
    const structure = new Structure(items);
    const free = stickings.filter(
      ({ id }) => structure.get(id)?.kind === 'sticker' && !structure.get(id)?.locked,
    );
    const raised = free.length > 1 || structure.places.at(-1)?.id !== free[0]?.id;
    const keys = raised ? keysOnTop(structure.topKey(), free.length) : [];
    free.forEach(({ id, parent, spot, x, y }, at) => {
      const holder = structure.get(parent);
      const held = holder !== null && mayHold(holder.kind, 'sticker');
      const { onX, onY } = (held && spot) || { onX: null, onY: null };
      changeItem(items, id, {
        x: within(x),
        y: within(y),
        parent: held ? holder.id : null,
        onX,
        onY,
        ...(keys[at] !== undefined && { z: keys[at] }),
      });
    });
  });
}
