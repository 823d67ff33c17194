/** Draws a link as ItemView and Nodes.module.css show it: its line, and on it the verb. Map pixels. */
import type { MapLink } from '../../../../shared/documents/barrierMap.ts';
import type { Point } from '../../../canvas/geometry.ts';
import { headsOf, type Route, routeMiddle } from '../../../canvas/routes.ts';
import { NOTE_FONT } from '../../../canvas/text/measure.ts';
import { PILL } from '../model/verbRoom.ts';
import { borderLook, capOf, DELAY, lineLook, type MarkLook, signLook, stateLook } from './linkLook.ts';

export interface Drawing {
  readonly context: CanvasRenderingContext2D;
  readonly token: (name: string) => string;
  readonly dimmed: boolean;
  /** Smaller in map pixels, heads and dashes are specks, and of a whole map they take longer than its lines. */
  readonly speck: number;
  /** No line is thinner. */
  readonly least: number;
}

const HEAD = 11;

export function drawLine(
  { context, token, dimmed, speck, least }: Drawing,
  link: MapLink,
  route: Route,
): void {
  const { ink, width, dash } = lineLook(link);
  const [first, a, b, c] = route.points;
  const [on = 1, off = 0] = dash;
  const dashed = dash.length === 0 || on + off >= speck;
  context.strokeStyle = token(dimmed ? 'hairline' : ink);
  context.lineWidth = Math.max(width, least);
  context.lineCap = capOf(dash);
  context.lineJoin = 'round';
  if (dash.length > 0 && dashed) context.setLineDash([...dash]);
  context.globalAlpha = dashed ? 1 : on / (on + off);
  context.beginPath();
  context.moveTo(first.x, first.y);
  if (b && c) context.bezierCurveTo(a.x, a.y, b.x, b.y, c.x, c.y);
  else context.lineTo(a.x, a.y);
  for (const [left, tip, right] of HEAD < speck ? [] : headsOf(route)) {
    context.moveTo(left.x, left.y);
    context.lineTo(tip.x, tip.y);
    context.lineTo(right.x, right.y);
  }
  context.stroke();
  context.globalAlpha = 1;
  if (dash.length > 0 && dashed) context.setLineDash([]);
}

const FONT = `12.5px ${NOTE_FONT}`;
const SIGN_FONT = `700 13px ${NOTE_FONT}`;
const STATE_FONT = `700 11px ${NOTE_FONT}`;

function widthOf(context: CanvasRenderingContext2D, words: string): number {
  context.font = FONT;
  return context.measureText(words).width;
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

/** Draws it with its left edge at 0, its middle at 0; answers its width. */
function drawPill(drawing: Drawing, link: MapLink, words: string): void {
  const { context, token } = drawing;
  const [sign, state] = [signLook(link), stateLook(link)];
  const wide = widthOf(context, words);
  outline(drawing, link, { x: 0, y: -PILL.height / 2, w: pillWidth(context, link, words) });
  let at = PILL.left;
  context.textBaseline = 'middle';
  if (sign) {
    drawDisc(drawing, { x: at + PILL.disc / 2, y: 0 }, sign, SIGN_FONT);
    at += PILL.disc + PILL.gap;
  }
  context.font = FONT;
  context.fillStyle = token('muted');
  context.fillText(words, at, 0.5);
  if (!link.delay && !state) return;
  at += wide + PILL.gap;
  if (link.delay) {
    context.fillText(DELAY, at, 0);
    at += widthOf(context, DELAY) + PILL.gap;
  }
  if (state) drawDisc(drawing, { x: at + PILL.disc / 2, y: 0 }, state, STATE_FONT);
}

function pillWidth(context: CanvasRenderingContext2D, link: MapLink, words: string): number {
  const discs = [signLook(link), stateLook(link)].filter((disc) => disc !== null).length;
  const delay = link.delay ? PILL.gap + widthOf(context, DELAY) : 0;
  return PILL.left + discs * (PILL.disc + PILL.gap) + widthOf(context, words) + delay + PILL.right;
}

interface Stamp {
  readonly canvas: HTMLCanvasElement;
  /** In map pixels. */
  readonly width: number;
}

/** Verbs as they look at this scale: hundreds are on a map, of some thirty looks. */
const stamps = new Map<string, Stamp>();
let stamped = 0;

/** Call when colours or letters are others, as once the typeface is there. */
export function forgetStamps(): void {
  stamps.clear();
}

function stampOf(drawing: Drawing, link: MapLink, words: string, scale: number): Stamp | null {
  if (scale !== stamped) stamps.clear();
  stamped = scale;
  const key = [words, link.relation, link.state, link.delay, drawing.dimmed].join();
  const known = stamps.get(key);
  if (known) return known;
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!context) return null;
  const width = pillWidth(context, link, words);
  canvas.width = Math.ceil(width * scale);
  canvas.height = Math.ceil(PILL.height * scale);
  context.setTransform(scale, 0, 0, scale, 0, (PILL.height * scale) / 2);
  drawPill({ ...drawing, context }, link, words);
  stamps.set(key, { canvas, width });
  return { canvas, width };
}

/** `words`: the verb in the language of now. */
export function drawVerb(drawing: Drawing, link: MapLink, route: Route, words: string): void {
  const { context } = drawing;
  const { a: scale, e, f } = context.getTransform();
  const stamp = stampOf(drawing, link, words, scale);
  if (!stamp) return;
  const { canvas, width } = stamp;
  const middle = routeMiddle(route);
  // On whole pixels, or its letters would blur.
  const [x, y] = [
    Math.round((middle.x - width / 2) * scale + e),
    Math.round((middle.y - PILL.height / 2) * scale + f),
  ];
  context.drawImage(canvas, (x - e) / scale, (y - f) / scale, canvas.width / scale, canvas.height / scale);
}
