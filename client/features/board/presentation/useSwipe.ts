/** A finger goes from frame to frame, as pages are turned, while the whole frame is in sight. */
import { type RefObject, useContext, useEffect } from 'react';
import { TogetherContext } from '../../../together/Together.ts';

const LEAST = 48;

interface SwipeParts {
  readonly root: RefObject<HTMLElement | null>;
  /** As large as the frame is seen. */
  readonly mask: RefObject<HTMLElement | null>;
  readonly at: number;
  readonly onStep: (to: number) => void;
}

export function useSwipe({ root, mask, at, onStep }: SwipeParts): void {
  const pointing = useContext(TogetherContext)?.pointing;
  useEffect(() => {
    const page = root.current;
    if (!page) return;
    let start: { readonly x: number; readonly y: number } | null = null;
    const onDown = ({ pointerType, isPrimary, clientX: x, clientY: y, target }: PointerEvent) => {
      const onBoard = target instanceof Element && target.closest('[role="application"]') !== null;
      const whole = (mask.current?.getBoundingClientRect().width ?? 0) <= page.clientWidth;
      start = pointerType === 'touch' && isPrimary && onBoard && whole && !pointing?.get() ? { x, y } : null;
    };
    const onUp = ({ clientX, clientY }: PointerEvent) => {
      if (!start) return;
      const [dx, dy] = [clientX - start.x, clientY - start.y];
      start = null;
      const turns = Math.abs(dx) >= LEAST && Math.abs(dx) > 2 * Math.abs(dy);
      // What was only pulled at goes back to its place.
      if (turns) onStep(dx < 0 ? at + 1 : at - 1);
      else if (Math.hypot(dx, dy) >= LEAST / 4) onStep(at);
    };
    page.addEventListener('pointerdown', onDown, true);
    page.addEventListener('pointerup', onUp, true);
    return () => {
      page.removeEventListener('pointerdown', onDown, true);
      page.removeEventListener('pointerup', onUp, true);
    };
  }, [root, mask, at, onStep, pointing]);
}
