import { useEffect } from 'react';
import type { Desk } from '../actions/Action.ts';
import { reasonAgainst } from '../actions/ActionSet.ts';

const TYPING = 'input, textarea, select, [contenteditable="true"]';

/** Keys that work wherever the focus is on the page: command menu, find, the way round. Not behind an open dialog. */
export function useEverywhereKeys(desk: Desk): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
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
  }, [desk]);
}
