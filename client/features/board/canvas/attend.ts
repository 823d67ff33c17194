/** What comes along with the field in which somebody writes. Loaded with the bars. */
import type * as Y from 'yjs';
import type { Desk } from '../actions/Action.ts';
import { mirrorStrong } from '../text/strongMirror.ts';
import { pasting } from './laterPasting.ts';

interface Writing {
  readonly field: HTMLTextAreaElement;
  readonly canvas: Desk;
}

/** Its bold letters, and a range of a spreadsheet that is pasted while all in it is marked, or nothing is. Answers the end of it. */
export function attend({ field, canvas }: Writing, text: Y.Text): () => void {
  const stop = mirrorStrong(field, text);
  const take = (event: ClipboardEvent) => {
    const { clipboardData } = event;
    const isWhole = field.selectionEnd - field.selectionStart === field.value.length;
    if (!isWhole || !clipboardData) return;
    const texts = { html: clipboardData.getData('text/html'), text: clipboardData.getData('text/plain') };
    if (pasting.now()?.fillWritten(canvas, texts)) event.preventDefault();
  };
  field.addEventListener('paste', take);
  return () => {
    field.removeEventListener('paste', take);
    stop();
  };
}
