/** Whoever had the keyboard on the map still has it there when another view of the map comes. */
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { ItemId } from '../../../shared/ids.ts';
import { WITH_SHEETS } from '../../ui/screens.ts';
import type { MapDesk } from './MapDesk.ts';

/**
 * Where views are shown: tells the next one that somebody comes from this one. Where the panel of what is chosen would take
 * half of a list or a table, it stays behind; the keyboard is still on it.
 */
export function useKeyboardAlong({ selection, surface }: MapDesk, view: string): void {
  const before = useRef(view);
  useLayoutEffect(() => {
    const came = before.current !== view;
    before.current = view;
    if (came && view !== 'canvas' && selection.single !== null && window.matchMedia(WITH_SHEETS).matches)
      selection.clear();
  }, [selection, view]);
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
 * same, of several the first in its order. `root`: of a list, which scrolls.
 */
export function useKeyboardHere(
  { selection, surface }: MapDesk,
  root?: React.RefObject<HTMLElement | null>,
): void {
  useEffect(() => {
    const { ids } = selection;
    const rows =
      surface.awaited && ids.size > 1 ? root?.current?.querySelectorAll<HTMLElement>('[data-item]') : [];
    const first = [...(rows ?? [])].map(({ dataset }) => dataset.item as ItemId).find((id) => ids.has(id));
    if (first) selection.set(ids, first);
    if (surface.awaited && document.activeElement === document.body) surface.focus();
    else if (surface.awaited && selection.focused !== null)
      root?.current
        ?.querySelector(`[data-item="${selection.focused}"]`)
        ?.scrollIntoView({ block: 'center', inline: 'nearest' });
    surface.awaited = false;
  }, [selection, surface, root]);
}
