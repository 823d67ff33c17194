/** A tool of the mouse: what it puts on the board comes where the next press is, as large as the next drag. */
import type { ShapeForm, StickerSymbol } from '../../../../shared/documents/boardKinds.ts';
import { MIN_NOTE_SIZE, SHAPE_FORMS, STICKERS } from '../../../../shared/documents/boardKinds.ts';
import type { Box, Point } from '../../../canvas/geometry.ts';
import { centre } from '../../../canvas/geometry.ts';
import type { Tool } from '../../../canvas/handlers.ts';
import { type Writable, writable } from '../../../live/readable.ts';
import type { BoardCommands } from './BoardCommands.ts';
import { newShape, newText } from './Figures.ts';
import { stickers } from './later.ts';

export type Placed = 'note' | 'text' | 'frame' | ShapeForm;

/** Board pixels below which a drag was a press. */
const LEAST = 24;

export function mayBePlaced(act: string): act is Placed {
  return act === 'note' || act === 'text' || act === 'frame' || SHAPE_FORMS.some((form) => form === act);
}

/** The sticker of an act of that name; null of every other act. */
export function stickerOf(act: string): StickerSymbol | null {
  return STICKERS.find((symbol) => act === `sticker.${symbol}`) ?? null;
}

export class Placing {
  /** What the tool puts on the board, while it is the one that places. */
  readonly what = writable<Placed>('note');
  readonly #commands: BoardCommands;
  readonly #tool: Writable<Tool>;
  readonly #comment: (at: Point) => void;

  constructor(commands: BoardCommands, tool: Writable<Tool>, comment: (at: Point) => void) {
    this.#commands = commands;
    this.#tool = tool;
    this.#comment = comment;
  }

  /** Taken once more it is put down. */
  take(what: Placed): void {
    const again = this.#tool.get() === 'place' && this.what.get() === what;
    this.what.set(what);
    this.#tool.set(again ? 'select' : 'place');
  }

  /** Stays in the hand, to go from item to item, until it is put down: the one that was put last, or this. */
  takeSticker(symbol?: StickerSymbol): void {
    stickers.run(this.#commands.parts, ({ stickerLook }) => {
      if (symbol) stickerLook.keep({ symbol });
      this.#tool.set('stamp');
    });
  }

  putDown(): void {
    this.#tool.set('select');
  }

  readonly place = (area: Box | null, at: Point): void => {
    const commands = this.#commands;
    const what = this.what.get();
    if (this.#tool.get() === 'stamp') {
      stickers.run(commands.parts, ({ putAt }) => putAt(commands, at));
      return;
    }
    const comments = this.#tool.get() === 'comment';
    this.putDown();
    if (comments) this.#comment(at);
    if (comments || !commands.mayEdit) return;
    // A text is drawn wide and low.
    const size = area ? (what === 'text' ? area.w : Math.min(area.w, area.h)) : 0;
    const drawn = size >= LEAST ? area : null;
    if (what === 'note') {
      if (drawn)
        commands.newNote(centre(drawn), Math.max(MIN_NOTE_SIZE, Math.round(Math.min(drawn.w, drawn.h))));
      else commands.newNote(at);
    } else if (what === 'text') newText(commands, at, drawn);
    else if (what === 'frame') commands.newFrame(drawn ?? at);
    else newShape(commands, what, at, drawn);
  };
}
