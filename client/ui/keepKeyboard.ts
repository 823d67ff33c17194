import type { MouseEvent } from 'react';

/** A press of the mouse on a bar leaves the keyboard on the board: the next letter is meant for what was just chosen. */
export function keepKeyboard(event: MouseEvent): void {
  event.preventDefault();
}
