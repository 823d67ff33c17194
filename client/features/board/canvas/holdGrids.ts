/** Tables and clusters that grow cover nothing: what is below or beside them makes room, and the frame they lie in grows with them, in the same step. */
import { boardItems, changeItem } from '../../../../shared/documents/board.ts';
import { MOST_COLUMNS } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { type Box, containsBox, intersects, union } from '../../../canvas/geometry.ts';
import type { ActContext } from '../../../live/edit.ts';
import type { History } from '../../../live/History.ts';
import { type Aside, joined, pushAside } from '../acts/growFrame.ts';
import type { BoardChange, BoardModel } from '../model/boardModel.ts';
import { layGrid } from '../model/layout.ts';
import { MARGIN, staying } from './inFrames.ts';
import { makeRoom } from './makeRoom.ts';

interface Parts {
  readonly model: BoardModel;
  readonly context: ActContext;
  readonly history: History;
}

const NOBODY: Aside = new Map();

interface Grown {
  readonly box: Box;
  readonly aside: Aside;
}

/** What the frame must be to hold that of its own, with a margin where there is room, and what it pushes aside; null where it stays as it is. */
function grownFor(model: BoardModel, frame: ItemId, box: Box): Grown | null {
  const [item, home] = [model.item(frame), model.box(frame)];
  if (!home || item?.kind !== 'frame' || item.locked || containsBox(home, box)) return null;
  const beyond = beyondOf(model, frame, home);
  const grown = [MARGIN, 0].map((margin) => {
    const x = box.x < home.x ? box.x - margin : home.x;
    const reach = (to: number, from: number) => (to > from ? to + margin : from);
    const w = reach(box.x + box.w, home.x + home.w) - x;
    return { x, y: home.y, w, h: reach(box.y + box.h, home.y + home.h) - home.y };
  });
  const free = grown.find((one) => !beyond.some((other) => intersects(one, other)));
  if (free) return { box: free, aside: NOBODY };
  const [most] = grown;
  const aside = most && box.x >= home.x ? makeRoom(model, frame, home, most) : null;
  return most && aside ? { box: most, aside } : null;
}

/** What the frame would cover if it grew there. */
function beyondOf(model: BoardModel, frame: ItemId, home: Box): readonly Box[] {
  const moving = new Set(model.withContents(frame));
  return staying(model, frame, { moving, grown: [] }).filter((one) => !intersects(home, one));
}

/** A cluster that something locked keeps from getting longer gets wider: the fewest columns with which it covers nothing. */
function widerFor(model: BoardModel, id: ItemId, was: Box) {
  const item = model.item(id);
  const heights = model.childrenOf(id).flatMap((note) => model.box(note) ?? []);
  const cells = heights.map(({ h }) => ({ height: h }));
  if (item?.kind !== 'cluster') return null;
  for (let columns = item.columns + 1; columns <= Math.min(MOST_COLUMNS, cells.length); columns++) {
    const { box } = layGrid(was, columns, cells);
    const aside = makeRoom(model, id, was, box);
    if (aside) return { columns, box, aside };
  }
  return null;
}

/** What goes aside for it, and how its frame grows; in one that cannot nothing is pushed onto what that does not hold. */
function roomFor(model: BoardModel, grid: ItemId, now: Box, before: Box | undefined) {
  const was = before && { ...now, w: before.w, h: before.h };
  const straight = was ? makeRoom(model, grid, was, now) : NOBODY;
  const wider = was && !straight ? widerFor(model, grid, was) : null;
  const { columns } = wider ?? { columns: null };
  const pushed = straight ?? wider?.aside ?? NOBODY;
  const frame = model.parentOf(grid);
  const home = frame && model.box(frame);
  if (!frame || !home) return { grown: null, aside: pushed, columns };
  const grown = grownFor(model, frame, union([wider?.box ?? now, ...pushed.values()]) ?? now);
  const beyond = grown || pushed.size === 0 ? [] : beyondOf(model, frame, home);
  const covers = [...pushed.values()].some((box) => beyond.some((one) => intersects(box, one)));
  return { grown, columns, aside: covers ? NOBODY : new Map([...pushed, ...(grown?.aside ?? [])]) };
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
  const along = joined(context);
  let mine = false;
  model.onChange(({ items, local, others }: BoardChange) => {
    mine ||= local && items.size > others.size && context.mayEdit() && !history.state.get().canRedo;
    // A hand over it opens a place in it: it is as large as it will be once that has let go.
    if (model.slot) return;
    for (const id of mine ? model.grids : []) {
      const [box, frame] = [model.box(id), model.parentOf(id)];
      // A frame that has just come with it, as a copy, is as its original is.
      if (!box || (frame !== null && !known.has(frame)) || !grew(box, known.get(id))) continue;
      // Whoever gives it another form by hand means that one.
      const { aside, grown, columns } = roomFor(model, id, box, items.has(id) ? undefined : known.get(id));
      if (aside.size === 0 && !grown && !columns) continue;
      history.amend(() =>
        context.doc.transact(() => {
          pushAside(along, model, aside);
          if (columns) changeItem(boardItems(context.doc), id, { columns });
          const to = grown?.box;
          if (frame && to) changeItem(boardItems(context.doc), frame, { x: to.x, w: to.w, h: to.h });
        }, context.origin),
      );
    }
    mine = false;
    learn();
  });
}
