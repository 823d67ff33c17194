/** What comes into a full frame: that grows for it. Loaded when the page is idle. */
import type { ItemId } from '../../../../shared/ids.ts';
import type { Point } from '../../../canvas/geometry.ts';
import { growFrame, joined } from '../acts/growFrame.ts';
import { planFrame } from './inFrames.ts';
import type { CommandParts } from './Making.ts';

/**
 * Makes a square of that width, in board pixels, in a frame that has no room for it: the frame grows and pushes aside
 * what is in its way, in the same step. Answers what `make` does; undefined, and nothing is made, where it cannot grow.
 */
export function makeInGrown(
  { model, history, context }: CommandParts,
  frame: ItemId | null,
  w: number,
  make: (at: Point) => ItemId | null,
): ItemId | null | undefined {
  if (frame === null || model.item(frame)?.kind !== 'frame') return undefined;
  const size = { w, h: w };
  const plan = planFrame(model, frame, () => [{ size }], { moving: new Set(), grown: [], pushes: true });
  const at = plan?.drafts[0];
  if (!plan || !at) return undefined;
  const made = make(at);
  if (made) history.amend(() => growFrame(joined(context), model, plan));
  model.store.flush();
  return made;
}
