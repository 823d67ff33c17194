/** What the command menu offers: acts, boards, people, and items by their words. */

import { LANGUAGES, type Language } from '../../../../shared/domain/workspace.ts';
import { fold } from '../../../../shared/wording/terms.ts';
import type { Destination } from '../../../acts/Destination.ts';
import { placeCandidate } from '../../../acts/Destination.ts';
import { type Candidate, type Entry, entriesOf, WEIGHTS } from '../../../acts/findEntries.ts';
import { called, tokensOf } from '../../../acts/fuzzy.ts';
import type { TFunction } from '../../../i18n/i18n.ts';
import '../../../i18n/words/actionsLater.ts';
import type { Action, Desk } from '../actions/Action.ts';
import { reasonAgainst } from '../actions/ActionSet.ts';
import { GROUPS, nameOf } from '../actions/actionMenu.tsx';
import type { ActionGroup } from '../actions/actionWords.ts';
import { synonymsOf } from './synonyms.ts';

/** Words of the interface in the language that is shown, and in the others, for people who know them by that name. */
export interface Wording {
  readonly t: TFunction<'actions'>;
  readonly language: Language;
  readonly others: readonly TFunction<'actions'>[];
}

/** Short lists of choices that fill the screen come last: somebody types for them. */
const LAST: ReadonlySet<ActionGroup> = new Set(['react', 'announce', 'ink', 'colour']);
const ORDER = [...GROUPS.filter((group) => !LAST.has(group)), ...LAST];

/** Lists of choices: after single acts. */
const CHOICES: ReadonlySet<ActionGroup> = new Set([
  'announce',
  'become',
  'colour',
  'copyAs',
  'line',
  'side',
  'frame',
  'group',
  'order',
  'align',
  'select',
  'react',
  'stick',
  'textSize',
  'ink',
  'turn',
]);

/** What is about the selection, then what makes something, then all else; lists of choices lead nowhere. */
function rankOf({ group, menus }: Action, { selection }: Desk): number {
  if (selection.ids.size > 0 && menus?.includes('items') && !CHOICES.has(group)) return 0;
  return group === 'make' || group === 'draw' ? 1 : 2;
}

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
    leads: rankOf(action, desk) < 2,
    names: [
      called(label, WEIGHTS.name, 'gaps'),
      ...synonymsOf(action.id, language, WEIGHTS.synonym),
      ...others.map((words) => called(nameOf(action, desk, words), WEIGHTS.elsewhere)),
      ...foreign.flatMap((one) => synonymsOf(action.id, one, WEIGHTS.elsewhere)),
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
  /** What one does for oneself. */
  readonly own: readonly Candidate[];
  /** Ids of acts, the latest first. */
  readonly recent: readonly string[];
}

function actsOf({ desk, wording }: Offer): readonly Candidate[] {
  const place = (action: Action) => rankOf(action, desk) * ORDER.length + ORDER.indexOf(action.group);
  return desk.actions.all
    .filter((action) => action.id !== 'commands')
    .sort((a, b) => place(a) - place(b))
    .map((action) => actCandidate(action, desk, wording));
}

/** Without a query what is about the selection, what can be made, where one can go, all else; with one the best fit first, whatever it is. */
export function entriesFor(query: string, offer: Offer): readonly Entry[] {
  const { wording, destinations, recent } = offer;
  const places = destinations.map((to) => placeCandidate(to, wording.t));
  const acts = [...actsOf(offer), ...offer.own];
  const choice = { acts, places, recent, recently: wording.t('commandRecent') };
  return entriesOf(query, choice, (wanted) => itemCandidates(wanted, offer));
}
