import { useMemo } from 'react';
import type { ItemId } from '../../../../shared/ids.ts';
import { type CompareRow, compareCities, type Group, groupOf } from '../../../../shared/maps/compare.ts';
import type { MapGraph } from '../../../../shared/maps/graph.ts';
import type { Comparing } from './comparing.ts';

export interface ComparedRow extends CompareRow<ItemId> {
  readonly group: Group;
}

/** A row is of a kind when one of its nodes is; groups come in the order in which they help. */
export function useCompared(graph: MapGraph<ItemId>, { cities, of }: Pick<Comparing, 'cities' | 'of'>) {
  return useMemo(() => {
    const ids = cities.map(({ id }) => id);
    const kinds = new Map(graph.nodes.map(({ id, kind }) => [id, kind]));
    const rows = compareCities(graph, ids)
      .filter(({ nodes }) => of === 'all' || nodes.some((id) => kinds.get(id) === of))
      .map((row): ComparedRow => ({ ...row, group: groupOf(row, ids) }));
    const order: readonly Group[] = [
      'lesson',
      'all',
      'some',
      ...ids.map((id) => `one:${id}` as const),
      'none',
    ];
    return order
      .map((group) => ({ group, rows: rows.filter((row) => row.group === group) }))
      .filter((one) => one.rows.length > 0);
  }, [graph, cities, of]);
}

export type ComparedGroups = ReturnType<typeof useCompared>;
