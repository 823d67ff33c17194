/** What comes from the system's clipboard: our own clip, a drawing, a list, or rows of a spreadsheet. */
import { type PastedLines, readLines } from '../../../../shared/exchange/pastedLines.ts';
import { LIMITS } from '../../../../shared/limits.ts';
import { BOARD_CLIP, type ClipboardTexts, clipInHtml } from '../../../canvas/clipboard.ts';
import type { Clip } from './clip.ts';
import { lettersOf } from './clipboardData.ts';
import { readClip } from './readClip.ts';

export type Pasted =
  | { readonly kind: 'clip'; readonly clip: Clip }
  /** Of Excalidraw or tldraw, by its looks. */
  | { readonly kind: 'drawing' }
  /** A clip that is larger than any that is made here. */
  | { readonly kind: 'tooMuch' }
  | PastedLines;

/** How their clipboards begin; what is inside is read, and may be refused, later. */
const DRAWING_HTML = /<div data-tldraw/;
const DRAWING_TEXT = /^\s*\{\s*"type"\s*:\s*"excalidraw(?:\/clipboard)?"/;

export function readPasted({ html, text }: ClipboardTexts): Pasted {
  const encoded = clipInHtml(BOARD_CLIP, html);
  if (encoded !== undefined && encoded.length > LIMITS.clipLetters) return { kind: 'tooMuch' };
  const clip = encoded === undefined ? null : readClip(encoded);
  if (clip) {
    return lettersOf(clip) > LIMITS.lettersPerPaste ? { kind: 'tooLong' } : { kind: 'clip', clip };
  }
  if (DRAWING_HTML.test(html) || DRAWING_TEXT.test(text))
    return html.length + text.length > 8 * LIMITS.lettersPerPaste ? { kind: 'tooLong' } : { kind: 'drawing' };
  return readLines(text);
}
