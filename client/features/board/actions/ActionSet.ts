/** All acts of one board, found by id and by key. */
import type { Action, Actions, Desk } from './Action.ts';
import type { Reason } from './actionWords.ts';
import { chordOf, type KeyPress, pressedChords, SINGLE } from './keyChords.ts';

export class ActionSet implements Actions {
  readonly all: readonly Action[];
  readonly #byKey = new Map<string, Action>();

  constructor(all: readonly Action[]) {
    this.all = all;
    for (const action of all)
      for (const keys of action.native ? [] : (action.keys ?? [])) this.#byKey.set(chordOf(keys), action);
  }

  get(id: string): Action {
    const action = this.all.find((one) => one.id === id);
    if (action === undefined) throw new Error(`No act has the id ${id}`);
    return action;
  }

  forPress(press: KeyPress, letters = true): Action | null {
    for (const chord of pressedChords(press)) {
      const action = this.#byKey.get(chord);
      if (action && (letters || !SINGLE.test(chord))) return action;
    }
    return null;
  }
}

/** Why an act cannot be done now; null when it can. */
export function reasonAgainst(action: Action, desk: Desk): Reason | null {
  if (action.writes && !desk.context.mayEdit()) return 'readOnly';
  return action.when?.(desk) ?? null;
}
