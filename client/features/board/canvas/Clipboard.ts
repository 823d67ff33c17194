/** Copy and cut on the canvas; pasting comes with its code. */
import type { ClipboardOwner, ClipboardTexts } from '../../../canvas/clipboard.ts';
import { writable } from '../../../live/readable.ts';
import type { AskedList, Pasting } from '../clipboard/askedList.ts';
import { copyItems } from '../clipboard/clipboardData.ts';
import type { BoardCommands } from './BoardCommands.ts';
import { pasting } from './laterPasting.ts';
import { removeChosen } from './removing.ts';

export class Clipboard implements ClipboardOwner, Pasting {
  /** A list that waits for an answer. */
  readonly asking = writable<AskedList | null>(null);
  /** The field for a list is open. */
  readonly writing = writable(false);
  /** What was pasted last, as long as it may be notes or a table. */
  rows: Pasting['rows'] = null;
  readonly #commands: BoardCommands;

  constructor(commands: BoardCommands) {
    this.#commands = commands;
  }

  copy(cut = false): ClipboardTexts | null {
    const { context, model, voice, t } = this.#commands.parts;
    const { chosen } = this.#commands;
    const texts = copyItems(model, chosen, cut, context.home?.());
    if (texts?.isTooMuch) {
      pasting.run(this.#commands.parts, (code) => code.sayTooMuch(this.#commands.parts));
      return null;
    }
    voice.say(texts ? t('said.copied', { count: chosen.length }) : t('said.nothingSelected'));
    // Cells of a table for a spreadsheet; without that code they are a list.
    return texts && (pasting.now()?.withCells(model, chosen, texts) ?? texts);
  }

  cut(): ClipboardTexts | null {
    if (!this.#commands.mayEdit) return this.copy();
    const texts = this.copy(true);
    if (texts) removeChosen(this.#commands);
    return texts;
  }

  paste(texts: ClipboardTexts): void {
    pasting.run(this.#commands.parts, (code) => code.paste(this, this.#commands, texts));
  }

  /** A list that was looked at: nothing asks again. `over` hears whether the code for it was there. */
  create(list: AskedList, over: (made: boolean) => void = () => undefined): void {
    const make = (code: Awaited<ReturnType<typeof pasting.fetch>>) => {
      code.create(this, this.#commands, list);
      over(true);
    };
    pasting.run(this.#commands.parts, make, () => over(false));
  }
}
