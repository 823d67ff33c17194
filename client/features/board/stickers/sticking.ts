/** What a sticker lies on where it is put, and where on an item there is room for one more. */
import {
  angleOf,
  isGrid,
  mayCarry,
  NOTE_SIZE,
  STICKER_SIZE,
} from '../../../../shared/documents/boardKinds.ts';
import { type Host, spotAt } from '../../../../shared/documents/stuck.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Box, Point } from '../../../canvas/geometry.ts';
import { centre, containsPoint, distance, intersects, turned } from '../../../canvas/geometry.ts';
import type { ActContext } from '../../../live/edit.ts';
import { type Placement, placeItems } from '../acts/move.ts';
import { containerAt } from '../canvas/places.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { compareStacking } from '../model/stacking.ts';
import { distanceToStroke } from '../model/strokes.ts';
import { type Sticking, stickItems } from './stick.ts';

interface Board {
  readonly model: BoardModel;
  readonly context: ActContext;
}

const NONE: ReadonlySet<ItemId> = new Set();
/** Around a drawn line. */
const REACH = STICKER_SIZE / 2;

/** So much of a sticker lies on what it is meant for, though its middle does not. */
const SHARE = 1 / 3;

/** How much of a sticker whose middle is at this place lies on it; all of it where its middle does. */
function shareOn(model: BoardModel, id: ItemId, box: Box, place: Point): number {
  const item = model.item(id);
  if (item === null || !mayCarry(item.kind)) return 0;
  const { x, y } = turned(place, centre(box), -angleOf(item));
  const isNear = item.kind !== 'stroke' || distanceToStroke(item, box, { x, y }) <= item.width / 2 + REACH;
  if (containsPoint(box, { x, y })) return isNear ? 1 : 0;
  const over = (at: number, from: number, length: number) =>
    Math.min(at + REACH, from + length) - Math.max(at - REACH, from);
  const [w, h] = [over(x, box.x, box.w), over(y, box.y, box.h)];
  return item.kind === 'stroke' || w <= 0 || h <= 0 ? 0 : (w * h) / STICKER_SIZE ** 2;
}

/** What a sticker lies on that has its middle here: the topmost there, but rather than a cluster the note that it reaches. */
export function hostAt(model: BoardModel, point: Point, without: ReadonlySet<ItemId> = NONE): ItemId | null {
  const near = [...model.boxes()].flatMap(([id, box]) => {
    const share = without.has(id) ? 0 : shareOn(model, id, box, point);
    return share < SHARE ? [] : [{ id, share, isGrid: isGrid(model.item(id)?.kind) }];
  });
  near.sort((a, b) => b.share - a.share || compareStacking(model, b.id, a.id));
  const [first] = near;
  const single = first?.isGrid ? near.find((one) => !one.isGrid && one.share < 1) : null;
  return (single ?? first)?.id ?? null;
}

function hostOf(model: BoardModel, id: ItemId): Host | null {
  const [item, box] = [model.item(id), model.box(id)];
  return item && box && { kind: item.kind, box, angle: angleOf(item) };
}

/** What a sticker belongs to whose middle is here: an item, else the frame, else the board. */
export function bedAt(
  model: BoardModel,
  middle: Point,
  without: ReadonlySet<ItemId> = NONE,
): Pick<Sticking, 'parent' | 'spot'> {
  const id = hostAt(model, middle, without);
  const host = id === null ? null : hostOf(model, id);
  if (host === null) return { parent: containerAt(model, middle, 'frame', without), spot: null };
  return { parent: id, spot: spotAt(host, middle) };
}

/** Of the largest letters, in a note of the usual size. */
const WORDS = { perLine: 13, line: 31, edge: 24, over: 12, sign: 40 } as const;

/** A click on the words of a note means the place below them, else its lower edge. */
export function offWords(model: BoardModel, point: Point): Point {
  const id = hostAt(model, point);
  const [item, box] = [model.item(id), id && model.box(id)];
  if (item?.kind !== 'note' || item.text === '' || !box) return point;
  const scale = box.w / NOTE_SIZE;
  const lines = item.text
    .split('\n')
    .reduce((sum, { length }) => sum + Math.max(1, Math.ceil(length / WORDS.perLine)), 0);
  const words = Math.min(scale * (WORDS.edge + lines * WORDS.line), box.h - WORDS.sign * scale);
  const upright = turned(point, centre(box), -angleOf(item));
  const low = Math.min(words + STICKER_SIZE / 2, box.h - WORDS.over);
  return turned({ ...upright, y: Math.max(upright.y, box.y + low) }, centre(box), angleOf(item));
}

/** Where one more lies that a hand puts here: on no other of the same item, but beside the nearest. */
export function besideAt(model: BoardModel, middle: Point): Point {
  const host = hostAt(model, middle);
  if (host === null) return middle;
  const others = model.stuckOn(host).flatMap((id) => (model.box(id) ? [centre(model.box(id) as Box)] : []));
  const isFree = (point: Point) => others.every((one) => distance(one, point) > STICKER_SIZE - 2);
  const beside = others.flatMap(({ x, y }) => [
    { x: x + STICKER_SIZE, y },
    { x: x - STICKER_SIZE, y },
    { x, y: y + STICKER_SIZE },
    { x, y: y - STICKER_SIZE },
  ]);
  const nearest = beside.sort((a, b) => distance(a, middle) - distance(b, middle));
  const box = model.box(host) as Box;
  const isOn = (one: Point) => hostAt(model, one) === host && shareOn(model, host, box, one) === 1;
  return [middle, ...nearest].find((one) => isFree(one) && isOn(one)) ?? middle;
}

/** The stickers lie here now, on whatever is here. */
export function stick({ model, context }: Board, stickers: readonly Placement[], without = NONE): void {
  if (stickers.length === 0) return;
  const half = STICKER_SIZE / 2;
  stickItems(
    context,
    stickers.map(({ id, x, y }) => ({ id, x, y, ...bedAt(model, { x: x + half, y: y + half }, without) })),
  );
}

/** Puts items at board coordinates; a sticker goes from item to item that way. What is inside of others goes with those. */
export function moveItems(board: Board, placements: readonly Placement[]): void {
  const { model, context } = board;
  const moved = new Set(placements.map((one) => one.id));
  const along = (id: ItemId): boolean => {
    const parent = model.parentOf(id);
    return parent !== null && (moved.has(parent) || along(parent));
  };
  const isSticker = ({ id }: Placement) => model.item(id)?.kind === 'sticker';
  stick(
    board,
    placements.filter((one) => isSticker(one) && !along(one.id)),
  );
  placeItems(
    context,
    placements.filter((one) => !isSticker(one)),
  );
}

/** The sign of what is locked, which hangs from the upper edge. */
const LOCK = { right: 42, top: 14, size: 32 } as const;

/** Middles of stickers: along the upper edge from its right end, down the right edge, along the lower; then in the midst of the words. */
function* middles({ kind, box }: Host): Generator<Point> {
  const half = STICKER_SIZE / 2;
  const [right, bottom] = [box.x + box.w, box.y + box.h];
  for (let x = right; x >= box.x; x -= STICKER_SIZE) yield { x, y: box.y };
  // A cluster or a table grows with its notes, and no sticker of its own lies on those.
  if (isGrid(kind)) return;
  for (let y = box.y + STICKER_SIZE; y <= bottom; y += STICKER_SIZE) yield { x: right, y };
  for (let x = right - STICKER_SIZE; x >= box.x; x -= STICKER_SIZE) yield { x, y: bottom };
  for (let y = box.y + half; y <= bottom - half; y += STICKER_SIZE)
    for (let x = right - half; x >= box.x + half; x -= STICKER_SIZE) yield { x, y };
}

/** Half over the edge of the item, where no words are, and where no other sticker lies yet; else at its corner. */
function roomOn(model: BoardModel, id: ItemId, host: Host, besides: ItemId | null): Point {
  const { box } = host;
  const upright = (other: Box) => turned(centre(other), centre(box), -(host.angle ?? 0));
  const others = model.stuckOn(id).flatMap((one) => (one === besides ? [] : (model.box(one) ?? [])));
  const half = STICKER_SIZE / 2;
  const taken = others
    .map(upright)
    .map(({ x, y }) => ({ x: x - half, y: y - half, w: STICKER_SIZE, h: STICKER_SIZE }));
  if (model.item(id)?.locked)
    taken.push({ x: box.x + box.w - LOCK.right, y: box.y - LOCK.top, w: LOCK.size, h: LOCK.size });
  const isFree = ({ x, y }: Point) => {
    const place = { x: x - half + 1, y: y - half + 1, w: STICKER_SIZE - 2, h: STICKER_SIZE - 2 };
    return !taken.some((one) => intersects(one, place));
  };
  for (const middle of middles(host)) if (isFree(middle)) return middle;
  return { x: box.x + box.w, y: box.y };
}

/** Where one more sticker lies on an item, as fields of a sticker; null of what can carry none. */
export function freeSpot(
  model: BoardModel,
  id: ItemId,
  besides: ItemId | null = null,
): Omit<Sticking, 'id'> | null {
  const host = mayCarry(model.item(id)?.kind) ? hostOf(model, id) : null;
  if (host === null) return null;
  const middle = turned(roomOn(model, id, host, besides), centre(host.box), host.angle ?? 0);
  const corner = { x: Math.round(middle.x - STICKER_SIZE / 2), y: Math.round(middle.y - STICKER_SIZE / 2) };
  return { ...corner, parent: id, spot: spotAt(host, middle) };
}

export function stickTo({ model, context }: Board, id: ItemId, host: ItemId): void {
  const free = freeSpot(model, host, id);
  if (free) stickItems(context, [{ id, ...free }]);
  model.store.flush();
}

/** Copies of stickers alone lie beside what they were made of, on the same item; on a copy of it they lie as they did. */
export function nextTo(board: Board, originals: readonly ItemId[], copies: readonly ItemId[]): void {
  const hosts = new Set(originals.map((id) => board.model.hostOf(id)));
  for (const id of copies) {
    const host = board.model.hostOf(id);
    if (host !== null && hosts.has(host)) stickTo(board, id, host);
  }
}
