/** A table and a spreadsheet: its cells are copied as such, and rows of one fill the cells from the chosen one on. */
import { isTableLine } from '../../../../shared/documents/boardKinds.ts';
import { escapeFormula, quoted, readCells, unescapeFormula } from '../../../../shared/exchange/cells.ts';
import { cleanText } from '../../../../shared/exchange/cleanText.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { type ClipboardTexts, escapeHtml } from '../../../canvas/clipboard.ts';
import { rewriteText } from '../acts/change.ts';
import { createNotes } from '../acts/make.ts';
import { addLine } from '../acts/table.ts';
import type { BoardCommands } from '../canvas/BoardCommands.ts';
import { cellMeant } from '../canvas/cellMeant.ts';
import { lineTitle } from '../canvas/newTables.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { cellKey, linesOf, notesByCell } from '../model/tables.ts';

/** From the corner with the name, which is 0, 0: headings count. */
interface Place {
  readonly row: number;
  readonly column: number;
}

interface Grid {
  readonly table: ItemId;
  readonly rows: readonly ItemId[];
  readonly columns: readonly ItemId[];
  /** What has the words of a place: a name, a heading, or the notes of a cell. */
  readonly at: (place: Place) => readonly ItemId[];
  readonly placeOf: (id: ItemId) => Place;
}

/** Of the table in which all of these lie, or that is the only one of them. */
function gridOf(model: BoardModel, ids: readonly ItemId[]): Grid | null {
  const tables = new Set(ids.map((id) => (model.item(id)?.kind === 'table' ? id : model.parentOf(id))));
  const [table = null] = tables;
  if (tables.size !== 1 || table === null || model.item(table)?.kind !== 'table') return null;
  const [rows, columns] = [linesOf(model, table, 'row'), linesOf(model, table, 'column')];
  const cells = notesByCell(model, table);
  const at = ({ row, column }: Place) => {
    const [down, across] = [rows[row - 1] ?? null, columns[column - 1] ?? null];
    if (row > 0 && column > 0) return cells.get(cellKey({ row: down, column: across })) ?? [];
    return [down ?? across ?? table];
  };
  const placeOf = (id: ItemId) => {
    const [item, cell] = [model.item(id), model.cellOf(id)];
    const row = item?.kind === 'column' || !cell?.row ? 0 : rows.indexOf(cell.row) + 1;
    const column = item?.kind === 'row' || !cell?.column ? 0 : columns.indexOf(cell.column) + 1;
    return id === table ? { row: 0, column: 0 } : { row, column };
  };
  return { table, rows, columns, at, placeOf };
}

/** The first in a table without lines. */
const lineAt = (lines: readonly ItemId[], id: ItemId | null) => (id ? lines.indexOf(id) + 1 : 1);

const inOrder = (places: Iterable<number>) => [...new Set(places)].sort((a, b) => a - b);
const upTo = (count: number) => Array.from({ length: count + 1 }, (_, at) => at);

/** The chosen table, rows or columns whole, of chosen notes what lies between them; null where it is no block. */
function chosenBlock(model: BoardModel, ids: readonly ItemId[]) {
  const grid = gridOf(model, ids);
  const kinds = new Set(ids.map((id) => model.item(id)?.kind));
  const [kind] = kinds;
  if (grid === null || kinds.size !== 1 || (kind !== 'table' && kind !== 'note' && !isTableLine(kind)))
    return null;
  const places = ids.map(grid.placeOf);
  const all = kind === 'table';
  const rows = all || kind === 'column' ? upTo(grid.rows.length) : inOrder(places.map(({ row }) => row));
  const columns =
    all || kind === 'row' ? upTo(grid.columns.length) : inOrder(places.map(({ column }) => column));
  if (rows.length * columns.length < 2) return null;
  const meant = (id: ItemId) => kind !== 'note' || ids.includes(id);
  const words = (place: Place) =>
    grid
      .at(place)
      .filter(meant)
      .map((id) => model.item(id)?.text ?? '')
      .join('\n');
  return rows.map((row) => columns.map((column) => escapeFormula(words({ row, column }))));
}

/** For a spreadsheet; what travels for boards stays in it. */
export function withCells(model: BoardModel, ids: readonly ItemId[], texts: ClipboardTexts): ClipboardTexts {
  const block = chosenBlock(model, ids);
  if (block === null) return texts;
  const cell = (text: string) => `<td>${escapeHtml(text).replaceAll('\n', '<br>')}</td>`;
  const rows = block.map((row) => `<tr>${row.map(cell).join('')}</tr>`);
  return {
    text: block.map((row) => row.map(quoted).join('\t')).join('\n'),
    html: texts.html.replace(
      /^<ul( [^>]*)>.*<\/ul>$/s,
      (_, clip) => `<table${clip}>${rows.join('')}</table>`,
    ),
  };
}

/** What a place says now, one note for each of its lines where several lie there. */
function write({ context, model }: BoardCommands['parts'], there: readonly ItemId[], text: string): void {
  const lines = text.split('\n');
  if (there.map((id) => model.item(id)?.text).join('\n') === text) return;
  there.forEach((id, at) => {
    const last = at === there.length - 1;
    const words = lines.slice(at, last ? undefined : at + 1).join('\n');
    if (words !== '') rewriteText(context, id, words);
  });
}

/** Empty values change nothing. Null where no place of a table is chosen, or it is one value: then it comes as notes. */
export function fillCells(commands: BoardCommands, text: string): number | null {
  const { context, history, model, selection } = commands.parts;
  const id = selection.single;
  const grid = id && gridOf(model, [id]);
  const kind = model.item(id)?.kind;
  const values = readCells(text, '\t').map(({ cells }) =>
    cells.map((value) => cleanText(unescapeFormula(value.trim()))),
  );
  if (!grid || (kind !== 'table' && kind !== 'note' && !isTableLine(kind))) return null;
  if (model.item(grid.table)?.locked || !text.includes('\t')) return null;
  const meant = cellMeant(commands.parts);
  // Of a table without a cell its own rows, with its name before them, mean all of it, other rows what is in it.
  const isOwn = values[0]?.[0] !== '' && values[0]?.[0] === model.item(grid.table)?.text;
  const corner = meant
    ? { row: lineAt(grid.rows, meant.cell.row), column: lineAt(grid.columns, meant.cell.column) }
    : kind === 'table' && !isOwn
      ? { row: 1, column: 1 }
      : grid.placeOf(id);
  const linesFor = (of: 'row' | 'column', count: number) => {
    const lines = [...(of === 'row' ? grid.rows : grid.columns)];
    while (lines.length < count) {
      const title = lineTitle(commands, of, lines.length + 1);
      const made = addLine(context, grid.table, of, { title });
      if (made === null) break;
      lines.push(made);
    }
    return lines;
  };
  let filled = 0;
  history.together(() => {
    const wide = Math.max(...values.map((row) => row.findLastIndex((value) => value !== '') + 1));
    const rows = linesFor('row', corner.row + values.length - 1);
    const columns = linesFor('column', corner.column + wide - 1);
    model.store.flush();
    const at = gridOf(model, [grid.table])?.at ?? grid.at;
    values.forEach((line, down) => {
      line.forEach((value, right) => {
        const place = { row: corner.row + down, column: corner.column + right };
        if (value === '' || place.row > rows.length || place.column > columns.length) return;
        const there = at(place);
        const cell = { row: rows[place.row - 1] ?? null, column: columns[place.column - 1] ?? null };
        const draft = { x: 0, y: 0, colour: commands.colour, text: value };
        if (there.length > 0) write(commands.parts, there, value);
        else if (!createNotes(context, [draft], { parent: grid.table, cell })) return;
        filled += 1;
      });
    });
  });
  model.store.flush();
  return filled;
}
