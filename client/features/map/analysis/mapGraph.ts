/** The map as plain data for its analyses. */
import { useCallback, useRef, useSyncExternalStore } from 'react';
import type { ItemId } from '../../../../shared/ids.ts';
import type { MapGraph } from '../../../../shared/maps/graph.ts';
import { useDesk } from '../MapDesk.ts';
import type { MapModel } from '../model/mapModel.ts';

export function graphOf(model: MapModel): MapGraph<ItemId> {
  return {
    nodes: model.nodes().map(({ id, kind, text, category, control, severity, status }) => ({
      ...{ id, kind, text, category, control, severity, status },
    })),
    links: model.links().map(({ id, from, to, relation, state }) => ({ id, from, to, relation, state })),
  };
}

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
      const stop = model.onChange(() => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          const graph = graphOf(model);
          const print = JSON.stringify(graph);
          if (print === kept.current?.print) return;
          kept.current = { graph, print };
          listener();
        }, QUIET_MS);
      });
      return () => {
        clearTimeout(timer);
        stop();
      };
    },
    [model],
  );
  return useSyncExternalStore(subscribe, () => kept.current?.graph as MapGraph<ItemId>);
}
