/**
 * What other programmes call our acts, for people who come from there: lists in i18n/…/also.json, by the act's id. They
 * come with the command menu and not with the other messages, which every page loads.
 */
import type { Language } from '../../../../shared/domain/workspace.ts';
import { type Called, called } from '../../../acts/fuzzy.ts';
import en from '../../../i18n/en/also.json';
import nl from '../../../i18n/nl/also.json';

const ALSO: Readonly<Record<Language, Readonly<Partial<Record<string, string>>>>> = { en, nl };

const known = new Map<string, readonly Called[]>();

/** Kept, since they are asked for with every letter that is typed. */
export function synonymsOf(id: string, language: Language, weight: number): readonly Called[] {
  const key = `${language} ${weight} ${id}`;
  const before = known.get(key);
  if (before) return before;
  const made = (ALSO[language][id]?.split(', ') ?? []).map((words) => called(words, weight));
  known.set(key, made);
  return made;
}
