/** Making texts and shapes: where they go, and where the caret is afterwards. */
import { type ShapeForm, TEXT_SIZES } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Box, Point, Size } from '../../../canvas/geometry.ts';
import { centre } from '../../../canvas/geometry.ts';
import { createFigures, type FigureDraft } from '../acts/makeFigure.ts';
import { TEXT_PX, textWidth } from '../model/figures.ts';
import type { BoardCommands } from './BoardCommands.ts';
import { placeInFrame } from './inFrames.ts';
import { containerAt } from './places.ts';

/** On the screen, so that they can be read where they are made. */
const LEAST_LETTERS = 12;
/** A line of a text is at least this many times as long as high. */
const LEAST_LINE = 4;
const FRAME_EDGE = 24;
const SHAPE = { w: 240, h: 160 } as const;

/** Words begin at the point, and stay in the frame that lies there. */
function lineFrom({ x, y }: Point, { w, h }: Size, { model }: BoardCommands['parts']): Box {
  const frame = model.item(containerAt(model, { x, y }, 'frame'));
  const inside = frame?.kind === 'frame' ? frame.x + frame.w - x - FRAME_EDGE : w;
  return { x, y: y - h / 2, w: inside < LEAST_LINE * h ? w : Math.min(w, inside), h };
}

/** Where there is room: in the frame that is pointed at, or else that holds what is chosen, near that. */
export function roomFor(commands: BoardCommands, size: Size): Box {
  const { model, selection } = commands.parts;
  const free = { ...size, ...commands.room(size) };
  return placeInFrame(model, free, { aim: commands.aim, chosen: selection.single });
}

function make(
  commands: BoardCommands,
  box: Box,
  draft: Partial<FigureDraft> & Pick<FigureDraft, 'kind'>,
): ItemId | null {
  const { context, model } = commands.parts;
  if (!commands.mayEdit) return null;
  const parent = containerAt(model, centre(box), 'frame');
  const place = { x: Math.round(box.x), y: Math.round(box.y), parent };
  const [id] = createFigures(context, [{ ...draft, ...place }]) ?? [];
  if (id === undefined) return commands.full();
  model.store.flush();
  return id;
}

/** `drawn` says how wide it is. */
export function newText(commands: BoardCommands, at?: Point, drawn: Box | null = null): void {
  const least = LEAST_LETTERS / commands.parts.viewport.zoom;
  const size = TEXT_SIZES.find((one) => one !== 'S' && TEXT_PX[one] >= least) ?? 'XXL';
  const line = { w: textWidth(size), h: TEXT_PX[size] * 1.3 };
  const box = drawn ?? (at ? lineFrom(at, line, commands.parts) : roomFor(commands, line));
  const id = make(commands, box, { kind: 'text', w: Math.round(box.w), size, colour: 'stone' });
  if (!id) return;
  // Wherever it came: without words nobody would see it.
  commands.came(id, !at && !drawn);
  commands.edit(id);
}

export function newShape(
  commands: BoardCommands,
  form: ShapeForm,
  at?: Point,
  drawn: Box | null = null,
): void {
  const there = at && { x: at.x - SHAPE.w / 2, y: at.y - SHAPE.h / 2, ...SHAPE };
  const box = drawn ?? there ?? roomFor(commands, SHAPE);
  const [w, h] = [Math.round(box.w), Math.round(box.h)];
  const id = make(commands, box, { kind: 'shape', w, h, form, colour: commands.shapeColour });
  if (!id) return;
  if (!at) commands.came(id, true);
  commands.edit(id);
}
