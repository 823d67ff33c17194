/** Which nodes a map shows, as the address says: `?q=…&kind=…`. One filter for canvas, table and outline. */
import type { CityView } from '../../../../shared/api.ts';
import type { MapNode } from '../../../../shared/documents/barrierMap.ts';
import { CONFIDENCES, CONTROLS, NODE_KINDS, STATUSES } from '../../../../shared/maps/vocabulary.ts';
import { knownCategories, knownFields } from '../own/choices.ts';

export const FILTERS = [
  'q',
  'kind',
  'category',
  'field',
  'control',
  'confidence',
  'group',
  'status',
  'city',
] as const;
export type FilterName = (typeof FILTERS)[number];
/** Empty: not asked; several values of one are parted by commas. */
export type Filter = Readonly<Record<FilterName, string>>;
/** Of nodes that are in no group. */
export const NO_GROUP = 'none';

/** Longer words are nobody's search. */
const LONGEST_WORDS = 200;

export const valuesOf = (asked: string): readonly string[] => (asked === '' ? [] : asked.split(','));

/** What an address asks that there is not counts as not asked. */
export function readFilter(
  search: string,
  cities: readonly CityView[],
  groups: readonly string[] = [],
): Filter {
  const asked = new URLSearchParams(search);
  const of = (name: FilterName, known: readonly string[]) => {
    const values = valuesOf(asked.get(name) ?? '');
    return known.filter((one) => values.includes(one)).join(',');
  };
  return {
    q: (asked.get('q') ?? '').slice(0, LONGEST_WORDS),
    kind: of('kind', NODE_KINDS),
    category: of('category', knownCategories()),
    field: of('field', knownFields()),
    control: of('control', CONTROLS),
    confidence: of('confidence', CONFIDENCES),
    group: of('group', [NO_GROUP, ...groups]),
    status: of('status', STATUSES),
    city: of(
      'city',
      cities.map(({ id }) => id),
    ),
  };
}

export const isAsked = (filter: Filter): boolean => FILTERS.some((name) => filter[name].trim() !== '');

/** The query with these values; empty ones leave it, the rest of it stays. */
export function searchWith(search: string, change: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(search);
  for (const [name, value] of Object.entries(change)) {
    if (value === '') query.delete(name);
    else query.set(name, value);
  }
  return `?${query}`;
}

/** The groups that the address asks for, whether or not there are such. */
export const groupsAsked = (search: string): readonly string[] =>
  valuesOf(new URLSearchParams(search).get('group') ?? '');

/** Nothing is asked, or this is one of what is. */
const among = (asked: string, value: string | null | undefined): boolean =>
  asked === '' || asked === value || (asked.includes(',') && valuesOf(asked).includes(value ?? ''));

/** `inGroup` is the group that it is in on its map; with cities, the status there counts; a node is of a city when anything is said of it there. */
export function fits(node: MapNode, filter: Filter, inGroup: string | null = node.group): boolean {
  const statuses: Readonly<Record<string, string | undefined>> = node.status;
  const severities: Readonly<Record<string, number | undefined>> = node.severity;
  const { q, kind, category, field, control, confidence, group, status, city } = filter;
  const words = q.trim().toLowerCase();
  if (words !== '' && !`${node.text}\n${node.note}`.toLowerCase().includes(words)) return false;
  if (!among(kind, node.kind) || !among(category, node.category) || !among(field, node.field)) return false;
  if (!among(group, inGroup ?? NO_GROUP) || !among(confidence, node.confidence)) return false;
  if (control !== '' && !node.control.some((who) => among(control, who))) return false;
  if (city === '') return status === '' || Object.values(statuses).some((one) => among(status, one));
  const there = valuesOf(city).filter((one) => severities[one] !== undefined || statuses[one] !== undefined);
  return there.some((one) => among(status, statuses[one]));
}
