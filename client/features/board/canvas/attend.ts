/** What comes along with the field in which somebody writes. Loaded with the bars. */
import type * as Y from 'yjs';
import { mirrorStrong } from '../text/strongMirror.ts';
import type { BoardCommands } from './BoardCommands.ts';
import { pasting } from './laterPasting.ts';

interface Writing {
  readonly field: HTMLTextAreaElement;
  readonly canvas: { readonly commands: BoardCommands; readonly focusSurface: () => void };
}

/** Its bold letters, a range of a spreadsheet that is pasted while all in it is marked, or nothing is, and what comes from a document. Answers the end of it. */
export function attend({ field, canvas }: Writing, text: Y.Text): () => void {
  const stop = mirrorStrong(field, text);
  const take = (event: ClipboardEvent) => {
    const { clipboardData } = event;
    const isWhole = field.selectionEnd - field.selectionStart === field.value.length;
    const code = pasting.now();
    if (!code || !clipboardData) return;
    const texts = { html: clipboardData.getData('text/html'), text: clipboardData.getData('text/plain') };
    const fills = isWhole && code.fillWritten(canvas.commands, texts);
    if (fills) canvas.focusSurface();
    if (fills || code.pasteWritten(canvas.commands, field, texts)) event.preventDefault();
  };
  field.addEventListener('paste', take);
  return () => {
    field.removeEventListener('paste', take);
    stop();
  };
}
