/** Mentions as people write them, "@Anna Kovács", against what is stored, the member's id. Pure. */
import { mentionOf, partsOf } from '../../../shared/domain/discussion.ts';
import type { MemberId } from '../../../shared/ids.ts';
import type { Someone } from '../Together.ts';

/** Two people of one name are told apart by their city. */
export function labelOf(person: Someone, all: readonly Someone[]): string {
  const twins = all.filter((one) => one.name === person.name).length > 1;
  return twins && person.badge ? `@${person.name} (${person.badge})` : `@${person.name}`;
}

/** The stored text as it stands in a field. */
export function toField(text: string, all: readonly Someone[]): string {
  return partsOf(text)
    .map((part) => {
      if (part.kind === 'words') return part.text;
      const person = all.find((one) => one.id === part.member);
      return person ? labelOf(person, all) : mentionOf(part.member);
    })
    .join('');
}

/** The longest name first, so that "@Anna Kovács" is not taken for an Anna. */
export function fromField(text: string, all: readonly Someone[]): string {
  const labels = all
    .map((person) => ({ label: labelOf(person, all), id: person.id }))
    .sort((a, b) => b.label.length - a.label.length);
  let stored = '';
  for (let at = 0; at < text.length; ) {
    const found = text[at] === '@' ? labels.find(({ label }) => text.startsWith(label, at)) : undefined;
    stored += found ? mentionOf(found.id) : text[at];
    at += found ? found.label.length : 1;
  }
  return stored;
}

export interface Asking {
  readonly from: number;
  readonly query: string;
}

/** Whom somebody is about to mention: an @ at the start of a word, and what follows it up to the caret. */
export function askedAt(text: string, caret: number): Asking | null {
  const before = text.slice(0, caret);
  const found = /(?:^|\s)@([\p{L}\p{M}'’-]{0,40}(?: [\p{L}\p{M}'’-]{0,40})?)$/u.exec(before);
  if (!found) return null;
  const query = found[1] ?? '';
  return { from: caret - query.length - 1, query };
}

/** Whoever is here or takes part comes before namesakes who do neither; within that by name. */
export function nearestFirst(people: readonly Someone[], near: ReadonlySet<MemberId>): readonly Someone[] {
  const far = (one: Someone) => Number(!near.has(one.id));
  return [...people].sort((a, b) => far(a) - far(b) || a.name.localeCompare(b.name));
}

const MOST = 6;
const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

export function suggestions(query: string, all: readonly Someone[]): readonly Someone[] {
  const wanted = plain(query);
  const fits = (name: string) =>
    plain(name).startsWith(wanted) ||
    plain(name)
      .split(' ')
      .some((word) => word.startsWith(wanted));
  return all.filter((one) => fits(one.name)).slice(0, MOST);
}
