/** How people are shown: initials, first names. */
import type { City } from './programme.ts';
import type { Member } from './workspace.ts';

/** One or two letters: first letters of the first and last word. Whole characters, also outside the BMP. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => (Array.from(word ?? '')[0] ?? '').toLocaleUpperCase('en')).join('');
}

export function firstNameOf(name: string): string {
  return name.trim().split(/\s+/)[0] ?? '';
}

export function badgeOf(member: Pick<Member, 'cityId'>, cities: readonly City[]): string | null {
  return cities.find((city) => city.id === member.cityId)?.badge ?? null;
}
