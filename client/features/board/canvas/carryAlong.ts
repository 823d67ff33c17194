/** Undo and redo of a frame's move, for those who were put into it since. Loaded when the page is idle. */
import type { ItemId } from '../../../../shared/ids.ts';
import { sameBox } from '../../../canvas/geometry.ts';
import { joined } from '../acts/growFrame.ts';
import { placeItems } from '../acts/move.ts';
import type { CommandParts } from './Making.ts';

/**
 * What others put into a frame, or moved in it, since I moved that is no part of my step: it goes with the frame. That is
 * written beside the steps of undo, so that redo carries it back in the same way.
 */
export function carryAlong({ model, context }: CommandParts, act: () => boolean): boolean {
  const frames = model
    .frames()
    .map((id) => ({ id, box: model.box(id), held: model.withContents(id).slice(1) }));
  const before = new Map(frames.flatMap(({ held }) => held.map((id) => [id, model.box(id)] as const)));
  const done = act();
  model.store.flush();
  const places = frames.flatMap(({ id, box, held }) => {
    const now = model.box(id);
    // Another size is no move.
    if (!box || !now || now.w !== box.w || now.h !== box.h || (now.x === box.x && now.y === box.y)) return [];
    return held.flatMap((one: ItemId) => {
      const there = model.box(one);
      const stayed = there !== null && sameBox(there, before.get(one));
      return stayed ? [{ id: one, x: there.x + now.x - box.x, y: there.y + now.y - box.y }] : [];
    });
  });
  if (places.length === 0) return done;
  placeItems({ ...joined(context), origin: {} }, places);
  model.store.flush();
  return done;
}
