/** How people are shown: initials, first names. */
import type { City } from './programme.ts';
import type { Member } from './workspace.ts';

/** The first letters of the first and last word, or, where there is one word, its first two: "Anna" and "Ayşe" are An and Ay. Whole characters, also outside the BMP. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const [first = '', second = ''] = Array.from(words[0] ?? '');
  const last =
    words.length > 1 ? upper(Array.from(words.at(-1) ?? '')[0] ?? '') : second.toLocaleLowerCase('en');
  return upper(first) + last;
}

const upper = (letter: string) => letter.toLocaleUpperCase('en');

export function firstNameOf(name: string): string {
  return name.trim().split(/\s+/)[0] ?? '';
}

export function badgeOf(member: Pick<Member, 'cityId'>, cities: readonly City[]): string | null {
  return cities.find((city) => city.id === member.cityId)?.badge ?? null;
}
