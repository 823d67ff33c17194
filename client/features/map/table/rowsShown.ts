/** Which rows the table shows and in which order, as the address says: `?view=table&q=…&kind=…&sort=-words`. */
import type { CityView } from '../../../../shared/api.ts';
import type { MapNode } from '../../../../shared/documents/barrierMap.ts';
import { CATEGORIES, CONTROLS, NODE_KINDS, STATUSES } from '../../../../shared/maps/vocabulary.ts';
import type { Column } from './columns.ts';

export const FILTERS = ['q', 'kind', 'category', 'control', 'status', 'city'] as const;
export type FilterName = (typeof FILTERS)[number];
/** Empty: not asked. */
export type Filter = Readonly<Record<FilterName, string>>;

export interface Sort {
  readonly column: string;
  readonly descending: boolean;
}

/** What an address asks that there is not counts as not asked. */
export function readFilter(search: string, cities: readonly CityView[]): Filter {
  const asked = new URLSearchParams(search);
  const known: Readonly<Record<Exclude<FilterName, 'q'>, readonly string[]>> = {
    kind: NODE_KINDS,
    category: CATEGORIES,
    control: CONTROLS,
    status: STATUSES,
    city: cities.map(({ id }) => id),
  };
  const of = (name: Exclude<FilterName, 'q'>) => known[name].find((one) => one === asked.get(name)) ?? '';
  return {
    q: asked.get('q') ?? '',
    kind: of('kind'),
    category: of('category'),
    control: of('control'),
    status: of('status'),
    city: of('city'),
  };
}

export function readSort(search: string, columns: readonly Column[]): Sort {
  const asked = new URLSearchParams(search).get('sort') ?? '';
  const descending = asked.startsWith('-');
  const column = descending ? asked.slice(1) : asked;
  return columns.some(({ id }) => id === column)
    ? { column, descending }
    : { column: 'kind', descending: false };
}

/** The query with these values; empty ones leave it, the rest of it stays. */
export function searchWith(
  search: string,
  change: Readonly<Partial<Record<FilterName | 'sort', string>>>,
): string {
  const query = new URLSearchParams(search);
  for (const [name, value] of Object.entries(change)) {
    if (value === '') query.delete(name);
    else query.set(name, value);
  }
  return `?${query}`;
}

/** With a city, its own status counts; a row is of a city when anything is said of it there. */
export function fits(node: MapNode, filter: Filter): boolean {
  const statuses: Readonly<Record<string, string | undefined>> = node.status;
  const severities: Readonly<Record<string, number | undefined>> = node.severity;
  const { q, kind, category, control, status, city } = filter;
  const words = q.trim().toLowerCase();
  if (words !== '' && !`${node.text}\n${node.note}`.toLowerCase().includes(words)) return false;
  if (kind !== '' && node.kind !== kind) return false;
  if (category !== '' && node.category !== category) return false;
  if (control !== '' && !node.control.some((who) => who === control)) return false;
  if (city !== '' && severities[city] === undefined && statuses[city] === undefined) return false;
  const said = city === '' ? Object.values(statuses) : [statuses[city]];
  return status === '' || said.includes(status);
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
