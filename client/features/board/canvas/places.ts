/** Where things can go: free places near a wish, what holds a point, which place in a grid is meant. Pure over the model. */
import { isGrid } from '../../../../shared/documents/boardKinds.ts';
import type { Cell } from '../../../../shared/documents/tableLayout.ts';
import { cellAt } from '../../../../shared/documents/tableLayout.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Box, Point } from '../../../canvas/geometry.ts';
import { centre, containsBox, containsPoint, inflate, intersects, union } from '../../../canvas/geometry.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { gridIndexAt, NOTE_GAP } from '../model/layout.ts';
import { cellKey, notesByCell } from '../model/tables.ts';

export type SideWay = 'left' | 'right' | 'above' | 'below';

/** What would hold something dropped at this point; a cluster or a table in a frame before the frame. */
export function containerAt(
  model: BoardModel,
  point: Point,
  only: 'frame' | 'any' = 'any',
  without: ReadonlySet<ItemId> = new Set(),
): ItemId | null {
  let found: ItemId | null = null;
  for (const [id, box] of model.boxes()) {
    const item = model.item(id);
    if (!item || without.has(id) || !containsPoint(box, point)) continue;
    if (isGrid(item.kind) && only === 'any') return id;
    if (item.kind === 'frame') found = id;
  }
  return found;
}

const TRIES = 400;
const LONGEST_STEP = 340;
const NONE: ReadonlySet<ItemId> = new Set();

/** What would be covered: everything but lines, drawn ones too; frames are there to be filled. */
function obstacles(model: BoardModel, without: ReadonlySet<ItemId>): readonly Box[] {
  const boxes: Box[] = [];
  for (const [id, box] of model.boxes()) {
    if (without.has(id) || without.has(model.hostOf(id) as ItemId)) continue;
    if (!/^(frame|connector|stroke)$/.test(model.item(id)?.kind ?? '')) boxes.push(box);
  }
  return boxes;
}

export function framesOf(
  model: BoardModel,
  without = NONE,
  kind: 'frame' | 'stroke' = 'frame',
): readonly Box[] {
  const boxes = [...model.boxes()].filter(([id]) => !without.has(id) && model.item(id)?.kind === kind);
  return boxes.map(([, box]) => box);
}

export const drawingsOf = (model: BoardModel): readonly Box[] => framesOf(model, NONE, 'stroke');

const crosses = (frame: Box, box: Box) =>
  intersects(inflate(box, -1), frame) && !containsBox(frame, box) && !containsBox(box, frame);

export interface PlaceOptions {
  /** Look on in this direction only. */
  readonly way?: Point;
  /** Look at these, in this order. */
  readonly among?: Iterable<Box>;
  /** Fill rows from the left inside this box, going on below it when it is full. */
  readonly inside?: Box;
  /** Places that are promised already. */
  readonly also?: readonly Box[];
  /** Items that are about to leave their places, with the stickers on them. */
  readonly without?: ReadonlySet<ItemId>;
  /** The frame that it may not leave. */
  readonly within?: Box | null;
}

/** The wish itself when nothing lies there, else the next free place: around it, unless the options say otherwise. */
export const freePlace = (model: BoardModel, wish: Box, options?: PlaceOptions): Box =>
  openPlace(model, wish, options) ?? wish;

/** The same, or null where there is none. */
export function openPlace(
  model: BoardModel,
  wish: Box,
  { way, among, inside, also = [], without = NONE, within }: PlaceOptions = {},
): Box | null {
  const taken = [...obstacles(model, without), ...also];
  // Half in a frame is in nobody's place; in rows and beside something that is said by what asks.
  const edges = way || inside ? [] : framesOf(model, without);
  const isFree = (box: Box) =>
    (!within || containsBox(within, box)) &&
    !taken.some((one) => intersects(inflate(box, -1), one)) &&
    !edges.some((frame) => crosses(frame, box));
  const step = { x: wish.w + NOTE_GAP, y: wish.h + NOTE_GAP };
  // Something large would jump over the room that is near.
  const near = { x: Math.min(step.x, LONGEST_STEP), y: Math.min(step.y, LONGEST_STEP) };
  const candidates =
    among ?? (inside ? inRows(wish, inside, step) : way ? along(wish, way, step) : around(wish, near));
  for (const box of candidates) if (isFree(box)) return box;
  return null;
}

function* along(wish: Box, way: Point, step: Point): Generator<Box> {
  for (let n = 0; n < TRIES; n++)
    yield { ...wish, x: wish.x + n * way.x * step.x, y: wish.y + n * way.y * step.y };
}

function* inRows(wish: Box, inside: Box, step: Point): Generator<Box> {
  const columns = Math.max(1, Math.floor((inside.x + inside.w - wish.x) / step.x));
  for (let n = 0; n < TRIES; n++)
    yield { ...wish, x: wish.x + (n % columns) * step.x, y: wish.y + Math.floor(n / columns) * step.y };
}

/** As one reads: to the right and below first, then what is nearer. */
const inTurn = ({ x, y }: Point) => Math.hypot(x - 0.1, y) + (Math.min(x, y) < 0 ? 2 : 0);

/** Rings of growing size, nearest first. */
function* around(wish: Box, step: Point): Generator<Box> {
  yield wish;
  for (let ring = 1; ring * ring * 4 < TRIES; ring++) {
    const cells: Point[] = [];
    for (let x = -ring; x <= ring; x++)
      for (let y = -ring; y <= ring; y++)
        if (Math.max(Math.abs(x), Math.abs(y)) === ring) cells.push({ x, y });
    cells.sort((a, b) => inTurn(a) - inTurn(b));
    for (const { x, y } of cells) yield { ...wish, x: wish.x + x * step.x, y: wish.y + y * step.y };
  }
}

/** Where in a cluster or a table a point is: the cell, and the place among the notes there. */
export function placeInGrid(
  model: BoardModel,
  holder: ItemId,
  point: Point,
  without: ReadonlySet<ItemId> = NONE,
): { readonly index: number; readonly cell?: Cell } {
  const layout = model.tableOf(holder);
  const cell = layout && cellAt(layout, point);
  const notes = cell ? (notesByCell(model, holder).get(cellKey(cell)) ?? []) : model.childrenOf(holder);
  const boxes = notes.filter((id) => !without.has(id)).map((id) => model.box(id));
  const index = gridIndexAt(
    boxes.filter((box): box is Box => box !== null),
    point,
  );
  return { index, ...(cell && { cell }) };
}

export const anyIn = (model: BoardModel, seen: Box): boolean =>
  [...model.boxes()].some(([, box]) => intersects(box, seen));

/** Larger than this, a board seen whole shows nothing. */
const WIDEST = 12_000;

/** What to show at first: everything, or, when something lies absurdly far away, what lies around the middle of most. */
export function homeBox(model: BoardModel): Box | null {
  const boxes = [...model.boxes()].map(([, box]) => box);
  const all = union(boxes);
  if (all === null || Math.max(all.w, all.h) <= WIDEST) return all;
  const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
  const middle = {
    x: median(boxes.map((box) => centre(box).x)),
    y: median(boxes.map((box) => centre(box).y)),
  };
  const near = { x: middle.x - WIDEST / 2, y: middle.y - WIDEST / 2, w: WIDEST, h: WIDEST };
  return union(boxes.filter((box) => containsPoint(near, centre(box))));
}
