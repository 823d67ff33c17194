import * as Y from 'yjs';
import { TYPING_PAUSE_MS } from './History.ts';

/** Letters of one text without a long pause are one change, as they are one step of undo. */
export class Typing {
  #text: Y.Text | null = null;
  #until = 0;

  /** Whether this goes on with what was typed just before. */
  goesOn({ changed }: Pick<Y.Transaction, 'changed'>, now: number): boolean {
    const [first, ...others] = changed.keys();
    const text =
      others.length === 0 && (first as unknown) instanceof Y.Text ? (first as unknown as Y.Text) : null;
    const goesOn = text !== null && text === this.#text && now < this.#until;
    this.#text = text;
    this.#until = now + TYPING_PAUSE_MS;
    return goesOn;
  }
}
