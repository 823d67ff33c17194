/**
 * One text field on one Y.Text. What is typed goes in as the smallest change; what others write is merged in around the
 * caret. The field belongs to the browser: nothing writes to it while an input method composes, or the composition would
 * break; what arrives meanwhile waits, and what was composed is moved through it.
 */
import type * as Y from 'yjs';
import { type DeltaPart, movePosition, type Splice, spliceBetween, survives } from './splice.ts';

export interface TextBindingOptions {
  /** Runs one write as a transaction of this tab; called once for each change of the field. */
  readonly write: (change: () => void) => void;
  /** After the field's text changed, by whomever. */
  readonly onChange?: (text: string) => void;
}

/** Positions of a text's letters after changes that the splice's author has not seen. */
function rebase(splice: Splice, deltas: readonly (readonly DeltaPart[])[]): readonly Splice[] {
  const move = (index: number, sticky: boolean) =>
    deltas.reduce((at, delta) => movePosition(at, delta, sticky), index);
  const kept: number[] = [];
  for (let index = splice.at; index < splice.at + splice.remove; index++) {
    let at: number | null = index;
    for (const delta of deltas) {
      if (at === null || !survives(at, delta)) at = null;
      else at = movePosition(at, delta, true);
    }
    if (at !== null) kept.push(at);
  }
  const removals = kept.reverse().map((at) => ({ at, remove: 1, insert: '' }));
  const at = move(splice.at, false);
  return splice.insert === '' ? removals : [...removals, { at, remove: 0, insert: splice.insert }];
}

export class TextBinding {
  readonly text: Y.Text;
  readonly #field: HTMLTextAreaElement;
  readonly #options: TextBindingOptions;
  /** What the field showed when it and the text were last the same, and what the text went through since. */
  #shown: string;
  #unseen: (readonly DeltaPart[])[] = [];
  #composing = false;
  #writing = false;

  constructor(field: HTMLTextAreaElement, text: Y.Text, options: TextBindingOptions) {
    this.text = text;
    this.#field = field;
    this.#options = options;
    this.#shown = text.toString();
    field.value = this.#shown;
    field.addEventListener('input', this.#onInput);
    field.addEventListener('compositionstart', this.#onCompositionStart);
    field.addEventListener('compositionend', this.#onCompositionEnd);
    text.observe(this.#onText);
  }

  /** Writes what stands in the field, also in the middle of a composition. */
  commit(): void {
    const { value, selectionStart } = this.#field;
    const splice = spliceBetween(this.#shown, value, selectionStart);
    this.#shown = value;
    if (splice === null) {
      this.#catchUp();
      return;
    }
    const splices = rebase(splice, this.#unseen);
    this.#writing = true;
    try {
      this.#options.write(() => {
        for (const { at, remove, insert } of splices) {
          if (remove > 0) this.text.delete(at, remove);
          if (insert !== '') this.text.insert(at, insert);
        }
      });
    } finally {
      this.#writing = false;
    }
    this.#catchUp();
    this.#options.onChange?.(this.#field.value);
  }

  destroy(): void {
    this.#field.removeEventListener('input', this.#onInput);
    this.#field.removeEventListener('compositionstart', this.#onCompositionStart);
    this.#field.removeEventListener('compositionend', this.#onCompositionEnd);
    this.text.unobserve(this.#onText);
  }

  readonly #onInput = () => {
    if (!this.#composing) this.commit();
  };
  readonly #onCompositionStart = () => {
    this.#composing = true;
  };
  readonly #onCompositionEnd = () => {
    this.#composing = false;
    this.commit();
  };
  readonly #onText = (event: Y.YTextEvent) => {
    if (this.#writing) return;
    this.#unseen.push(event.delta as DeltaPart[]);
    if (this.#composing) return;
    this.#catchUp();
    this.#options.onChange?.(this.#field.value);
  };

  /** Brings the field up to the text, the caret and the selection with it. */
  #catchUp(): void {
    const unseen = this.#unseen;
    this.#unseen = [];
    const text = this.text.toString();
    this.#shown = text;
    if (this.#field.value === text) return;
    const { selectionStart, selectionEnd, selectionDirection } = this.#field;
    const move = (index: number) => unseen.reduce((at, delta) => movePosition(at, delta), index);
    this.#field.value = text;
    this.#field.setSelectionRange(move(selectionStart), move(selectionEnd), selectionDirection);
  }
}
