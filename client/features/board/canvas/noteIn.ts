/** Notes in a frame, a cluster or a table, wherever one is looking, and at the end of a link. */
import { NOTE_SIZE } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { type Box, centre, containsPoint, type Point } from '../../../canvas/geometry.ts';
import { linkItems } from '../acts/make.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { CLUSTER, FRAME_HEADER } from '../model/layout.ts';
import type { BoardCommands } from './BoardCommands.ts';
import { cellMeant, cellOn, chooseNotes, notesMeant } from './cellMeant.ts';
import { roomFor } from './Figures.ts';
import { frameMeant, placeInFrame } from './inFrames.ts';
import { makeInGrown } from './inGrownFrame.ts';
import type { CommandParts } from './Making.ts';
import { nextShape } from './nextShape.ts';
import { containerAt, freePlace, openPlace } from './places.ts';

interface Desk {
  readonly commands: BoardCommands;
  /** None in a list. */
  readonly hands: { readonly placing: { keepInHand(what: 'note'): void } } | null;
}

/**
 * Makes the next note in it, at the place that it is given: in a frame in its rows, and a full one grows (BC190); what
 * gives notes their places takes it from there. Null where the container is gone.
 */
export function makeIn(
  parts: CommandParts,
  container: ItemId,
  make: (at: Point) => ItemId | null,
): ItemId | null {
  const { model } = parts;
  const box = model.box(container);
  if (!box) return null;
  const wish = { x: box.x + 24, y: box.y + FRAME_HEADER + 24, w: NOTE_SIZE, h: NOTE_SIZE };
  const place = openPlace(model, wish, { inside: box, within: box });
  const grown = place ? undefined : makeInGrown(parts, container, NOTE_SIZE, make);
  return grown === undefined ? make(place ?? placeFor(model, container, wish, box)) : grown;
}

/** In a full frame that cannot grow over something, rather than out of it. */
function placeFor(model: BoardModel, container: ItemId, wish: Box, box: Box): Box {
  const below = freePlace(model, wish, { inside: box });
  const isFrame = model.item(container)?.kind === 'frame';
  return isFrame ? placeInFrame(model, below, { aim: null, chosen: container }) : below;
}

/** With the caret in it; in a table in the cell that is meant. */
export function noteIn(commands: BoardCommands, container: ItemId): ItemId | null {
  const meant = cellMeant(commands.parts);
  const cell = meant?.table === container && { cell: meant.cell };
  const make = (at: Point) => commands.makeNote(at, { parent: container, ...cell });
  return commands.mayEdit ? makeIn(commands.parts, container, make) : null;
}

/** Null where no cell is meant. */
export function noteInCell(commands: BoardCommands): ItemId | null {
  const meant = cellMeant(commands.parts);
  return meant && noteIn(commands, meant.table);
}

/** In the cell that is meant, or in the frame, near what is chosen there; false where neither is. */
export function noteMeant({ commands, hands }: Desk): boolean {
  const { model, selection } = commands.parts;
  if (noteInCell(commands)) return true;
  const frame = hands && frameMeant(model, { aim: commands.pointer, chosen: selection.single });
  if (!frame || commands.pointer || !commands.mayEdit) return false;
  const box = roomFor(commands, { w: NOTE_SIZE, h: NOTE_SIZE });
  if (commands.makeNote(box, { parent: containerAt(model, centre(box), 'frame') }, {}, true))
    hands.placing.keepInHand('note');
  return true;
}

/** Who means a cell does not mean its whole table: its notes go, and of an empty one the table when it is asked for by name. Answers whether a cell is meant. */
export function keepsTable({ parts }: BoardCommands, remove: () => void): boolean {
  const { voice, selection, t } = parts;
  if (!cellMeant(parts)) return false;
  if (notesMeant(parts).length > 0) {
    const again = chooseNotes(parts);
    remove();
    again();
    return true;
  }
  const chosen = selection.state();
  const stands = { get: () => selection.state() === chosen, subscribe: selection.subscribe };
  voice.offer(t('said.wholeTable'), t('said.deleteTable'), remove, stands);
  return true;
}

/** With a link to it, where a link was dropped on empty board: a note, or the same shape. */
export function linkToNew(commands: BoardCommands, from: ItemId, at: Point): void {
  const { history, context } = commands.parts;
  if (nextShape(commands, from, at)) return;
  history.together(() => {
    const id = commands.newNote(at);
    if (id) linkItems(context, from, id);
  });
}

/** A double click of a table or a cluster: in a cell or below the title it makes a note, as on the board. */
export function writeInGrid(commands: BoardCommands, grid: ItemId, point: Point): void {
  const { model } = commands.parts;
  const box = model.box(grid);
  const inCluster = () => box !== null && containsPoint(box, point) && point.y > box.y + CLUSTER.header;
  if (model.tableOf(grid) ? cellOn(model, grid, point) : inCluster()) commands.newNote(point);
  else commands.edit(grid, point);
}
