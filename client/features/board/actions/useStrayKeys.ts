import { useEffect } from 'react';
import type { Desk } from './Action.ts';
import { carryOut } from './carryOut.ts';

const WRITING = 'input, textarea, select, [contenteditable="true"]';

/**
 * Keys beside the board. When nothing has the focus, as on a page that has just loaded, they mean the board; on a bar or
 * in a panel undo and redo do. Not while something lies over it, or somebody writes.
 */
export function useStrayKeys(desk: Desk): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || desk.selection.editing !== null) return;
      if (document.querySelector('[data-dialog]') || (event.target as Element).matches(WRITING)) return;
      if (carryOut(event, desk, { onBoard: event.target === document.body })) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [desk]);
}
