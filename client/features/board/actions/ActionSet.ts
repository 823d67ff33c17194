/** All acts of one board. */
import { ActSet } from '../../../acts/ActSet.ts';
import type { Action, Actions, Desk } from './Action.ts';
import type { Reason } from './actionWords.ts';

export class ActionSet extends ActSet<Action> implements Actions {}

/** Why an act cannot be done now; null when it can. */
export function reasonAgainst(action: Action, desk: Desk): Reason | null {
  if (action.writes && !desk.context.mayEdit()) return 'readOnly';
  return action.when?.(desk) ?? null;
}
