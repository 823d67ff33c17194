import { useCallback, useRef, useSyncExternalStore } from 'react';
import type { ItemId } from '../../../../shared/ids.ts';
import type { MapGraph } from '../../../../shared/maps/graph.ts';
import { useDesk } from '../MapDesk.ts';
import { graphOf } from './graphOf.ts';

/** While somebody writes or drags, analyses wait this long. */
const QUIET_MS = 250;

/** The same object until something changes that an analysis can see: places do not count. */
export function useMapGraph(): MapGraph<ItemId> {
  const { model } = useDesk();
  const kept = useRef<{ graph: MapGraph<ItemId>; print: string } | null>(null);
  if (kept.current === null) {
    const graph = graphOf(model);
    kept.current = { graph, print: JSON.stringify(graph) };
  }
  const subscribe = useCallback(
    (listener: () => void) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const lookSoon = () => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          const graph = graphOf(model);
          const print = JSON.stringify(graph);
          if (print === kept.current?.print) return;
          kept.current = { graph, print };
          listener();
        }, QUIET_MS);
      };
      const stop = model.onChange(lookSoon);
      // It may have changed between rendering and listening.
      lookSoon();
      return () => {
        clearTimeout(timer);
        stop();
      };
    },
    [model],
  );
  return useSyncExternalStore(subscribe, () => kept.current?.graph as MapGraph<ItemId>);
}
