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

type Deltas = readonly (readonly DeltaPart[])[];

interface Stretch {
  readonly at: number;
  readonly length: number;
}

/** A change of the field, moved through changes of the text that the field has not shown. */
interface Rebased {
  /** Stretches to take out, from the last to the first: what others took out already is not among them. */
  readonly removals: readonly Stretch[];
  readonly at: number;
  /** Where a position in the field stands in the text afterwards. */
  readonly position: (index: number) => number;
}

function through(deltas: Deltas, index: number, sticky = false): number {
  return deltas.reduce((at, delta) => movePosition(at, delta, sticky), index);
}

function rebase({ at, remove, insert }: Splice, deltas: Deltas): Rebased {
  const removals: Stretch[] = [];
  let removed = 0;
  for (let index = at + remove - 1; index >= at; index--) {
    let place: number | null = index;
    for (const delta of deltas)
      place = place !== null && survives(place, delta) ? movePosition(place, delta, true) : null;
    if (place === null) continue;
    removed += 1;
    const last = removals.at(-1);
    if (last?.at === place + 1) removals[removals.length - 1] = { at: place, length: last.length + 1 };
    else removals.push({ at: place, length: 1 });
  }
  const start = through(deltas, at);
  const position = (index: number) => {
    if (index <= at) return through(deltas, index);
    if (index <= at + insert.length) return start + index - at;
    const before = index - insert.length + remove;
    return through(deltas, before) - removed + insert.length;
  };
  return { removals, at: start, position };
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
    const { removals, at, position } = rebase(splice, this.#unseen);
    this.#writing = true;
    try {
      this.#options.write(() => {
        for (const stretch of removals) this.text.delete(stretch.at, stretch.length);
        if (splice.insert !== '') this.text.insert(at, splice.insert);
      });
    } finally {
      this.#writing = false;
    }
    this.#catchUp(position);
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
  #catchUp(position?: (index: number) => number): void {
    const unseen = this.#unseen;
    this.#unseen = [];
    const text = this.text.toString();
    this.#shown = text;
    if (this.#field.value === text) return;
    const { selectionStart, selectionEnd, selectionDirection } = this.#field;
    const move = position ?? ((index: number) => through(unseen, index));
    this.#field.value = text;
    this.#field.setSelectionRange(move(selectionStart), move(selectionEnd), selectionDirection);
  }
}
