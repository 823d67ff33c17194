import { changeItem } from '../../../../shared/documents/board.ts';
import { readItem } from '../../../../shared/documents/readItem.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { ActContext } from '../../../live/edit.ts';
import { edit } from '../../../live/edit.ts';

/** From becomes to: what a link says is read the other way round. */
export function turnLinks(context: ActContext, ids: readonly ItemId[]): void {
  edit(context, (items) => {
    for (const id of ids) {
      const link = readItem(id, items.get(id));
      if (link?.kind !== 'connector' || link.locked) continue;
      const { from, to, fromX, fromY, toX, toY, fromSide, toSide, labelAt, bends } = link;
      const points = { fromX: toX ?? null, fromY: toY ?? null, toX: fromX ?? null, toY: fromY ?? null };
      const sides = { fromSide: toSide ?? null, toSide: fromSide ?? null };
      const words = labelAt === undefined ? {} : { labelAt: 1 - labelAt };
      // Told of the way and not of each bend: one that somebody pulls at meanwhile keeps its turn.
      const turned = items.get(id)?.get('bendsTurned') === true ? null : true;
      const order = bends ? { bendsTurned: turned } : {};
      changeItem(items, id, { from: to, to: from, ...points, ...sides, ...words, ...order });
    }
  });
}
