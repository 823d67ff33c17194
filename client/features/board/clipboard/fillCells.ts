/** Rows or a column of a spreadsheet fill the cells of a table: from the place that is meant on, else in rows of their own. */
import { isTableLine } from '../../../../shared/documents/boardKinds.ts';
import { itemText } from '../../../../shared/documents/readItem.ts';
import { readCells, unescapeFormula } from '../../../../shared/exchange/cells.ts';
import { cleanText } from '../../../../shared/exchange/cleanText.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { ClipboardTexts } from '../../../canvas/clipboard.ts';
import { type ActContext, edit, hasRoomFor } from '../../../live/edit.ts';
import { rewriteTexts } from '../acts/change.ts';
import { createNotes, type NoteDraft } from '../acts/make.ts';
import { keysAt } from '../acts/order.ts';
import { Structure } from '../acts/structure.ts';
import { addOne, type LineKind, MOST_LINES } from '../acts/table.ts';
import type { BoardCommands } from '../canvas/BoardCommands.ts';
import { cellMeant, pointedAt } from '../canvas/cellMeant.ts';
import { isNamed, NUMBERED } from '../canvas/lineNames.ts';
import { lineTitle } from '../canvas/newTables.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { sign } from '../text/sign.ts';
import type { AskedList } from './askedList.ts';
import { type Grid, gridOf, type Place } from './tableGrid.ts';

type Values = readonly (readonly string[])[];

export interface Filled {
  /** Were empty, or said the same. */
  readonly count: number;
  /** Said something else before. */
  readonly over: number;
  /** Values for which the table or the board has no room. */
  readonly left: number;
}

/** Each row of the HTML is one cell, as many as there are lines: no letter that is laid out in a table. */
function isColumn(html: string, lines: number): boolean {
  const count = (tag: RegExp) => html.match(tag)?.length ?? 0;
  return count(/<tr[\s>]/gi) === lines && count(/<t[dh][\s>]/gi) === lines;
}

/** Of a spreadsheet, all that it had; null for other words. */
export function sheetOf({ text, html }: ClipboardTexts, { rows }: Pick<AskedList, 'rows'>): Values | null {
  const read = readCells(text, '\t').map(({ cells }) =>
    cells.map((value) => cleanText(unescapeFormula(value.trim()))),
  );
  return rows || (read.length > 1 && isColumn(html, read.length)) ? read : null;
}

/** The first in a table without lines. */
const lineAt = (lines: readonly ItemId[], id: ItemId | null) => (id ? lines.indexOf(id) + 1 : 1);

/** After the last row in which somebody wrote. Their first column is what rows are called, where these are called so or it is one more. */
function rowsOfTheirOwn({ parts: { model } }: BoardCommands, grid: Grid, wide: number): Place {
  const isWritten = (row: ItemId, at: number) =>
    isNamed(model, row) ||
    grid.columns.some((_, column) => grid.at({ row: at + 1, column: column + 1 }).length > 0);
  const hasNames = grid.rows.some((row) => isNamed(model, row)) || wide === grid.columns.length + 1;
  return { row: grid.rows.findLastIndex(isWritten) + 2, column: hasNames ? 0 : 1 };
}

/** What a place shall say, one note for each of its lines where several lie there; null where it is locked. */
function write(texts: Map<ItemId, string>, model: BoardModel, there: readonly ItemId[], text: string) {
  const items = there.map((id) => model.item(id));
  if (items.every((item) => item?.locked)) return null;
  const before = items.map((item) => item?.text).join('\n');
  if (before === text) return 'count';
  const lines = text.split('\n');
  there.forEach((id, at) => {
    const last = at === there.length - 1;
    const words = lines.slice(at, last ? undefined : at + 1).join('\n');
    if (words !== '') texts.set(id, words);
  });
  return before === '' || NUMBERED.test(before) ? 'count' : 'over';
}

/** After the others, as many as the board has room for. */
function addLines(context: ActContext, table: ItemId, kind: LineKind, titles: readonly string[]) {
  const made = titles.filter((_, at) => hasRoomFor(context, at + 1));
  if (made.length === 0) return [];
  return edit(context, (items) => {
    const siblings = new Structure(items).childrenOf(table).filter((one) => one.kind === kind);
    const keys = keysAt(items, siblings, siblings.length, made.length);
    return made.map((text, at) => addOne(items, context, { table, kind, text, z: keys[at] ?? '' }));
  });
}

/** Who writes others' words anew signs them. */
function rewrite(context: ActContext, texts: ReadonlyMap<ItemId, string>): void {
  edit(context, (items) => {
    const before = [...texts.keys()].map((id) => [id, itemText(items.get(id))?.toString() ?? ''] as const);
    rewriteTexts(context, texts);
    for (const [id, words] of before) sign(context, items.get(id), words);
  });
}

/**
 * Empty values change nothing. Null where no place of a table is chosen, or these are words: then they come as notes. A table
 * that is locked is answered instead.
 */
export function fillCells(
  commands: BoardCommands,
  texts: ClipboardTexts,
  pasted: Pick<AskedList, 'lines' | 'rows'>,
): Filled | ItemId | null {
  const { context, history, model, selection, viewport } = commands.parts;
  const pointed = pointedAt(commands);
  const id = selection.single ?? pointed?.table ?? null;
  const grid = id && gridOf(model, [id]);
  const kind = model.item(id)?.kind;
  if (!grid || (kind !== 'table' && kind !== 'note' && !isTableLine(kind))) return null;
  const cell = cellMeant(commands.parts)?.cell ?? pointed?.cell;
  // Lines go down from a cell that is meant, as in a spreadsheet, wherever they are from.
  const down = cell && pasted.lines.length > 1 ? pasted.lines.map((line) => [line]) : null;
  const values = sheetOf(texts, pasted) ?? down;
  if (values === null) return null;
  if (model.item(grid.table)?.locked) return grid.table;
  const wide = Math.max(...values.map((row) => row.findLastIndex((value) => value !== '') + 1));
  // Rows that begin with the name of the table are its own.
  const isOwn = values[0]?.[0] !== '' && values[0]?.[0] === model.item(grid.table)?.text;
  const adds = kind === 'table' && !cell && !isOwn;
  const corner = cell
    ? { row: lineAt(grid.rows, cell.row), column: lineAt(grid.columns, cell.column) }
    : adds
      ? rowsOfTheirOwn(commands, grid, wide)
      : grid.placeOf(id);
  const linesFor = (of: 'row' | 'column', count: number) => {
    const lines = of === 'row' ? grid.rows : grid.columns;
    const wanted = Math.max(0, Math.min(count, MOST_LINES) - lines.length);
    const titles = Array.from({ length: wanted }, (_, at) => lineTitle(commands, of, lines.length + at + 1));
    return [...lines, ...addLines(context, grid.table, of, titles)];
  };
  const done = { count: 0, over: 0, left: 0 };
  const rows = history.together(() => {
    const rows = linesFor('row', corner.row + values.length - 1);
    const columns = linesFor('column', corner.column + wide - 1);
    model.store.flush();
    const at = gridOf(model, [grid.table])?.at ?? grid.at;
    // All at once at the end: each making reads the whole board.
    const drafts: NoteDraft[] = [];
    const written = new Map<ItemId, string>();
    const put = (text: string, place: Place): keyof Filled | null => {
      if (place.row > rows.length || place.column > columns.length) return 'left';
      const there = at(place);
      if (there.length > 0) return write(written, model, there, text);
      const cell = { row: rows[place.row - 1] ?? null, column: columns[place.column - 1] ?? null };
      if (!hasRoomFor(context, drafts.length + 1)) return 'left';
      drafts.push({ x: 0, y: 0, colour: commands.colour, text, ...cell });
      return 'count';
    };
    for (const [below, line] of values.entries())
      for (const [right, value] of line.entries()) {
        const what =
          value === '' ? null : put(value, { row: corner.row + below, column: corner.column + right });
        if (what) done[what] += 1;
      }
    rewrite(context, written);
    if (drafts.length > 0) createNotes(context, drafts, { parent: grid.table });
    return rows;
  });
  model.store.flush();
  const first = adds && model.box(rows[corner.row - 1] ?? grid.table);
  if (first) viewport.reveal(first);
  return done;
}
