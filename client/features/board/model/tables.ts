/** A table as its items make it: rows, columns, and which notes are in which cell. */
import type { BoardItem, Table } from '../../../../shared/documents/boardKinds.ts';
import { NOTE_SIZE } from '../../../../shared/documents/boardKinds.ts';
import type { Cell, TableLayout, TableNote } from '../../../../shared/documents/tableLayout.ts';
import { CELL, cellOf, layTable, sideOf } from '../../../../shared/documents/tableLayout.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { NOTE_INSET } from '../text/fitNote.ts';
import { HEAD_INSET, HEAD_PX, type WordsHeight } from './figures.ts';

interface Holding {
  item(id: ItemId | null): BoardItem | null;
  childrenOf(parent: ItemId | null): readonly ItemId[];
}

export function linesOf(board: Holding, table: ItemId, kind: 'row' | 'column'): readonly ItemId[] {
  return board.childrenOf(table).filter((id) => board.item(id)?.kind === kind);
}

/** The cell of a note in a table; for a row or a column the first that it has. */
export function cellIn(board: Holding, table: ItemId, id: ItemId): Cell {
  const item = board.item(id);
  const named =
    item?.kind === 'row'
      ? { row: id }
      : item?.kind === 'column'
        ? { column: id }
        : item?.kind === 'note'
          ? item
          : {};
  return cellOf(named, linesOf(board, table, 'row'), linesOf(board, table, 'column'));
}

/** The notes of every cell, in order, by `cellKey`. */
export function notesByCell(board: Holding, table: ItemId): ReadonlyMap<string, readonly ItemId[]> {
  const [rows, columns] = [linesOf(board, table, 'row'), linesOf(board, table, 'column')];
  const cells = new Map<string, ItemId[]>();
  for (const id of board.childrenOf(table)) {
    const item = board.item(id);
    if (item?.kind !== 'note') continue;
    const key = cellKey(cellOf(item, rows, columns));
    const cell = cells.get(key);
    if (cell) cell.push(id);
    else cells.set(key, [id]);
  }
  return cells;
}

export const cellKey = ({ row, column }: Cell) => `${row} ${column}`;

/** The columns, then row by row: the row, then its notes from the first column to the last. */
export function tableOrder(board: Holding, table: ItemId): readonly ItemId[] {
  const [rows, columns] = [linesOf(board, table, 'row'), linesOf(board, table, 'column')];
  const cells = notesByCell(board, table);
  const across = columns.length > 0 ? columns : [null];
  const down = rows.length > 0 ? rows : [null];
  const inRow = (row: ItemId | null) => across.flatMap((column) => cells.get(cellKey({ row, column })) ?? []);
  return [...columns, ...down.flatMap((row) => (row === null ? inRow(row) : [row, ...inRow(row)]))];
}

/** Where everything lies. */
export function layOutTable(board: Holding, table: Table, height: WordsHeight): TableLayout {
  const [rows, columns] = [linesOf(board, table.id, 'row'), linesOf(board, table.id, 'column')];
  const notes = board.childrenOf(table.id).flatMap((id): TableNote<ItemId>[] => {
    const item = board.item(id);
    if (item?.kind !== 'note') return [];
    const words = height(item.text, NOTE_SIZE - 2 * NOTE_INSET.side, CELL.px, item.bold);
    const high = Math.max(CELL.least, Math.ceil(words + NOTE_INSET.top + NOTE_INSET.author));
    return [{ id, row: item.row ?? null, column: item.column ?? null, height: high }];
  });
  return layTable(table, rows, columns, notes, (id) => {
    const line = board.item(id);
    if (line?.kind === 'column') return line.w;
    return line ? height(line.text, sideOf(table) - 2 * HEAD_INSET, HEAD_PX, true) : undefined;
  });
}

/** Every cell of a table, row by row; none for what is no table. */
export function cellsOf(
  board: Holding,
  table: ItemId,
): readonly { readonly table: ItemId; readonly cell: Cell }[] {
  if (board.item(table)?.kind !== 'table') return [];
  const columns = linesOf(board, table, 'column');
  return linesOf(board, table, 'row').flatMap((row) =>
    columns.map((column) => ({ table, cell: { row, column } })),
  );
}
