/** What goes to and comes from the system's clipboard: our own clip, a list, or rows of a spreadsheet. */
import { type PastedLines, readLines } from '../../../../shared/exchange/pastedLines.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { LIMITS } from '../../../../shared/limits.ts';
import { type ClipboardTexts, clipInHtml, clipInList } from '../../../canvas/clipboard.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { type Clip, clipOf, readClip, wordsOf, writeClip } from './clip.ts';

export type Pasted =
  | { readonly kind: 'clip'; readonly clip: Clip }
  /** Of Excalidraw or tldraw, by its looks. */
  | { readonly kind: 'drawing' }
  /** A clip that is larger than any that is made here. */
  | { readonly kind: 'tooMuch' }
  | PastedLines;

const ATTRIBUTE = 'data-jumelage-board';

/** How their clipboards begin; what is inside is read, and may be refused, later. */
const DRAWING_HTML = /<div data-tldraw/;
const DRAWING_TEXT = /^\s*\{\s*"type"\s*:\s*"excalidraw(?:\/clipboard)?"/;

const lettersOf = ({ items }: Clip) => items.reduce((sum, item) => sum + item.text.length, 0);

export interface Copied extends ClipboardTexts {
  /** Nowhere it could be pasted. */
  readonly isTooMuch: boolean;
}

/** Null when nothing that can be copied is chosen. */
export function copyItems(model: BoardModel, ids: readonly ItemId[]): Copied | null {
  const clip = clipOf(model, ids);
  if (clip === null) return null;
  const lines = wordsOf(model, ids).map((item) => item.text.replace(/\s*\n\s*/g, ' '));
  const encoded = writeClip(clip);
  return {
    text: lines.join('\n'),
    html: clipInList(ATTRIBUTE, encoded, lines),
    isTooMuch:
      clip.items.length > LIMITS.itemsPerPaste ||
      lettersOf(clip) > LIMITS.lettersPerPaste ||
      encoded.length > LIMITS.clipLetters,
  };
}

export function readPasted({ html, text }: ClipboardTexts): Pasted {
  const encoded = clipInHtml(ATTRIBUTE, html);
  if (encoded !== undefined && encoded.length > LIMITS.clipLetters) return { kind: 'tooMuch' };
  const clip = encoded === undefined ? null : readClip(encoded);
  if (clip) {
    return lettersOf(clip) > LIMITS.lettersPerPaste ? { kind: 'tooLong' } : { kind: 'clip', clip };
  }
  if (DRAWING_HTML.test(html) || DRAWING_TEXT.test(text))
    return html.length + text.length > 8 * LIMITS.lettersPerPaste ? { kind: 'tooLong' } : { kind: 'drawing' };
  return readLines(text);
}
