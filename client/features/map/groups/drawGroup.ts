/** What a group is to the hand and to the far view. */
import type { Box, Point } from '../../../canvas/geometry.ts';
import { containsPoint, inflate } from '../../../canvas/geometry.ts';
import { NOTE_FONT } from '../../../canvas/text/measure.ts';
import { GROUP } from '../model/Membership.ts';
import { DASHES, gapIn, groupPaths, TINT, titleRoom } from './groupShape.ts';

const EDGE = 6;

/** Its name and its edge are the group; what is inside is the map's. */
export function onGroup(box: Box, point: Point, slack: number): boolean {
  const inside = inflate({ ...box, y: box.y + GROUP.title, h: box.h - GROUP.title }, -EDGE - slack);
  return containsPoint(inflate(box, slack), point) && !containsPoint(inside, point);
}

/** `strangers` lie in it and are not in it. */
export function paintGroup(
  context: CanvasRenderingContext2D,
  box: Box,
  {
    title,
    px,
    strangers,
  }: { readonly title: string; readonly px: number; readonly strangers: readonly Box[] },
  token: (name: string) => string,
): void {
  const { x, y, w, h } = box;
  const gaps = strangers.map((one) => gapIn(box, one));
  const paths = groupPaths({ w, h, gaps });
  const { left, top, width } = titleRoom({ w, gaps });
  context.save();
  context.translate(x, y);
  context.fillStyle = token('control-border');
  context.strokeStyle = token('control-border');
  context.lineWidth = 1.6;
  const { globalAlpha } = context;
  context.globalAlpha = globalAlpha * TINT;
  context.fill(new Path2D(paths.inside), 'evenodd');
  context.globalAlpha = globalAlpha;
  context.setLineDash([...DASHES]);
  context.stroke(new Path2D(paths.inside));
  context.setLineDash([]);
  context.fillStyle = token('muted');
  context.font = `650 ${px}px ${NOTE_FONT}`;
  context.textBaseline = 'middle';
  context.fillText(title, left, top + GROUP.title / 2, width);
  context.restore();
}
