/** Rows of words on the canvas, which stands for elements far out. */
import type { BoardItem } from '../../../../shared/documents/boardKinds.ts';
import type { Box } from '../../../canvas/geometry.ts';
import { NOTE_FONT, weightOf } from '../../../canvas/text/measure.ts';
import { alignOf, isRightToLeft } from '../../../canvas/text/wordsDirection.ts';
import type { Words } from '../text/fitNote.ts';
import { strongParts } from './later.ts';

export type Lettered = Pick<BoardItem, 'kind' | 'text' | 'bold' | 'strong' | 'struck' | 'align'>;

/** Down from the top of a box. */
export function paintRows(
  context: CanvasRenderingContext2D,
  item: Lettered,
  { lines, lineHeight }: Pick<Words, 'lines' | 'lineHeight'>,
  px: number,
  { x: from, y: top, w }: Pick<Box, 'x' | 'y' | 'w'>,
): void {
  const align = alignOf(item);
  const x = align === 'centre' ? from + w / 2 : align === 'left' ? from : from + w;
  context.textAlign = align === 'centre' ? 'center' : align;
  context.direction = isRightToLeft(item.text) ? 'rtl' : 'ltr';
  context.font = `${weightOf(item.bold)} ${px}px ${NOTE_FONT}`;
  context.textBaseline = 'middle';
  lines.forEach((line, row) => {
    context.fillText(line, x, top + (row + 0.5) * lineHeight);
  });
  if (item.struck) strike(context, lines, { px, x, top, lineHeight });
  if (item.strong) strongParts.now()?.paintStrong(context, item, lines, { px, x, top, lineHeight });
  context.direction = 'ltr';
  context.textAlign = 'start';
}

interface Lines {
  readonly px: number;
  readonly x: number;
  readonly top: number;
  readonly lineHeight: number;
}

/** Through the middle of small letters, as browsers do. */
function strike(context: CanvasRenderingContext2D, lines: readonly string[], at: Lines): void {
  const { px, x, top, lineHeight } = at;
  const height = Math.max(1, px / 16);
  const begins = context.textAlign === 'center' ? 0.5 : context.textAlign === 'right' ? 1 : 0;
  lines.forEach((line, row) => {
    const { width } = context.measureText(line);
    context.fillRect(x - begins * width, top + (row + 0.5) * lineHeight - height / 2, width, height);
  });
}
