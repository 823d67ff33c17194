/** Values of a file: what cannot be read counts as empty, and that is said. */
import { SIGNS } from '../../maps/vocabulary.ts';
import { isNo, isYes, plainWord, relationOf } from '../../maps/words.ts';
import { newerName } from './newerName.ts';

/** Of one line of a file: what its name and its value were. */
export type Say = (kind: 'unread' | 'cut', name: string, value: string) => void;

/** A dash is how tables write that there is nothing. */
export const isBlank = (value: string): boolean => plainWord(value) === '';

export function yesOrSaid(name: string, value: string, say: Say): boolean {
  if (!isYes(value) && !isNo(value)) say('unread', name, value);
  return isYes(value);
}

export function numberOrSaid(name: string, value: string, say: Say): number | null {
  const number = Number(value.replace(',', '.'));
  if (value.trim() === '' || Number.isFinite(number)) return value.trim() === '' ? null : number;
  if (!isBlank(value)) say('unread', name, value);
  return null;
}

const isKnown = (relation: string) => relationOf(relation) !== null || newerName(relation) !== null;

interface RelationTold {
  /** What kind of link it is; people often write the sign there. */
  readonly type: string;
  /** What people call it. */
  readonly label: string;
  readonly sign: string;
}

/** Without a type the label is the relation. A sign is it where nobody knows that; what the relation is not stays in words. */
export function relationIn({ type, label, sign }: RelationTold, say: Say) {
  const named = type || label;
  const others = type === '' || label === '' ? [] : [label];
  if (sign === '') return { relation: named, others };
  if (!isKnown(named)) return { relation: sign, others: named === '' ? [] : [named, ...others] };
  const known = relationOf(named);
  const meant = relationOf(sign);
  if (known !== null && (meant === null || SIGNS[known] !== SIGNS[meant])) say('unread', 'sign', sign);
  return { relation: named, others };
}
