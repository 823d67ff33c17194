/** What the rows of the table are, as the address says: `?view=table&rows=links`. */
import { useLocation } from '../../../ui/address.tsx';
import { ask } from '../filter/useFilter.ts';

export const ROWS = ['nodes', 'links'] as const;
export type Rows = (typeof ROWS)[number];

const rowsIn = (search: string): Rows =>
  new URLSearchParams(search).get('rows') === 'links' ? 'links' : 'nodes';

export function useTableRows(): Rows {
  return rowsIn(useLocation().search);
}

/** Each table has its own columns to sort by: the one that is not shown keeps its order in the address. */
export function showRows(rows: Rows): void {
  const query = new URLSearchParams(location.search);
  if (rows === rowsIn(location.search)) return;
  const [sort, other] = ['sort', 'otherSort'].map((name) => query.get(name) ?? '') as [string, string];
  ask({ rows: rows === 'nodes' ? '' : rows, sort: other, otherSort: sort });
}
