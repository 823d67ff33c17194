/** A key of somebody on the board becomes an act, or the reason why not. */

import type { KeyPress } from '../../../acts/keyChords.ts';
import type { Desk } from './Action.ts';
import { reasonAgainst } from './ActionSet.ts';

const UNDO = new Set(['undo', 'redo']);

export interface KeyAt {
  /** The focus is on the canvas or a row, not on a button or field over it: there only undo and redo mean the board. */
  readonly onBoard: boolean;
}

/** Whether the key was one of the board's. */
export function carryOut(press: KeyPress, desk: Desk, { onBoard }: KeyAt): boolean {
  const action = desk.actions.forPress(press, desk.singleKeys.get());
  if (action === null || action.everywhere || !(onBoard || UNDO.has(action.id))) return false;
  const reason = reasonAgainst(action, desk);
  // What only a canvas has leaves its key to the browser elsewhere, as Ctrl and + in the outline.
  if (reason === 'canvas') return false;
  if (reason === null) action.run(desk);
  else desk.commands.refuse(reason);
  return true;
}
