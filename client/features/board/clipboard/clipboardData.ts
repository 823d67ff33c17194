/** What goes to the system's clipboard: our own clip, and a list for other programs. */
import type { ItemId } from '../../../../shared/ids.ts';
import { LIMITS } from '../../../../shared/limits.ts';
import { BOARD_CLIP, type ClipboardTexts, clipInList } from '../../../canvas/clipboard.ts';
import type { Home } from '../../../live/edit.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { type Clip, clipOf, wordsOf, writeClip } from './clip.ts';

export const lettersOf = ({ items }: Clip) => items.reduce((sum, item) => sum + item.text.length, 0);

export interface Copied extends ClipboardTexts {
  /** Nowhere it could be pasted. */
  readonly isTooMuch: boolean;
}

/** Null when nothing that can be copied is chosen. */
export function copyItems(
  model: BoardModel,
  ids: readonly ItemId[],
  cut = false,
  home?: Home,
): Copied | null {
  const clip = clipOf(model, ids, cut, home);
  if (clip === null) return null;
  const lines = wordsOf(model, ids).map((item) => item.text);
  const encoded = writeClip(clip);
  return {
    // One is its own lines, several a line each.
    text: lines.map((line) => (lines[1] ? line.replace(/\s*\n\s*/g, ' ') : line)).join('\n'),
    html: clipInList(BOARD_CLIP, encoded, lines),
    isTooMuch:
      clip.items.length > LIMITS.itemsPerPaste ||
      lettersOf(clip) > LIMITS.lettersPerPaste ||
      encoded.length > LIMITS.clipLetters,
  };
}
