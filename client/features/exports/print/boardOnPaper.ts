/** A board to the printer: its picture, that of each of its frames, and the text that stands below them. */
import { type ExportedBoard, exportName } from '../../../../shared/exchange/exported.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Running } from '../exportDoor.ts';
import { pictureOf } from '../exportPicture.ts';
import type { BoardLook } from '../picture/svg.ts';
import { type PrintPicture, type PrintWords, print, printView } from './printBoard.ts';

export interface Paper {
  readonly board: ExportedBoard;
  /** All frames of the board, each alone, in their turn. */
  readonly frames: readonly ExportedBoard[];
  readonly look: BoardLook;
  readonly words: PrintWords;
  readonly wordsFor: (board: ExportedBoard) => string;
  readonly running: Running;
}

/** Resolves early, with nothing printed, when it is given up. */
export async function printBoard({ board, frames, look, words, wordsFor, running }: Paper): Promise<void> {
  const addresses: string[] = [];
  const picture = async (one: ExportedBoard): Promise<PrintPicture | null> => {
    const description = wordsFor(one);
    const drawn = await pictureOf(one, look, { title: exportName(one), description });
    if (drawn === null) return null;
    const address = URL.createObjectURL(new Blob([drawn.svg], { type: 'image/svg+xml' }));
    addresses.push(address);
    return { address, description };
  };
  const there = new Set(board.items.map(({ item }) => item.id));
  const printed = frames.filter(({ frame }) => frame !== null && there.has(frame));
  // One frame is in the picture of all already.
  const parts = board.frame === null && printed.length > 1 ? printed : [];
  try {
    const whole = await picture(board);
    const each = new Map<ItemId, PrintPicture>();
    for (const [at, part] of parts.entries()) {
      if (running.signal.aborted) return;
      const made = await picture(part);
      if (made && part.frame) each.set(part.frame, made);
      running.onProgress((at + 1) / parts.length);
    }
    if (running.signal.aborted) return;
    running.leave();
    await print(printView(board, { whole, frames: each }, words), exportName(board));
  } finally {
    for (const address of addresses) URL.revokeObjectURL(address);
  }
}
