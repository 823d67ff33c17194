import type { MapNode } from '../../../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { useDesk, useItem } from '../MapDesk.ts';

/** Null for what is no node, and while it is not there. */
export function useNode(id: ItemId): MapNode | null {
  const { model } = useDesk();
  useItem(id);
  return model.node(id);
}
