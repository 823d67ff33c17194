import { type KeyboardEvent, useCallback } from 'react';
import { carryOut } from '../actions/carryOut.ts';
import type { Canvas } from './CanvasContext.ts';

/** Keys of the board. */
export function useKeys(canvas: Canvas) {
  return useCallback(
    (event: KeyboardEvent) => {
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
