/** Lines bent by hand or by arrow keys, and words put along them. What does that comes when it is wanted. */
import type { ItemId } from '../../../../shared/ids.ts';
import type { SurfaceHandlers } from '../../../canvas/handlers.ts';
import { writable } from '../../../live/readable.ts';
import type { BendHand, BendParts, ByKeys } from './BendHand.ts';
import { bendCode } from './laterLines.ts';

type Handlers = Pick<
  SurfaceHandlers<ItemId>,
  'onBendMove' | 'onBendDrop' | 'onBendCancel' | 'onBendClick' | 'onPutBack' | 'onWalk'
>;

export class Bends {
  /** The dot that arrow keys move, as long as its line is the one that is selected. */
  readonly keys = writable<ByKeys | null>(null);
  readonly handlers: Handlers;
  readonly #parts: BendParts;
  readonly #stop: () => void;
  #hand: BendHand | null = null;

  constructor(parts: BendParts) {
    this.#parts = parts;
    const { selection } = parts.commands.parts;
    this.#stop = selection.subscribe(() => {
      if (selection.single !== this.keys.get()?.id) this.letGo();
    });
    // A hand may be quicker than the code: what it did is done in its order once that comes.
    this.handlers = {
      onBendMove: (drag) => this.#hope((hand) => hand.show(drag)),
      onBendDrop: ({ id }) => this.with((hand) => hand.drop(id)),
      onBendCancel: (id) => this.#hope((hand) => hand.end(id)),
      onBendClick: (...click) => this.with((hand) => hand.click(...click)),
      onPutBack: () => this.#hand?.putBack() ?? false,
      onWalk: (by) => this.#hand?.walk(by) ?? false,
    };
  }

  with(act: (hand: BendHand) => void): void {
    bendCode.run(this.#parts.commands.parts, (code) => act(this.#of(code)));
  }

  #hope(act: (hand: BendHand) => void): void {
    bendCode.hope((code) => act(this.#of(code)));
  }

  #of(code: Awaited<ReturnType<typeof bendCode.fetch>>): BendHand {
    this.#hand ??= new code.BendHand(this.#parts, this.keys);
    return this.#hand;
  }

  /** Arrow keys bend it from now on, or what they made of it stays. */
  toggleKeys(id: ItemId): void {
    if (!this.letGo()) this.with((hand) => hand.begin(id));
  }

  /** True when the arrow key was for a bend. */
  nudge(dx: number, dy: number): boolean {
    return this.#hand?.nudge(dx, dy) ?? false;
  }

  /** What arrow keys made of it stays: true when they bent a line. */
  letGo(): boolean {
    return this.#hand?.letGo() ?? false;
  }

  /** The bend that arrow keys move goes: true when there was one. */
  takeAway(): boolean {
    return this.#hand?.takeAway() ?? false;
  }

  destroy(): void {
    this.#stop();
  }
}
