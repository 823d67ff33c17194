/** Where the camera goes to show what came in: all of it, or, where nobody could read it then, its beginning. */
import type { Box } from '../../../canvas/geometry.ts';
import { inflate } from '../../../canvas/geometry.ts';
import type { Viewport } from '../../../canvas/Viewport.ts';

/** At this the words of a note are 8 px high on the screen, as a map's titles at their least. */
const LEAST_ZOOM = 1 / 3;
/** With room to write in, where only a part is shown anyway. */
const READING_ZOOM = 1 / 2;
/** Around it, in pixels; a frame's title lies in its bar. */
const MARGIN = 24;

/** As near to where all begins as shows the whole of what is read first; that from its own beginning, where it is larger than the view. */
function begin(room: number, [from, length]: Span, [first, firstLength]: Span): number {
  if (room >= length) return from - (room - length) / 2;
  return Math.min(first, Math.max(from, first + firstLength - room));
}

type Span = readonly [from: number, length: number];

/** `first` is what reading begins with, inside `all`; `whole` shows that also where nobody can read it. */
export function showLanded(viewport: Viewport, all: Box, first: Box, whole = false): void {
  if (whole || viewport.cameraToFit(all).zoom >= LEAST_ZOOM) {
    viewport.fit(all);
    return;
  }
  const clear = viewport.clearBox();
  const [w, h] = [clear.w / READING_ZOOM, clear.h / READING_ZOOM];
  const [ends, start] = [inflate(all, MARGIN / READING_ZOOM), inflate(first, MARGIN / READING_ZOOM)];
  const x = begin(w, [ends.x, ends.w], [start.x, start.w]);
  const y = begin(h, [ends.y, ends.h], [start.y, start.h]);
  viewport.fit({ x, y, w, h }, { padding: 0 });
}
