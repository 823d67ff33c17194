import { useCallback, useRef, useSyncExternalStore } from 'react';
import type { MapNode } from '../../../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { useDesk } from '../MapDesk.ts';
import type { Column } from './columns.ts';
import { type Filter, fits, type Sort, sortRows } from './rowsShown.ts';

interface Asked {
  readonly columns: readonly Column[];
  readonly filter: Filter;
  readonly sort: Sort;
  readonly language: string;
}

/** While somebody writes, rows keep their places: the words that they are ordered by change with each letter. */
function inPlaces(before: readonly ItemId[], nodes: readonly MapNode[], fresh: readonly MapNode[]) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const kept = before.map((id) => byId.get(id)).filter((node) => node !== undefined);
  const known = new Set(before);
  return [...kept, ...fresh.filter(({ id }) => !known.has(id))];
}

export function useRows({ columns, filter, sort, language }: Asked) {
  const { model, selection } = useDesk();
  const subscribe = useCallback((listener: () => void) => model.onChange(listener), [model]);
  const order = useSyncExternalStore(subscribe, () => model.readingOrder());
  const { editing } = useSyncExternalStore(selection.subscribe, selection.state);
  const before = useRef<readonly ItemId[]>([]);
  // What was just written stays in sight until another filter is asked for.
  const written = useRef<{ id: ItemId; filter: Filter } | null>(null);
  if (editing !== null) written.current = { id: editing, filter };
  const stays = written.current?.filter === filter ? written.current.id : null;
  const nodes = order.map((id) => model.node(id)).filter((node) => node !== null);
  const fresh = sortRows(
    nodes.filter((node) => node.id === stays || fits(node, filter)),
    {
      column: columns.find(({ id }) => id === sort.column),
      descending: sort.descending,
      linksOf: ({ id }) => model.linksOf(id).length,
      language,
    },
  );
  const rows = editing === null ? fresh : inPlaces(before.current, nodes, fresh);
  before.current = rows.map(({ id }) => id);
  return { rows, count: nodes.length };
}
