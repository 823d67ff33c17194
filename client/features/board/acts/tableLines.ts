/** Rows and columns of a table with what lies in their cells. Loaded when the page is idle. */
import type * as Y from 'yjs';
import type { ItemMap, ItemPlace } from '../../../../shared/documents/board.ts';
import { changeItem } from '../../../../shared/documents/board.ts';
import { isTableLine } from '../../../../shared/documents/boardKinds.ts';
import { cellOf } from '../../../../shared/documents/tableLayout.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { ActContext } from '../../../live/edit.ts';
import { edit } from '../../../live/edit.ts';
import { deleteItems } from './change.ts';
import { duplicateItems } from './copy.ts';
import { keysAt } from './order.ts';
import { Structure } from './structure.ts';
import { MOST_LINES } from './table.ts';

/** The notes of a row or column; none for what is neither. */
export function notesOfLine(structure: Structure, { id, kind, parent }: ItemPlace): readonly ItemPlace[] {
  if (!isTableLine(kind) || parent === null) return [];
  const [rows, columns] = [structure.linesOf(parent, 'row'), structure.linesOf(parent, 'column')];
  return structure.notesIn(parent).filter((note) => cellOf(note, rows, columns)[kind] === id);
}

/** Of these what goes: rows and columns with their notes, nothing locked, and of a table that stays not the last of its kind. */
export function goingWithLines(structure: Structure, ids: readonly ItemId[]): readonly ItemId[] {
  const free = ids.filter((id) => structure.get(id)?.locked === false);
  const going = new Set(free);
  for (const id of free) {
    const one = structure.get(id);
    if (!one || !isTableLine(one.kind) || one.parent === null || going.has(one.parent)) continue;
    const [first, ...others] = structure.linesOf(one.parent, one.kind);
    if (first && [first, ...others].every((line) => going.has(line))) going.delete(first);
  }
  for (const id of [...going]) {
    const one = structure.get(id);
    for (const note of one ? notesOfLine(structure, one) : []) if (!note.locked) going.add(note.id);
  }
  return [...going];
}

/** Deletes them with their notes, as one step; a locked note stays, in the row or column before, else in the one after. */
export function deleteLines(context: ActContext, ids: readonly ItemId[]): readonly ItemId[] {
  return edit(context, (items) => {
    const all = new Structure(items);
    const going = goingWithLines(all, ids);
    for (const id of going) keepLocked(items, new Set(going), all.get(id));
    return deleteItems(context, going);
  });
}

function keepLocked(items: Y.Map<ItemMap>, going: ReadonlySet<ItemId>, line: ItemPlace | null): void {
  if (!line?.parent || !isTableLine(line.kind) || going.has(line.parent)) return;
  // Anew for each: what left a row may lie in a column that goes as well.
  const structure = new Structure(items);
  const lines = structure.linesOf(line.parent, line.kind);
  const at = lines.indexOf(line.id);
  const stays = (id: ItemId) => !going.has(id);
  const to = lines.slice(0, at).findLast(stays) ?? lines.slice(at).find(stays);
  const across = line.kind === 'row' ? 'column' : 'row';
  for (const note of notesOfLine(structure, line)) {
    if (to === undefined || going.has(note.id)) continue;
    const there = new Structure(items).notesIn(line.parent, {
      row: null,
      column: null,
      [line.kind]: to,
      [across]: note[across] ?? null,
    });
    const [z = ''] = keysAt(items, there, there.length, 1);
    changeItem(items, note.id, { [line.kind]: to, z });
  }
}

/** A copy with its notes, at a place among the rows or columns, from 0. Null when there is no room. */
export function copyLine(context: ActContext, id: ItemId, at: number): ItemId | null {
  return edit(context, (items) => {
    const structure = new Structure(items);
    const line = structure.get(id);
    if (!line?.parent || !isTableLine(line.kind)) return null;
    const { kind } = line;
    const siblings = structure.childrenOf(line.parent).filter((one) => one.kind === kind);
    if (siblings.length >= MOST_LINES) return null;
    const notes = notesOfLine(structure, line).map((note) => note.id);
    const [copy, ...copies] = duplicateItems(context, [id, ...notes], { dx: 0, dy: 0 }) ?? [];
    if (copy === undefined) return null;
    const [z = ''] = keysAt(items, siblings, at, 1);
    changeItem(items, copy, { z });
    // Also of a note that named no row, and so lies in the first.
    for (const note of copies) changeItem(items, note, { [kind]: copy });
    return copy;
  });
}
