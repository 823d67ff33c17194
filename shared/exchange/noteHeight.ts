/** About how high a note becomes, since no letters are measured here. */
import { NOTE_SIZE } from '../documents/boardKinds.ts';

const LETTERS_PER_LINE = 20;
const LINES_IN_SQUARE = 8;
const LINE = 18;

export function noteHeight(text: string, width: number = NOTE_SIZE): number {
  const perLine = Math.max(4, (LETTERS_PER_LINE * width) / NOTE_SIZE);
  let lines = 0;
  for (const paragraph of text.split('\n')) lines += Math.max(1, Math.ceil(paragraph.length / perLine));
  return Math.max(width, width + (lines - LINES_IN_SQUARE) * LINE);
}
