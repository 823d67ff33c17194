import { type RefObject, useEffect } from 'react';

/** Longer than scrolling past takes. */
const LOOK_MS = 1_000;

/**
 * Reading by looking: `read` is called once the element has been on the screen for a moment, in a page that is seen.
 * Nothing is watched while nothing is unread; one more unread message begins the moment anew.
 */
export function useRead(ref: RefObject<Element | null>, unread: number, read: () => void): void {
  useEffect(() => {
    const element = ref.current;
    if (element === null || unread === 0) return;
    let inSight = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      if (inSight && document.visibilityState === 'visible') timer = setTimeout(read, LOOK_MS);
    };
    const watch = new IntersectionObserver((entries) => {
      inSight = entries.at(-1)?.isIntersecting ?? false;
      look();
    });
    watch.observe(element);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      watch.disconnect();
      document.removeEventListener('visibilitychange', look);
    };
  }, [ref, unread, read]);
}
