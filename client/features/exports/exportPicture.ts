/** A board as a picture or on paper: the parts that need a browser. */
import type { ExportedBoard } from '../../../shared/exchange/exported.ts';
import { fontsFor } from './picture/fonts.ts';
import { imagesFor } from './picture/images.ts';
import { paintPng } from './picture/paintPng.ts';
import { fittingScale } from './picture/png.ts';
import { type BoardLook, drawSvg, type Picture } from './picture/svg.ts';

/** Two pixels for each board pixel: sharp on today's screens and on paper. */
const SCALE = 2;
/** Below this the words of a note cannot be read any more. */
export const LEAST_SCALE = 0.4;

export interface Naming {
  readonly title: string;
  readonly description: string;
}

export async function pictureOf(
  board: ExportedBoard,
  look: BoardLook,
  naming: Naming,
): Promise<Picture | null> {
  const letters = board.items
    .map(({ item, author }) => item.text + (author ? `${author.name}${author.badge ?? ''}…` : ''))
    .join('');
  const [fonts, images] = await Promise.all([fontsFor(letters), imagesFor(board.items)]);
  return drawSvg(board, look, { ...naming, fonts, images });
}

export type PngResult =
  | { readonly kind: 'png'; readonly blob: Blob; readonly scale: number }
  /** As a PNG its words could not be read: a frame of it can, or an SVG. */
  | { readonly kind: 'tooLarge' };

export async function pngOf(
  picture: Picture,
  naming: Naming,
  running: { readonly onProgress: (share: number) => void; readonly signal: AbortSignal },
): Promise<PngResult> {
  const scale = fittingScale(picture, SCALE);
  if (scale < LEAST_SCALE) return { kind: 'tooLarge' };
  return { kind: 'png', blob: await paintPng(picture, scale, { ...naming, ...running }), scale };
}
