/** Whoever had the keyboard on the map still has it there when another view of the map comes. */
import { useEffect, useLayoutEffect } from 'react';
import type { MapDesk } from './MapDesk.ts';

/** Where views are shown: tells the next one that somebody comes from this one. */
export function useKeyboardAlong({ surface }: MapDesk, view: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is told when the view goes
  useLayoutEffect(
    () => () => {
      surface.awaited = true;
    },
    [surface, view],
  );
}

/**
 * In a view, once it can be given the keyboard; who chose it by a button stays on that, and what is chosen is shown all the
 * same. `root`: of a list, which scrolls.
 */
export function useKeyboardHere(
  { selection, surface }: MapDesk,
  root?: React.RefObject<HTMLElement | null>,
): void {
  useEffect(() => {
    if (surface.awaited && document.activeElement === document.body) surface.focus();
    else if (surface.awaited && selection.single !== null)
      root?.current
        ?.querySelector(`[data-item="${selection.single}"]`)
        ?.scrollIntoView({ block: 'center', inline: 'nearest' });
    surface.awaited = false;
  }, [selection, surface, root]);
}
