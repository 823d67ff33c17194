/** Markdown in: headings become frames and clusters, list items, paragraphs and rows of tables become notes. */
import { arrange } from './arrange.ts';
import { oneLine } from './cleanText.ts';
import { DraftBox } from './DraftBox.ts';
import type { Reading } from './draft.ts';

const INLINE = /\\([!-/:-@[-`{-~→“”])|\*\*|__|~~|`|!?\[((?:[^\]\\\n]|\\.){0,500})\]\(([^)\s]{0,2000})\)/g;

const ESCAPED = /\\([!-/:-@[-`{-~])/g;

/** Without the marks of emphasis; a link keeps its address. */
export function plainMarkdown(text: string): string {
  return text.replace(INLINE, (all, escaped?: string, words?: string, address?: string) => {
    if (escaped !== undefined) return escaped;
    if (address === undefined) return '';
    return words === address || address === '' || all.startsWith('!')
      ? (words ?? '').replace(ESCAPED, '$1')
      : `${words} (${address})`;
  });
}

const HEADING = /^(#{1,6})(?:\s+(.*?))?(?:\s+#+)?\s*$/;
const ITEM = /^(\s*)(?:[-*+]|\d{1,9}[.)])(?:\s+|$)(?:\[[ xX]\]\s+)?(.*)$/;
const LINK = /^(?:“((?:[^”\\]|\\.)*)” )?→ (.*)$/;
const RULE = /^\s*(?:[-*_]\s*){3,}$/;
const TABLE_RULE = /^\s*\|?[\s:|-]+\|[\s:|-]*$/;

interface LinkTo {
  readonly from: number;
  readonly words: string;
  readonly target: string;
  readonly line: number;
}

class MarkdownReader {
  readonly box = new DraftBox();
  readonly #links: LinkTo[] = [];
  #titled = false;
  #frame: number | null = null;
  #cluster: number | null = null;
  /** What links under it start from. */
  #last: number | null = null;
  #open: { readonly lines: string[]; readonly line: number; readonly item: boolean } | null = null;
  #fence = false;

  read(text: string): Reading {
    text.split(/\r\n?|\n/).forEach((raw, at) => {
      this.#line(raw, at + 1);
    });
    this.#close();
    this.#join();
    const reading = this.box.reading('markdown');
    return reading.kind === 'read' ? { ...reading, drafts: arrange(reading.drafts) } : reading;
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
    if (raw.trim() === '' || RULE.test(raw) || TABLE_RULE.test(raw)) {
      this.#close();
      return;
    }
    const heading = HEADING.exec(raw);
    if (heading) {
      this.#heading(heading[1]?.length ?? 1, heading[2] ?? '', line);
      return;
    }
    const item = ITEM.exec(raw);
    if (item) {
      this.#item(item[2] ?? '', line);
      return;
    }
    this.#carry(raw.trim() === '\\' ? '' : raw.trim(), line, false);
  }

  #heading(level: number, words: string, line: number): void {
    this.#close();
    const text = oneLine(plainMarkdown(words));
    if (level === 1 && !this.#titled) {
      this.#titled = true;
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

  #item(words: string, line: number): void {
    const link = LINK.exec(words);
    if (link && (this.#last !== null || this.#open)) {
      this.#close();
      if (this.#last !== null)
        this.#links.push({
          from: this.#last,
          words: plainMarkdown(link[1] ?? ''),
          target: oneLine(plainMarkdown(link[2] ?? '')),
          line,
        });
      return;
    }
    this.#close();
    this.#open = { lines: [words], line, item: true };
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
    const text = open.lines.map((line) => plainMarkdown(this.#fence ? line : cellsOf(line))).join('\n');
    if (text.trim() === '' && !open.item) return;
    this.#last = this.box.add({ kind: 'note', text, parent: this.#cluster ?? this.#frame }, open.line);
  }

  /** Links name what they lead to by its words: the first item with those. */
  #join(): void {
    const byWords = new Map<string, number>();
    this.box.drafts.forEach((draft, at) => {
      const words = oneLine(draft.text);
      if (!byWords.has(words)) byWords.set(words, at);
    });
    for (const { from, words, target, line } of this.#links) {
      const to = byWords.get(target);
      if (to === undefined || to === from) this.box.problem('linkLost', line, target);
      else this.box.add({ kind: 'connector', from, to, text: words }, line);
    }
  }
}

/** A row of a table as one line. */
function cellsOf(line: string): string {
  if (!/^\|.*\|$/.test(line)) return line;
  const cells = line.slice(1, -1).split(/(?<!\\)\|/);
  return cells
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
    .join(' · ');
}

export function readMarkdown(text: string): Reading {
  return new MarkdownReader().read(text.replace(/^\ufeff/, ''));
}
