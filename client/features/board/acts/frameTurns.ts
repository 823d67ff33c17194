import { changeItem } from '../../../../shared/documents/board.ts';
import { spreadKeys } from '../../../../shared/documents/orderKeys.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { ActContext } from '../../../live/edit.ts';
import { edit } from '../../../live/edit.ts';
import type { BoardModel } from '../model/boardModel.ts';

/** Every frame gets its turn, in this order; only those whose key differs are written. */
export function setFrameTurns(context: ActContext, frames: readonly ItemId[]): void {
  const keys = spreadKeys(frames.length);
  edit(context, (items) => {
    frames.forEach((id, at) => {
      changeItem(items, id, { turn: keys[at] ?? '' });
    });
  });
}

/** New frames come right after that one, or before it; where the order is that by itself, nothing is written. */
export function setTurnBeside(
  context: ActContext,
  model: BoardModel,
  made: readonly ItemId[],
  { to, after = true }: { readonly to: ItemId; readonly after?: boolean },
): void {
  model.store.flush();
  const frames = model.frames().filter((id) => !made.includes(id));
  const wanted = frames.toSpliced(frames.indexOf(to) + (after ? 1 : 0), 0, ...made);
  if (wanted.join() !== model.frames().join()) setFrameTurns(context, wanted);
}
