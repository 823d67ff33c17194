import { type KeyboardEvent as ReactKeyboardEvent, useCallback, useEffect } from 'react';
import { carryOut } from '../actions/carryOut.ts';
import type { Canvas } from './CanvasContext.ts';

/** Keys of the board. */
export function useKeys(canvas: Canvas) {
  useEffect(() => {
    // Nothing has the focus, as on a page that has just loaded: then keys mean the board, unless something lies over it.
    const onKey = (event: KeyboardEvent) => {
      if (event.target !== document.body || document.querySelector('[data-dialog]')) return;
      if (event.defaultPrevented || event.isComposing || canvas.selection.editing !== null) return;
      if (carryOut(event, canvas, { onBoard: true })) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [canvas]);
  return useCallback(
    (event: ReactKeyboardEvent) => {
      const target = event.target as Element;
      const press = event.nativeEvent;
      if (press.defaultPrevented || press.isComposing || canvas.selection.editing !== null) return;
      if (target.matches('input, textarea')) return;
      const onBoard = target.matches('[data-item], [role="application"]');
      if (carryOut(press, canvas, { onBoard })) event.preventDefault();
    },
    [canvas],
  );
}
