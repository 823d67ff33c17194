import { useMemo } from 'react';
import { navigate, useLocation } from '../../../ui/address.tsx';
import { useDesk } from '../MapDesk.ts';
import { FILTERS, type Filter, readFilter, searchWith } from './filter.ts';

/** The same object until the address asks for something else. */
export function useFilter(): Filter {
  const known = useDesk().cities();
  const { search } = useLocation();
  return useMemo(() => readFilter(search, known), [search, known]);
}

/** No step in the history: Back leaves the map, not the filter. */
export function ask(change: Readonly<Record<string, string>>): void {
  navigate(`${searchWith(location.search, change)}${location.hash}`, { replace: true });
}

export function clearFilter(): void {
  ask(Object.fromEntries(FILTERS.map((name) => [name, ''])));
}
