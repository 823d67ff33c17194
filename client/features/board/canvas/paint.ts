/** Items as pictures, for the far view: the same shapes and line breaks as the elements, less detail when small. */
import type { BoardItem, Note, NoteColour } from '../../../../shared/documents/board.ts';
import { NOTE_COLOURS } from '../../../../shared/documents/board.ts';
import type { Box } from '../../../canvas/geometry.ts';
import type { Curve } from '../model/layout.ts';
import { arrowHead } from '../model/layout.ts';
import type { NoteFitter } from '../text/fitNote.ts';
import { largestSize, NOTE_INSET } from '../text/fitNote.ts';
import { NOTE_FONT, NOTE_WEIGHT } from '../text/measure.ts';

export interface BoardColours {
  readonly notes: Readonly<Record<NoteColour, string>>;
  readonly ink: string;
  readonly text: string;
  readonly line: string;
  readonly frame: string;
  readonly cluster: string;
  readonly hairline: string;
}

/** The tokens of the present theme, as a canvas needs them. */
export function readColours(style: CSSStyleDeclaration): BoardColours {
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const notes = Object.fromEntries(NOTE_COLOURS.map((colour) => [colour, token(`note-${colour}`)]));
  return {
    notes: notes as Record<NoteColour, string>,
    ink: token('note-ink'),
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
  readonly box: Box;
  readonly zoom: number;
  readonly brief: boolean;
  /** Of a link. */
  readonly curve: Curve | null;
  readonly fitter: NoteFitter;
  readonly colours: BoardColours;
}

/** Letters smaller than this on the screen are a grey texture that costs time. */
const READABLE_PX = 5;
const READABLE_BRIEF_PX = 7;

export function paintItem(painting: Painting): void {
  const { item, curve, context, colours } = painting;
  if (item.kind === 'note') {
    paintNote(painting, item);
    return;
  }
  if (item.kind === 'frame') {
    paintPanel(painting, colours.frame, 10);
    return;
  }
  if (item.kind === 'cluster') {
    paintPanel(painting, colours.cluster, 8);
    return;
  }
  if (curve) paintLink(context, curve, colours.line);
}

function paintNote({ context, box, zoom, brief, fitter, colours }: Painting, note: Note): void {
  context.fillStyle = colours.notes[note.colour];
  context.fillRect(box.x, box.y, box.w, box.h);
  const least = (brief ? READABLE_BRIEF_PX : READABLE_PX) / zoom;
  if (largestSize(box.w) < least) return;
  const fit = fitter.fit(note.text, box.w);
  if (fit.fontSize < least) return;
  context.fillStyle = colours.ink;
  context.font = `${NOTE_WEIGHT} ${fit.fontSize}px ${NOTE_FONT}`;
  context.textBaseline = 'middle';
  fit.lines.forEach((line, row) => {
    const y = box.y + NOTE_INSET.top + (row + 0.5) * fit.lineHeight;
    context.fillText(line, box.x + NOTE_INSET.side, y);
  });
}

function paintPanel({ context, item, box, zoom, colours }: Painting, fill: string, radius: number): void {
  context.beginPath();
  context.roundRect(box.x, box.y, box.w, box.h, radius);
  context.fillStyle = fill;
  context.fill();
  context.strokeStyle = colours.hairline;
  context.lineWidth = 1 / zoom;
  context.stroke();
  // Titles stay readable longer than notes: they say what the heap below is about.
  const size = Math.min(item.kind === 'frame' ? 64 : 40, Math.max(20, 12 / zoom));
  context.font = `650 ${size}px ${NOTE_FONT}`;
  context.fillStyle = colours.text;
  context.textBaseline = 'top';
  context.save();
  context.clip();
  context.fillText(item.text.replace(/\s+/g, ' ').slice(0, 120), box.x + 20, box.y + 18);
  context.restore();
}

function paintLink(context: CanvasRenderingContext2D, curve: Curve, colour: string): void {
  const { from, to, control1, control2 } = curve;
  context.strokeStyle = colour;
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.bezierCurveTo(control1.x, control1.y, control2.x, control2.y, to.x, to.y);
  const [left, tip, right] = arrowHead(curve);
  context.moveTo(left.x, left.y);
  context.lineTo(tip.x, tip.y);
  context.lineTo(right.x, right.y);
  context.stroke();
}
