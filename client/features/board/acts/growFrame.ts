import type { ItemId } from '../../../../shared/ids.ts';
import type { Box } from '../../../canvas/geometry.ts';
import type { ActContext } from '../../../live/edit.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { setFrameTurns } from './frameTurns.ts';
import { placeItems, resizeItem } from './move.ts';

/** Where each that makes room goes. */
export type Aside = ReadonlyMap<ItemId, Box>;

/** What follows from a step is none of its own; for `History.amend`. */
export const joined = (context: ActContext): ActContext => ({ ...context, beforeEdit: () => undefined });

/** To these places; frames that go aside keep their turns in the presentation, which else follow from where they lie. */
export function pushAside(context: ActContext, model: BoardModel, aside: Aside): void {
  if (aside.size === 0) return;
  if ([...aside.keys()].some((id) => model.item(id)?.kind === 'frame'))
    setFrameTurns(context, model.frames());
  placeItems(
    context,
    [...aside].map(([id, { x, y }]) => ({ id, x, y })),
  );
}

export interface GrownFrame {
  readonly frame: ItemId;
  readonly box: Box;
  readonly aside?: Aside;
}

/** To that size, in board pixels; what is in its way goes where `aside` says. */
export function growFrame(context: ActContext, model: BoardModel, { frame, box, aside }: GrownFrame): void {
  if (aside) pushAside(context, model, aside);
  resizeItem(context, frame, { w: box.w, h: box.h });
}
