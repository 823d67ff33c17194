/** What the command menu offers: acts, boards, people, and items by their words. */
import type { TFunction } from 'i18next';
import type { ComponentType } from 'react';
import type { Action, Desk, Destination } from '../actions/Action.ts';
import { reasonAgainst } from '../actions/ActionSet.ts';
import { GROUPS, nameOf } from '../actions/actionMenu.tsx';
import type { ActionGroup } from '../actions/actionWords.ts';
import { fold, scoreOf } from './fuzzy.ts';

export interface Entry {
  readonly key: string;
  readonly label: string;
  /** What it is: the group of an act, "Board", "Note". */
  readonly section: string;
  readonly keys?: string;
  readonly icon?: ComponentType<{ readonly size?: number; readonly 'aria-hidden'?: boolean }>;
  /** Why it cannot be done now. */
  readonly reason: string | null;
  /** Folded: its label first, then everything else by which it is found. */
  readonly texts: readonly string[];
  run(): void;
}

/** Words of the interface in the language that is shown, and in the others, for people who know them by that name. */
export interface Wording {
  readonly t: TFunction<'actions'>;
  readonly others: readonly TFunction<'actions'>[];
}

const MOST_ITEMS = 20;
/** Short lists of choices that fill the screen come last: somebody types for them. */
const LAST: ReadonlySet<ActionGroup> = new Set(['react', 'announce', 'colour']);
const ORDER = [...GROUPS.filter((group) => !LAST.has(group)), ...LAST];

function actionEntry(action: Action, desk: Desk, { t, others }: Wording): Entry {
  const label = nameOf(action, desk, t);
  const reason = reasonAgainst(action, desk);
  const section = t(`groups.${action.group}`);
  const elsewhere = others.map((words) => nameOf(action, desk, words));
  return {
    key: action.id,
    label,
    section,
    ...(action.keys?.[0] !== undefined && { keys: action.keys[0] }),
    ...(action.icon && { icon: action.icon }),
    reason: reason && t(`reasons.${reason}`),
    texts: [label, ...elsewhere, section].map(fold),
    run: () => action.run(desk),
  };
}

function destinationEntry(to: Destination, t: Wording['t']): Entry {
  const section = t(`destinations.${to.kind}`);
  const texts = [to.label, to.hint ?? '', section].map(fold);
  return { key: to.key, label: to.label, section: to.hint ?? section, reason: null, texts, run: to.run };
}

/** Notes, frames and the like whose words fit. */
function itemEntries(query: string, desk: Desk, kindOf: (kind: string) => string): readonly Entry[] {
  const found: Entry[] = [];
  for (const id of desk.model.readingOrder()) {
    const item = desk.model.item(id);
    if (!item || item.text === '' || found.length === MOST_ITEMS) continue;
    const texts = [fold(item.text)];
    if (!texts[0]?.includes(query)) continue;
    const label = desk.names.titleOf(id);
    found.push({ key: id, label, section: kindOf(item.kind), reason: null, texts, run: () => desk.goTo(id) });
  }
  return found;
}

export interface Offer {
  readonly desk: Desk;
  readonly wording: Wording;
  readonly destinations: readonly Destination[];
  readonly kindOf: (kind: string) => string;
}

/** Without a query everything in the order of the menus, what cannot be done last; with one the best fit first. */
export function entriesFor(query: string, { desk, wording, destinations, kindOf }: Offer): readonly Entry[] {
  const wanted = fold(query.trim());
  const place = (action: Action) => ORDER.indexOf(action.group);
  const acts = desk.actions.all
    .filter((action) => action.id !== 'commands')
    .sort((a, b) => place(a) - place(b))
    .map((action) => actionEntry(action, desk, wording));
  const elsewhere = destinations.map((to) => destinationEntry(to, wording.t));
  if (wanted === '') {
    const can = acts.filter((entry) => entry.reason === null);
    return [...can, ...elsewhere, ...acts.filter((entry) => entry.reason !== null)];
  }
  const scored = [...acts, ...elsewhere]
    .map((entry) => ({ entry, score: scoreOf(wanted, entry.texts) * (entry.reason === null ? 1 : 0.5) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  return [...scored.map(({ entry }) => entry), ...itemEntries(wanted, desk, kindOf)];
}
