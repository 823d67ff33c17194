/** The free place that is nearest to a wish, for what is laid out anew and should stay where it was. */
import type { ItemId } from '../../../../shared/ids.ts';
import { type Box, inflate, intersects } from '../../../canvas/geometry.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { NOTE_GAP } from '../model/layout.ts';
import { bodyOf } from './inFrames.ts';
import { freePlace, openPlace } from './places.ts';

/** What lies further away is found by the usual steps. */
const REACH = 1_000;
const MOST = 100;

const way = (a: Box, b: Box) => Math.hypot(a.x - b.x, a.y - b.y);

/** Right beside what lies there, the nearest place first: no further away than it must be. */
function besideThings(model: BoardModel, wish: Box, without: ReadonlySet<ItemId>): readonly Box[] {
  const reach = inflate(wish, REACH);
  const things = [...model.boxes()]
    .filter(([id, box]) => !without.has(id) && intersects(box, reach))
    .map(([, box]) => box)
    .sort((a, b) => way(a, wish) - way(b, wish))
    .slice(0, MOST);
  const beside = (at: number, size: number, ends: readonly (readonly [number, number])[]) => [
    ...new Set([at, ...ends.flatMap(([from, to]) => [from - NOTE_GAP - size, to + NOTE_GAP])]),
  ];
  const xs = beside(
    wish.x,
    wish.w,
    things.map(({ x, w }) => [x, x + w]),
  );
  const ys = beside(
    wish.y,
    wish.h,
    things.map(({ y, h }) => [y, y + h]),
  );
  const places = xs.flatMap((x) => ys.map((y) => ({ ...wish, x, y })));
  return places.filter((box) => way(box, wish) <= REACH).sort((a, b) => way(a, wish) - way(b, wish));
}

/** Null only where it may not leave a frame that is full, below its title. */
export function nearPlace(
  model: BoardModel,
  wish: Box,
  without: ReadonlySet<ItemId>,
  frame: Box | null,
): Box | null {
  const within = frame && bodyOf(frame);
  const options = { without, within };
  const near = openPlace(model, wish, { ...options, among: besideThings(model, wish, without) });
  return near ?? (within ? openPlace : freePlace)(model, wish, options);
}
