import { changeItem } from '../../../../shared/documents/board.ts';
import { spreadKeys } from '../../../../shared/documents/orderKeys.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { ActContext } from '../../../live/edit.ts';
import { edit } from '../../../live/edit.ts';

/** Every frame gets its turn, in this order; only those whose key differs are written. */
export function setFrameTurns(context: ActContext, frames: readonly ItemId[]): void {
  const keys = spreadKeys(frames.length);
  edit(context, (items) => {
    frames.forEach((id, at) => {
      changeItem(items, id, { turn: keys[at] ?? '' });
    });
  });
}
