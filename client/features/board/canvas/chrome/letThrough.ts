/** While Shift or Ctrl is held the hand adds to what is chosen: its bar takes no press that is meant for what lies beneath. */
import { type RefObject, useEffect } from 'react';

export function useLetThrough(bar: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const lets = (through: boolean) => bar.current?.toggleAttribute('data-through', through);
    const onHand = ({ shiftKey, ctrlKey, metaKey }: KeyboardEvent | PointerEvent) =>
      lets(shiftKey || ctrlKey || metaKey);
    const leaving = new AbortController();
    const { signal } = leaving;
    for (const kind of ['keydown', 'keyup', 'pointermove'] as const)
      window.addEventListener(kind, onHand, { capture: true, signal });
    window.addEventListener('blur', () => lets(false), { signal });
    return () => leaving.abort();
  }, [bar]);
}
