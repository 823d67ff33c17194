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
  /** It is of a list, but nothing on the board would be found by it. */
  readonly absent?: boolean;
}

export interface Offer {
  readonly key: string;
  readonly label: string;
  /** What is asked for when it is taken: its words are no words to look for any more. */
  readonly criteria: Criteria;
}

/** Something was asked for by name that is not on the board, and what there is of that list. */
export interface Absence {
  readonly name: string;
  readonly offers: readonly Offer[];
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

/** The words of it, as far as they are enough to name something. */
function wordsOf(criteria: Criteria): readonly string[] {
  const words = criteria.words.split(/\s+/).filter((word) => tokensOf(fold(word)).length > 0);
  return words.join('').length < LETTERS ? [] : words;
}

function offerOf(criteria: Criteria, { set, names, list }: Filter, left: readonly string[]): Offer {
  const label = `${list}: ${names[0] ?? ''}`;
  return { key: label, label, criteria: { ...criteria, ...set, words: left.join(' ') } };
}

export function offersFor(criteria: Criteria, filters: readonly Filter[]): readonly Offer[] {
  const words = wordsOf(criteria);
  return filters
    .flatMap((filter): readonly Offer[] => {
      const left = filter.absent || isSet(criteria, filter.set) ? null : rest(words, filter);
      return left === null ? [] : [offerOf(criteria, filter, left)];
    })
    .slice(0, MOST);
}

/** For who names what the board has not, as a colour: the others of that list; null where there are none. */
export function absenceOf(criteria: Criteria, filters: readonly Filter[]): Absence | null {
  const words = wordsOf(criteria);
  for (const missing of filters) {
    const left = missing.absent ? rest(words, missing) : null;
    if (left === null) continue;
    const others = filters.filter(({ absent, list, set }) => {
      return !absent && list === missing.list && !isSet(criteria, set);
    });
    const offers = others.map((other) => offerOf(criteria, other, left));
    return offers.length === 0 ? null : { name: missing.names[0] ?? '', offers };
  }
  return null;
}
