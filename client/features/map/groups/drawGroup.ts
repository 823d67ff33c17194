/** What a group is to the hand and to the far view. */
import type { Box, Point } from '../../../canvas/geometry.ts';
import { containsPoint, inflate } from '../../../canvas/geometry.ts';
import { NOTE_FONT } from '../../../canvas/text/measure.ts';
import { GROUP } from '../model/Membership.ts';

const EDGE = 6;

/** Its name and its edge are the group; what is inside is the map's. */
export function onGroup(box: Box, point: Point, slack: number): boolean {
  const inside = inflate({ ...box, y: box.y + GROUP.title, h: box.h - GROUP.title }, -EDGE - slack);
  return containsPoint(inflate(box, slack), point) && !containsPoint(inside, point);
}

export function paintGroup(
  context: CanvasRenderingContext2D,
  { x, y, w, h }: Box,
  title: string,
  token: (name: string) => string,
): void {
  context.strokeStyle = token('control-border');
  context.lineWidth = 2;
  context.setLineDash([8, 6]);
  context.strokeRect(x, y, w, h);
  context.setLineDash([]);
  context.fillStyle = token('muted');
  context.font = `650 15px ${NOTE_FONT}`;
  context.textBaseline = 'middle';
  context.fillText(title, x + GROUP.around, y + GROUP.title / 2, w - 2 * GROUP.around);
}
