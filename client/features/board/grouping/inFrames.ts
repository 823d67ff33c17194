/** Where clusters of a frame's notes go: into that frame, which grows when it must and may. Pure over the model. */
import { MOST_COLUMNS } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Box, Size } from '../../../canvas/geometry.ts';
import { inflate, intersects } from '../../../canvas/geometry.ts';
import { squareColumns } from '../acts/cluster.ts';
import type { GroupDraft } from '../acts/clusterGroups.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { FRAME_HEADER, layGrid, NOTE_GAP } from '../model/layout.ts';
import type { NoteGroup } from './groups.ts';

/** The frame that holds it, also by way of a cluster or a table; null on the board itself. */
export function frameOf(model: BoardModel, id: ItemId): ItemId | null {
  const parent = model.parentOf(id);
  if (parent === null || model.item(parent)?.kind === 'frame') return parent;
  return frameOf(model, parent);
}

/** A cluster to be, without its place. */
export interface Laid extends Omit<GroupDraft, 'x' | 'y'> {
  readonly size: Size;
}

/** Of its usual form; narrower or wider where a frame leaves it no other. */
export function layGroup(
  model: BoardModel,
  { name, ids }: NoteGroup,
  { most = MOST_COLUMNS, height = Number.POSITIVE_INFINITY } = {},
): Laid {
  const cells = ids.map((id) => ({ height: model.box(id)?.h ?? 0 }));
  const of = (columns: number) => ({
    columns,
    size: layGrid({ x: 0, y: 0 }, columns, cells).box,
  });
  let laid = of(Math.min(squareColumns(ids.length), most));
  while (laid.size.h > height && laid.columns < Math.min(ids.length, most)) laid = of(laid.columns + 1);
  return { title: name, ids, ...laid };
}

const MARGIN = 24;
type Way = 'down' | 'right';

export interface Surroundings {
  readonly moving: ReadonlySet<ItemId>;
  /** What other frames have grown to. */
  readonly grown: readonly Box[];
}

/** What stays where it is; drawn lines and what joins are no hindrance, and stickers go with the notes they lie on. */
function staying(model: BoardModel, frame: ItemId, { moving, grown }: Surroundings): readonly Box[] {
  const leaving = [...moving].flatMap((id) => model.box(id) ?? []);
  const boxes = [...model.boxes()].flatMap(([id, box]) => {
    const kind = model.item(id)?.kind;
    if (id === frame || moving.has(id) || kind === 'stroke' || kind === 'connector') return [];
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

export interface FramePlan {
  readonly drafts: readonly GroupDraft[];
  readonly frame: ItemId;
  readonly box: Box;
}

/** Clusters of at most so many columns, which make the frame as wide as they are and as high as it must be. */
function planOf(
  model: BoardModel,
  frame: ItemId,
  groups: readonly NoteGroup[],
  { within, most, way }: { readonly within: readonly Box[]; readonly most: number; readonly way: Way },
): FramePlan {
  const home = model.box(frame) ?? { x: 0, y: 0, w: 0, h: 0 };
  const height = home.h - FRAME_HEADER - 1.5 * MARGIN;
  const laid = groups.map((group) => layGroup(model, group, way === 'down' ? { most } : { height }));
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
export function planFrame(
  model: BoardModel,
  frame: ItemId,
  groups: readonly NoteGroup[],
  around: Surroundings,
): FramePlan | null {
  const home = model.box(frame);
  if (home === null) return null;
  const all = staying(model, frame, around);
  const within = all.filter((box) => intersects(home, box));
  const beyond = all.filter((box) => !intersects(home, box));
  // Of those that cost nothing the usual form.
  const ways = Array.from({ length: WIDEST }, (_, at) => ({ most: WIDEST - at, way: 'down' as Way }));
  const plans = [...ways, { most: WIDEST, way: 'right' as Way }].map((how) =>
    planOf(model, frame, groups, { within, ...how }),
  );
  const area = ({ box }: FramePlan) => box.w * box.h;
  return (
    plans
      .filter(({ box }) => !beyond.some((one) => intersects(box, one)))
      .toSorted((a, b) => area(a) - area(b))[0] ?? null
  );
}
