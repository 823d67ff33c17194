/** Where notes and their clusters go that belong in a frame: into it, and it grows when it must and may. Pure over the model. */
import type { ItemId } from '../../../../shared/ids.ts';
import type { Box, Point, Size } from '../../../canvas/geometry.ts';
import { centre, containsBox, inflate, intersects } from '../../../canvas/geometry.ts';
import type { Aside } from '../acts/growFrame.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { FRAME_HEADER, NOTE_GAP } from '../model/layout.ts';
import { makeRoom } from './makeRoom.ts';
import { containerAt, framesOf, openPlace } from './places.ts';

/** The frame that holds it, also by way of a cluster or a table; null on the board itself. */
export function frameOf(model: BoardModel, id: ItemId): ItemId | null {
  const parent = model.parentOf(id);
  if (parent === null || model.item(parent)?.kind === 'frame') return parent;
  return frameOf(model, parent);
}

/** How wide in columns, or how high, a block may be at most. */
export interface Form {
  readonly most?: number;
  readonly height?: number;
}

/** What comes into a frame as a whole. */
interface Block {
  readonly size: Size;
}

/** The blocks that fit a form as far as they can. */
type Lay<Laid extends Block> = (form: Form) => readonly Laid[];

export const MARGIN = 24;
type Way = 'down' | 'right';

export interface Surroundings {
  readonly moving: ReadonlySet<ItemId>;
  /** What other frames have grown to. */
  readonly grown: readonly Box[];
  /** What lies in the way of the frame goes aside. */
  readonly pushes?: boolean;
  /** So many times as long as it is wide, or the other way round, it becomes at most by that. */
  readonly longest?: number;
}

const longness = ({ w, h }: Size) => Math.max(w / h, h / w);

/** What stays where it is; drawn lines and what joins are no hindrance, and stickers go with the notes they lie on. */
export function staying(model: BoardModel, frame: ItemId, { moving, grown }: Surroundings): readonly Box[] {
  const leaving = [...moving].flatMap((id) => model.box(id) ?? []);
  const home = model.box(frame);
  const boxes = [...model.boxes()].flatMap(([id, box]) => {
    const kind = model.item(id)?.kind;
    if (id === frame || moving.has(id) || kind === 'stroke' || kind === 'connector') return [];
    // A frame around this one is no hindrance: this lies on it.
    if (kind === 'frame' && home && containsBox(box, home)) return [];
    return kind === 'sticker' && leaving.some((one) => intersects(one, box)) ? [] : [box];
  });
  return [...boxes, ...grown];
}

/** The first free place in reading order, by rows or by columns; beyond one edge of `room` the frame would grow. */
function placeIn(room: Box, { w, h }: Size, taken: readonly Box[], way: Way): Box {
  const starts = (from: number, ends: readonly number[]) =>
    [...new Set([from, ...ends.map((end) => end + NOTE_GAP).filter((at) => at > from)])].sort(
      (a, b) => a - b,
    );
  const across = starts(
    room.x,
    taken.map((box) => box.x + box.w),
  );
  const down = starts(
    room.y,
    taken.map((box) => box.y + box.h),
  );
  const fits = ({ x, y }: Box) =>
    way === 'down' ? x === room.x || x + w <= room.x + room.w : y === room.y || y + h <= room.y + room.h;
  const free = (box: Box) => !taken.some((one) => intersects(inflate(box, NOTE_GAP / 2), one));
  const places =
    way === 'down'
      ? down.flatMap((y) => across.map((x) => ({ x, y, w, h })))
      : across.flatMap((x) => down.map((y) => ({ x, y, w, h })));
  // There is always one, beyond everything.
  return places.find((box) => fits(box) && free(box)) ?? { x: room.x, y: room.y, w, h };
}

export interface FramePlan<Laid = unknown> {
  readonly drafts: readonly (Omit<Laid, 'size'> & Point)[];
  readonly frame: ItemId;
  readonly box: Box;
  readonly aside?: Aside;
}

/** Blocks of at most so many columns, which make the frame as wide as they are and as high as it must be. */
function planOf<Laid extends Block>(
  model: BoardModel,
  frame: ItemId,
  lay: Lay<Laid>,
  { within, most, way }: { readonly within: readonly Box[]; readonly most: number; readonly way: Way },
): FramePlan<Laid> {
  const home = model.box(frame) ?? { x: 0, y: 0, w: 0, h: 0 };
  const height = home.h - FRAME_HEADER - 1.5 * MARGIN;
  const laid = lay(way === 'down' ? { most } : { height });
  const room = {
    x: home.x + MARGIN,
    y: home.y + FRAME_HEADER + MARGIN / 2,
    w: Math.max(home.w - 2 * MARGIN, ...laid.map(({ size }) => (way === 'down' ? size.w : 0))),
    h: height,
  };
  const placed: Box[] = [];
  const drafts = laid.map(({ size, ...draft }) => {
    const { x, y, w, h } = placeIn(room, size, [...within, ...placed], way);
    placed.push({ x, y, w, h });
    return { ...draft, x: Math.round(x), y: Math.round(y) };
  });
  const right = Math.max(home.x + home.w, ...placed.map((box) => Math.ceil(box.x + box.w + MARGIN)));
  const bottom = Math.max(home.y + home.h, ...placed.map((box) => Math.ceil(box.y + box.h + MARGIN)));
  return { drafts, frame, box: { ...home, w: right - home.x, h: bottom - home.y } };
}

const WIDEST = 8;

/** The one that makes the frame grow least; null when there is no room in it, nor any to grow into. */
export function planFrame<Laid extends Block>(
  model: BoardModel,
  frame: ItemId,
  lay: Lay<Laid>,
  around: Surroundings,
): FramePlan<Laid> | null {
  const home = model.box(frame);
  if (home === null) return null;
  const all = staying(model, frame, around);
  const within = all.filter((box) => intersects(home, box));
  const beyond = all.filter((box) => !intersects(home, box));
  // Of those that cost nothing the usual form.
  const ways = Array.from({ length: WIDEST }, (_, at) => ({ most: WIDEST - at, way: 'down' as Way }));
  const plans = [...ways, { most: WIDEST, way: 'right' as Way }].map((how) =>
    planOf(model, frame, lay, { within, ...how }),
  );
  const stays = model.item(frame)?.locked === true;
  const area = ({ box }: FramePlan<Laid>) => box.w * box.h;
  const most = Math.max(longness(home), around.longest ?? Number.POSITIVE_INFINITY);
  // Out of a frame on which this one lies it grows last.
  const under = framesOf(model, new Set([frame])).filter((one) => containsBox(one, home));
  const leaves = ({ box }: FramePlan<Laid>) => under.filter((one) => !containsBox(one, box)).length;
  const fair = plans
    .filter(({ box }) => !(stays && !containsBox(home, box)) && longness(box) <= most)
    .toSorted((a, b) => leaves(a) - leaves(b) || area(a) - area(b));
  const free = fair.find(({ box }) => !beyond.some((one) => intersects(box, one)));
  if (free || !around.pushes) return free ?? null;
  for (const plan of fair) {
    const aside = makeRoom(model, frame, home, plan.box);
    if (aside) return { ...plan, aside };
  }
  return null;
}

/** What it means: a place on the board, or else what is chosen. */
interface Meaning {
  readonly aim: Point | null;
  readonly chosen: ItemId | null;
}

const clamp = (at: number, from: number, to: number) => Math.max(from, Math.min(at, to));

/** The frame that holds the place, or else what is chosen, if that is none itself. */
export function frameMeant(model: BoardModel, { aim, chosen }: Meaning): ItemId | null {
  if (aim) return containerAt(model, aim, 'frame');
  return chosen && (model.item(chosen)?.kind === 'frame' ? chosen : frameOf(model, chosen));
}

export const bodyOf = (frame: Box): Box => ({
  ...frame,
  y: frame.y + FRAME_HEADER,
  h: frame.h - FRAME_HEADER,
});

/** The frame's title stays in sight, where the frame has room for that below it. */
export function belowTitle(model: BoardModel, box: Box): Box {
  const frame = model.box(containerAt(model, centre(box), 'frame') as ItemId);
  const body = frame && bodyOf(frame);
  return body && box.y < body.y && box.h <= body.h ? { ...box, y: body.y } : box;
}

/** Instead of the free place, where that lies outside of the frame that is meant: in it, as near as can be, over something rather than out of it. What is larger than the frame lies beside it. */
export function placeInFrame(model: BoardModel, free: Box, meant: Meaning): Box {
  const { aim, chosen } = meant;
  const frame = frameMeant(model, meant);
  const whole = frame && model.box(frame);
  if (!whole) return free;
  const { w, h } = free;
  const within = bodyOf(whole);
  if ((!aim && containsBox(within, free)) || w > within.w || h > within.h) return free;
  const near = chosen === frame ? within : (model.box(chosen as ItemId) ?? within);
  const middle = aim ?? centre(near);
  const x = clamp(middle.x - w / 2, within.x, within.x + within.w - w);
  const y = clamp(middle.y - h / 2, within.y, within.y + within.h - h);
  const wish = { x, y, w, h };
  const open =
    openPlace(model, wish, { within }) ?? openPlace(model, wish, { within, among: allIn(within, wish) });
  return open ?? aside(model, wish, within);
}

/** At most about so many places are tried in a frame. */
const PLACES = 1_500;
const LEAST_STEP = 40;

/** Places all over a frame, the nearest first. */
function allIn(within: Box, wish: Box): readonly Box[] {
  const step = Math.max(LEAST_STEP, Math.sqrt((within.w * within.h) / PLACES));
  // Its far edges as well.
  const along = (from: number, room: number) =>
    Array.from({ length: Math.ceil(room / step) + 1 }, (_, n) => from + Math.min(n * step, room));
  const [xs, ys] = [along(within.x, within.w - wish.w), along(within.y, within.h - wish.h)];
  const places = ys.flatMap((y) => xs.map((x) => ({ ...wish, x, y })));
  const away = ({ x, y }: Box) => Math.hypot(x - wish.x, y - wish.y);
  return places.sort((a, b) => away(a) - away(b));
}

const SHIFT = 24;

/** Over other things, but on none so exactly that only one of both is seen. */
function aside(model: BoardModel, wish: Box, within: Box): Box {
  const covers = (box: Box) =>
    [...model.boxes()].some(([, one]) => Math.hypot(one.x - box.x, one.y - box.y) < SHIFT / 2);
  const [right, bottom] = [within.x + within.w - wish.w, within.y + within.h - wish.h];
  for (let y = wish.y; y <= bottom; y += SHIFT)
    for (let x = y === wish.y ? wish.x : within.x; x <= right; x += SHIFT)
      if (!covers({ ...wish, x, y })) return { ...wish, x, y };
  return wish;
}
