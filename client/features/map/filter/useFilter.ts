import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { mapColumns } from '../../../../shared/documents/barrierMap.ts';
import type { OwnColumnId } from '../../../../shared/documents/ownValues.ts';
import { parseItemId } from '../../../../shared/ids.ts';
import { navigate, useLocation } from '../../../ui/address.tsx';
import { type MapDesk, useDesk, useMapValue } from '../MapDesk.ts';
import type { MapModel } from '../model/mapModel.ts';
import { FILTERS, type Filter, groupsAsked, isAsked, readFilter, searchWith, valuesOf } from './filter.ts';
import { ownAsked } from './ownFilter.ts';

const isThere = (model: MapModel) => (one: string) => {
  const id = parseItemId(one);
  return id !== null && model.group(id) !== null && model.membersOf(id).size > 0;
};

/** Those own columns that the address asks for and the map has, whoever takes one away. */
function useColumnsAsked(search: string): string {
  const { doc } = useDesk().context;
  const ids = useMemo(() => [...ownAsked(new URLSearchParams(search).get('own') ?? '').keys()], [search]);
  const subscribe = useCallback(
    (listener: () => void) => {
      mapColumns(doc).observe(listener);
      return () => mapColumns(doc).unobserve(listener);
    },
    [doc],
  );
  return useSyncExternalStore(subscribe, () => ids.filter((id) => mapColumns(doc).has(id)).join(','));
}

/** The same object until the address asks for something else. */
export function useFilter(): Filter {
  const { cities, model } = useDesk();
  const known = cities();
  const { search } = useLocation();
  // Only those that are asked for: nothing is gone through on each change of the map.
  const ids = useMemo(() => groupsAsked(search), [search]);
  const groups = useMapValue(() => ids.filter(isThere(model)).join(','));
  const columns = useColumnsAsked(search);
  return useMemo(() => {
    const has = new Set<string>(valuesOf(columns));
    return readFilter(search, known, valuesOf(groups), (id) => has.has(id));
  }, [search, known, groups, columns]);
}

/** No step in the history: Back leaves the map, not the filter. */
export function ask(change: Readonly<Record<string, string>>): void {
  navigate(`${searchWith(location.search, change)}${location.hash}`, { replace: true });
}

export function clearFilter(): void {
  ask(Object.fromEntries(FILTERS.map((name) => [name, ''])));
}

/** A bar that is there goes, with what it asked: nothing stays narrowed without saying so. */
export function toggleFilter({ spotlight: { filtering }, context, model, cities }: MapDesk): void {
  const groups = groupsAsked(location.search).filter(isThere(model));
  const has = (id: OwnColumnId) => mapColumns(context.doc).has(id);
  const open = filtering.get() || isAsked(readFilter(location.search, cities(), groups, has));
  if (open) clearFilter();
  filtering.set(!open);
}
