/**
 * A board as Markdown: the title, frames as headings, clusters and tables as headings below, notes as list items or in
 * cells, what was voted behind their words, links as items under the note they start from. Loose notes and clusters come before the first frame. Words and structure come back.
 */
import type { BoardItem, Connector } from '../documents/boardKinds.ts';
import { imageAddress, isContainer, isGrid, isJoining, isTableLine } from '../documents/boardKinds.ts';
import { type Cell, cellOf } from '../documents/tableLayout.ts';
import type { ItemId } from '../ids.ts';
import { oneLine } from './cleanText.ts';
import type { ExportedBoard, ExportedItem, Nameless } from './exported.ts';
import { LIST_MARK, POINT_SIGN, writeCell } from './markdownCells.ts';
import { type Count, countsOf, markdownTally } from './tally.ts';

/** Whatever Markdown would read as more than a letter. */
const MEANS_SOMETHING = /[\\`*_[\]<>#!|~$]/g;
const LINE_START = /^(\s*)([-+=>→]|\d+[.)])/;
/** Reads like a link with words; every other quotation needs no sign before it, which readers of Markdown would show. */
const LIKE_LINK = /^(\s*)(?=“.*→)/;

export function escapeMarkdown(text: string): string {
  return text.replace(MEANS_SOMETHING, '\\$&');
}

/** A point of a list in the words: its level, its sign, and where its own words begin. */
const POINT = /^( *)(-|\d{1,9}[.)]) +(?=\S)/;

function startEscaped(line: string): string {
  return line
    .replace(LINE_START, (_all, space: string, mark: string) =>
      /^\d/.test(mark) ? `${space}${mark.slice(0, -1)}\\${mark.slice(-1)}` : `${space}\\${mark}`,
    )
    .replace(LIKE_LINK, '$1\\');
}

type Counts = ReadonlyMap<ItemId, readonly Count[]>;

/** On the last line of an item, also where that is empty. */
function tallied(lines: readonly string[], counts: readonly Count[] | undefined): readonly string[] {
  const tally = markdownTally(counts);
  return tally === '' ? lines : [...lines.slice(0, -1), `${lines.at(-1) ?? ''}${tally}`];
}

/** The marks stand at the words, not at the spaces around them. */
const emphasized = (words: string) => words.replace(/\S(?:.*\S)?/, (all) => `**${all}**`);

/** A line with its bold letters, which stand in the text from `start` on. */
function strongLine(line: string, start: number, edges: readonly number[]): string {
  const cuts = [0, ...edges.map((edge) => Math.max(0, Math.min(line.length, edge - start))), line.length];
  const parts = cuts.slice(1).map((cut, at) => escapeMarkdown(line.slice(cuts[at], cut)));
  return startEscaped(
    parts
      .map((part, at) => (at % 2 === 1 ? emphasized(part) : part))
      .join('')
      .trim(),
  );
}

interface WordLine {
  readonly words: string;
  /** Before them, where `points` asks for lists. */
  readonly point: string;
}

/** With `points` a list in the words is one of Markdown; below each other in a cell it is not. */
function linesOfWords(
  { text, bold, strong, struck }: Pick<BoardItem, 'text' | 'bold' | 'strong' | 'struck'>,
  points: boolean,
): readonly WordLine[] {
  const edges = strong ? strong.split(',').map(Number) : [];
  let at = 0;
  return text.split('\n').map((line) => {
    const [all = '', level = '', sign = ''] = (points && POINT.exec(line)) || [];
    const words = strongLine(line.slice(all.length), at + all.length, edges);
    at += line.length + 1;
    const point =
      all && `${' '.repeat(4 * Math.round(level.length / 2))}${sign === '-' ? POINT_SIGN : sign} `;
    const weighty = bold && words ? `**${words}**` : words;
    return { words: struck && words ? `~~${weighty}~~` : weighty, point };
  });
}

const wordLines = (item: Pick<BoardItem, 'text' | 'bold' | 'strong' | 'struck'>): readonly string[] =>
  linesOfWords(item, false).map(({ words }) => words);

/** Words that are a list and nothing else are no point of another one, where nothing hangs on them. */
function itemLines(item: BoardItem, alone: boolean): readonly string[] {
  const lines = linesOfWords(item, true);
  if (alone && lines.every(({ point }) => point !== ''))
    return [
      LIST_MARK,
      ...lines.map(({ words, point }, at) => (at === 0 ? point.trimStart() : point) + words),
    ];
  return lines.map(({ words, point }, at) => {
    if (at === 0) return `- ${point.trimStart()}${words}`.trimEnd();
    // A lone backslash keeps an empty line of a note inside its item.
    return `  ${point}${words || '\\'}`;
  });
}

/** Rows and columns with their names; notes of one cell stand below each other in it. */
function tableLines(
  held: readonly ExportedItem[],
  linksFrom: ReadonlyMap<ItemId, readonly string[]>,
  counts: Counts,
): readonly string[] {
  const idsOf = (kind: 'row' | 'column') => held.flatMap(({ item }) => (item.kind === kind ? [item.id] : []));
  const [rows, columns] = [idsOf('row'), idsOf('column')];
  const titleOf = (id: ItemId | null) =>
    escapeMarkdown(oneLine(held.find(({ item }) => item.id === id)?.item.text ?? ''));
  const wordsIn = (cell: Cell) =>
    writeCell(
      held.flatMap(({ item }) => {
        if (item.kind !== 'note') return [];
        const at = cellOf(item, rows, columns);
        if (at.row !== cell.row || at.column !== cell.column) return [];
        const links = (linksFrom.get(item.id) ?? []).map((line) => line.replace(/^ {2}- /, ''));
        return [[...tallied(wordLines(item), counts.get(item.id)), ...links]];
      }),
    );
  const across = columns.length > 0 ? columns : [null];
  const down = rows.length > 0 ? rows : [null];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(['', ...across.map(titleOf)]),
    line(['---', ...across.map(() => '---')]),
    ...down.map((row) => line([titleOf(row), ...across.map((column) => wordsIn({ row, column }))])),
  ];
}

/** An image stands with its description and the address where its bytes are. */
function linesOf(item: BoardItem, origin: string, alone: boolean): readonly string[] {
  if (item.kind !== 'image') return itemLines(item, alone);
  return [`- ![${escapeMarkdown(oneLine(item.text))}](${origin}${imageAddress(item)})`];
}

const NO_NAMES: NonNullable<ExportedBoard['nameless']> = {
  frame: 'Frame without a name',
  cluster: 'Cluster without a name',
  table: 'Table without a name',
  image: 'Picture',
  note: 'Empty note',
};

export function writeMarkdown({ title, origin, items, nameless = NO_NAMES }: ExportedBoard): string {
  const nameOf = ({ kind, text }: BoardItem) => {
    const own = escapeMarkdown(oneLine(text));
    return own || !(kind in nameless) ? own : `${nameless[kind as Nameless]} <!-- nameless ${kind} -->`;
  };
  const byId = new Map(items.map((one) => [one.item.id, one]));
  const linksFrom = new Map<ItemId, string[]>();
  for (const { item } of items) {
    if (item.kind !== 'connector') continue;
    if (hangsOn(item, byId)) {
      const words = escapeMarkdown(oneLine(item.text)).replaceAll('”', '\\”');
      linksFrom.set(item.from, [...(linksFrom.get(item.from) ?? []), `  - “${words}” →`]);
    }
    if (!item.to) continue;
    const target = byId.get(item.to);
    if (!target) continue;
    // A line that starts on the board is an item of its own, with its words.
    const words =
      item.text === '' || item.from === null
        ? ''
        : `“${escapeMarkdown(oneLine(item.text)).replaceAll('”', '\\”')}” `;
    const line = `  - ${words}→ ${nameOf(target.item)}`;
    const start = item.from ?? item.id;
    linksFrom.set(start, [...(linksFrom.get(start) ?? []), line]);
  }
  const counts = countsOf(items);
  const lines: string[] = [`# ${escapeMarkdown(oneLine(title))}`, ''];
  const heading = (level: string, one: ExportedItem) => {
    if (lines.at(-1) !== '') lines.push('');
    const title = `${level} ${nameOf(one.item)}`.trimEnd();
    lines.push(...tallied([title], counts.get(one.item.id)), '');
    lines.push(...(linksFrom.get(one.item.id) ?? []).map((line) => line.slice(2)));
  };
  const write = (held: readonly ExportedItem[]) => {
    for (const one of held) {
      if (isHolder(one)) continue;
      const { item } = one;
      const links = linksFrom.get(item.id) ?? [];
      lines.push(...tallied(linesOf(item, origin, links.length === 0), counts.get(item.id)), ...links);
    }
    for (const one of held.filter(({ item }) => isGrid(item.kind))) {
      heading('###', one);
      if (one.item.kind === 'table') lines.push(...tableLines(heldBy(one.item.id), linksFrom, counts));
      else write(heldBy(one.item.id));
    }
  };
  const heldBy = (parent: ItemId | null) =>
    items.filter(
      (one) => one.parent === parent && !isJoining(one.item) && hasWords(one) && !hangsOn(one.item, byId),
    );
  write(heldBy(null));
  for (const one of heldBy(null).filter(({ item }) => item.kind === 'frame')) {
    heading('##', one);
    write(heldBy(one.item.id));
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

/** A line with words that leads from an item to no other is said under that one, as a link is. */
const hangsOn = (
  item: BoardItem,
  byId: ReadonlyMap<ItemId, ExportedItem>,
): item is Connector & { readonly from: ItemId } => {
  if (item.kind !== 'connector' || item.text === '' || item.from === null || item.to) return false;
  const start = byId.get(item.from);
  return start !== undefined && start.item.kind !== 'connector' && hasWords(start);
};

const isHolder = ({ item }: ExportedItem) => isContainer(item.kind);

/** What has no words, as a stroke of the pen, has no place in a text. */
const hasWords = (one: ExportedItem) =>
  isHolder(one) ||
  isTableLine(one.item.kind) ||
  one.item.kind === 'note' ||
  one.item.kind === 'image' ||
  one.item.text !== '';
