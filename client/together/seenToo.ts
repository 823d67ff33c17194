import type { Box } from '../canvas/geometry.ts';
import type { Viewport } from '../canvas/Viewport.ts';

/** At the right and below, in screen pixels: what bars may cover. What covers more is a panel. */
const BARS = { right: 24, bottom: 136 };

/**
 * What I show others: what no bar covers. What a panel lies over is a part of it, as I saw it before I opened the panel
 * to ask them; with nothing there it would only be empty.
 */
export function seenToo(viewport: Viewport, isThere: (area: Box) => boolean): Box {
  const clear = viewport.clearBox();
  const { x, y, w, h } = clear;
  const beside = Math.max(0, viewport.insets.right - BARS.right);
  const below = Math.max(0, viewport.insets.bottom - BARS.bottom);
  const covered = beside > 0 ? { x: x + w, y, w: beside, h } : { x, y: y + h, w, h: below };
  const all = { x, y, w: w + beside, h: h + below };
  const shows = covered.h > 0 && isThere(viewport.boxToBoard(covered));
  return viewport.boxToBoard(shows ? all : clear);
}
