/** What is made, or gone on with, beside something. Loaded when the page is idle. */
import { isTableLine, NOTE_SIZE } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { type Box, centre, type Point, union } from '../../../canvas/geometry.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { NOTE_GAP } from '../model/layout.ts';
import { cellKey, notesByCell } from '../model/tables.ts';
import { placeInFrame } from './inFrames.ts';
import { makeInGrown } from './inGrownFrame.ts';
import type { Making } from './Making.ts';
import { framesOf, freePlace, openPlace, type SideWay } from './places.ts';

export function goBeside(commands: Making, id: ItemId, way: SideWay, make: boolean): void {
  const { model } = commands.parts;
  const item = model.item(id);
  const box = model.box(id);
  if (!item || item.kind === 'connector' || !box) return;
  const parent = model.parentOf(id);
  // Words never run into those of a note that stands in the way, a colleague's or one's own; who goes back means it.
  const there = make || way !== 'left' ? null : noteBefore(model, id);
  if (there) {
    commands.edit(there);
    return;
  }
  const colour = 'colour' in item ? item.colour : commands.colour;
  const size = item.kind === 'note' ? box.w : NOTE_SIZE;
  const cell = model.cellOf(id);
  if (isTableLine(item.kind)) {
    if (cell) commands.makeNote(box, { parent, cell });
    return;
  }
  if (model.isInGrid(id)) {
    const at = siblingsInGrid(model, id).indexOf(id);
    const index = way === 'left' || way === 'above' ? at : at + 1;
    commands.makeNote(box, { parent, index, ...(cell && { cell }) }, { colour });
    return;
  }
  const { at, step } = beside(box, size, way);
  const wish = { ...at, w: size, h: size };
  const within = nextInFrame(model, parent, wish, step);
  const draft = { colour, w: size };
  const put = (there: Point) => commands.makeNote(there, { parent }, draft);
  if (within) put(within);
  else if (makeInGrown(commands.parts, parent, size, put) === undefined)
    put(placeFor(model, parent, wish, step, box));
}

/** Over something in a full frame that cannot grow; on the board in no frame, that way when it is near, else around. */
function placeFor(model: BoardModel, parent: ItemId | null, wish: Box, step: Point, from: Box): Box {
  if (parent !== null) return placeInFrame(model, wish, { aim: centre(from), chosen: parent });
  const also = framesOf(model);
  const near = [0, 1, 2].map((n) => ({
    ...wish,
    x: wish.x + n * step.x * (wish.w + NOTE_GAP),
    y: wish.y + n * step.y * (wish.h + NOTE_GAP),
  }));
  return openPlace(model, wish, { among: near, also }) ?? freePlace(model, wish, { also });
}

/** Where a square of this size stands beside a box, and which way to look on when that place is taken. */
export function beside(box: Box, size: number, way: SideWay): { readonly at: Point; readonly step: Point } {
  switch (way) {
    case 'left':
      return { at: { x: box.x - size - NOTE_GAP, y: box.y }, step: { x: -1, y: 0 } };
    case 'right':
      return { at: { x: box.x + box.w + NOTE_GAP, y: box.y }, step: { x: 1, y: 0 } };
    case 'above':
      return { at: { x: box.x, y: box.y - size - NOTE_GAP }, step: { x: 0, y: -1 } };
    case 'below':
      return { at: { x: box.x, y: box.y + box.h + NOTE_GAP }, step: { x: 0, y: 1 } };
  }
}

/** Where a series of notes goes on in a frame: that way, else first in its rows; null where it is full. */
function nextInFrame(model: BoardModel, frame: ItemId | null, wish: Box, way: Point): Box | null {
  const within = frame !== null && model.item(frame)?.kind === 'frame' ? model.box(frame) : null;
  if (!within) return null;
  const on = openPlace(model, wish, { way, within });
  if (on || way.x + way.y < 0) return on;
  const notes = model.childrenOf(frame).filter((id) => model.item(id)?.kind === 'note');
  const first = union(notes.map((id) => model.box(id)).filter((box) => box !== null)) ?? wish;
  const inside = { ...within, w: within.w + NOTE_GAP };
  return openPlace(model, { ...first, w: wish.w, h: wish.h }, { inside, within });
}

/** The notes in the same cluster, or in the same cell of a table. */
function siblingsInGrid(model: BoardModel, id: ItemId): readonly ItemId[] {
  const parent = model.parentOf(id);
  const cell = model.cellOf(id);
  if (parent === null || !cell) return model.childrenOf(parent);
  return notesByCell(model, parent).get(cellKey(cell)) ?? [];
}

/** The note before it in the same row and container, no further than one note away. */
function noteBefore(model: BoardModel, id: ItemId): ItemId | null {
  const box = model.box(id);
  if (!box) return null;
  if (model.isInGrid(id)) {
    const siblings = siblingsInGrid(model, id);
    return siblings[siblings.indexOf(id) - 1] ?? null;
  }
  let best: { readonly id: ItemId; readonly gap: number } | null = null;
  for (const other of model.childrenOf(model.parentOf(id))) {
    const at = other === id || model.item(other)?.kind !== 'note' ? null : model.box(other);
    if (!at || Math.abs(centre(at).y - centre(box).y) > box.h / 2) continue;
    const gap = centre(box).x - centre(at).x;
    if (gap > 0 && gap < 2 * box.w && (best === null || gap < best.gap)) best = { id: other, gap };
  }
  return best?.id ?? null;
}
