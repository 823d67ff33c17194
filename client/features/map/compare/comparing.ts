/** What is compared, as the address says: `?compare=budapest-hu,eskisehir-tr&show=over&of=cause&only=lesson`. */
import { useMemo } from 'react';
import type { CityView } from '../../../../shared/api.ts';
import { NODE_KINDS, type NodeKind } from '../../../../shared/maps/vocabulary.ts';
import { navigate, useLocation } from '../../../ui/address.tsx';
import { searchWith } from '../filter/filter.ts';
import { useDesk } from '../MapDesk.ts';

export const SHOWS = ['side', 'over', 'practices'] as const;
export type Show = (typeof SHOWS)[number];

export interface Comparing {
  /** Two at least, where the twinning has as many. */
  readonly cities: readonly CityView[];
  readonly show: Show;
  readonly of: NodeKind | 'all';
  /** One group of the rows; empty: all of them. */
  readonly only: string;
}

const PARAMETERS = ['compare', 'show', 'of', 'only'] as const;
type Parameter = (typeof PARAMETERS)[number];

/** Null when nothing is compared. What the address asks that there is not counts as not asked. */
export function readComparing(search: string, cities: readonly CityView[]): Comparing | null {
  const asked = new URLSearchParams(search);
  const names = asked.get('compare')?.split(',');
  if (names === undefined) return null;
  const chosen = cities.filter(({ id }) => names.includes(id));
  const groups = ['lesson', 'all', 'some', ...cities.map(({ id }) => `one:${id}`)];
  return {
    cities: chosen.length < 2 ? cities.slice(0, 2) : chosen,
    show: SHOWS.find((one) => one === asked.get('show')) ?? 'side',
    of: ([...NODE_KINDS, 'all'] as const).find((one) => one === asked.get('of')) ?? 'barrier',
    only: groups.find((one) => one === asked.get('only')) ?? '',
  };
}

export function useComparing(): Comparing | null {
  const known = useDesk().cities();
  const { search } = useLocation();
  return useMemo(() => readComparing(search, known), [search, known]);
}

/** No step in the history, as with the other ways of looking at a map. */
export function compare(change: Readonly<Partial<Record<Parameter, string>>>, hash = location.hash): void {
  navigate(`${searchWith(location.search, change)}${hash}`, { replace: true });
}

export function startComparing(cities: readonly CityView[], show: Show | '' = ''): void {
  const ids = cities.slice(0, 2).map(({ id }) => id);
  compare({ compare: ids.join(',') || '-', show });
}

/** With an item, the view beneath goes there. */
export function stopComparing(item: string | null = null): void {
  const none = Object.fromEntries(PARAMETERS.map((name) => [name, '']));
  compare(none, item === null ? location.hash : `#item=${item}`);
}
