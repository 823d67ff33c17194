/** Rows and columns of a table that go: their notes are kept, and so is the last of each. Call inside an edit. */
import type * as Y from 'yjs';
import type { ItemMap, ItemPlace } from '../../../../shared/documents/board.ts';
import { changeItem } from '../../../../shared/documents/board.ts';
import { isTableLine } from '../../../../shared/documents/boardKinds.ts';
import { cellOf } from '../../../../shared/documents/tableLayout.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { keysAt } from './order.ts';
import { Structure } from './structure.ts';

/** Of these what may be deleted: nothing locked but what lies stuck on the rest, and of a table that stays not the last row or column. */
export function mayGo(structure: Structure, places: readonly ItemPlace[]): readonly ItemPlace[] {
  const loose = new Set(places.flatMap((one) => (one.locked ? [] : [one.id])));
  const free = places.filter((one) =>
    structure.isStuck(one) && one.parent !== null ? loose.has(one.id) || loose.has(one.parent) : !one.locked,
  );
  const going = new Set(free.map((one) => one.id));
  const kept = new Set<ItemId>();
  for (const { kind, parent } of free) {
    if (!isTableLine(kind) || parent === null || going.has(parent)) continue;
    const [first, ...others] = structure.linesOf(parent, kind);
    if (first && [first, ...others].every((id) => going.has(id))) kept.add(first);
  }
  return free.filter((one) => !kept.has(one.id));
}

/** Notes of a row or column that goes move to the one before it, else to the one after. */
export function vacateLines(items: Y.Map<ItemMap>, gone: readonly ItemPlace[]): void {
  const going = new Set(gone.map((one) => one.id));
  for (const { id, kind, parent } of gone) {
    if (!isTableLine(kind) || parent === null || going.has(parent)) continue;
    // Anew for each: what left a row may lie in a column that goes as well.
    const structure = new Structure(items);
    const lines = structure.linesOf(parent, kind);
    const at = lines.indexOf(id);
    const stays = (line: ItemId) => !going.has(line);
    const to = lines.slice(0, at).findLast(stays) ?? lines.slice(at).find(stays);
    if (to) moveNotes(items, structure, { table: parent, kind, from: id, to });
  }
}

/** To the end of the cells beside theirs. */
function moveNotes(
  items: Y.Map<ItemMap>,
  structure: Structure,
  { table, kind, from, to }: { table: ItemId; kind: 'row' | 'column'; from: ItemId; to: ItemId },
): void {
  const [rows, columns] = [structure.linesOf(table, 'row'), structure.linesOf(table, 'column')];
  const after = new Map<ItemId | null, ItemPlace[]>();
  for (const note of structure.notesIn(table)) {
    const cell = cellOf(note, rows, columns);
    if (cell[kind] !== from) continue;
    const other = cell[kind === 'row' ? 'column' : 'row'];
    const there = after.get(other) ?? [...structure.notesIn(table, { ...cell, [kind]: to })];
    const [z = ''] = keysAt(items, there, there.length, 1);
    changeItem(items, note.id, { [kind]: to, z });
    after.set(other, [...there, { ...note, z }]);
  }
}
