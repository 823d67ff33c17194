/** Brings drafts in: a file, a drawing, a template. All of it or nothing, as one step. */
import type { Draft } from '../../../../shared/exchange/draft.ts';
import { landDrafts } from '../../../../shared/exchange/landDrafts.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { newId } from '../../../../shared/ids.ts';
import { LIMITS } from '../../../../shared/limits.ts';
import type { Box, Point } from '../../../canvas/geometry.ts';
import { union } from '../../../canvas/geometry.ts';
import type { ActContext } from '../../../live/edit.ts';
import { edit, itemsOf } from '../../../live/edit.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { Structure } from './structure.ts';

/** Between what was there and what comes in. */
const APART = 120;

/** The new items in the order of the drafts, or null when the board is full. */
export function bringDrafts(
  context: ActContext,
  drafts: readonly Draft[],
  by: Point,
): readonly ItemId[] | null {
  if (itemsOf(context).size + drafts.length > LIMITS.itemsPerBoard) return null;
  return edit(context, (items) =>
    landDrafts(items, drafts, {
      by,
      author: context.author,
      at: context.now(),
      top: new Structure(items).topKey(),
      newId: () => newId<ItemId>(),
    }),
  );
}

/** How far drafts move so that they lie right of everything, on one line with its top; not at all on an empty board. */
export function freeShift(model: BoardModel, around: Box): Point {
  const taken = union([...model.boxes()].map(([, box]) => box));
  if (taken === null) return { x: 0, y: 0 };
  return { x: Math.round(taken.x + taken.w + APART - around.x), y: Math.round(taken.y - around.y) };
}
