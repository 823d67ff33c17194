/** In which order the table shows its rows, as the address says: `?view=table&sort=-words`. */
import type { MapNode } from '../../../../shared/documents/barrierMap.ts';
import type { Column } from './columns.ts';

export interface Sort {
  readonly column: string;
  readonly descending: boolean;
}

/** By kind where the address asks for what there is not. */
export function readSort(search: string, columns: readonly Column[]): Sort {
  const asked = new URLSearchParams(search).get('sort') ?? '';
  const descending = asked.startsWith('-');
  const column = descending ? asked.slice(1) : asked;
  return columns.some(({ id }) => id === column)
    ? { column, descending }
    : { column: 'kind', descending: false };
}

interface Ordering {
  readonly column: Column | undefined;
  readonly descending: boolean;
  readonly linksOf: (node: MapNode) => number;
  readonly language: string;
}

/** Rows that are alike in it keep the order they had. */
export function sortRows(rows: readonly MapNode[], ordering: Ordering): readonly MapNode[] {
  const { column, descending, linksOf, language } = ordering;
  if (column === undefined) return rows;
  const { compare } = new Intl.Collator(language, { numeric: true });
  const ranks = new Map(rows.map((node) => [node.id, column.rank(node, linksOf(node))]));
  return rows.toSorted((one, two) => {
    const [a, b] = [ranks.get(one.id) ?? null, ranks.get(two.id) ?? null];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    const order = typeof a === 'number' && typeof b === 'number' ? a - b : compare(String(a), String(b));
    return descending ? -order : order;
  });
}
