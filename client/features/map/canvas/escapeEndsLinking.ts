/** Esc ends the Link tool before anything else: what is chosen then is an end of the link, and stays chosen (MH30). */
import type { MapDesk } from '../MapDesk.ts';

/** Who writes, or is in a panel or a menu, leaves that. */
const isOnCanvas = ({ target }: Event): boolean =>
  target === document.body ||
  (target instanceof Element &&
    target.closest('[data-board-canvas]') !== null &&
    !target.matches('input, textarea'));

export function escapeEndsLinking({ commands }: MapDesk): () => void {
  const ended = new AbortController();
  const options = { signal: ended.signal, capture: true };
  // A line that is being drawn ends first, as every drag.
  let held = false;
  const hold = (down: boolean) => () => {
    held = down;
  };
  for (const kind of ['pointerup', 'pointercancel'] as const)
    document.addEventListener(kind, hold(false), options);
  document.addEventListener('pointerdown', hold(true), options);
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || held || !isOnCanvas(event) || commands.linking.get() === null) return;
      commands.linking.set(null);
      event.preventDefault();
      event.stopPropagation();
    },
    options,
  );
  return () => ended.abort();
}
