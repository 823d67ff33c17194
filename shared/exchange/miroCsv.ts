/**
 * What Miro saves as a spreadsheet: no names of columns and no places. Every cell is in quotes; each frame is a block
 * of lines, with an empty line before the next; its first line is the frame's title, `""` when it has none. A line is
 * the words of one item; what stands in further cells of it are addresses that it leads to.
 */
import type { Row } from './cells.ts';
import type { DraftBox } from './DraftBox.ts';

type Block = readonly Row[];

/** Null for a table of another kind. */
export function miroBlocks(source: string, rows: readonly Row[]): readonly Block[] | null {
  const lines = source.split(/\r\n|\r|\n/);
  const blocks: Row[][] = [[]];
  for (const row of rows) {
    const line = lines[row.line - 1] ?? '';
    if (line.trim() === '') blocks.push([]);
    else if (line.startsWith('"')) blocks.at(-1)?.push(row);
    else return null;
  }
  const filled = blocks.filter((block) => block.length > 0);
  return filled.length > 1 ? filled : null;
}

/** A tag, an address: whatever the words do not say already. */
function wordsOf({ cells: [words = '', ...more] }: Row): string {
  const further = more
    .flatMap((cell) => cell.split(', '))
    .filter((one) => one.trim() !== '' && !words.includes(one));
  return [words, ...further].join('\n');
}

export function addMiroBlocks(box: DraftBox, blocks: readonly Block[]): void {
  for (const [title, ...items] of blocks) {
    if (title === undefined) continue;
    const parent =
      items.length === 0 ? null : box.add({ kind: 'frame', text: title.cells[0] ?? '' }, title.line);
    // A block of one line is a text that lies by itself.
    for (const item of items.length === 0 ? [title] : items)
      if (item.cells.some((cell) => cell.trim() !== ''))
        box.add({ kind: 'note', text: wordsOf(item), parent }, item.line);
  }
}
