/** In which order the table shows its rows, as the address says: `?view=table&sort=-words`. */
import type { MapNode } from '../../../../shared/documents/barrierMap.ts';
import type { Column, Rank } from './columns.ts';

export interface Sort {
  readonly column: string;
  readonly descending: boolean;
  /** Where rows have kept their places since: puts them in this order. */
  readonly again?: () => void;
}

/** `usual` where the address asks for what there is not. */
export function readSort(search: string, columns: readonly { readonly id: string }[], usual = 'kind'): Sort {
  const asked = new URLSearchParams(search).get('sort') ?? '';
  const descending = asked.startsWith('-');
  const column = descending ? asked.slice(1) : asked;
  return columns.some(({ id }) => id === column)
    ? { column, descending }
    : { column: usual, descending: false };
}

/** Rows that are alike keep the order they had; what has no rank comes last. */
export function inOrder<One>(
  rows: readonly One[],
  rankOf: (row: One) => Rank,
  descending: boolean,
  language: string,
): readonly One[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const ranks = new Map(rows.map((row) => [row, rankOf(row)]));
  return rows.toSorted((one, two) => {
    const [a, b] = [ranks.get(one) ?? null, ranks.get(two) ?? null];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    const order = typeof a === 'number' && typeof b === 'number' ? a - b : compare(String(a), String(b));
    return descending ? -order : order;
  });
}

interface Ordering {
  readonly column: Column | undefined;
  readonly descending: boolean;
  readonly linksOf: (node: MapNode) => number;
  readonly language: string;
}

export function sortRows(rows: readonly MapNode[], ordering: Ordering): readonly MapNode[] {
  const { column, descending, linksOf, language } = ordering;
  if (column === undefined) return rows;
  return inOrder(rows, (node) => column.rank(node, linksOf(node)), descending, language);
}
