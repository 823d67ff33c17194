/** A table as a spreadsheet sees it. */
import type { ItemId } from '../../../../shared/ids.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { cellKey, linesOf, notesByCell } from '../model/tables.ts';

/** From the corner with the name, which is 0, 0: headings count. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

export interface Grid {
  readonly table: ItemId;
  readonly rows: readonly ItemId[];
  readonly columns: readonly ItemId[];
  /** What has the words of a place: a name, a heading, or the notes of a cell. */
  readonly at: (place: Place) => readonly ItemId[];
  readonly placeOf: (id: ItemId) => Place;
}

/** Of the table in which all of these lie, or that is the only one of them. */
export function gridOf(model: BoardModel, ids: readonly ItemId[]): Grid | null {
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
