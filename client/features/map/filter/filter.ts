/** What of a map is shown, as the address says: `?q=…&kind=…`. One filter for canvas, table and outline. */
import type { CityView } from '../../../../shared/api.ts';
import type { MapLink, MapNode } from '../../../../shared/documents/barrierMap.ts';
import type { OwnColumnId } from '../../../../shared/documents/ownValues.ts';
import {
  CONFIDENCES,
  CONTROLS,
  LINK_STATES,
  MOST_SEVERE,
  NODE_KINDS,
  RELATIONS,
  SIGNS,
  STATUSES,
} from '../../../../shared/maps/vocabulary.ts';
import { knownCategories, knownFields } from '../own/choices.ts';
import { fitsOwn, ownWordsOf, readOwn } from './ownFilter.ts';

export const FILTERS = [
  'q',
  'kind',
  'category',
  'field',
  'control',
  'confidence',
  'group',
  'severity',
  'status',
  'city',
  'own',
  'state',
  'sign',
  'verb',
] as const;
export type FilterName = (typeof FILTERS)[number];
/** Empty: not asked; several values of one are parted by commas. */
export type Filter = Readonly<Record<FilterName, string>>;
/** Of nodes that are in no group, or not rated, and of links without a sign. */
export const NONE = 'none' as const;
export const SEVERITIES = [NONE, ...Array.from({ length: MOST_SEVERE }, (_, index) => String(index + 1))];
export const LINK_SIGNS = ['+', '-', '?', NONE] as const;

/** Longer words are nobody's search. */
const LONGEST_WORDS = 200;

export const valuesOf = (asked: string): readonly string[] => (asked === '' ? [] : asked.split(','));

/** What an address asks that there is not counts as not asked. */
export function readFilter(
  search: string,
  cities: readonly CityView[],
  groups: readonly string[] = [],
  hasColumn: (id: OwnColumnId) => boolean = () => true,
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
    group: of('group', [NONE, ...groups]),
    severity: of('severity', SEVERITIES),
    status: of('status', STATUSES),
    city: of(
      'city',
      cities.map(({ id }) => id),
    ),
    own: readOwn(asked.get('own') ?? '', hasColumn),
    state: of('state', LINK_STATES),
    sign: of('sign', LINK_SIGNS),
    verb: of('verb', RELATIONS),
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

/** Severity and status are those of one city: one that is asked for, or any; a node is of a city when anything is said of it there. */
function fitsSomewhere(node: MapNode, { severity, status, city }: Filter): boolean {
  const statuses: Readonly<Record<string, string | undefined>> = node.status;
  const severities: Readonly<Record<string, number | undefined>> = node.severity;
  const rated = Object.keys(severities);
  // Of any city: not rated is who is rated nowhere.
  const unrated = city !== '' || rated.length === 0 ? NONE : null;
  const places = city === '' ? ['', ...rated, ...Object.keys(statuses)] : valuesOf(city);
  return places.some((one) => {
    const there = severities[one]?.toString();
    const isSaid = city === '' || severity !== '' || there !== undefined || statuses[one] !== undefined;
    return isSaid && among(severity, there ?? unrated) && among(status, statuses[one]);
  });
}

/** `inGroup` is the group that it is in on its map. */
export function fits(node: MapNode, filter: Filter, inGroup: string | null = node.group): boolean {
  const { q, kind, category, field, control, confidence, group } = filter;
  const words = q.trim().toLowerCase();
  if (words !== '' && !`${node.text}\n${node.note}\n${ownWordsOf(node)}`.toLowerCase().includes(words))
    return false;
  if (filter.own !== '' && !fitsOwn(node, filter.own)) return false;
  if (!among(kind, node.kind) || !among(category, node.category) || !among(field, node.field)) return false;
  if (!among(group, inGroup ?? NONE) || !among(confidence, node.confidence)) return false;
  if (control !== '' && !node.control.some((who) => among(control, who))) return false;
  return fitsSomewhere(node, filter);
}

/** Whether the filter asks for some links and not for others. */
export const asksLinks = ({ state, sign, verb }: Filter): boolean => `${state}${sign}${verb}` !== '';

/** By what is said of the link itself. */
export function linkFits(link: MapLink, { state, sign, verb }: Filter): boolean {
  const relation = link.relation ?? 'unclear';
  return among(state, link.state) && among(sign, SIGNS[relation] ?? NONE) && among(verb, relation);
}
