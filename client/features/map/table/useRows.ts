import { useRef } from 'react';
import type { MapNode } from '../../../../shared/documents/barrierMap.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Filter } from '../filter/filter.ts';
import { useFitting } from '../filter/useFitting.ts';
import { useDesk } from '../MapDesk.ts';
import type { Column } from './columns.ts';
import { type Sort, sortRows } from './rowsShown.ts';

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
  const { model } = useDesk();
  const { nodes, fitting, editing } = useFitting(filter);
  const before = useRef<readonly ItemId[]>([]);
  const fresh = sortRows(fitting, {
    column: columns.find(({ id }) => id === sort.column),
    descending: sort.descending,
    linksOf: ({ id }) => model.linksOf(id).length,
    language,
  });
  const rows = editing === null ? fresh : inPlaces(before.current, nodes, fresh);
  before.current = rows.map(({ id }) => id);
  return { rows, count: nodes.length };
}
