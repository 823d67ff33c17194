/** A new table: rows × columns with notes in the cells; null when the board is full. */
import type * as Y from 'yjs';
import type { ItemMap } from '../../../../shared/documents/board.ts';
import { changeItem, insertItem } from '../../../../shared/documents/board.ts';
import { mayHold } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { newId } from '../../../../shared/ids.ts';
import type { ActContext } from '../../../live/edit.ts';
import { edit, hasRoomFor } from '../../../live/edit.ts';
import { keysAt, keysOnTop } from './order.ts';
import { Structure } from './structure.ts';
import { addOne, type LineKind } from './table.ts';

export interface TableDraft {
  readonly x: number;
  readonly y: number;
  readonly title: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** Notes that move into it, by the places of their row and column. */
  readonly notes?: readonly { readonly id: ItemId; readonly row: number; readonly column: number }[];
}

export interface NewTable {
  readonly id: ItemId;
  readonly rows: readonly ItemId[];
  readonly columns: readonly ItemId[];
}

/** In the frame `parent`, or on the board. */
export function createTable(
  context: ActContext,
  draft: TableDraft,
  parent: ItemId | null = null,
): NewTable | null {
  if (!hasRoomFor(context, 1 + draft.rows.length + draft.columns.length)) return null;
  return edit(context, (items) => {
    const structure = new Structure(items);
    const holder = structure.get(parent);
    const [z = ''] = keysOnTop(structure.topKey(), 1);
    const id = newId<ItemId>();
    const stamp = { author: context.author, at: context.now() };
    const { x, y, title } = draft;
    const frame = holder && mayHold(holder.kind, 'table') ? holder.id : null;
    insertItem(items, { ...stamp, id, kind: 'table', z, x, y, parent: frame, text: title });
    const add = (kind: LineKind, titles: readonly string[]) => {
      const keys = keysAt(items, [], 0, titles.length);
      return titles.map((text, at) => addOne(items, context, { table: id, kind, text, z: keys[at] ?? '' }));
    };
    const [rows, columns] = [add('row', draft.rows), add('column', draft.columns)];
    fill(items, structure, draft, { id, rows, columns });
    return { id, rows, columns };
  });
}

function fill(items: Y.Map<ItemMap>, structure: Structure, draft: TableDraft, table: NewTable): void {
  const notes = (draft.notes ?? []).filter(({ id }) => {
    const note = structure.get(id);
    return note?.kind === 'note' && !note.locked;
  });
  const keys = keysAt(items, [], 0, notes.length);
  notes.forEach(({ id, row, column }, at) => {
    const cell = { row: table.rows[row] ?? null, column: table.columns[column] ?? null };
    changeItem(items, id, { parent: table.id, z: keys[at] ?? '', ...cell });
  });
}
