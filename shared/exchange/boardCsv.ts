/**
 * A board as a table, one row per item: what a spreadsheet can sort, and what comes back as it was but for authors and
 * order. Links stand with the item that they start from, one a line: the other's id, or `@x,y` for a point of the
 * board, then the link's words. A line that starts on the board has a row of its own, of the kind `line`. An
 * image has its description as text, and the address where its bytes are. A sticker names what it lies on, and where.
 * What was voted is a number per item in columns behind these, one for each sticker and reaction that somebody gave; what
 * was said is the last, where that is asked.
 */
import type { BoardItem } from '../documents/boardKinds.ts';
import {
  angleOf,
  freeEnd,
  imageAddress,
  isContainer,
  isGrid,
  isTableLine,
  mayCarry,
} from '../documents/boardKinds.ts';
import { detailsOf } from '../documents/newItem.ts';
import type { ItemId } from '../ids.ts';
import { escapeFormula, writeCells } from './cells.ts';
import { oneLine } from './cleanText.ts';
import type { ExportedBoard, ExportedItem } from './exported.ts';
import { COUNT_NAMES, countsOf } from './tally.ts';

export const COLUMNS = [
  'id',
  'kind',
  'text',
  'cluster',
  'table',
  'row',
  'column',
  'frame',
  'colour',
  'author',
  'city',
  'x',
  'y',
  'width',
  'height',
  'form',
  'links',
  'address',
  'angle',
  'on',
] as const;
export type Column = (typeof COLUMNS)[number];

/** What a holder is called in its contents' rows: its title where that is clear, of rows and columns within their table, else its id. */
function namesOf(items: readonly ExportedItem[]): ReadonlyMap<ItemId, string> {
  const holders = items.filter(({ item }) => isContainer(item.kind) || isTableLine(item.kind));
  const keyOf = ({ item, parent }: ExportedItem) =>
    `${item.kind} ${isTableLine(item.kind) ? parent : ''} ${oneLine(item.text)}`;
  const uses = new Map<string, number>();
  for (const one of holders) uses.set(keyOf(one), (uses.get(keyOf(one)) ?? 0) + 1);
  return new Map(
    holders.map((one) => {
      const title = oneLine(one.item.text);
      return [one.item.id, title !== '' && uses.get(keyOf(one)) === 1 ? title : one.item.id];
    }),
  );
}

function linksFrom(items: readonly ExportedItem[]): ReadonlyMap<ItemId, string> {
  const links = new Map<ItemId, string>();
  for (const { item } of items) {
    if (item.kind !== 'connector') continue;
    const point = freeEnd(item, 'to');
    const target = point ? `@${Math.round(point.x)},${Math.round(point.y)}` : item.to;
    // A line of its own has its words in its own cell.
    const line = `${target ?? ''} ${item.from === null ? '' : oneLine(item.text)}`.trim();
    if (item.from === null) links.set(item.id, line);
    if (item.from === null || target === null) continue;
    const before = links.get(item.from);
    links.set(item.from, before === undefined ? line : `${before}\n${line}`);
  }
  return links;
}

const sizeOf = (item: BoardItem, key: 'w' | 'h') =>
  key in item && item.kind !== 'connector' ? String((item as Partial<Record<'w' | 'h', number>>)[key]) : '';

/** What only some kinds have, in one word; of a cluster how many columns it has. */
function formOf(item: BoardItem): string {
  if (item.kind === 'cluster') return String(item.columns);
  const { size, form, symbol, pen } = detailsOf(item);
  return size ?? form ?? symbol ?? pen ?? '';
}

/** The other's id and the spot on it, where it is known. */
function hostOf(item: BoardItem, holder: ExportedItem | undefined): string {
  if (item.kind !== 'sticker' || !holder || !mayCarry(holder.item.kind)) return '';
  const { onX, onY } = item;
  return onX === undefined || onY === undefined ? holder.item.id : `${holder.item.id} ${onX},${onY}`;
}

function kindName(item: BoardItem): string {
  if (item.kind === 'connector') return 'line';
  return item.kind === 'unknown' ? item.kindName : item.kind;
}

export function writeCsv({ items, origin }: ExportedBoard): string {
  const byId = new Map(items.map((one) => [one.item.id, one]));
  const names = namesOf(items);
  const links = linksFrom(items);
  const counts = countsOf(items);
  const given = new Set([...counts.values()].flatMap((some) => some.map(({ name }) => name)));
  const counted = COUNT_NAMES.filter((name) => given.has(name));
  const said = items.some(({ comments }) => comments) ? ['comments'] : [];
  const rows = items
    .filter(({ item }) => item.kind !== 'connector' || freeEnd(item, 'from') !== null)
    .map(({ item, parent, frameTitle = '', author, comments = '', ...box }) => {
      const { x, y } = (item.kind === 'connector' && freeEnd(item, 'from')) || box;
      const holder = parent === null ? undefined : byId.get(parent);
      const grid = isGrid(holder?.item.kind) ? holder : undefined;
      const frame = grid === undefined ? holder : byId.get(grid.parent ?? item.id);
      const named = (one: ExportedItem | undefined, kind: string) =>
        one?.item.kind === kind ? escapeFormula(names.get(one.item.id) ?? '') : '';
      return [
        item.id,
        kindName(item),
        escapeFormula(item.text),
        named(grid, 'cluster'),
        named(grid, 'table'),
        named(item.kind === 'note' && item.row ? byId.get(item.row) : undefined, 'row'),
        named(item.kind === 'note' && item.column ? byId.get(item.column) : undefined, 'column'),
        named(frame, 'frame') || escapeFormula(oneLine(frameTitle)),
        'colour' in item ? String(item.colour) : '',
        escapeFormula(author?.name ?? ''),
        escapeFormula(author?.city ?? ''),
        String(Math.round(x)),
        String(Math.round(y)),
        sizeOf(item, 'w'),
        sizeOf(item, 'h'),
        formOf(item),
        links.get(item.id) ?? '',
        item.kind === 'image' ? origin + imageAddress(item) : '',
        angleOf(item) === 0 ? '' : String(angleOf(item)),
        hostOf(item, holder),
        ...counted.map((name) => String(counts.get(item.id)?.find((one) => one.name === name)?.count ?? '')),
        ...said.map(() => escapeFormula(comments)),
      ];
    });
  return writeCells([[...COLUMNS, ...counted, ...said], ...rows]);
}
