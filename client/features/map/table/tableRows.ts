/** What the rows of the table are, as the address says: `?view=table&rows=links`. */
import { useLocation } from '../../../ui/address.tsx';
import { ask } from '../filter/useFilter.ts';

export const ROWS = ['nodes', 'links'] as const;
export type Rows = (typeof ROWS)[number];

export function useTableRows(): Rows {
  return new URLSearchParams(useLocation().search).get('rows') === 'links' ? 'links' : 'nodes';
}

/** Each table has its own columns to sort by. */
export function showRows(rows: Rows): void {
  ask({ rows: rows === 'nodes' ? '' : rows, sort: '' });
}
