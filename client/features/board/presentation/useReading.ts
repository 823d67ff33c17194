/** The keyboard in what is presented: Tab reads it, and the board has the keyboard again afterwards. */
import { type RefObject, useContext, useEffect, useLayoutEffect } from 'react';
import type { ItemId } from '../../../../shared/ids.ts';
import { TogetherContext } from '../../../together/Together.ts';
import type { BoardCore } from '../useBoardCore.ts';
import type { Slide } from './frames.ts';

/** When the board is there again. */
const afterwards = (run: () => void) => void requestAnimationFrame(() => requestAnimationFrame(run));

const stopsIn = (root: HTMLElement) =>
  [...root.querySelectorAll<HTMLElement>('[data-bottom] button')].filter((one) => one.tabIndex >= 0);

/** Tab reads what is in the frame that is shown, and then goes to the bar: the rest of the board is out of sight. */
export function useReading(
  { model, selection }: BoardCore,
  slide: Slide | undefined,
  root: RefObject<HTMLElement | null>,
) {
  const id = slide?.id ?? null;
  useEffect(() => {
    // Nothing is chosen, and with the next frame it begins anew.
    selection.set([], null);
    const onKey = (event: KeyboardEvent) => {
      const { current: all } = root;
      const { target, key, shiftKey } = event;
      if (key !== 'Tab' || !all || !(target instanceof Element) || !all.contains(target)) return;
      const within = new Set(id === null ? [] : model.withContents(id));
      const order = model.readingOrder().filter((one) => within.has(one));
      const stops = stopsIn(all);
      const inBar = stops.indexOf(target as HTMLElement);
      // What else lies over it, as comments, has its own order.
      if (inBar < 0 && target !== all && !target.matches('[data-item], [role="application"]')) return;
      if (inBar > 0 || (inBar === 0 && !shiftKey)) return;
      const at =
        inBar === 0
          ? order.length
          : target.matches('[data-item]')
            ? order.indexOf(selection.focused as ItemId)
            : -1;
      const next = order[shiftKey ? at - 1 : at + 1] ?? null;
      event.preventDefault();
      event.stopPropagation();
      selection.focus(next);
      if (next === null) (shiftKey ? all : stops[0])?.focus();
      else all.querySelector<HTMLElement>(`[data-item="${next}"]`)?.focus({ preventScroll: true });
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [id, model, selection, root]);
}

/** Afterwards what was chosen is chosen again, and the keyboard is on the board. */
export function useBoardBack({ selection }: BoardCore): void {
  useEffect(() => {
    const { ids, focused } = selection.state();
    return () => {
      selection.set(ids, focused);
      afterwards(() => {
        if (document.activeElement === document.body)
          document.querySelector<HTMLElement>('[data-region="board"]')?.focus({ preventScroll: true });
      });
    };
  }, [selection]);
}

/** What was open beside the board, or is asked, would lie over the frame and take the keyboard. */
export function useTheWindow({ presenting }: BoardCore, root: RefObject<HTMLElement | null>): void {
  const panel = useContext(TogetherContext)?.panel;
  useLayoutEffect(() => {
    presenting.set(true);
    return () => presenting.set(false);
  }, [presenting]);
  useEffect(() => {
    panel?.set(null);
    root.current?.focus();
  }, [panel, root]);
}
