/** A key of somebody on the board becomes an act, or the reason why not. */

import type { KeyPress } from '../../../acts/keyChords.ts';
import { newcomers } from '../canvas/laterNewcomers.ts';
import type { Desk } from './Action.ts';
import { reasonAgainst } from './ActionSet.ts';

const UNDO = new Set(['undo', 'redo']);

export interface KeyAt {
  /** The focus is on the canvas or a row, not on a button or field over it: there only undo and redo mean the board. */
  readonly onBoard: boolean;
}

/** A character and no chord. */
export const isTyped = ({ key, ctrlKey, metaKey, altKey }: KeyPress) =>
  [...key].length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey;

/** Letters that are no acts are words: the browser puts them where the caret comes. */
function writeOn(desk: Desk): void {
  const edit = desk.actions.get('edit');
  if (reasonAgainst(edit, desk) === null) edit.run(desk);
}

/** Whether the key was one of the board's. */
export function carryOut(press: KeyPress, desk: Desk, { onBoard }: KeyAt): boolean {
  const letters = desk.singleKeys.get() && !desk.commands.isDrawn();
  const action = desk.actions.forPress(press, letters, (act) => reasonAgainst(act, desk) === null);
  if (action === null && onBoard && !letters && isTyped(press)) writeOn(desk);
  if (action === null || action.everywhere || !(onBoard || UNDO.has(action.id))) return false;
  const { commands, hands } = desk;
  if (action.id === 'edit' && hands && newcomers.now()?.makeHeld({ commands, ...hands })) return true;
  if (action.id === 'delete' && hands?.lines.bends.takeAway()) return true;
  const reason = reasonAgainst(action, desk);
  // What only a canvas has leaves its key to the browser elsewhere, as Ctrl and + in the outline.
  if (reason === 'canvas') return false;
  if (reason !== null) desk.commands.refuse(reason);
  else if (!newcomers.now()?.takeByKey(desk, action.id)) action.run(desk);
  return true;
}
