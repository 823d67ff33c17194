/** Draws a link as ItemView and Nodes.module.css show it: its line, and on it the verb. Map pixels. */
import type { MapLink } from '../../../../shared/documents/barrierMap.ts';
import type { Point } from '../../../canvas/geometry.ts';
import { headsOf, type Route, routeMiddle } from '../../../canvas/routes.ts';
import { NOTE_FONT } from '../../../canvas/text/measure.ts';
import { borderLook, DELAY, lineLook, type MarkLook, signLook, stateLook } from './linkLook.ts';

export interface Drawing {
  readonly context: CanvasRenderingContext2D;
  readonly token: (name: string) => string;
  readonly dimmed: boolean;
}

export function drawLine({ context, token, dimmed }: Drawing, link: MapLink, route: Route): void {
  const { ink, width, dash } = lineLook(link);
  const [first, a, b, c] = route.points;
  context.strokeStyle = token(dimmed ? 'hairline' : ink);
  context.lineWidth = width;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  if (dash.length > 0) context.setLineDash([...dash]);
  context.beginPath();
  context.moveTo(first.x, first.y);
  if (b && c) context.bezierCurveTo(a.x, a.y, b.x, b.y, c.x, c.y);
  else context.lineTo(a.x, a.y);
  for (const [left, tip, right] of headsOf(route)) {
    context.moveTo(left.x, left.y);
    context.lineTo(tip.x, tip.y);
    context.lineTo(right.x, right.y);
  }
  context.stroke();
  if (dash.length > 0) context.setLineDash([]);
}

const FONT = `12.5px ${NOTE_FONT}`;
const SIGN_FONT = `700 13px ${NOTE_FONT}`;
const STATE_FONT = `700 11px ${NOTE_FONT}`;
const PILL = { height: 23.4, left: 5.2, right: 10.2, gap: 5, disc: 16 };
/** Of words and signs: asked for in every picture, and there are few. */
const widths = new Map<string, number>();

/** Call when letters measure differently, as once the typeface is there. */
export function forgetWidths(): void {
  widths.clear();
}

function widthOf(context: CanvasRenderingContext2D, words: string): number {
  const known = widths.get(words);
  if (known !== undefined) return known;
  context.font = FONT;
  const { width } = context.measureText(words);
  widths.set(words, width);
  return width;
}

function drawDisc(
  { context, token, dimmed }: Drawing,
  { x, y }: Point,
  { text, ink }: MarkLook,
  font: string,
): void {
  context.fillStyle = token(dimmed ? 'canvas' : ink);
  context.beginPath();
  context.arc(x, y, PILL.disc / 2, 0, 2 * Math.PI);
  context.fill();
  context.fillStyle = token(dimmed ? 'muted' : 'surface');
  context.font = font;
  context.textAlign = 'center';
  context.fillText(text, x, y + 0.5);
  context.textAlign = 'left';
}

function outline(drawing: Drawing, link: MapLink, box: { x: number; y: number; w: number }): void {
  const { context, token, dimmed } = drawing;
  context.beginPath();
  context.roundRect(box.x + 0.6, box.y + 0.6, box.w - 1.2, PILL.height - 1.2, 11.4);
  context.fillStyle = token(dimmed ? 'canvas' : 'surface');
  context.fill();
  if (dimmed) return;
  const { ink, width, dash } = borderLook(link);
  context.strokeStyle = token(ink);
  context.lineWidth = width;
  if (dash.length > 0) context.setLineDash([...dash]);
  context.stroke();
  if (dash.length > 0) context.setLineDash([]);
}

/** `words`: the verb in the language of now. */
export function drawVerb(drawing: Drawing, link: MapLink, route: Route, words: string): void {
  const { context, token } = drawing;
  const middle = routeMiddle(route);
  const [sign, state] = [signLook(link), stateLook(link)];
  const wide = widthOf(context, words);
  const delay = link.delay ? PILL.gap + widthOf(context, DELAY) : 0;
  const disc = PILL.disc + PILL.gap;
  const w = PILL.left + (sign ? disc : 0) + wide + delay + (state ? disc : 0) + PILL.right;
  const x = middle.x - w / 2;
  outline(drawing, link, { x, y: middle.y - PILL.height / 2, w });
  let at = x + PILL.left;
  context.textBaseline = 'middle';
  if (sign) {
    drawDisc(drawing, { x: at + PILL.disc / 2, y: middle.y }, sign, SIGN_FONT);
    at += disc;
  }
  context.font = FONT;
  context.fillStyle = token('muted');
  context.fillText(words, at, middle.y + 0.5);
  if (link.delay) context.fillText(DELAY, at + wide + PILL.gap, middle.y);
  if (state)
    drawDisc(drawing, { x: at + wide + delay + PILL.gap + PILL.disc / 2, y: middle.y }, state, STATE_FONT);
}
