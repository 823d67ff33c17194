import type { ItemId } from '../../../../shared/ids.ts';
import type { Box } from '../../../canvas/geometry.ts';
import type { ActContext } from '../../../live/edit.ts';
import { placeItems, resizeItem } from './move.ts';

export interface GrownFrame {
  readonly frame: ItemId;
  readonly box: Box;
  readonly aside?: ReadonlyMap<ItemId, Box>;
}

/** To that size, in board pixels; what is in its way goes where `aside` says. */
export function growFrame(context: ActContext, { frame, box, aside = new Map() }: GrownFrame): void {
  placeItems(
    context,
    [...aside].map(([id, { x, y }]) => ({ id, x, y })),
  );
  resizeItem(context, frame, { w: box.w, h: box.h });
}
