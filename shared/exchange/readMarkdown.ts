/** Markdown in: headings become frames and clusters, list items and paragraphs notes, tables tables of notes. */
import { arrange } from './arrange.ts';
import { oneLine } from './cleanText.ts';
import { DraftBox } from './DraftBox.ts';
import type { Draft, DraftFields, Reading } from './draft.ts';
import {
  COMMENTS_MARK,
  cellsOfRow,
  isTableRule,
  LIST_MARK,
  NAMELESS,
  notesOfCell,
  POINT_SIGN,
} from './markdownCells.ts';
import { withoutTally } from './tally.ts';

const INLINE = /\\([!-/:-@[-`{-~→“”])|\*\*|__|~~|`|!?\[((?:[^\]\\\n]|\\.){0,500})\]\(([^)\s]{0,2000})\)/g;

const ESCAPED = /\\([!-/:-@[-`{-~])/g;

/** Stands where strong emphasis begins or ends: a letter that no words have. */
const MARK = '\0';

/** Without the marks of emphasis, but for the strong; a link keeps its address. */
function markedMarkdown(text: string): string {
  return text
    .replaceAll(MARK, '')
    .replace(INLINE, (all, escaped?: string, words?: string, address?: string) => {
      if (escaped !== undefined) return escaped;
      if (address === undefined) return all === '**' || all === '__' ? MARK : '';
      return words === address || address === '' || all.startsWith('!')
        ? (words ?? '').replace(ESCAPED, '$1')
        : `${words} (${address})`;
    });
}

export const plainMarkdown = (text: string): string => markedMarkdown(text).replaceAll(MARK, '');

const HEADING = /^(#{1,6})(?:\s+(.*?))?(?:\s+#+)?\s*$/;
const ITEM = /^(\s*)([-*+]|\d{1,9}[.)])(?:\s+|$)(?:\[[ xX]\]\s+)?(.*)$/;
/** A list within the words of an item begins as these do. */
const POINT = /^([*]|\d{1,9}[.)]) +(?=\S)/;
/** Before the words of a line, what makes it a point of a list. */
const POINT_OF_WORDS = /^ *(?:-|\d{1,9}[.)]) /;
const LINK = /^(?:“((?:[^”\\]|\\.)*)” )?→ (.*)$/;
const RULE = /^\s*(?:[-*_]\s*){3,}$/;

/** Without what was voted, which a board counts itself; what is bold in it. */
function wordsOf(lines: readonly string[]): { readonly text: string; readonly fields?: DraftFields } {
  const marked = lines
    .map((line, at) => markedMarkdown(at === lines.length - 1 ? withoutTally(line) : line))
    // A mark that nothing answers means nothing.
    .map((line) => (line.split(MARK).length % 2 === 1 ? line : line.replaceAll(MARK, '')))
    .join('\n');
  const parts = marked.split(MARK);
  const text = parts.join('');
  const struck = areAll(lines, STRUCK) && { struck: true as const };
  if (areAll(lines, STRONG)) return { text, fields: { bold: true, ...struck } };
  let at = 0;
  const edges = parts.slice(0, -1).map((part) => {
    at += part.length;
    return at;
  });
  if (edges.length === 0) return struck ? { text, fields: struck } : { text };
  return { text, fields: { strong: edges.join(), ...struck } };
}

/** As a board has it: two spaces for each level, which are four there. */
function pointOf(indent: number, sign: string, words: string): string {
  const level = Math.max(0, Math.ceil((indent - 2) / 4));
  return `${'  '.repeat(level)}${sign === POINT_SIGN ? '-' : sign} ${words}`;
}

/** All that an item says stands between marks of emphasis. */
const STRONG = /^(?:~~)?\*\*(?:\\.|(?!\*\*)[^\\])+\*\*(?:~~)?$/;
const STRUCK = /^~~(?:\\.|(?!~~)[^\\])+~~$/;

function areAll(lines: readonly string[], mark: RegExp): boolean {
  const written = lines.map((line, at) =>
    (at === lines.length - 1 ? withoutTally(line) : line).replace(POINT_OF_WORDS, '').trim(),
  );
  const words = written.filter((line) => line !== '' && line !== '\\');
  return words.length > 0 && words.every((line) => mark.test(line));
}

/** What links without a name to lead to are found by; an image comes in as a note. */
const wordless = (kind: string) => `\0${kind === 'image' ? 'note' : kind}`;

interface LinkTo {
  readonly from: number;
  readonly words: string;
  readonly target: string;
  readonly line: number;
}

class MarkdownReader {
  readonly box = new DraftBox();
  readonly #links: LinkTo[] = [];
  #title: string | null = null;
  #frame: number | null = null;
  #cluster: number | null = null;
  /** What links under it start from. */
  #last: number | null = null;
  #open: {
    readonly lines: string[];
    readonly line: number;
    readonly item: boolean;
    readonly sign?: string;
  } | null = null;
  #fence = false;

  read(text: string): Reading {
    const lines = text.split(/\r\n?|\n/);
    for (let at = 0; at < lines.length; ) {
      const rows = this.#fence ? 0 : tableAt(lines, at);
      if (rows > 0) this.#table(lines.slice(at, at + rows), at + 1);
      else this.#line(lines[at] ?? '', at + 1);
      at += Math.max(1, rows);
    }
    this.#close();
    this.#join();
    const reading = this.box.reading('markdown');
    if (reading.kind !== 'read') return reading;
    return { ...reading, drafts: arrange(reading.drafts), ...(this.#title && { title: this.#title }) };
  }

  #line(raw: string, line: number): void {
    if (/^\s*(```|~~~)/.test(raw)) {
      this.#close();
      this.#fence = !this.#fence;
      return;
    }
    if (this.#fence) {
      this.#carry(raw, line, false);
      return;
    }
    if (raw.trim() === '' || RULE.test(raw)) {
      this.#close();
      return;
    }
    if (raw.trim() === LIST_MARK) {
      this.#close();
      this.#open = { lines: [], line, item: false, sign: LIST_MARK };
      return;
    }
    const heading = HEADING.exec(raw);
    if (heading) {
      this.#heading(heading[1]?.length ?? 1, heading[2] ?? '', line);
      return;
    }
    const item = ITEM.exec(raw);
    if (item) {
      const [, indent = '', sign = '', words = ''] = item;
      if (this.#isPoint(indent, sign)) this.#carry(pointOf(indent.length, sign, words), line, false);
      else this.#item(sign, words, line);
      return;
    }
    this.#carry(raw.trim() === '\\' ? '' : raw.trim(), line, false);
  }

  #heading(level: number, words: string, line: number): void {
    this.#close();
    const text = oneLine(wordsOf([withoutTally(words).replace(NAMELESS, '')]).text);
    if (level === 1 && this.#title === null) {
      this.#title = text;
      return;
    }
    if (level <= 2) {
      this.#frame = this.box.add({ kind: 'frame', text }, line);
      this.#cluster = null;
      this.#last = this.#frame;
    } else {
      this.#cluster = this.box.add({ kind: 'cluster', text, parent: this.#frame }, line);
      this.#last = this.#cluster;
    }
  }

  /** Under an item with the sign that our own have, or marked: another one, or a number. All else is an item of its own. */
  #isPoint(indent: string, sign: string): boolean {
    const { sign: above } = this.#open ?? {};
    const below = above === LIST_MARK || (above === '-' && indent.length >= 2);
    return below && (sign === POINT_SIGN || /\d/.test(sign));
  }

  #item(sign: string, words: string, line: number): void {
    const link = LINK.exec(words);
    if (link && (this.#last !== null || this.#open)) {
      this.#close();
      if (this.#last !== null) this.#linkFrom(this.#last, words, line);
      return;
    }
    this.#close();
    const [point = '', first = ''] = (sign === '-' && POINT.exec(words)) || [];
    const lines = [point ? pointOf(2, first, words.slice(point.length)) : words];
    this.#open = { lines, line, item: true, sign };
  }

  /** Goes on with the open item or paragraph, or opens a paragraph. */
  #carry(words: string, line: number, item: boolean): void {
    if (this.#open) this.#open.lines.push(words);
    else this.#open = { lines: [words], line, item };
  }

  #close(): void {
    const open = this.#open;
    this.#open = null;
    if (!open) return;
    const words = wordsOf(open.lines);
    if (words.text.trim() === '' && !open.item) return;
    const parent = this.#cluster ?? this.#frame;
    this.#last = this.box.add({ kind: 'note', parent, ...words }, open.line);
  }

  /** Below a heading of its own that heading is its name. The first column names rows where nothing stands above it. */
  #table([head = '', , ...body]: readonly string[], line: number): void {
    this.#close();
    const parent = this.#tableFor(line);
    this.#last = parent;
    const names = cellsOfRow(head) ?? [];
    const named = names[0] === '' ? 1 : 0;
    const titles = names.slice(named).map((name) => oneLine(plainMarkdown(name)));
    const columns = titles.map((text) => this.box.add({ kind: 'column', text, parent }, line));
    body.forEach((one, at) => {
      const cells = cellsOfRow(one) ?? [];
      const text = named === 1 ? oneLine(plainMarkdown(cells[0] ?? '')) : '';
      const row = this.box.add({ kind: 'row', text, parent }, line + 2 + at);
      columns.forEach((column, place) => {
        for (const note of notesOfCell(cells[named + place] ?? ''))
          this.#inCell(note, { parent, row, column }, line + 2 + at);
      });
    });
    this.#cluster = null;
  }

  #tableFor(line: number): number {
    const heading = this.#cluster;
    const draft = heading === null ? undefined : this.box.drafts[heading];
    if (heading === null || !draft || this.box.drafts.some(({ parent }) => parent === heading))
      return this.box.add({ kind: 'table', parent: this.#frame }, line);
    this.box.drafts[heading] = { ...draft, kind: 'table' };
    return heading;
  }

  #inCell(lines: readonly string[], at: Pick<Draft, 'parent' | 'row' | 'column'>, line: number): void {
    const own = lines.findIndex((one) => LINK.test(one));
    const words = own < 0 ? lines : lines.slice(0, own);
    this.#last = this.box.add({ kind: 'note', ...at, ...wordsOf(words) }, line);
    for (const link of own < 0 ? [] : lines.slice(own)) this.#linkFrom(this.#last, link, line);
  }

  #linkFrom(from: number, words: string, line: number): void {
    const link = LINK.exec(words);
    if (link === null) return;
    const [, nameless] = NAMELESS.exec(link[2] ?? '') ?? [];
    const target = nameless ? wordless(nameless) : oneLine(plainMarkdown(link[2] ?? ''));
    this.#links.push({ from, words: plainMarkdown(link[1] ?? ''), target, line });
  }

  /** Links name what they lead to by its words: the first item with those. */
  #join(): void {
    const byWords = new Map<string, number>();
    this.box.drafts.forEach((draft, at) => {
      const words = oneLine(draft.text);
      for (const key of words ? [words] : ['', wordless(draft.kind)])
        if (!byWords.has(key)) byWords.set(key, at);
    });
    for (const { from, words, target, line } of this.#links) {
      const to = byWords.get(target);
      if (to === undefined || to === from)
        this.box.problem('linkLost', line, target.startsWith('\0') ? '' : target);
      else this.box.add({ kind: 'connector', from, to, text: words }, line);
    }
  }
}

/** How many lines from here are a table: names, the line below them, rows. 0: none begins here. */
function tableAt(lines: readonly string[], at: number): number {
  const head = lines[at] ?? '';
  const names = head.includes('|') ? cellsOfRow(head) : null;
  if (names === null || ITEM.test(head) || !isTableRule(lines[at + 1] ?? '', names.length)) return 0;
  let end = at + 2;
  while (end < lines.length && cellsOfRow(lines[end] ?? '') !== null) end += 1;
  return end - at;
}

export function readMarkdown(text: string): Reading {
  const [board = ''] = text.replace(/^\ufeff/, '').split(new RegExp(`^${COMMENTS_MARK}\\s*$`, 'm'));
  return new MarkdownReader().read(board);
}
