import { useMemo } from 'react';
import { parseItemId } from '../../../../shared/ids.ts';
import { navigate, useLocation } from '../../../ui/address.tsx';
import { type MapDesk, useDesk, useMapValue } from '../MapDesk.ts';
import type { MapModel } from '../model/mapModel.ts';
import { FILTERS, type Filter, groupsAsked, isAsked, readFilter, searchWith, valuesOf } from './filter.ts';

const isThere = (model: MapModel) => (one: string) => {
  const id = parseItemId(one);
  return id !== null && model.group(id) !== null && model.membersOf(id).size > 0;
};

/** The same object until the address asks for something else. */
export function useFilter(): Filter {
  const { cities, model } = useDesk();
  const known = cities();
  const { search } = useLocation();
  // Only those that are asked for: nothing is gone through on each change of the map.
  const ids = useMemo(() => groupsAsked(search), [search]);
  const groups = useMapValue(() => ids.filter(isThere(model)).join(','));
  return useMemo(() => readFilter(search, known, valuesOf(groups)), [search, known, groups]);
}

/** No step in the history: Back leaves the map, not the filter. */
export function ask(change: Readonly<Record<string, string>>): void {
  navigate(`${searchWith(location.search, change)}${location.hash}`, { replace: true });
}

export function clearFilter(): void {
  ask(Object.fromEntries(FILTERS.map((name) => [name, ''])));
}

/** A bar that is there goes, with what it asked: nothing stays narrowed without saying so. */
export function toggleFilter({ spotlight: { filtering }, model, cities }: MapDesk): void {
  const groups = groupsAsked(location.search).filter(isThere(model));
  const open = filtering.get() || isAsked(readFilter(location.search, cities(), groups));
  if (open) clearFilter();
  filtering.set(!open);
}
