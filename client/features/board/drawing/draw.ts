/** What the pen and the eraser do. They come with their bar. */
import type { Pen } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Point } from '../../../canvas/geometry.ts';
import { centre, containsPoint, distance, inflate } from '../../../canvas/geometry.ts';
import type { InkPoint } from '../../../canvas/handlers.ts';
import { deleteItems } from '../acts/change.ts';
import { createFigures, type FigureDraft } from '../acts/makeFigure.ts';
import type { BoardCommands } from '../canvas/BoardCommands.ts';
import type { BoardSurface } from '../canvas/BoardSurface.ts';
import { containerAt } from '../canvas/places.ts';
import { inkPath } from './inkPath.ts';
import { ownPens } from './ownPens.ts';
import { strokesOf } from './thinned.ts';

/** One line that a hand drew; a long one is several items and one step of undo. */
export function drawStroke(commands: BoardCommands, pen: Pen, drawn: readonly InkPoint[]): void {
  if (!commands.mayEdit || drawn.length === 0) return;
  const own = ownPens.get()[pen];
  const { context, model, viewport } = commands.parts;
  const drafts = strokesOf(drawn, own.width, viewport.zoom).map(
    (stroke): FigureDraft => ({
      ...stroke,
      kind: 'stroke',
      pen,
      ...own,
      parent: containerAt(model, centre(stroke), 'frame'),
    }),
  );
  if (createFigures(context, drafts) === null) commands.full();
  model.store.flush();
}

/** On the board: as it is shown, and as far as it wipes lines away. */
const ERASER_WIDTH = 12;

/** What a hand drew, with what it held. */
export function drawn(
  commands: BoardCommands,
  surface: Pick<BoardSurface, 'hit'>,
  pen: Pen | 'eraser',
  points: readonly InkPoint[],
): void {
  if (pen !== 'eraser') drawStroke(commands, pen, points);
  else eraseStrokes(commands, points, (id, point) => surface.hit(id, point, ERASER_WIDTH / 2));
}

/** A line in the making, by the same hand as what stays of it. */
export function inkInHand(pen: Pen | 'eraser', drawn: readonly InkPoint[]): string {
  return pen === 'eraser'
    ? inkPath(drawn, 'marker', ERASER_WIDTH)
    : inkPath(drawn, pen, ownPens.get()[pen].width);
}

/** The points of the way of a hand, also between those that a browser tells. */
function* wayOf(points: readonly Point[]): Generator<Point> {
  let from = points[0];
  for (const to of points) {
    const steps = Math.max(1, Math.ceil((2 * distance(from ?? to, to)) / ERASER_WIDTH));
    for (let n = 1; from && n <= steps; n += 1)
      yield { x: from.x + ((to.x - from.x) * n) / steps, y: from.y + ((to.y - from.y) * n) / steps };
    from = to;
  }
}

/** Whole lines go that the eraser touched; what is locked stays. */
export function eraseStrokes(
  commands: BoardCommands,
  points: readonly Point[],
  touches: (id: ItemId, point: Point) => boolean,
): void {
  const { context, model } = commands.parts;
  if (!commands.mayEdit) return;
  const way = [...wayOf(points)];
  const lines = [...model.boxes()].map(([id]) => id).filter((id) => model.item(id)?.kind === 'stroke');
  const touched = lines.filter((id) => {
    const near = inflate(model.bounds(id) ?? { x: 0, y: 0, w: 0, h: 0 }, ERASER_WIDTH);
    return way.some((point) => containsPoint(near, point) && touches(id, point));
  });
  if (touched.length === 0) return;
  deleteItems(context, touched);
  model.store.flush();
}
