/** Messages stand above a hint, not across it. */
import { type RefObject, useEffect } from 'react';
import { TOAST_EVENT } from '../showToast.ts';

const GAP = 8;

/** Says how high the hint reaches from the lower edge of the window, as it lies there when a message comes; nothing of one at the top. */
export function useOverHint(hint: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { style } = document.documentElement;
    const measure = () => {
      const { top = 0 } = hint.current?.getBoundingClientRect() ?? {};
      if (top > innerHeight / 2) style.setProperty('--over-hint', `${Math.ceil(innerHeight - top + GAP)}px`);
      else style.removeProperty('--over-hint');
    };
    // A bar that comes or goes below it moves it, once that is painted.
    const later = () => requestAnimationFrame(measure);
    const sizes = globalThis.ResizeObserver && new ResizeObserver(measure);
    if (hint.current) sizes?.observe(hint.current);
    const over = new AbortController();
    for (const type of ['resize', TOAST_EVENT, 'pointerup', 'keyup'])
      window.addEventListener(type, later, { signal: over.signal });
    measure();
    return () => {
      over.abort();
      sizes?.disconnect();
      style.removeProperty('--over-hint');
    };
  }, [hint]);
}
