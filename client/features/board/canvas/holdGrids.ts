/** A frame holds the tables and clusters that lie in it, also when these grow: it grows with them, in the same step. */
import { boardItems, changeItem } from '../../../../shared/documents/board.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { type Box, containsBox, intersects } from '../../../canvas/geometry.ts';
import type { ActContext } from '../../../live/edit.ts';
import type { History } from '../../../live/History.ts';
import type { BoardChange, BoardModel } from '../model/boardModel.ts';
import { MARGIN, staying } from './inFrames.ts';

interface Parts {
  readonly model: BoardModel;
  readonly context: ActContext;
  readonly history: History;
}

/** What the frame must be to hold it, with a margin where there is room; null where it stays as it is. */
function grownFor(model: BoardModel, frame: ItemId, grid: ItemId): Box | null {
  const [item, home, box] = [model.item(frame), model.box(frame), model.box(grid)];
  if (!home || !box || item?.kind !== 'frame' || item.locked || containsBox(home, box)) return null;
  const moving = new Set(model.withContents(frame));
  const beyond = staying(model, frame, { moving, grown: [] }).filter((one) => !intersects(home, one));
  const grown = [MARGIN, 0].map((margin) => {
    const x = box.x < home.x ? box.x - margin : home.x;
    const reach = (to: number, from: number) => (to > from ? to + margin : from);
    const w = reach(box.x + box.w, home.x + home.w) - x;
    return { x, y: home.y, w, h: reach(box.y + box.h, home.y + home.h) - home.y };
  });
  return grown.find((one) => !beyond.some((other) => intersects(one, other))) ?? null;
}

const grew = (now: Box, before: Box | undefined) => !before || now.w > before.w || now.h > before.h;

const followed = new WeakSet<BoardModel>();

/** For as long as the model lives; what others do is theirs to follow, and what undo brings back was whole. */
export function holdGrids({ model, context, history }: Parts): void {
  if (followed.has(model)) return;
  followed.add(model);
  const known = new Map<ItemId, Box>();
  const learn = () => {
    for (const id of [...model.grids, ...model.frames()]) {
      const box = model.box(id);
      if (box) known.set(id, box);
    }
  };
  learn();
  let mine = false;
  model.onChange(({ items, local, others }: BoardChange) => {
    mine ||= local && items.size > others.size && context.mayEdit() && !history.state.get().canRedo;
    // A hand over it opens a place in it: it is as large as it will be once that has let go.
    if (model.slot) return;
    for (const id of mine ? model.grids : []) {
      const [box, frame] = [model.box(id), model.parentOf(id)];
      // A frame that has just come with it, as a copy, is as its original is.
      if (!box || frame === null || !known.has(frame) || !grew(box, known.get(id))) continue;
      const to = grownFor(model, frame, id);
      const write = () => to && changeItem(boardItems(context.doc), frame, { x: to.x, w: to.w, h: to.h });
      if (to) history.amend(() => context.doc.transact(write, context.origin));
    }
    mine = false;
    learn();
  });
}
