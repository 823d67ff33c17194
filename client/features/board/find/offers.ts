/** Filters that somebody means who types their names: "purple", "unanswered", "Budapest". Pure. */

import { fold } from '../../../../shared/wording/terms.ts';
import { called, fitAmong, tokensOf } from '../../../acts/fuzzy.ts';
import type { Criteria } from './finder.ts';

export interface Filter {
  readonly set: Partial<Criteria>;
  /** What the choice is called, in the language that is shown first. */
  readonly names: readonly string[];
  /** Of the list that it is chosen from. */
  readonly list: string;
}

export interface Offer {
  readonly key: string;
  readonly label: string;
  /** What is asked for when it is taken: its words are no words to look for any more. */
  readonly criteria: Criteria;
}

const MOST = 4;
/** Fewer letters begin too many names. */
const LETTERS = 3;

const isSet = (criteria: Criteria, set: Partial<Criteria>) =>
  Object.entries(set).every(([key, value]) => criteria[key as keyof Criteria] === value);

/** The words that stay when this filter is meant by some of them; null when it is meant by none. */
function rest(words: readonly string[], { names }: Filter): readonly string[] | null {
  const known = names.map((name) => called(name, 1, 'slips'));
  // A part in the middle is no name: "red" is not meant by "bored".
  const means = (one: string) => fitAmong(one, known).score >= 0.5;
  if (means(fold(words.join(' ')))) return [];
  const other = words.filter((word) => fold(word).length < LETTERS || !means(fold(word)));
  return other.length < words.length ? other : null;
}

export function offersFor(criteria: Criteria, filters: readonly Filter[]): readonly Offer[] {
  const words = criteria.words.split(/\s+/).filter((word) => tokensOf(fold(word)).length > 0);
  if (words.join('').length < LETTERS) return [];
  return filters
    .flatMap((filter): readonly Offer[] => {
      const left = isSet(criteria, filter.set) ? null : rest(words, filter);
      if (left === null) return [];
      const label = `${filter.list}: ${filter.names[0] ?? ''}`;
      return [{ key: label, label, criteria: { ...criteria, ...filter.set, words: left.join(' ') } }];
    })
    .slice(0, MOST);
}
