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

/** In a view, once it can be given the keyboard; who chose it by a button stays on that. */
export function useKeyboardHere({ surface }: MapDesk): void {
  useEffect(() => {
    if (surface.awaited && document.activeElement === document.body) surface.focus();
    surface.awaited = false;
  }, [surface]);
}
