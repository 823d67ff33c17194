import { useEffect } from 'react';
import type { Desk, Panel } from '../actions/Action.ts';
import { reasonAgainst } from '../actions/ActionSet.ts';

const TYPING = 'input, textarea, select, [contenteditable="true"]';

/** The panel that has come, and the letters typed to it before. */
export interface Coming {
  shown: Panel | null;
  typed: string;
}

/** What is typed to a panel that is still on its way is no key of the board: it would make shapes of a search. */
function isForOpening({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return (key.length === 1 || key === 'Enter' || key === 'Backspace') && !ctrlKey && !metaKey && !altKey;
}

/** Keys that work wherever the focus is on the page: command menu, find, the way round. Not behind an open dialog. */
export function useEverywhereKeys(desk: Desk, coming: Coming): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const opening = desk.panel.get() !== null && desk.panel.get() !== coming.shown;
      if (opening && isForOpening(event)) {
        if (event.key === 'Backspace') coming.typed = coming.typed.slice(0, -1);
        else if (event.key.length === 1) coming.typed += event.key;
        event.preventDefault();
        event.stopPropagation();
        return;
      }
      const typing = event.target instanceof Element && event.target.matches(TYPING);
      const letters = desk.singleKeys.get() && !typing;
      const action = event.isComposing ? null : desk.actions.forPress(event, letters);
      if (!action?.everywhere || action.native || document.querySelector('[data-dialog]')) return;
      event.preventDefault();
      event.stopPropagation();
      if (reasonAgainst(action, desk) === null) action.run(desk);
    };
    // Before editors and menus, which keep their keys to themselves.
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [desk, coming]);
}
