/** Drafts onto the board that is open: in free space, as one step of undo, seen and said. */
import type { Draft } from '../../../../shared/exchange/draft.ts';
import { aroundDrafts } from '../../../../shared/exchange/draftBoxes.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { LIMITS } from '../../../../shared/limits.ts';
import type { Box, Point } from '../../../canvas/geometry.ts';
import { centre, union } from '../../../canvas/geometry.ts';
import { bringDrafts, freeShift } from '../acts/bring.ts';
import { setTurnBeside } from '../acts/frameTurns.ts';
import { showLanded } from '../canvas/landing.ts';
import type { CommandParts } from '../canvas/Making.ts';
import { freePlace } from '../canvas/places.ts';

export interface BringingIn {
  /** Around this, or beside what lies there. */
  readonly at?: Point;
  /** It was a board: on an empty one all of it is shown. */
  readonly isBoard?: boolean;
  /** What came, in the order of the drafts, and how far it was moved. */
  readonly onLanded?: (ids: readonly ItemId[], by: Point) => void;
}

/** False when the board has no room for all of it; then nothing came in, and that was said. */
export function bringIn(
  parts: CommandParts,
  drafts: readonly Draft[],
  words: string,
  { at, isBoard = false, onLanded }: BringingIn = {},
): boolean {
  const { model, context, history, selection, viewport, voice, t } = parts;
  const around = aroundDrafts(drafts);
  if (around === null) return false;
  const whole = isBoard && model.store.size === 0;
  const last = model.frames().at(-1);
  const by = at ? shiftTo(parts, around, at) : shiftOf(parts, around);
  const ids = history.together(() => {
    const made = bringDrafts(context, drafts, by);
    model.store.flush();
    const frames = model.frames().filter((id) => made?.includes(id));
    if (last && frames.length > 0) setTurnBeside(context, model, frames, { to: last });
    return made;
  });
  if (ids === null) {
    voice.problem(t('full', { count: LIMITS.itemsPerBoard }));
    return false;
  }
  model.store.flush();
  onLanded?.(ids, by);
  const step = history.last;
  const roots = ids.filter((id) => model.parentOf(id) === null && model.item(id)?.kind !== 'connector');
  const writing = selection.editing !== null;
  if (!writing) selection.set(roots);
  const all = union(roots.map((id) => model.box(id)).filter((box): box is Box => box !== null));
  const read = new Set(roots);
  const first = model.readingOrder().find((id) => read.has(id));
  // Who has begun to write meanwhile goes on with that.
  if (all && !writing) showLanded(viewport, all, (first && model.box(first)) ?? all, whole);
  const takeBack = () => {
    history.undoOnly(step);
    model.store.flush();
  };
  voice.offer(words, t('undo'), takeBack, history.stands(step));
  return true;
}

/** Around a point, or beside what lies there. */
function shiftTo({ model }: CommandParts, { x, y, w, h }: Box, at: Point): Point {
  const place = freePlace(model, { x: at.x - w / 2, y: at.y - h / 2, w, h });
  return { x: Math.round(place.x - x), y: Math.round(place.y - y) };
}

/** On an empty board it lands in the middle of what is seen. */
function shiftOf({ model, viewport }: CommandParts, around: Box) {
  if (model.store.size > 0) return freeShift(model, around);
  const middle = centre(viewport.boxToBoard(viewport.clearBox()));
  return {
    x: Math.round(middle.x - around.x - around.w / 2),
    y: Math.round(middle.y - around.y - around.h / 2),
  };
}
