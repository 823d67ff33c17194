/** Bold between letters: how the next ones that are typed at the caret will be, until it goes elsewhere. */

import type * as Y from 'yjs';
import { isStrong } from '../../../../shared/documents/setStrong.ts';

interface Caret {
  readonly field: HTMLTextAreaElement;
  readonly text: Y.Text;
  /** All of them are. */
  readonly whole: boolean;
}

let waiting: { readonly field: Element; readonly end: () => void } | null = null;

/** Letters typed at the end of bold ones are bold, too. */
function wouldBe({ field: { selectionStart: at }, text, whole }: Caret): boolean {
  return whole || (at > 0 && isStrong(text, at - 1, at));
}

/**
 * The next letters are the other way than they would be: `turn` is told which, once they stand there. Asked again before
 * that, they are as they would be. Answers how they will be.
 */
export function turnNext(caret: Caret, turn: (from: number, to: number) => void): boolean {
  const { field, text } = caret;
  const strong = wouldBe(caret);
  if (waiting?.field === field) {
    waiting.end();
    return strong;
  }
  const over = new AbortController();
  const { signal } = over;
  const at = field.selectionStart;
  const before = text.length;
  const end = () => {
    over.abort();
    waiting = null;
  };
  // The field's binding has written them by now; while an input method composes nothing stands there yet.
  const typed = (event: Event) => {
    if (event instanceof InputEvent && event.isComposing) return;
    end();
    const to = field.selectionStart;
    if (to > at && text.length === before + to - at) turn(at, to);
  };
  field.addEventListener('input', typed, { signal });
  field.addEventListener('compositionend', typed, { signal });
  field.addEventListener('blur', end, { signal });
  // The letters themselves move it, too, but only afterwards.
  const moved = () => {
    if (field.selectionStart !== at && text.length === before && field.value.length === before) end();
  };
  document.addEventListener('selectionchange', moved, { signal });
  waiting = { field, end };
  return !strong;
}
