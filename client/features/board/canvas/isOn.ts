/** Whether a point means an item there, or what lies below it. */
import type { BoardItem, Shape } from '../../../../shared/documents/boardKinds.ts';
import type { Box, Point } from '../../../canvas/geometry.ts';
import { centre, containsPoint, inflate } from '../../../canvas/geometry.ts';
import { leastLetters, lettersOf, wordsTop, wordsWidth } from '../model/figures.ts';
import { FRAME_HEADER } from '../model/layout.ts';
import { distanceToStroke } from '../model/strokes.ts';
import type { NoteFitter } from '../text/fitNote.ts';

/** A hand is not steady enough for a line of two pixels. */
const EDGE = 6;
const STROKE_REACH = 4;
/** Under the words of a frame's title, near; from afar these are larger and fill their bar. */
const TITLE_END = 44;

/** Within a form around the middle of a box, so much larger or smaller than that. */
function within(form: Shape['form'], box: Box, point: Point, by: number): boolean {
  const middle = centre(box);
  const x = Math.abs(point.x - middle.x) / Math.max(1, box.w / 2 + by);
  const y = Math.abs(point.y - middle.y) / Math.max(1, box.h / 2 + by);
  return (form === 'rectangle' ? Math.max(x, y) : form === 'ellipse' ? Math.hypot(x, y) : x + y) <= 1;
}

/** Of what is hollow only the line and the words are there. */
function onHollow(shape: Shape, box: Box, point: Point, edge: number, fitter: NoteFitter): boolean {
  if (within(shape.form, box, point, edge) && !within(shape.form, box, point, -edge)) return true;
  if (shape.text === '') return false;
  const w = wordsWidth(shape, box.w);
  const h = fitter.of(shape.bold).words(shape.text, w, lettersOf(shape), leastLetters(shape)).height;
  const words = { x: centre(box).x - w / 2, y: box.y + wordsTop(shape, box.h, h), w, h };
  return within('rectangle', words, point, 0);
}

/** Of anything but a link, as it lies before it is turned. */
export function isOn(item: BoardItem, box: Box, point: Point, slack: number, fitter: NoteFitter): boolean {
  if (!containsPoint(inflate(box, slack), point)) return false;
  if (item.kind === 'stroke')
    return distanceToStroke(item, box, point) <= item.width / 2 + STROKE_REACH + slack;
  if (item.kind === 'shape' && item.hollow) return onHollow(item, box, point, Math.max(EDGE, slack), fitter);
  if (item.kind !== 'frame') return true;
  // Inside is inside: there a hand means what lies in it, also between its title and the first row.
  return (
    point.y <= box.y + Math.min(FRAME_HEADER, TITLE_END + slack) ||
    !containsPoint(inflate(box, -slack / 2), point)
  );
}
