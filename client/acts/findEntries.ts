/** What a command menu offers, and the best fit for what is typed, whatever it is: an act, a place, a person, an item. */

import type { ComponentType } from 'react';
import { fold } from '../../shared/wording/terms.ts';
import { type Called, fitAmong } from './fuzzy.ts';

export type ActIcon = ComponentType<{ readonly size?: number; readonly 'aria-hidden'?: boolean }>;

export interface Entry {
  readonly key: string;
  readonly label: string;
  /** What it is: the group of an act, "Board", "Note"; or the other word by which it was found. */
  readonly section: string;
  readonly keys?: string;
  readonly icon?: ActIcon;
  /** Why it cannot be done now. */
  readonly reason: string | null;
  readonly isAct: boolean;
  run(): void;
}

export interface Candidate {
  readonly entry: Entry;
  readonly names: readonly Called[];
  /** Before anything is typed it stands before people and documents: it is about what is chosen, or makes something. */
  readonly leads?: boolean;
}

/**
 * What a fit counts for: the name first, then what others call it, other languages, the group that it is in. A document is
 * found by its name where that begins so, or no act is called so: its title has many words.
 */
export const WEIGHTS = {
  name: 1,
  place: 0.75,
  synonym: 0.7,
  item: 0.7,
  elsewhere: 0.5,
  hint: 0.5,
  group: 0.25,
};
/** What cannot be done now gives way to what can, unless it fits much better. */
const IMPOSSIBLE = 0.7;

export interface Found {
  readonly entry: Entry;
  readonly score: number;
}

/** The best first; `query` is folded. */
export function found(query: string, candidates: readonly Candidate[]): readonly Found[] {
  return candidates
    .map(({ entry, names }) => {
      const { score, by } = fitAmong(query, names);
      const why = entry.isAct && by?.weight === WEIGHTS.synonym;
      return {
        entry: why && by.words !== entry.label ? { ...entry, section: by.words } : entry,
        score: entry.reason === null ? score : score * IMPOSSIBLE,
      };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
}

export interface Choice {
  readonly acts: readonly Candidate[];
  readonly places: readonly Candidate[];
  /** Ids of acts, the latest first, and what the menu calls them. */
  readonly recent: readonly string[];
  readonly recently: string;
}

/** Of people and of the latest documents so many are shown before all other acts: the rest is found by its name. */
const FIRST_PLACES = 6;

/**
 * What was done last comes first, as far as it can be done now, then what is about the selection and what makes
 * something, then where one may want to go, then all else; what cannot be done comes last.
 */
export function withoutQuery({ acts, places, recent, recently }: Choice): readonly Entry[] {
  const all = acts.map(({ entry }) => entry);
  const can = all.filter((entry) => entry.reason === null);
  const last = recent.flatMap((id) => can.find((entry) => entry.key === id) ?? []);
  const rest = can.filter((entry) => !last.includes(entry));
  const leading = new Set(acts.filter(({ leads }) => leads).map(({ entry }) => entry));
  return [
    ...last.map((entry) => ({ ...entry, section: recently })),
    ...rest.filter((entry) => leading.has(entry)),
    ...places.slice(0, FIRST_PLACES).map(({ entry }) => entry),
    ...rest.filter((entry) => !leading.has(entry)),
    ...places.slice(FIRST_PLACES).map(({ entry }) => entry),
    ...all.filter((entry) => entry.reason !== null),
  ];
}

const MOST_ITEMS = 20;

/** Without a query everything in the order of the menus; with one the best fit first. `items` asks for what has the words. */
export function entriesOf(
  query: string,
  choice: Choice,
  items: (folded: string) => readonly Candidate[],
): readonly Entry[] {
  const wanted = fold(query.trim());
  if (wanted === '') return withoutQuery(choice);
  const acts = found(wanted, [...choice.acts, ...choice.places]);
  const some = found(wanted, items(wanted)).slice(0, MOST_ITEMS);
  return [...acts, ...some].sort((a, b) => b.score - a.score).map(({ entry }) => entry);
}
