/** The words on a link: a pill in the middle of its line, as in Items.module.css. */
import type { Box } from '../../../canvas/geometry.ts';
import { type Route, routeMiddle } from '../../../canvas/routes.ts';
import type { NoteFitter } from '../text/fitNote.ts';

export const LABEL = { px: 19, height: 35, side: 15.5, widest: 320 as number };

export function labelBox(text: string, route: Route, fitter: NoteFitter, widest = LABEL.widest): Box {
  const { x, y } = routeMiddle(route);
  const w = Math.min(widest, fitter.width(text) * LABEL.px + 2 * LABEL.side);
  return { x: x - w / 2, y: y - LABEL.height / 2, w, h: LABEL.height };
}
