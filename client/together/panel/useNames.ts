import type { NameOf } from '../past/useWords.ts';
import { useTogether } from '../Together.ts';

/** Names with cities, as they are today. */
export function useNames(): NameOf {
  const { members, cities } = useTogether();
  return (id) => {
    const member = members.find((one) => one.id === id);
    return member ? { name: member.name, city: cities.find((one) => one.id === member.cityId)?.name } : null;
  };
}
