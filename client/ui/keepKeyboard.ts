import type { MouseEvent } from 'react';

/**
 * A press of the mouse on a bar leaves the keyboard on the board: the next letter is meant for what was just chosen. A
 * field in the bar takes it.
 */
export function keepKeyboard(event: MouseEvent): void {
  if (!(event.target as Element).matches(':read-write')) event.preventDefault();
}

/** A press on the words of a choice gives its field the focus all the same; arrows and Tab that are on it stay there. */
export function leaveChoice({ target }: MouseEvent): void {
  const field = target as HTMLElement;
  if (field.matches('input:not(:focus-visible)')) field.blur();
}
