/** Where things can go: free places near a wish, what holds a point, the note beside a note. Pure over the model. */
import type { ItemId } from '../../../../shared/ids.ts';
import type { Box, Point } from '../../../canvas/geometry.ts';
import { centre, containsBox, containsPoint, inflate, intersects } from '../../../canvas/geometry.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { NOTE_GAP } from '../model/layout.ts';

export type SideWay = 'left' | 'right' | 'above' | 'below';

/** The cluster or frame that would hold something dropped at this point; a cluster in a frame before the frame. */
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
    if (item.kind === 'cluster' && only === 'any') return id;
    if (item.kind === 'frame') found = id;
  }
  return found;
}

const TRIES = 400;

/** What would be covered: notes and clusters; frames are there to be filled. */
function obstacles(model: BoardModel): readonly Box[] {
  const boxes: Box[] = [];
  for (const [id, box] of model.boxes()) {
    const kind = model.item(id)?.kind;
    if (kind === 'note' || kind === 'cluster') boxes.push(box);
  }
  return boxes;
}

/**
 * The wish itself when nothing lies there, else the next free place: in one direction when given, else around. `inside`
 * is a box that it should not leave: rows are filled from the left.
 */
export function freePlace(
  model: BoardModel,
  wish: Box,
  way: Point | null = null,
  inside: Box | null = null,
): Box {
  const taken = obstacles(model);
  const isFree = (box: Box) => !taken.some((one) => intersects(inflate(box, -1), one));
  const [stepX, stepY] = [wish.w + NOTE_GAP, wish.h + NOTE_GAP];
  const candidates = inside
    ? inRows(wish, inside, stepX, stepY)
    : way
      ? along(wish, way, stepX, stepY)
      : around(wish, stepX, stepY);
  for (const box of candidates) if (isFree(box)) return box;
  return wish;
}

function* along(wish: Box, way: Point, stepX: number, stepY: number): Generator<Box> {
  for (let n = 0; n < TRIES; n++)
    yield { ...wish, x: wish.x + n * way.x * stepX, y: wish.y + n * way.y * stepY };
}

function* inRows(wish: Box, inside: Box, stepX: number, stepY: number): Generator<Box> {
  for (let n = 0, x = wish.x, y = wish.y; n < TRIES; n++) {
    const box = { ...wish, x, y };
    if (x > wish.x && !containsBox({ ...inside, h: Number.MAX_SAFE_INTEGER }, box)) {
      x = inside.x + NOTE_GAP;
      y += stepY;
    } else {
      yield box;
      x += stepX;
    }
  }
}

/** Rings of growing size, nearest first. */
function* around(wish: Box, stepX: number, stepY: number): Generator<Box> {
  yield wish;
  for (let ring = 1; ring * ring * 4 < TRIES; ring++) {
    const cells: Point[] = [];
    for (let x = -ring; x <= ring; x++)
      for (let y = -ring; y <= ring; y++)
        if (Math.max(Math.abs(x), Math.abs(y)) === ring) cells.push({ x, y });
    cells.sort((a, b) => Math.hypot(a.x - 0.1, a.y) - Math.hypot(b.x - 0.1, b.y));
    for (const { x, y } of cells) yield { ...wish, x: wish.x + x * stepX, y: wish.y + y * stepY };
  }
}

/** The next note to the left or right in the same row and container, no further than one note away. */
export function neighbourNote(model: BoardModel, id: ItemId, way: SideWay): ItemId | null {
  const parent = model.parentOf(id);
  const box = model.box(id);
  if (!box) return null;
  if (model.item(parent)?.kind === 'cluster') {
    const siblings = model.childrenOf(parent);
    return siblings[siblings.indexOf(id) + (way === 'left' ? -1 : 1)] ?? null;
  }
  const sign = way === 'left' ? -1 : 1;
  let best: { readonly id: ItemId; readonly gap: number } | null = null;
  for (const other of model.childrenOf(parent)) {
    const at = other === id || model.item(other)?.kind !== 'note' ? null : model.box(other);
    if (!at || Math.abs(centre(at).y - centre(box).y) > box.h / 2) continue;
    const gap = sign * (centre(at).x - centre(box).x);
    if (gap > 0 && gap < 2 * box.w && (best === null || gap < best.gap)) best = { id: other, gap };
  }
  return best?.id ?? null;
}
