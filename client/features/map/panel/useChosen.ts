import { useCallback, useSyncExternalStore } from 'react';
import type { MapLink, MapNode } from '../../../../shared/documents/barrierMap.ts';
import { useDesk } from '../MapDesk.ts';

/** What is chosen of the map as it is now; renders when either changes. */
export function useChosen(): { readonly nodes: readonly MapNode[]; readonly links: readonly MapLink[] } {
  const { model, selection } = useDesk();
  const { ids } = useSyncExternalStore(selection.subscribe, selection.state);
  const subscribe = useCallback((listener: () => void) => model.onChange(listener), [model]);
  useSyncExternalStore(subscribe, () => model.readingOrder());
  return {
    nodes: [...ids].map((id) => model.node(id)).filter((node) => node !== null),
    links: [...ids].map((id) => model.link(id)).filter((link) => link !== null),
  };
}
