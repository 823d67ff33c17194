import type { CityView, MemberView } from '../../../shared/api.ts';

export interface MemberGroup {
  readonly city: CityView | null;
  readonly members: readonly MemberView[];
}

/** Members by city in the twinning's order, people of no city last; cities without members stay, since that matters. */
export function groupByCity(
  members: readonly MemberView[],
  cities: readonly CityView[],
): readonly MemberGroup[] {
  const known = new Set<string>(cities.map((city) => city.id));
  const groups: MemberGroup[] = cities.map((city) => ({
    city,
    members: members.filter((member) => member.cityId === city.id),
  }));
  const others = members.filter((member) => member.cityId === null || !known.has(member.cityId));
  return others.length > 0 ? [...groups, { city: null, members: others }] : groups;
}
