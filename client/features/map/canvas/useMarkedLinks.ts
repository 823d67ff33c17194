import { useContext, useLayoutEffect } from 'react';
import type { ItemId } from '../../../../shared/ids.ts';
import { TogetherContext } from '../../../together/Together.ts';
import type { MapSurface } from './MapSurface.ts';

/** What is said about a link hangs from its element: such a link is never only painted. */
export function useMarkedLinks(surface: MapSurface): void {
  const together = useContext(TogetherContext);
  useLayoutEffect(() => {
    if (together === null) return;
    const { discussion, since } = together;
    const { state } = discussion;
    surface.isMarked = (id: ItemId) => {
      const { comments, unread, reactions } = state.marksOf(id);
      return comments + unread + reactions.length > 0 || since.highlightOf(id) !== null;
    };
    // Threads are told before the marks that are counted from them.
    const renew = () => queueMicrotask(surface.remark);
    renew();
    const stops = [state.threads.subscribe(renew), since.highlights.subscribe(renew)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [surface, together]);
}
