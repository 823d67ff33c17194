import { useReducer, useRef } from 'react';
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

/** Those that came are where the order has them; the one that is written comes last. Those that went keep their places. */
function withThose(before: readonly ItemId[], fresh: readonly MapNode[], written: ItemId | null) {
  if (before.length === 0) return fresh.map(({ id }) => id);
  const order = [...before];
  const known = new Set(before);
  fresh.forEach(({ id }, at) => {
    if (known.has(id)) return;
    const above = fresh[at - 1];
    order.splice(id === written ? order.length : above ? order.indexOf(above.id) + 1 : 0, 0, id);
  });
  return order;
}

/** Rows keep their places whatever is written in them, until another order or filter is asked for. */
export function useRows({ columns, filter, sort, language }: Asked) {
  const { model } = useDesk();
  const { nodes, fitting, editing } = useFitting(filter);
  const [, render] = useReducer((count: number) => count + 1, 0);
  const order = useRef<readonly ItemId[]>([]);
  const shown = useRef<ReadonlySet<ItemId>>(new Set());
  const by = useRef<unknown>(null);
  const asked = useRef(filter);
  const sorted = sortRows(fitting, {
    column: columns.find(({ id }) => id === sort.column),
    descending: sort.descending,
    linksOf: ({ id }) => model.linksOf(id).length,
    language,
  });
  const now = `${sort.column} ${sort.descending} ${language}`;
  if (by.current !== now || asked.current !== filter) order.current = [];
  by.current = now;
  asked.current = filter;
  order.current = withThose(order.current, sorted, editing);
  const fits = new Set(sorted.map(({ id }) => id));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const stays = (id: ItemId) => fits.has(id) || (editing !== null && shown.current.has(id));
  const rows = order.current.flatMap((id) => (stays(id) ? (byId.get(id) ?? []) : []));
  shown.current = new Set(rows.map(({ id }) => id));
  const again = () => {
    order.current = [];
    render();
  };
  const inOrder = rows.every(({ id }, at) => id === sorted[at]?.id);
  return { rows, count: nodes.length, sort: inOrder ? sort : { ...sort, again } };
}
