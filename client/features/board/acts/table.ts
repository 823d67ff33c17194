/** Rows and columns of tables. Acts answer with ids, or null when the board is full. */
import type * as Y from 'yjs';
import type { ItemMap } from '../../../../shared/documents/board.ts';
import { changeItem, insertItem } from '../../../../shared/documents/board.ts';
import { isTableLine } from '../../../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { newId } from '../../../../shared/ids.ts';
import type { ActContext } from '../../../live/edit.ts';
import { edit, hasRoomFor, itemsOf } from '../../../live/edit.ts';
import { keysAt } from './order.ts';
import { Structure } from './structure.ts';

export type LineKind = 'row' | 'column';

export const MOST_LINES = 40;

interface LineDraft {
  readonly table: ItemId;
  readonly kind: LineKind;
  readonly text: string;
  readonly z: string;
}

export function addOne(
  items: Y.Map<ItemMap>,
  { author, now }: ActContext,
  { table, ...line }: LineDraft,
): ItemId {
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
  const now = new Structure(itemsOf(context));
  const isOpen = now.get(table)?.locked === false && now.linesOf(table, kind).length < MOST_LINES;
  if (!isOpen || !hasRoomFor(context, 1)) return null;
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
