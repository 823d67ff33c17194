/**
 * How what comes in is seen: long words lie on nothing, and the camera shows all of it or, where nobody could read it
 * then, its beginning.
 */
import { NOTE_SIZE } from '../../../../shared/documents/boardKinds.ts';
import { noteHeight } from '../../../../shared/exchange/noteHeight.ts';
import { inScreenRows } from '../../../../shared/exchange/screenRows.ts';
import type { Box } from '../../../canvas/geometry.ts';
import { inflate } from '../../../canvas/geometry.ts';
import type { Viewport } from '../../../canvas/Viewport.ts';
import type { ListLay } from '../acts/paste.ts';
import { NOTE_GAP } from '../model/layout.ts';

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

/** `first` is what reading begins with, inside `all`. */
export function showLanded(viewport: Viewport, all: Box, first: Box): void {
  if (viewport.cameraToFit(all).zoom >= LEAST_ZOOM) {
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

/** Where the notes of a list lie whose words are too long for squares. */
export function layLong(lines: readonly string[]): ListLay {
  const sizes = lines.map((line) => ({ w: NOTE_SIZE, h: noteHeight(line) }));
  const { places, w, h } = inScreenRows([{ sizes, gap: NOTE_GAP }]);
  return { places: places[0] ?? [], w, h };
}
