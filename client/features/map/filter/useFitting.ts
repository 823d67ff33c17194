import { useCallback, useRef, useSyncExternalStore } from 'react';
import type { MapNode } from '../../../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { useDesk } from '../MapDesk.ts';
import type { Filter } from './filter.ts';
import { fitsOn } from './fitsOn.ts';

/** The nodes in reading order, and those of them that fit. */
export function useFitting(filter: Filter) {
  const { model, selection } = useDesk();
  const subscribe = useCallback((listener: () => void) => model.onChange(listener), [model]);
  const order = useSyncExternalStore(subscribe, () => model.readingOrder());
  const { editing } = useSyncExternalStore(selection.subscribe, selection.state);
  // What was just written stays in sight until another filter is asked for.
  const written = useRef<{ id: ItemId; filter: Filter } | null>(null);
  if (editing !== null) written.current = { id: editing, filter };
  const stays = written.current?.filter === filter ? written.current.id : null;
  const nodes = order.map((id) => model.node(id)).filter((node): node is MapNode => node !== null);
  const fitting = fitsOn(model, filter);
  return { nodes, fitting: nodes.filter((node) => node.id === stays || fitting(node)), editing };
}
