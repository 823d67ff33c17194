/** About how high a note becomes, since no letters are measured here. */
import { NOTE_SIZE } from '../documents/boardKinds.ts';
import { CELL } from '../documents/tableLayout.ts';

const LETTERS_PER_LINE = 20;
const LINES_IN_SQUARE = 8;
const LINE = 18;

function linesOf(text: string, perLine: number): number {
  return text
    .split('\n')
    .reduce((sum, paragraph) => sum + Math.max(1, Math.ceil(paragraph.length / perLine)), 0);
}

export function noteHeight(text: string, width: number = NOTE_SIZE): number {
  const lines = linesOf(text, Math.max(4, (LETTERS_PER_LINE * width) / NOTE_SIZE));
  return Math.max(width, width + (lines - LINES_IN_SQUARE) * LINE);
}

/** In a cell of a table. */
export function cellNoteHeight(text: string): number {
  return CELL.least + (linesOf(text, LETTERS_PER_LINE) - 1) * CELL.line;
}
