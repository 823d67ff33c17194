/** Items as pictures, for the far view: the same shapes and line breaks as the elements, less detail when small. */
import type {
  BoardItem,
  Connector,
  Frame,
  Note,
  NoteColour,
  Shape,
  Sticker,
  Stroke,
  TableLine,
  TextItem,
  UnknownItem,
} from '../../../../shared/documents/boardKinds.ts';
import { NOTE_COLOURS } from '../../../../shared/documents/boardKinds.ts';
import type { Crop } from '../../../../shared/documents/crop.ts';
import { dotMark } from '../../../../shared/documents/dotMark.ts';
import { cubicsOf } from '../../../canvas/cubics.ts';
import type { Box } from '../../../canvas/geometry.ts';
import { dashesOf, edgeOf, headsOf, LINE_PX, type Route } from '../../../canvas/routes.ts';
import { NOTE_FONT } from '../../../canvas/text/measure.ts';
import {
  HEAD_INSET,
  HEAD_PX,
  leastLetters,
  lettersOf,
  mostLetters,
  SHAPE_PX,
  TEXT_PX,
  wordsTop,
  wordsWidth,
} from '../model/figures.ts';
import { inkOf } from '../model/strokes.ts';
import type { NoteFitter } from '../text/fitNote.ts';
import { largestSize, NOTE_INSET } from '../text/fitNote.ts';
import { standsAbove } from './farTitles.ts';
import { inkEdge } from './inkEdge.ts';
import { LABEL } from './linkLabel.ts';
import { type Lettered, paintRows } from './paintRows.ts';
import { paintTitle } from './paintTitle.ts';

export interface BoardColours {
  readonly notes: Readonly<Record<NoteColour, string>>;
  readonly inks: Readonly<Record<NoteColour, string>>;
  /** On paper. */
  readonly words: Readonly<Record<NoteColour, string>>;
  readonly ink: string;
  /** Of a yellow highlighter. */
  readonly marker: string;
  readonly text: string;
  readonly line: string;
  readonly frame: string;
  readonly cluster: string;
  readonly hairline: string;
}

/** The tokens of the present theme, as a canvas needs them. */
export function readColours(style: CSSStyleDeclaration): BoardColours {
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const palette = (kind: 'note' | 'ink' | 'word') =>
    Object.fromEntries(NOTE_COLOURS.map((colour) => [colour, token(`${kind}-${colour}`)])) as Record<
      NoteColour,
      string
    >;
  return {
    notes: palette('note'),
    inks: palette('ink'),
    words: palette('word'),
    ink: token('note-ink'),
    marker: token('ink-marker'),
    text: token('text'),
    line: token('control-border'),
    frame: token('surface'),
    cluster: token('surface-2'),
    hairline: token('hairline'),
  };
}

export interface Painting {
  readonly context: CanvasRenderingContext2D;
  readonly item: BoardItem;
  /** Of a frame among others. */
  readonly number: number | null;
  readonly box: Box;
  readonly zoom: number;
  readonly brief: boolean;
  /** Without its title, which its element shows. */
  readonly bare: boolean;
  /** Of a link. */
  readonly route: Route | null;
  /** Of a table: path data of the lines between its cells. */
  readonly lines: string | null;
  /** Of an image, once it is here. */
  readonly picture: HTMLImageElement | null;
  readonly fitter: NoteFitter;
  readonly colours: BoardColours;
}

/** Letters smaller than this on the screen are a grey texture that costs time. */
const READABLE_PX = 5;
const READABLE_BRIEF_PX = 7;
/** For a line of words: how high lines are for their letters, and how long the last one is. */
const BAR = { line: 1.35, last: 0.6, alpha: 0.45 } as const;
/** A marker lets through what it marks. */
export const MARKER_ALPHA = 0.4;

export function paintItem(painting: Painting): void {
  const { item, route, context, colours } = painting;
  if (item.kind === 'note') {
    paintNote(painting, item);
    return;
  }
  if (item.kind === 'frame') {
    paintFrame(painting, item);
    return;
  }
  if (item.kind === 'cluster') {
    paintPanel(painting, colours.cluster, 8);
    return;
  }
  if (item.kind === 'table') paintTable(painting);
  if (item.kind === 'row' || item.kind === 'column') paintHead(painting, item);
  if (item.kind === 'text') paintText(painting, item);
  if (item.kind === 'shape') paintShape(painting, item);
  if (item.kind === 'stroke') paintStroke(painting, item);
  if (item.kind === 'image') paintImage(painting, item.crop);
  if (item.kind === 'sticker') paintSticker(painting, item);
  if (item.kind === 'unknown') paintUnknown(painting, item);
  if (route && item.kind === 'connector') paintLink(context, route, item, colours);
}

function paintNote({ context, box, zoom, brief, fitter, colours }: Painting, note: Note): void {
  context.fillStyle = colours.notes[note.colour];
  context.fillRect(box.x, box.y, box.w, box.h);
  const least = (brief ? READABLE_BRIEF_PX : READABLE_PX) / zoom;
  const most = mostLetters(note);
  if (largestSize(box.w, most) < least) return;
  const fit = fitter.of(note.bold).fit(note.text, box.w, box.h, most);
  if (fit.fontSize < least) return;
  context.fillStyle = note.ink ? colours.words[note.ink] : colours.ink;
  const { side } = NOTE_INSET;
  const top = wordsTop(note, box.h, fit.lines.length * fit.lineHeight);
  const inside = { x: box.x + side, y: box.y + top, w: box.w - 2 * side };
  paintRows(context, note, fit, fit.fontSize, inside);
}

function paintText({ context, box, zoom, fitter, colours }: Painting, item: TextItem): void {
  const px = TEXT_PX[item.size];
  context.fillStyle = colours.inks[item.colour];
  if (px * zoom < READABLE_PX) {
    paintBars(context, px, box);
    return;
  }
  paintRows(context, item, fitter.of(item.bold).words(item.text, box.w, px), px, box);
}

/** Where words are too small to be read: that there are some. Nothing else of a text would be seen. */
function paintBars(context: CanvasRenderingContext2D, px: number, { x, y, w, h }: Box): void {
  const rows = Math.max(1, Math.round(h / (BAR.line * px)));
  context.globalAlpha *= BAR.alpha;
  for (let row = 0; row < rows; row += 1) {
    const width = row > 0 && row === rows - 1 ? BAR.last * w : w;
    context.fillRect(x, y + (h * (row + 0.5)) / rows - px / 4, width, px / 2);
  }
  context.globalAlpha /= BAR.alpha;
}

function paintShape(painting: Painting, item: Shape): void {
  const { context, box, colours } = painting;
  const { x, y, w, h } = box;
  context.beginPath();
  if (item.form === 'ellipse') context.ellipse(x + w / 2, y + h / 2, w / 2, h / 2, 0, 0, 2 * Math.PI);
  else if (item.form === 'rectangle') context.roundRect(x, y, w, h, 8);
  else {
    context.moveTo(x + w / 2, y);
    context.lineTo(x + w, y + h / 2);
    context.lineTo(x + w / 2, y + h);
    context.lineTo(x, y + h / 2);
    context.closePath();
  }
  const ink = colours.inks[item.colour];
  context.fillStyle = colours.notes[item.colour];
  if (!item.hollow) context.fill();
  context.strokeStyle = ink;
  const [width, dashes] = edgeOf(item);
  context.lineWidth = width;
  if (item.dash) context.setLineDash([...dashes]);
  context.stroke();
  if (item.dash) context.setLineDash([]);
  const words = item.ink ? colours.words[item.ink] : colours.ink;
  context.fillStyle = item.hollow ? colours.inks[item.ink ?? item.colour] : words;
  paintMiddle(painting, item, wordsWidth(item, w), lettersOf(item), leastLetters(item));
}

/** Words around the middle of their box, or where those of a shape stand. */
function paintMiddle(
  { context, box, zoom, fitter }: Pick<Painting, 'context' | 'box' | 'zoom' | 'fitter'>,
  item: Lettered | Shape,
  width: number,
  px: number = SHAPE_PX,
  least = px,
): void {
  if (px * zoom < READABLE_PX || item.text === '') return;
  const words = fitter.of(item.bold).words(item.text, width, px, least);
  const top = 'form' in item ? wordsTop(item, box.h, words.height) : (box.h - words.height) / 2;
  const inside = { x: box.x + (box.w - width) / 2, y: box.y + top, w: width };
  paintRows(context, item, words, words.fontSize, inside);
}

function paintStroke({ context, box, colours }: Painting, item: Stroke): void {
  const inkPath = inkEdge.get();
  if (inkPath === null) return;
  const marks = item.pen === 'marker';
  context.globalAlpha *= marks ? MARKER_ALPHA : 1;
  context.fillStyle = marks && item.colour === 'sun' ? colours.marker : colours.inks[item.colour];
  context.fill(new Path2D(inkPath(inkOf(item, box), item.pen, item.width)));
  context.globalAlpha /= marks ? MARKER_ALPHA : 1;
}

function paintSticker({ context, box, colours }: Painting, item: Sticker): void {
  context.beginPath();
  context.arc(box.x + box.w / 2, box.y + box.h / 2, box.w / 2, 0, 2 * Math.PI);
  context.fillStyle = colours.inks[item.colour];
  context.fill();
  const mark = dotMark(item.symbol, item.colour);
  if (mark === null) return;
  context.beginPath();
  context.arc(box.x + box.w / 2, box.y + box.h / 2, box.w * mark.radius, 0, 2 * Math.PI);
  context.strokeStyle = colours.frame;
  context.lineWidth = box.w * mark.line;
  context.stroke();
}

type Pill = Pick<Painting, 'context' | 'box' | 'zoom' | 'fitter' | 'colours'>;

function paintPill({ context, box, colours }: Pill, fill: string, stroke: string, radius: number): void {
  context.beginPath();
  context.roundRect(box.x, box.y, box.w, box.h, radius);
  context.fillStyle = fill;
  context.fill();
  context.strokeStyle = stroke;
  context.lineWidth = 2;
  context.stroke();
  context.fillStyle = colours.text;
}

function paintUnknown(painting: Painting, item: UnknownItem): void {
  const { context, colours } = painting;
  context.setLineDash([8, 6]);
  paintPill(painting, colours.cluster, colours.line, 8);
  context.setLineDash([]);
  paintMiddle(painting, { kind: 'shape', text: item.text }, painting.box.w - 24);
}

/** The words on a link. */
export function paintLabel(painting: Pill, text: string): void {
  const { colours, zoom, fitter, box } = painting;
  if (LABEL.px * zoom < READABLE_PX) return;
  const [words = ''] = fitter.words(text, box.w - LABEL.side, LABEL.px).lines;
  paintPill(painting, colours.frame, colours.hairline, 16);
  paintMiddle(painting, { kind: 'shape', text: words }, box.w, LABEL.px);
}

const WHOLE: Crop = [0, 0, 1, 1];

function paintImage({ context, box, picture, colours }: Painting, crop: Crop = WHOLE): void {
  if (picture) {
    const [x, y, w, h] = crop;
    const { naturalWidth: wide, naturalHeight: high } = picture;
    // As elements do: the whole fills its place, and nothing of it is stretched.
    const share = Math.min((wide * w) / box.w, (high * h) / box.h);
    const [across, down] = [(share * box.w) / w, (share * box.h) / h];
    const [left, top] = [(wide - across) / 2 + x * across, (high - down) / 2 + y * down];
    context.drawImage(picture, left, top, share * box.w, share * box.h, box.x, box.y, box.w, box.h);
    return;
  }
  context.fillStyle = colours.hairline;
  context.fillRect(box.x, box.y, box.w, box.h);
}

const TINT_ALPHA = 0.26;

function paintFrame(painting: Painting, { background, colour }: Frame): void {
  const { colours } = painting;
  const tint = background === 'tint' ? colours.notes[colour] : null;
  paintPanel(painting, background === 'none' ? null : colours.frame, 10, tint);
}

function paintPanel(
  { context, item, number, box, zoom, bare, colours }: Painting,
  fill: string | null,
  radius: number,
  tint: string | null = null,
): void {
  context.beginPath();
  context.roundRect(box.x, box.y, box.w, box.h, radius);
  if (fill !== null) {
    context.fillStyle = fill;
    context.fill();
  }
  if (tint !== null) {
    // What is dimmed stays so.
    context.globalAlpha *= TINT_ALPHA;
    context.fillStyle = tint;
    context.fill();
    context.globalAlpha /= TINT_ALPHA;
  }
  context.strokeStyle = colours.hairline;
  context.lineWidth = 1 / zoom;
  context.stroke();
  context.fillStyle = colours.text;
  // Above, it lies over everything.
  if (!bare && !standsAbove(zoom)) paintTitle(context, { item, number, box, zoom });
}

function paintTable(painting: Painting): void {
  const { context, zoom, lines, colours } = painting;
  paintPanel(painting, colours.frame, 10);
  context.strokeStyle = colours.hairline;
  context.lineWidth = Math.max(1.5, 1 / zoom);
  if (lines) context.stroke(new Path2D(lines));
}

/** Tinted as a frame is; stone is the colour of nothing in particular. */
function paintHead({ context, box, zoom, fitter, colours }: Painting, item: TableLine): void {
  context.globalAlpha *= TINT_ALPHA;
  context.fillStyle = colours.notes[item.colour];
  context.fillRect(box.x, box.y, box.w, box.h);
  context.globalAlpha /= TINT_ALPHA;
  if (HEAD_PX * zoom < READABLE_PX || item.text === '') return;
  const { lines, lineHeight, height } = fitter.of(true).words(item.text, box.w - 2 * HEAD_INSET, HEAD_PX);
  const top = item.kind === 'row' ? box.y + HEAD_INSET : box.y + Math.max(0, box.h - height) / 2;
  context.save();
  context.beginPath();
  context.rect(box.x, box.y, box.w, box.h);
  context.clip();
  context.fillStyle = colours.text;
  context.font = `650 ${HEAD_PX}px ${NOTE_FONT}`;
  context.textBaseline = 'middle';
  lines.forEach((line, row) => {
    context.fillText(line, box.x + HEAD_INSET, top + (row + 0.5) * lineHeight);
  });
  context.restore();
}

function paintLink(
  context: CanvasRenderingContext2D,
  route: Route,
  { colour, weight, dash }: Connector,
  colours: BoardColours,
): void {
  const [first, ...rest] = route.points;
  context.strokeStyle = colour ? colours.inks[colour] : colours.line;
  context.lineWidth = LINE_PX[weight];
  context.lineCap = 'round';
  if (dash === 'dashed') context.setLineDash([...dashesOf(weight)]);
  context.beginPath();
  context.moveTo(first.x, first.y);
  for (const [, a, b, c] of cubicsOf(route)) context.bezierCurveTo(a.x, a.y, b.x, b.y, c.x, c.y);
  if (!route.curved) for (const { x, y } of rest) context.lineTo(x, y);
  for (const [left, tip, right] of headsOf(route)) {
    for (const side of [left, right]) {
      context.moveTo(tip.x, tip.y);
      context.lineTo(side.x, side.y);
    }
  }
  context.stroke();
  context.setLineDash([]);
  context.lineCap = 'butt';
}
