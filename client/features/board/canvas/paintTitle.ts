/** Titles of frames, clusters and tables in the picture. */
import type { BoardItem } from '../../../../shared/documents/boardKinds.ts';
import type { Box } from '../../../canvas/geometry.ts';
import { NOTE_FONT } from '../../../canvas/text/measure.ts';
import { ABOVE, isTitleHidden, standsAbove, titleScale } from './farTitles.ts';

interface Titled {
  readonly item: BoardItem;
  /** Of a frame among others. */
  readonly number: number | null;
  readonly box: Box;
  readonly zoom: number;
}

/** As in Items.module.css. */
const FRAME_TITLE = { px: 24, bar: 64, side: 26 } as const;
const CLUSTER_TITLE = { px: 20, bar: 56, side: 18 } as const;

/** A box and the title that stands above it. */
export function withTitle(box: Box, zoom: number): Box {
  const above = standsAbove(zoom) ? ABOVE.top * titleScale(zoom) : 0;
  return { ...box, y: box.y - above, h: box.h + above };
}

/** On something narrower on the screen, as on the minimap, a title would be cut after a few letters. */
const NARROWEST_TITLED = 40;
/** Around letters that lie on something, as a share of their size. */
const HALO = 0.2;

/** Titles stay readable longer than notes: they say what the heap below is about. As large as the elements show them. */
export function paintTitle(
  context: CanvasRenderingContext2D,
  { item, number, box, zoom }: Titled,
  halo?: string,
): void {
  if (box.w * zoom < NARROWEST_TITLED || isTitleHidden(item, zoom)) return;
  const larger = titleScale(zoom);
  const { px, bar, side } = item.kind === 'frame' ? FRAME_TITLE : CLUSTER_TITLE;
  const above = standsAbove(zoom);
  const y = box.y + (above ? -ABOVE.middle * larger : bar / 2);
  context.font = `650 ${px * larger}px ${NOTE_FONT}`;
  context.textBaseline = 'middle';
  context.save();
  context.beginPath();
  context.rect(box.x, y - px * larger, box.w, 2 * px * larger);
  context.clip();
  const words = `${number === null ? '' : `${number}  `}${item.text.replace(/\s+/g, ' ')}`.slice(0, 120);
  const x = box.x + (larger === 1 ? side : (above ? 2 : 12) * larger);
  if (halo) {
    context.strokeStyle = halo;
    context.lineWidth = px * larger * HALO;
    context.lineJoin = 'round';
    context.strokeText(words, x, y);
  }
  context.fillText(words, x, y);
  context.restore();
}
