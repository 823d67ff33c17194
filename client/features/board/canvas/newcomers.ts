/** What has just come, or comes where the mouse says. Loaded with the bars. */
import {
  type BoardItem,
  isGrid,
  isTableLine,
  MIN_NOTE_SIZE,
  NOTE_SIZE,
} from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { keepInHand as keep, takeBack } from '../../../acts/fresh.ts';
import { comeClose, isTouched, leastZoom, USUAL_PX } from '../../../canvas/comeClose.ts';
import type { Box, Point } from '../../../canvas/geometry.ts';
import { centre } from '../../../canvas/geometry.ts';
import type { Tool } from '../../../canvas/handlers.ts';
import type { Side } from '../../../canvas/items.ts';
import { lendView } from '../../../canvas/lendView.ts';
import '../../../i18n/words/boardLater.ts';
import type { Writable } from '../../../live/readable.ts';
import type { Readable } from '../../../live/types.ts';
import { lettersOf } from '../model/figures.ts';
import type { BoardCommands } from './BoardCommands.ts';
import { cellMeant, meanCell } from './cellMeant.ts';
import { newShape, newText } from './Figures.ts';
import { titleScale } from './farTitles.ts';
import { belowTitle } from './inFrames.ts';
import { newTables } from './laterTables.ts';
import type { CommandParts, Making } from './Making.ts';
import { newFrame, nextFrame } from './newFrame.ts';
import { nextShape } from './nextShape.ts';
import { mayBePlaced, type Placed } from './placed.ts';

export { takeBack } from '../../../acts/fresh.ts';
export { duplicateItems } from '../acts/copy.ts';
export { caretAt } from '../text/caretAt.ts';
export { nextPoint, shiftPoints } from '../text/nextPoint.ts';
export { sign } from '../text/sign.ts';
export { attend } from './attend.ts';
export { become } from './becoming.ts';
export { duplicate } from './duplicate.ts';
export { newCluster } from './newCluster.ts';
export { newFrame, settle } from './newFrame.ts';
export { newImages } from './newImages.ts';
export { nextShape } from './nextShape.ts';
export { keepsTable, linkToNew, noteIn, noteMeant, writeInGrid } from './noteIn.ts';
export { plusTip } from './plusTip.ts';
export { replaceImage } from './replaceImage.ts';
export { rescue } from './rescue.ts';
export { showInMiddle } from './showInMiddle.ts';
export { followUnsent } from './unsent.ts';
export { default } from './views/ChosenCell.tsx';

/** At a pressed side of an item comes what goes on there: the next frame, the same shape, a row or column, else a note. */
export function goOnAt(commands: BoardCommands, from: ItemId, side: Side): void {
  const way = ({ left: 'left', right: 'right', top: 'above', bottom: 'below' } as const)[side];
  const kind = commands.parts.model.item(from)?.kind;
  const beside = () => commands.goBeside(from, way, true);
  if (kind === 'frame') nextFrame(commands, from, way);
  else if (nextShape(commands, from, way)) return;
  else if (!commands.mayEdit || !(kind === 'table' || isTableLine(kind))) beside();
  else newTables.run(commands.parts, ({ growTable }) => growTable(commands, from, way) || beside());
}

/** Board pixels below which a drag was a press. */
const LEAST = 24;

interface Near {
  readonly commands: BoardCommands;
  readonly hands: { readonly placing: { keepInHand(what: Placed, at?: Point): void } } | null;
}

/** What an image shows is written below it in small letters. */
const CAPTION_PX = 14;

/** Names are larger from far away, so that they can be read and written there. */
function lettersIn(item: BoardItem | null, zoom: number): number | undefined {
  if (item?.kind === 'text') return Math.max(USUAL_PX, lettersOf(item));
  if (item?.kind === 'image') return CAPTION_PX;
  return item?.kind === 'frame' || isGrid(item?.kind) ? USUAL_PX * titleScale(zoom) : undefined;
}

/** Who begins to write sees it: what the mouse has just put somewhere far out from its first letter on, what is in the hand later. */
export function comeNear({ fresh, parts, pointer, provisional }: Making, id: ItemId): void {
  const { model, selection, viewport } = parts;
  if (fresh?.id === id && fresh.waits) return;
  const item = model.item(id);
  const isNew = (item?.text === '' && item.kind !== 'image') || provisional === id;
  const waits = isNew && pointer && !isTouched() && viewport.zoom < leastZoom(lettersIn(item, viewport.zoom));
  if (!waits) {
    near(parts, id);
    return;
  }
  const look = () => {
    if (selection.editing === id && model.item(id)?.text === item?.text) return;
    for (const stop of stops) stop();
    if (selection.editing === id) near(parts, id);
  };
  const stops = [selection.subscribe(look), model.onChange(look)];
}

function near({ model, viewport, selection }: CommandParts, id: ItemId): void {
  const [box, item] = [model.box(id), model.item(id)];
  if (!box) return;
  // Of a link the words are in its middle.
  const words = item?.kind === 'connector' ? { ...centre(box), w: 0, h: 0 } : box;
  const from = viewport.camera();
  const to = comeClose(viewport, words, lettersIn(item, viewport.zoom));
  const goesOn = (...but: unknown[]) =>
    [...selection.ids].some((one) => !but.includes(one) && model.item(one)?.kind !== 'frame');
  const wholeOf = (written: unknown) =>
    [written as ItemId, model.parentOf(written as ItemId)].find((one) => model.item(one)?.kind === 'table');
  lendView({ viewport, selection, goesOn, wholeOf }, from, to);
}

/** With the mouse on the board what is seen stays where it is, for the next drag may go around it, until it is known that this stays. */
export function keepInHand({ fresh, parts }: BoardCommands, tool: Writable<Tool>): void {
  const stay = () => {
    if (fresh?.waits) near(parts, fresh.id);
  };
  if (!keep(parts, fresh, tool, stay)) stay();
}

/** At that point, or at once where there is room: then it is in the hand. A frame comes around two and more that are chosen. */
export function bring({ commands, hands }: Near, what: Exclude<Placed, 'note'>, at?: Point): void {
  if (what === 'text') newText(commands, at);
  else if (what === 'frame') newFrame(commands, at, 2);
  else newShape(commands, what, at);
  hands?.placing.keepInHand(what, at);
}

/** In the box that was drawn, or at the point. */
export function put(commands: BoardCommands, what: Placed, area: Box | null, at: Point): void {
  if (!commands.mayEdit) return;
  // A text is drawn wide and low.
  const size = area ? (what === 'text' ? area.w : Math.min(area.w, area.h)) : 0;
  const drawn = size >= LEAST ? area : null;
  if (what === 'note') {
    const side = drawn ? Math.max(MIN_NOTE_SIZE, Math.round(Math.min(drawn.w, drawn.h))) : NOTE_SIZE;
    const box = { x: at.x - side / 2, y: at.y - side / 2, w: side, h: side };
    commands.newNote(centre(drawn ?? belowTitle(commands.parts.model, box)), side, true);
  } else if (what === 'text') newText(commands, at, drawn);
  else if (what === 'frame') newFrame(commands, drawn ?? at);
  else newShape(commands, what, at, drawn);
}

/** What was made to be written in goes as if it had never come, if nobody has touched it; the cell in which it was is meant. */
export function abandon({ fresh, parts }: BoardCommands, id: ItemId): void {
  const [table, cell] = [parts.model.parentOf(id), parts.model.cellOf(id)];
  if (fresh?.id !== id || !takeBack(parts, fresh)) return;
  if (!(table && cell && meanCell(parts, table, cell))) parts.voice.say(parts.t('said.undone'));
}

/** Keys of one whose mouse is beside the board or at its edge, as on a bar: what they make is in the hand, and the view stays. */
export function takeByKey({ commands, hands }: Hand | NoHand, act: string): boolean {
  if (!hands || !mayBePlaced(act) || commands.pointer || isTouched()) return false;
  const is = (what: string) => document.querySelector(what) !== null;
  if (!is('html:hover') || is('[data-walked]')) return false;
  // A cell that is meant, and what is chosen to be framed, say where.
  if (cellMeant(commands.parts)) return false;
  if (act === 'frame' && commands.chosen.length > 1) return false;
  const { placing, tool } = hands;
  if (!placing.holds(tool.get(), act)) placing.take(act);
  return true;
}

interface Held {
  readonly commands: BoardCommands;
  readonly tool: Readable<Tool>;
  readonly placing: {
    readonly what: Readable<Placed>;
    putDown(): void;
    keepInHand(what: Placed, at?: Point): void;
  };
}

/** Enter with a tool in the hand: what it puts comes where there is room, to be written in. */
export function makeHeld({ commands, tool, placing }: Held): boolean {
  if (tool.get() !== 'place') return false;
  const what = placing.what.get();
  placing.putDown();
  if (what !== 'note') bring({ commands, hands: { placing } }, what);
  else if (commands.newNote()) placing.keepInHand('note');
  return true;
}

interface NoHand {
  readonly commands: BoardCommands;
  readonly hands: null;
}

interface Hand {
  readonly commands: BoardCommands;
  readonly hands: {
    readonly tool: Writable<Tool>;
    readonly placing: {
      holds(tool: Tool, what: Placed): boolean;
      take(what: Placed): void;
      place(area: null, at: Point): void;
    };
  };
}

/** Off the bar it is in the hand, and lands where that lets go. */
export function pull(what: Placed, { hands: { placing, tool }, commands }: Hand, button: HTMLElement): void {
  const over = new AbortController();
  const { signal } = over;
  const take = () => placing.holds(tool.get(), what) || placing.take(what);
  const letGo = () => {
    over.abort();
    const at = commands.pointer;
    if (at && placing.holds(tool.get(), what)) placing.place(null, at);
  };
  button.addEventListener('pointerleave', take, { once: true, signal });
  window.addEventListener('pointerup', letGo, { signal });
  // What the system takes away was not let go: it stays in the hand.
  window.addEventListener('pointercancel', () => over.abort(), { signal });
}
