import type { ItemId } from '../../../../shared/ids.ts';
import { type Box, union } from '../../../canvas/geometry.ts';
import type { Desk } from '../actions/Action.ts';

/** On the canvas the window, in the outline what is chosen, else everything. */
export function whatISee({ hands, viewport, model, commands }: Desk): Box {
  if (hands !== null) return viewport.boxToBoard(viewport.clearBox());
  const boxes = (ids: Iterable<ItemId>) => [...ids].map((id) => model.box(id)).filter((box) => box !== null);
  return union(boxes(commands.chosen)) ?? union(boxes(model.store.ids())) ?? { x: 0, y: 0, w: 0, h: 0 };
}
