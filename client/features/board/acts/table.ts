/** Tables: rows × columns with notes in the cells. Acts answer with ids, or null when the board is full. */
import type * as Y from 'yjs';
import type { ItemMap } from '../../../../shared/documents/board.ts';
import { changeItem, insertItem } from '../../../../shared/documents/board.ts';
import { isTableLine, mayHold } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { newId } from '../../../../shared/ids.ts';
import type { ActContext } from '../../../live/edit.ts';
import { edit, hasRoomFor, itemsOf } from '../../../live/edit.ts';
import { keysAt, keysOnTop } from './order.ts';
import { Structure } from './structure.ts';

type LineKind = 'row' | 'column';

export const MOST_LINES = 40;

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

interface LineDraft {
  readonly table: ItemId;
  readonly kind: LineKind;
  readonly text: string;
  readonly z: string;
}

function addOne(items: Y.Map<ItemMap>, { author, now }: ActContext, { table, ...line }: LineDraft): ItemId {
  const id = newId<ItemId>();
  insertItem(items, { ...line, id, author, at: now(), parent: table });
  return id;
}

/** At a place among the lines of its kind, from 0; the end when left out. */
export function addLine(
  context: ActContext,
  table: ItemId,
  kind: LineKind,
  line: { readonly title: string; readonly at?: number },
): ItemId | null {
  const lines = new Structure(itemsOf(context)).linesOf(table, kind);
  if (!hasRoomFor(context, 1) || lines.length >= MOST_LINES) return null;
  return edit(context, (items) => {
    const structure = new Structure(items);
    const siblings = structure.childrenOf(table).filter((one) => one.kind === kind);
    const [z = ''] = keysAt(items, siblings, line.at ?? siblings.length, 1);
    return addOne(items, context, { table, kind, text: line.title, z });
  });
}

/** To a place among the lines of its kind, from 0. False when it stays where it is. */
export function placeLine(context: ActContext, id: ItemId, to: number): boolean {
  const structure = new Structure(itemsOf(context));
  const line = structure.get(id);
  if (!line || !isTableLine(line.kind) || line.locked || line.parent === null) return false;
  const siblings = structure.childrenOf(line.parent).filter((one) => one.kind === line.kind);
  if (to < 0 || to >= siblings.length || siblings[to]?.id === id) return false;
  edit(context, (items) => {
    const others = siblings.filter((one) => one.id !== id);
    const [z = ''] = keysAt(items, others, to, 1);
    changeItem(items, id, { z });
  });
  return true;
}
