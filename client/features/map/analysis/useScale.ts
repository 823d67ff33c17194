import { useSyncExternalStore } from 'react';
import type { ItemId } from '../../../../shared/ids.ts';
import { useDesk } from '../MapDesk.ts';

/** How large a node is shown, while what is measured of nodes is their size. */
export function useScale(id: ItemId): number {
  const { sizes } = useDesk().spotlight;
  return useSyncExternalStore(sizes.subscribe, () => sizes.get()?.get(id) ?? 1);
}
