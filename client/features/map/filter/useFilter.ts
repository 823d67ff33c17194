import { useMemo } from 'react';
import { parseItemId } from '../../../../shared/ids.ts';
import { navigate, useLocation } from '../../../ui/address.tsx';
import { useDesk, useMapValue } from '../MapDesk.ts';
import { FILTERS, type Filter, groupAsked, readFilter, searchWith } from './filter.ts';

/** The same object until the address asks for something else. */
export function useFilter(): Filter {
  const { cities, model } = useDesk();
  const known = cities();
  const { search } = useLocation();
  // Only the one that is asked for: nothing is gone through on each change of the map.
  const id = useMemo(() => parseItemId(groupAsked(search)), [search]);
  const group = useMapValue(() => (id !== null && model.group(id) && model.membersOf(id).size > 0 ? id : ''));
  return useMemo(() => readFilter(search, known, group === '' ? [] : [group]), [search, known, group]);
}

/** No step in the history: Back leaves the map, not the filter. */
export function ask(change: Readonly<Record<string, string>>): void {
  navigate(`${searchWith(location.search, change)}${location.hash}`, { replace: true });
}

export function clearFilter(): void {
  ask(Object.fromEntries(FILTERS.map((name) => [name, ''])));
}
