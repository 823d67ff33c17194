/** The order of a board's frames: in the presentation, and in the numbers on them. Pure. */
import type { Frame } from '../../../../shared/documents/boardKinds.ts';
import { compareOrder } from '../../../../shared/documents/orderKeys.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { byRows } from './readingOrder.ts';

/** Those with a turn first, in its order (of equal ones the lower first), then the others as a person would read them. */
export function inTurn(frames: readonly Frame[]): readonly ItemId[] {
  const byTurn = (a: Frame, b: Frame) => (a.turn === b.turn ? compareOrder(a, b) : a.turn < b.turn ? -1 : 1);
  const chosen = frames.filter((frame) => frame.turn).sort(byTurn);
  const others = frames.filter((frame) => !frame.turn);
  const placed = others.map(({ id, x, y, w, h }) => ({ id, box: { x, y, w, h } }));
  return [...chosen, ...byRows(placed)].map(({ id }) => id);
}
