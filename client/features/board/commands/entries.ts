/** What the command menu offers: acts, boards, people, and items by their words. */

import type { ComponentType } from 'react';
import { LANGUAGES, type Language } from '../../../../shared/domain/workspace.ts';
import { fold } from '../../../../shared/wording/terms.ts';
import type { TFunction } from '../../../i18n/i18n.ts';
import type { Action, Desk, Destination } from '../actions/Action.ts';
import { reasonAgainst } from '../actions/ActionSet.ts';
import { GROUPS, nameOf } from '../actions/actionMenu.tsx';
import type { ActionGroup } from '../actions/actionWords.ts';
import { type Called, called, fitAmong, tokensOf } from './fuzzy.ts';
import { synonymsOf } from './synonyms.ts';

export interface Entry {
  readonly key: string;
  readonly label: string;
  /** What it is: the group of an act, "Board", "Note"; or the other word by which it was found. */
  readonly section: string;
  readonly keys?: string;
  readonly icon?: ComponentType<{ readonly size?: number; readonly 'aria-hidden'?: boolean }>;
  /** Why it cannot be done now. */
  readonly reason: string | null;
  readonly isAct: boolean;
  run(): void;
}

interface Candidate {
  readonly entry: Entry;
  readonly names: readonly Called[];
}

/** Words of the interface in the language that is shown, and in the others, for people who know them by that name. */
export interface Wording {
  readonly t: TFunction<'actions'>;
  readonly language: Language;
  readonly others: readonly TFunction<'actions'>[];
}

/** What a fit counts for: the name first, then what others call it, other languages, the group that it is in. */
const WEIGHTS = { name: 1, place: 0.95, synonym: 0.7, item: 0.7, elsewhere: 0.5, hint: 0.5, group: 0.25 };
/** What cannot be done now gives way to what can, unless it fits much better. */
const IMPOSSIBLE = 0.7;

const MOST_ITEMS = 20;
/** Short lists of choices that fill the screen come last: somebody types for them. */
const LAST: ReadonlySet<ActionGroup> = new Set(['react', 'announce', 'colour']);
const ORDER = [...GROUPS.filter((group) => !LAST.has(group)), ...LAST];

function actCandidate(action: Action, desk: Desk, { t, language, others }: Wording): Candidate {
  const label = nameOf(action, desk, t);
  const reason = reasonAgainst(action, desk);
  const section = t(`groups.${action.group}`);
  const foreign = LANGUAGES.filter((one) => one !== language);
  return {
    entry: {
      key: action.id,
      label,
      section,
      ...(action.keys?.[0] !== undefined && { keys: action.keys[0] }),
      ...(action.icon && { icon: action.icon }),
      reason: reason && t(`reasons.${reason}`),
      isAct: true,
      run: () => action.run(desk),
    },
    names: [
      called(label, WEIGHTS.name, 'gaps'),
      ...synonymsOf(action.id, language, WEIGHTS.synonym),
      ...others.map((words) => called(nameOf(action, desk, words), WEIGHTS.elsewhere)),
      ...foreign.flatMap((one) => synonymsOf(action.id, one, WEIGHTS.elsewhere)),
      called(section, WEIGHTS.group, 'nothing'),
    ],
  };
}

function placeCandidate(to: Destination, t: Wording['t']): Candidate {
  const section = t(`destinations.${to.kind}`);
  const { key, label, hint } = to;
  return {
    entry: { key, label, section: hint ?? section, reason: null, isAct: false, run: to.run },
    names: [
      called(label, WEIGHTS.place, 'gaps'),
      ...(hint === undefined ? [] : [called(hint, WEIGHTS.hint, 'nothing')]),
      called(section, WEIGHTS.group, 'nothing'),
    ],
  };
}

/** Notes, frames and the like with these words. */
function itemCandidates(query: string, { desk, kindOf }: Offer): readonly Candidate[] {
  const words = tokensOf(query);
  return desk.model.readingOrder().flatMap((id) => {
    const item = desk.model.item(id);
    const text = fold(item?.text ?? '');
    if (!item || text === '' || !words.every((word) => text.includes(word))) return [];
    const label = desk.names.titleOf(id);
    const run = () => desk.goTo(id);
    const entry = { key: id, label, section: kindOf(item.kind), reason: null, isAct: false, run };
    return [{ entry, names: [called(item.text, WEIGHTS.item, 'nothing')] }];
  });
}

export interface Offer {
  readonly desk: Desk;
  readonly wording: Wording;
  readonly destinations: readonly Destination[];
  readonly kindOf: (kind: string) => string;
  /** Ids of acts, the latest first. */
  readonly recent: readonly string[];
}

function actsOf({ desk, wording }: Offer): readonly Candidate[] {
  const place = (action: Action) => ORDER.indexOf(action.group);
  return desk.actions.all
    .filter((action) => action.id !== 'commands')
    .sort((a, b) => place(a) - place(b))
    .map((action) => actCandidate(action, desk, wording));
}

/** What was done last comes first, as far as it can be done now; what cannot be done comes last. */
function withoutQuery(offer: Offer): readonly Entry[] {
  const { wording, destinations, recent } = offer;
  const acts = actsOf(offer).map(({ entry }) => entry);
  const can = acts.filter((entry) => entry.reason === null);
  const last = recent.flatMap((id) => can.find((entry) => entry.key === id) ?? []);
  return [
    ...last.map((entry) => ({ ...entry, section: wording.t('commandRecent') })),
    ...can.filter((entry) => !last.includes(entry)),
    ...destinations.map((to) => placeCandidate(to, wording.t).entry),
    ...acts.filter((entry) => entry.reason !== null),
  ];
}

interface Found {
  readonly entry: Entry;
  readonly score: number;
}

function found(query: string, candidates: readonly Candidate[]): readonly Found[] {
  return candidates
    .map(({ entry, names }) => {
      const { score, by } = fitAmong(query, names);
      const why = by !== null && entry.isAct && by.weight < WEIGHTS.name && by.weight > WEIGHTS.group;
      return {
        entry: why ? { ...entry, section: by.words } : entry,
        score: entry.reason === null ? score : score * IMPOSSIBLE,
      };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
}

/** Without a query everything in the order of the menus; with one the best fit first, whatever it is. */
export function entriesFor(query: string, offer: Offer): readonly Entry[] {
  const wanted = fold(query.trim());
  if (wanted === '') return withoutQuery(offer);
  const places = offer.destinations.map((to) => placeCandidate(to, offer.wording.t));
  const items = found(wanted, itemCandidates(wanted, offer)).slice(0, MOST_ITEMS);
  return [...found(wanted, [...actsOf(offer), ...places]), ...items]
    .sort((a, b) => b.score - a.score)
    .map(({ entry }) => entry);
}
