import { useSyncExternalStore } from 'react';
import type { ItemId } from '../../../../shared/ids.ts';
import { useDesk } from '../MapDesk.ts';

/** For `data-dim`: whether the light is on something else. */
export function useDimmed(id: ItemId): true | undefined {
  const { lit } = useDesk().spotlight;
  return useSyncExternalStore(lit.subscribe, () => (lit.get()?.has(id) === false ? true : undefined));
}
