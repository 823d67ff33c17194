/** Linking without a drag: choose where the link starts, then where it ends, with the pointer or with the keyboard. */
import type { ItemId } from '../../../../shared/ids.ts';
import type { Tool } from '../../../canvas/handlers.ts';
import { type Writable, writable } from '../../../live/readable.ts';
import type { BoardCommands } from './BoardCommands.ts';

export type LinkStep =
  | { readonly kind: 'off' }
  | { readonly kind: 'from' }
  | { readonly kind: 'to'; readonly from: ItemId };

const OFF: LinkStep = { kind: 'off' };

export class LinkMode {
  readonly step = writable<LinkStep>(OFF);
  readonly #commands: BoardCommands;
  readonly #whenReleased: (run: () => void) => void;
  readonly #tool: Writable<Tool>;
  readonly destroy: () => void;

  /** `whenReleased` runs at once, or when the pointer that is down is up again. */
  constructor(commands: BoardCommands, whenReleased: (run: () => void) => void, tool: Writable<Tool>) {
    this.#commands = commands;
    this.#whenReleased = whenReleased;
    this.#tool = tool;
    tool.subscribe(() => tool.get() === 'select' || this.cancel());
    this.destroy = commands.parts.selection.subscribe(() => this.#onSelection());
  }

  /** With two items selected they are linked at once, with one the link starts there. */
  start(): void {
    const { model } = this.#commands.parts;
    if (!this.#commands.mayEdit) return;
    const [from, to, ...more] = this.#commands.chosen.filter((id) => model.item(id)?.kind !== 'connector');
    if (from && to && more.length === 0) {
      this.#commands.link(from, to, true);
      return;
    }
    this.#tool.set('select');
    this.step.set(from && to === undefined ? { kind: 'to', from } : { kind: 'from' });
  }

  /** Enter on an item while a link is being made means that item, not its words. */
  take(id: ItemId): boolean {
    if (this.step.get().kind === 'off') return false;
    this.#commands.parts.selection.set([id]);
    return true;
  }

  cancel(): void {
    this.step.set(OFF);
  }

  #onSelection(): void {
    const { model, selection } = this.#commands.parts;
    // Who writes has gone on to something else, as with N or T.
    if (selection.editing !== null) this.cancel();
    const step = this.step.get();
    const chosen = selection.single;
    if (step.kind === 'off' || chosen === null || model.item(chosen)?.kind === 'connector') return;
    if (step.kind === 'from') this.step.set({ kind: 'to', from: chosen });
    else if (chosen !== step.from) {
      this.cancel();
      // The press that chose is still going on, and its end selects once more.
      this.#whenReleased(() => this.#commands.link(step.from, chosen, true));
    }
  }
}
