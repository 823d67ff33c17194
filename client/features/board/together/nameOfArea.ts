/** What a part of the board is called. */
import { cleanText, cutText, oneLine } from '../../../../shared/exchange/cleanText.ts';
import { type Box, centre, containsPoint, overlap, sameBox } from '../../../canvas/geometry.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { boxesIn } from './boxesIn.ts';

/** In a sentence that somebody else reads. */
const MOST_LETTERS = 60;

const sizeOf = (box: Box | null) => (box ? box.w * box.h : 0);

/** What it is exactly, else the only frame that is mostly in it, else the one that its middle lies in. */
export function nameOfArea(model: BoardModel, area: Box): string | undefined {
  const exact = boxesIn(model, area).find((id) => sameBox(model.box(id), area));
  const frames = model.frames().flatMap((id) => ({ id, box: model.box(id) as Box }));
  const seen = frames.filter(({ box }) => sizeOf(overlap(box, area)) > sizeOf(box) / 2);
  const around = seen.length > 0 ? seen : frames.filter(({ box }) => containsPoint(box, centre(area)));
  const id = exact ?? (around.length === 1 ? around[0]?.id : undefined);
  if (id === undefined) return undefined;
  const words = oneLine(cleanText(model.item(id)?.text ?? ''));
  return words.length > MOST_LETTERS ? `${cutText(words, MOST_LETTERS)}…` : words;
}
