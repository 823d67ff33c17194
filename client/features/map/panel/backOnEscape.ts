import type { KeyboardEvent } from 'react';
import type { MapDesk } from '../MapDesk.ts';

/** Esc anywhere in a panel: the keyboard goes back to what the panel is about. What was written is kept by leaving its field. */
export const backOnEscape =
  ({ surface }: MapDesk) =>
  (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return;
    event.preventDefault();
    surface.focus();
  };
