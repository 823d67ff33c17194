import type { PointerEvent } from 'react';
import { DOUBLE_CLICK_MS, DRAG_THRESHOLD } from '../../../canvas/gesture.ts';

/** The panel that a first press opens under the pointer lets a second one at the same place through (Map.module.css). */
export function secondPressGoesOn({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>): void {
  const over = new AbortController();
  const end = () => {
    clearTimeout(timer);
    over.abort();
    delete currentTarget.dataset.pressed;
  };
  const timer = setTimeout(end, DOUBLE_CLICK_MS);
  const moved = (now: MouseEvent) => {
    if (Math.hypot(now.clientX - clientX, now.clientY - clientY) > DRAG_THRESHOLD) end();
  };
  currentTarget.dataset.pressed = '';
  window.addEventListener('pointermove', moved, { signal: over.signal });
}
