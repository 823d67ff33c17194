/** Cities: reference data shipped with the product (data/README.md says where it comes from). */
import type { City, TwinningCity } from '../../shared/domain/programme.ts';
import type { CityId } from '../../shared/ids.ts';
import { parseCityId } from '../../shared/ids.ts';
import rows from './data/cities.json' with { type: 'json' };

type CityFacts = Omit<City, 'badge'>;

/** Letters that Unicode does not decompose. */
const FOLDED: Readonly<Record<string, string>> = { Ł: 'L', Ø: 'O', Æ: 'AE', Œ: 'OE', Đ: 'D', ẞ: 'SS' };

const FACTS: ReadonlyMap<CityId, CityFacts> = new Map(
  rows.flatMap((row): [CityId, CityFacts][] => {
    const id = parseCityId(row.id);
    return id === null ? [] : [[id, { ...row, id }]];
  }),
);

function lettersOf(name: string): string {
  return Array.from(name.toLocaleUpperCase('en').normalize('NFD'))
    .map((letter) => FOLDED[letter] ?? letter)
    .join('')
    .replace(/[^A-Z]/g, '');
}

/** Badges of a name, the best first: BUD, then BUA, BUP …, at last with a digit. Never runs out. */
function* badgesOf(name: string): Generator<string, never> {
  const letters = lettersOf(name).padEnd(3, 'X');
  for (let third = 2; third < letters.length; third += 1) yield letters.slice(0, 2) + letters.charAt(third);
  for (let number = 2; ; number += 1) yield letters.slice(0, 3 - String(number).length) + number;
}

function freeBadge(name: string, taken: ReadonlySet<string>): string {
  for (const badge of badgesOf(name)) if (!taken.has(badge)) return badge;
  return '';
}

/** Cities in this order with badges that differ; ids that the reference data does not know are left out. */
export function citiesWithBadges(ids: readonly CityId[]): readonly City[] {
  const taken = new Set<string>();
  return ids.flatMap((id) => {
    const facts = FACTS.get(id);
    if (facts === undefined) return [];
    const badge = freeBadge(facts.name, taken);
    taken.add(badge);
    return [{ ...facts, badge }];
  });
}

export function isKnownCity(id: CityId): boolean {
  return FACTS.has(id);
}

/** All of them by name, for the form that composes a twinning. Badges are final only within a twinning. */
export function allCities(): readonly City[] {
  const cities = [...FACTS.values()].map((facts) => ({ ...facts, badge: freeBadge(facts.name, new Set()) }));
  return cities.sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

export function citiesOfTwinning(cities: readonly TwinningCity[]) {
  const parts = new Map(cities.map((city) => [city.cityId, city.part]));
  const known = citiesWithBadges(cities.map((city) => city.cityId));
  return known.map((city) => ({ ...city, part: parts.get(city.id) ?? ('twin' as const) }));
}
