import { type RefObject, useLayoutEffect } from 'react';
import { type Placement, place } from './place.ts';

function put(panel: HTMLElement, anchor: Element, placement: Placement, gap: number): void {
  // Not its rectangle: while it arrives, that is smaller.
  const size = { width: panel.offsetWidth, height: panel.offsetHeight };
  const view = { width: document.documentElement.clientWidth, height: window.innerHeight };
  // A bar beside something says which way leads away from that.
  const away = anchor.closest<HTMLElement>('[data-away]')?.dataset.away;
  const wanted = away ? (placement.replace(/top|bottom/, away) as Placement) : placement;
  const { x, y } = place(anchor.getBoundingClientRect(), size, view, wanted, gap);
  const translate = `${Math.round(x)}px ${Math.round(y)}px`;
  if (panel.style.translate !== translate) panel.style.translate = translate;
}

/**
 * Keeps a panel (`position: fixed` at 0, 0) beside its anchor, frame by frame while it is open: the page may scroll, the
 * board may pan, the panel may grow.
 */
export function useAnchored(
  panel: RefObject<HTMLElement | null>,
  anchor: RefObject<Element | null>,
  placement: Placement,
  gap: number,
): void {
  useLayoutEffect(() => {
    let frame = 0;
    const follow = () => {
      if (panel.current && anchor.current) put(panel.current, anchor.current, placement, gap);
      frame = requestAnimationFrame(follow);
    };
    follow();
    return () => cancelAnimationFrame(frame);
  }, [panel, anchor, placement, gap]);
}
