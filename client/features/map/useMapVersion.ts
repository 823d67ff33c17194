import { useCallback, useSyncExternalStore } from 'react';
import { useDesk } from './MapDesk.ts';

/** Renders whenever the map changes. */
export function useMapVersion(): void {
  const { model } = useDesk();
  const subscribe = useCallback((listener: () => void) => model.onChange(listener), [model]);
  useSyncExternalStore(subscribe, () => model.readingOrder());
}
