/** A panel that comes takes room from the table: the cell with the keyboard is not left behind it. */
import { type RefObject, useEffect } from 'react';

export function useInSight(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const scroll = root.current;
    if (scroll === null) return;
    let [width, height] = [scroll.clientWidth, scroll.clientHeight];
    const watch = new ResizeObserver(() => {
      const isLess = scroll.clientWidth < width || scroll.clientHeight < height;
      [width, height] = [scroll.clientWidth, scroll.clientHeight];
      const cell = document.activeElement?.closest('td, th');
      if (isLess && cell && scroll.contains(cell))
        cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    });
    watch.observe(scroll);
    return () => watch.disconnect();
  }, [root]);
}
