import { useRef } from 'react';
import type { ItemId } from '../../../../shared/ids.ts';
import type { Filter } from '../filter/filter.ts';
import { useFitting } from '../filter/useFitting.ts';
import { useDesk } from '../MapDesk.ts';
import type { Column } from './columns.ts';
import { useKeptOrder } from './keptOrder.ts';
import { type Sort, sortRows } from './rowsShown.ts';

interface Asked {
  readonly columns: readonly Column[];
  readonly filter: Filter;
  readonly sort: Sort;
  readonly language: string;
}

/** Rows keep their places whatever is written in them, until another order or filter is asked for. */
export function useRows({ columns, filter, sort, language }: Asked) {
  const { model } = useDesk();
  const { nodes, fitting, editing } = useFitting(filter);
  const shown = useRef<ReadonlySet<ItemId>>(new Set());
  const sorted = sortRows(fitting, {
    column: columns.find(({ id }) => id === sort.column),
    descending: sort.descending,
    linksOf: ({ id }) => model.linksOf(id).length,
    language,
  });
  const asked = [sort.column, sort.descending, language, filter];
  const { order, again } = useKeptOrder(sorted, asked, editing);
  const fits = new Set(sorted.map(({ id }) => id));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const stays = (id: ItemId) => fits.has(id) || (editing !== null && shown.current.has(id));
  const rows = order.flatMap((id) => (stays(id) ? (byId.get(id) ?? []) : []));
  shown.current = new Set(rows.map(({ id }) => id));
  const inOrder = rows.every(({ id }, at) => id === sorted[at]?.id);
  return { rows, count: nodes.length, sort: inOrder ? sort : { ...sort, again } };
}
