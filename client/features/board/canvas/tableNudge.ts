import { isTableLine } from '../../../../shared/documents/boardKinds.ts';
import { NUDGE } from '../../../canvas/keys.ts';
import type { BoardCommands } from './BoardCommands.ts';
import { cellOfNote } from './cellMeant.ts';
import { newTables } from './laterTables.ts';

/**
 * Arrow keys in a table: a note goes to the next cell (a single one with Shift: without it they walk, see inCell.ts, and
 * carry nothing before that code is here), a row or column one place on. False when these are none.
 */
export function nudgeInTable(commands: BoardCommands, dx: number, dy: number): boolean {
  const { model } = commands.parts;
  const ids = commands.chosen;
  const [first] = ids;
  const kind = first === undefined ? undefined : model.item(first)?.kind;
  if (first === undefined || !ids.every((id) => model.cellOf(id) !== null)) return false;
  if (cellOfNote(commands.parts) && Math.abs(dx + dy) <= NUDGE) return true;
  const by = dx + dy > 0 ? 1 : -1;
  newTables.run(commands.parts, (code) => {
    if (!isTableLine(kind)) code.toNextCell(commands, ids, dx !== 0 ? 'column' : 'row', by);
    else if (ids.length === 1 && (kind === 'row') === (dy !== 0)) code.shiftLine(commands, first, by);
  });
  return true;
}
