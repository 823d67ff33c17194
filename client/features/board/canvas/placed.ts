/** What a tool of the mouse can put on the board. */
import type { ShapeForm, StickerSymbol } from '../../../../shared/documents/boardKinds.ts';
import { SHAPE_FORMS, STICKERS } from '../../../../shared/documents/boardKinds.ts';

export type Placed = 'note' | 'text' | 'frame' | ShapeForm;

export function mayBePlaced(act: string): act is Placed {
  return act === 'note' || act === 'text' || act === 'frame' || SHAPE_FORMS.some((form) => form === act);
}

/** The sticker of an act of that name; null of every other act. */
export function stickerOf(act: string): StickerSymbol | null {
  return STICKERS.find((symbol) => act === `sticker.${symbol}`) ?? null;
}
