/**
 * What the programme of the open map adds to the taxonomies. A tab shows maps of one programme at a time; the names go
 * where all words are, so that whatever names a category or field names these as well.
 */
import { useEffect } from 'react';
import type { OwnWord, Taxonomy } from '../../../../shared/maps/ownWords.ts';
import { CATEGORIES, type Category, FIELDS, type Field } from '../../../../shared/maps/vocabulary.ts';
import { i18n } from '../../../i18n/i18n.ts';

let words: readonly OwnWord[] = [];

const KEYS: Readonly<Record<Taxonomy, readonly string[]>> = {
  category: ['categories', 'categoriesShort'],
  field: ['fields'],
};

export const ownWords = (): readonly OwnWord[] => words;

export function nameOwnWords(own: readonly OwnWord[]): void {
  if (own === words || own.length + words.length === 0) return;
  words = own;
  const named = (language: 'en' | 'nl') =>
    Object.fromEntries(
      own.flatMap((word) => KEYS[word.taxonomy].map((key) => [`${key}.${word.id}`, word[language]])),
    );
  i18n.rename('map', { en: named('en'), nl: named('nl') });
}

/** For the page of a map: who is drawn with it has the words at once, who is drawn already learns of them after. */
export function useOwnWords(own: readonly OwnWord[]): void {
  nameOwnWords(own);
  useEffect(() => {
    if (own.length > 0) i18n.tell();
  }, [own]);
}

const idsOf = (taxonomy: Taxonomy, chosen: string | null) =>
  words
    .filter((word) => word.taxonomy === taxonomy && (word.offered || word.id === chosen))
    .map(({ id }) => id);

/** What can be chosen; what is chosen already can stay. */
export const categoriesFor = (chosen: string | null = null): readonly Category[] =>
  withChosen([...CATEGORIES, ...idsOf('category', chosen)], chosen as Category | null);
export const fieldsFor = (chosen: string | null = null): readonly Field[] =>
  withChosen([...FIELDS, ...idsOf('field', chosen)], chosen as Field | null);

/** Of another programme: it has no name here, and stays what it is. */
function withChosen<Id extends string>(ids: readonly Id[], chosen: Id | null): readonly Id[] {
  return chosen === null || ids.includes(chosen) ? ids : [...ids, chosen];
}

/** False for a word that the programme took out of the choice. */
export const isOffered = (id: string): boolean => words.every((word) => word.id !== id || word.offered);

/** Every one that has a name, also those that are not offered any more. */
export const knownCategories = (): readonly Category[] => [...CATEGORIES, ...known('category')];
export const knownFields = (): readonly Field[] => [...FIELDS, ...known('field')];

const known = (taxonomy: Taxonomy) => words.filter((word) => word.taxonomy === taxonomy).map(({ id }) => id);
