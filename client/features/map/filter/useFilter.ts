import { useMemo } from 'react';
import { type ItemId, parseItemId } from '../../../../shared/ids.ts';
import { navigate, useLocation } from '../../../ui/address.tsx';
import { useDesk, useMapValue } from '../MapDesk.ts';
import { FILTERS, type Filter, groupsAsked, readFilter, searchWith, valuesOf } from './filter.ts';

/** The same object until the address asks for something else. */
export function useFilter(): Filter {
  const { cities, model } = useDesk();
  const known = cities();
  const { search } = useLocation();
  // Only those that are asked for: nothing is gone through on each change of the map.
  const ids = useMemo(() => groupsAsked(search).flatMap((one) => parseItemId(one) ?? []), [search]);
  const there = (id: ItemId) => model.group(id) !== null && model.membersOf(id).size > 0;
  const groups = useMapValue(() => ids.filter(there).join(','));
  return useMemo(() => readFilter(search, known, valuesOf(groups)), [search, known, groups]);
}

/** No step in the history: Back leaves the map, not the filter. */
export function ask(change: Readonly<Record<string, string>>): void {
  navigate(`${searchWith(location.search, change)}${location.hash}`, { replace: true });
}

export function clearFilter(): void {
  ask(Object.fromEntries(FILTERS.map((name) => [name, ''])));
}
