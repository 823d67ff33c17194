/** What a presentation walks through. */
import type { Frame } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Box } from '../../../canvas/geometry.ts';
import type { BoardModel } from '../model/boardModel.ts';

export interface Slide {
  readonly id: ItemId;
  readonly title: string;
  readonly box: Box;
}

/** All frames as they are now. */
export function slidesOf(model: BoardModel): readonly Slide[] {
  return model.frames().flatMap((id) => {
    const frame = model.item(id);
    const box = model.box(id);
    if (frame?.kind !== 'frame' || box === null) return [];
    return [{ id, title: titleOf(frame), box }];
  });
}

const titleOf = (frame: Frame) => frame.text.trim();

/** Where to go on when frames come, go or change places: the same frame, else the one that took its place. */
export function placeOf(slides: readonly Slide[], id: ItemId | null, before: number): number {
  const at = slides.findIndex((slide) => slide.id === id);
  return at >= 0 ? at : Math.max(0, Math.min(before, slides.length - 1));
}
