import { type KeyboardEvent as ReactKeyboardEvent, useCallback } from 'react';
import { carryOut } from '../actions/carryOut.ts';
import { useStrayKeys } from '../actions/useStrayKeys.ts';
import type { Canvas } from './CanvasContext.ts';

/** Keys of the board. */
export function useKeys(canvas: Canvas) {
  useStrayKeys(canvas);
  return useCallback(
    (event: ReactKeyboardEvent) => {
      const target = event.target as Element;
      const press = event.nativeEvent;
      if (press.defaultPrevented || press.isComposing || canvas.selection.editing !== null) return;
      if (target.matches('input, textarea')) return;
      if (press.key === 'Escape' && target.closest('[role="toolbar"]')) {
        // The way back from a bar; what is chosen there has its own Esc.
        canvas.focusSurface();
        event.preventDefault();
        return;
      }
      const onBoard = target.matches('[data-item], [role="application"]');
      if (carryOut(press, canvas, { onBoard })) event.preventDefault();
    },
    [canvas],
  );
}
