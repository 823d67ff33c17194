/**
 * Cells of a Markdown table, both ways. In a cell `<br>` parts the lines of a note and what hangs on it, `<br><br>` one
 * note from the next; a lone backslash is an empty line, as in list items.
 */
/** Of a list in the words of an item; another one than that of items, so that reading tells them apart. */
export const POINT_SIGN = '*';
/** Before words that are a list and nothing else: it is seen by no reader of Markdown, and parts one such list from the next. */
export const LIST_MARK = '<!-- list -->';
/** Before what was said about a board: no words of the board come behind it. */
export const COMMENTS_MARK = '<!-- comments -->';

/** Behind words that say what has none; it names the kind. */
export const NAMELESS = /^.*<!-- nameless (\w+) -->\s*$/;

const BREAK = /^<br\s*\/?>/i;
/** With the space: a backslash before a sign would only say that the sign means itself. */
const EMPTY = '\\ ';

/** Parts at what `ends` finds where no backslash stands before it; answers the length of what parts. */
function partAt(text: string, ends: (rest: string) => number): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') {
      at += 1;
      continue;
    }
    const length = ends(text.slice(at, at + 20));
    if (length === 0) continue;
    parts.push(text.slice(start, at));
    start = at + length;
    at = start - 1;
  }
  return [...parts, text.slice(start)];
}

/** Null when the line is no row: it begins with a bar, or has one that parts it. */
export function cellsOfRow(line: string): readonly string[] | null {
  const parts = partAt(line.trim(), (rest) => (rest.startsWith('|') ? 1 : 0));
  if (parts.length < 2) return null;
  const inner = parts.slice(parts[0]?.trim() === '' ? 1 : 0, parts.at(-1)?.trim() === '' ? -1 : undefined);
  return inner.map((cell) => cell.trim());
}

/** The line below the names of columns: `| --- | :-: |`, one cell for each. */
export function isTableRule(line: string, columns: number): boolean {
  const cells = cellsOfRow(line);
  return cells?.length === columns && cells.every((cell) => /^:?-+:?$/.test(cell));
}

/** The notes of a cell, each as its lines, still in Markdown. */
export function notesOfCell(cell: string): readonly (readonly string[])[] {
  if (cell === '') return [];
  const notes: string[][] = [[]];
  for (const piece of partAt(cell, (rest) => BREAK.exec(rest)?.[0].length ?? 0)) {
    const line = piece.trim();
    if (line === '') notes.push([]);
    else notes.at(-1)?.push(line === '\\' ? '' : line);
  }
  return notes.filter((lines) => lines.length > 0);
}

export function writeCell(notes: readonly (readonly string[])[]): string {
  return notes
    .map((lines) => lines.map((line) => (line === '' ? EMPTY : line)).join('<br>'))
    .join('<br><br>');
}
