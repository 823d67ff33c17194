/**
 * A tool of the mouse: what it puts on the board comes where the next press is, as large as the next drag. What came by
 * key or finger goes there too, as long as nobody has written in it.
 */
import type { StickerSymbol } from '../../../../shared/documents/boardKinds.ts';
import type { Box, Point } from '../../../canvas/geometry.ts';
import type { Tool } from '../../../canvas/handlers.ts';
import { type Writable, writable } from '../../../live/readable.ts';
import type { BoardCommands } from './BoardCommands.ts';
import { stickers } from './later.ts';
import { newcomers } from './laterNewcomers.ts';
import type { Placed } from './placed.ts';

export class Placing {
  /** What the tool puts on the board, while it is the one that places. */
  readonly what = writable<Placed>('note');
  readonly #commands: BoardCommands;
  readonly #tool: Writable<Tool>;
  readonly #comment: (at: Point) => void;

  constructor(commands: BoardCommands, tool: Writable<Tool>, comment: (at: Point) => void) {
    this.#commands = commands;
    commands.comeNear = (id) => newcomers.hope((code) => code.comeNear(commands, id));
    this.#tool = tool;
    this.#comment = comment;
  }

  /** Taken once more it is put down. */
  take(what: Placed): void {
    const again = this.holds(this.#tool.get(), what);
    this.what.set(what);
    this.#arm();
    if (again) this.putDown();
  }

  holds(tool: Tool, what: string): boolean {
    return (tool === 'place' || tool === 'inHand') && this.what.get() === what;
  }

  /** What has just come, unless at a place that was pointed at, is in the hand until it has words or the writing ends. */
  keepInHand(what: Placed, at?: Point): void {
    if (at) return;
    newcomers.hope((code) => {
      this.what.set(what);
      code.keepInHand(this.#commands, this.#tool);
    });
  }

  /** Where it is, it stays, as if it had been put there: a text only with words. */
  settle(): boolean {
    if (this.#tool.get() !== 'inHand') return false;
    if (this.what.get() !== 'text') this.#commands.fresh = null;
    this.putDown();
    return true;
  }

  /** The tool alone is in the hand. */
  readonly #arm = (): void => {
    const { fresh, parts } = this.#commands;
    const held = this.#tool.get() === 'inHand';
    this.#tool.set('place');
    if (held) newcomers.now()?.takeBack(parts, fresh);
  };

  /** It is drawn anew, not beside what is there. */
  readonly begin = (): void => {
    if (this.#tool.get() === 'inHand') this.#arm();
  };

  /** Stays in the hand, to go from item to item, until it is put down: the one that was put last, or this. */
  takeSticker(symbol?: StickerSymbol): void {
    stickers.run(this.#commands.parts, ({ stickerLook }) => {
      if (symbol) stickerLook.keep({ symbol });
      this.#tool.set('stamp');
    });
  }

  putDown(): void {
    if (['place', 'inHand', 'stamp', 'comment'].includes(this.#tool.get())) this.#tool.set('select');
  }

  readonly place = (area: Box | null, at: Point): void => {
    const commands = this.#commands;
    const what = this.what.get();
    this.begin();
    if (this.#tool.get() === 'stamp') {
      stickers.run(commands.parts, ({ putAt }) => putAt(commands, at));
      return;
    }
    const comments = this.#tool.get() === 'comment';
    this.putDown();
    if (comments) this.#comment(at);
    else newcomers.run(commands.parts, ({ put }) => put(commands, what, area, at));
  };
}
