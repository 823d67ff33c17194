import { useEffect } from 'react';
import type { Desk } from './Action.ts';
import { carryOut } from './carryOut.ts';

/** The page as a whole: a press beside the outline gives it the focus. */
const NOTHING = 'body, main';

/**
 * Keys beside the board. When nothing has the focus, as on a page that has just loaded, they mean the board; on a bar or
 * in a panel undo and redo do. Not while something lies over it, or somebody writes.
 */
export function useStrayKeys(desk: Desk): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || desk.selection.editing !== null) return;
      const target = event.target as Element;
      if (document.querySelector('[data-dialog]') || target.matches(':read-write')) return;
      if (carryOut(event, desk, { onBoard: target.matches(NOTHING) })) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [desk]);
}
