/** Tables as text: cells parted by comma, semicolon or tab; quotes hold anything. Total: whatever the text, it is some table. */

export interface Row {
  /** Of the file, from 1, where the row begins. */
  readonly line: number;
  readonly cells: readonly string[];
}

const DELIMITERS = [',', ';', '\t'] as const;
type Delimiter = (typeof DELIMITERS)[number];

/** The one that parts the first lines most evenly; Excel's own `sep=` line decides by itself. */
export function delimiterOf(text: string): Delimiter {
  const named = /^sep=([,;\t])(?:\r?\n|$)/i.exec(text)?.[1];
  if (named !== undefined) return named as Delimiter;
  const head = text.slice(0, 20_000);
  let best: { readonly delimiter: Delimiter; readonly score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const widths = readCells(head, delimiter, 20).map((row) => row.cells.length);
    const first = widths[0] ?? 1;
    const even = widths.filter((width) => width === first).length / Math.max(1, widths.length);
    const score = first > 1 ? first * even * even : 0;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** A quote that never closes takes the rest of its own line only, so that one slip does not swallow a file. */
export function readCells(text: string, delimiter: string, most = Number.POSITIVE_INFINITY): readonly Row[] {
  const rows: Row[] = [];
  let [at, line] = [0, 1];
  while (at < text.length && rows.length < most) {
    const start = line;
    const cells: string[] = [];
    for (let open = true; open; ) {
      const cell = readCell(text, at, delimiter);
      line += cell.lines;
      cells.push(cell.value);
      at = cell.end + 1;
      open = text[cell.end] === delimiter;
      if (!open) {
        if (text[cell.end] === '\r' && text[at] === '\n') at += 1;
        if (cell.end < text.length) line += 1;
      }
    }
    rows.push({ line: start, cells });
  }
  return rows;
}

interface Cell {
  readonly value: string;
  /** Where the delimiter, the new line or the end is. */
  readonly end: number;
  /** New lines inside. */
  readonly lines: number;
}

function readCell(text: string, at: number, delimiter: string): Cell {
  const quoted = text[at] === '"' ? readQuoted(text, at, delimiter) : null;
  if (quoted) return quoted;
  let end = at;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { value: text.slice(at, end), end, lines: 0 };
}

function readQuoted(text: string, at: number, delimiter: string): Cell | null {
  for (let close = text.indexOf('"', at + 1); close >= 0; close = text.indexOf('"', close + 1)) {
    if (text[close + 1] === '"') {
      close += 1;
      continue;
    }
    const end = close + 1;
    const after = text[end];
    if (after !== undefined && after !== delimiter && after !== '\n' && after !== '\r') return null;
    const raw = text.slice(at + 1, close).replace(/\r\n?/g, '\n');
    return { value: raw.replaceAll('""', '"'), end, lines: raw.split('\n').length - 1 };
  }
  return null;
}

/** What a spreadsheet would take for a formula; a text that begins so gets an apostrophe, which import takes off. */
const FORMULA = /^'*[=+\-@\t\r]/;

/** A sign alone, as of a link, is none. */
const SIGN = /^[+-]$/;

export function escapeFormula(text: string): string {
  return FORMULA.test(text) && !SIGN.test(text) ? `'${text}` : text;
}

export function unescapeFormula(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

/** As a cell between separators. */
export function quoted(cell: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** With a mark in front, so that Excel reads UTF-8 as such. */
export function writeCells(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`;
}
