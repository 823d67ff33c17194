import { useEffect } from 'react';
import type { Desk } from './Action.ts';
import { carryOut, isTyped } from './carryOut.ts';

/** The page as a whole: a press beside the outline gives it the focus. */
const NOTHING = 'body, main';
/** They hear Enter, Space and arrows; letters are as free there as on the board. */
const BARS = '[role="toolbar"] button';

/**
 * Keys beside the board. When nothing has the focus, as on a page that has just loaded, they mean the board; on a bar or
 * in a panel undo and redo do, on a bar letters too. Not while something lies over it, or somebody writes.
 */
export function useStrayKeys(desk: Desk): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || desk.selection.editing !== null) return;
      const target = event.target as Element;
      if (document.querySelector('[data-dialog]') || target.matches(':read-write')) return;
      const onBoard = target.matches(NOTHING) || (isTyped(event) && target.matches(BARS));
      if (carryOut(event, desk, { onBoard })) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [desk]);
}
