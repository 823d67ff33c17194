/** What the command menu of a map offers: acts, kinds of nodes, documents, people, and items by their words. */
import { LANGUAGES, type Language } from '../../../../shared/domain/workspace.ts';
import { fold } from '../../../../shared/wording/terms.ts';
import type { Destination } from '../../../acts/Destination.ts';
import { placeCandidate } from '../../../acts/Destination.ts';
import { type Candidate, type Entry, entriesOf, WEIGHTS } from '../../../acts/findEntries.ts';
import { type Called, called, tokensOf } from '../../../acts/fuzzy.ts';
import en from '../../../i18n/en/mapActs.json';
import { i18n } from '../../../i18n/i18n.ts';
import nl from '../../../i18n/nl/mapActs.json';
import type { ActWords, MapAct } from '../acts/MapAct.ts';
import { carryOut, reasonAgainst } from '../acts/MapAct.ts';
import type { MapDesk } from '../MapDesk.ts';
import { ACT_ICONS } from './actIcons.ts';

/** What other programmes call an act, by its id. */
const ALSO: Readonly<Record<Language, Readonly<Partial<Record<string, string>>>>> = {
  en: en.also,
  nl: nl.also,
};

export interface MapOffer {
  readonly desk: MapDesk;
  readonly acts: readonly MapAct[];
  /** What one does for oneself. */
  readonly own: readonly Candidate[];
  readonly destinations: readonly Destination[];
  readonly language: Language;
  /** Ids of acts, the latest first. */
  readonly recent: readonly string[];
}

export const nameOf = (act: MapAct, desk: MapDesk, t: ActWords): string =>
  act.label?.(t, desk) ?? t(`names.${act.id}` as 'names.edit');

const wordsOf = (language: Language) => i18n.getFixedT(language, 'mapActs');

function synonyms(act: MapAct, language: Language, weight: number): readonly Called[] {
  return (ALSO[language][act.id]?.split(', ') ?? []).map((words) => called(words, weight));
}

/** As on a board: what is about the selection, then what makes something. */
const ABOUT_CHOSEN: ReadonlySet<string> = new Set(['edit', 'link']);

function rankOf({ group }: MapAct, { selection }: MapDesk): number {
  if (selection.ids.size > 0 && ABOUT_CHOSEN.has(group)) return 0;
  return group === 'make' ? 1 : 2;
}

function actCandidate(act: MapAct, { desk, language }: MapOffer): Candidate {
  const t = wordsOf(language);
  const label = nameOf(act, desk, t);
  const reason = reasonAgainst(act, desk);
  const section = t(`groups.${act.group}`);
  const foreign = LANGUAGES.filter((one) => one !== language);
  return {
    entry: {
      key: act.id,
      label,
      section,
      ...(act.keys?.[0] !== undefined && { keys: act.keys[0] }),
      ...(ACT_ICONS[act.id] && { icon: ACT_ICONS[act.id] }),
      reason: reason && i18n.getFixedT(language, 'map')(`reasons.${reason}`),
      isAct: true,
      run: () => carryOut(act, desk),
    },
    leads: rankOf(act, desk) < 2,
    names: [
      called(label, WEIGHTS.name, 'gaps'),
      ...synonyms(act, language, WEIGHTS.synonym),
      ...foreign.map((one) => called(nameOf(act, desk, wordsOf(one)), WEIGHTS.elsewhere)),
      ...foreign.flatMap((one) => synonyms(act, one, WEIGHTS.elsewhere)),
      called(section, WEIGHTS.group, 'nothing'),
    ],
  };
}

/** Nodes with these words. */
function nodeCandidates(folded: string, { desk, language }: MapOffer): readonly Candidate[] {
  const words = tokensOf(folded);
  const t = i18n.getFixedT(language, 'map');
  return desk.model.nodes().flatMap((node) => {
    const text = fold(node.text);
    if (text === '' || !words.every((word) => text.includes(word))) return [];
    const section = node.kind === 'unknown' ? node.kindName : t(`kinds.${node.kind}`);
    const run = () => desk.surface.goTo(node.id);
    const entry = { key: node.id, label: node.text.trim(), section, reason: null, isAct: false, run };
    return [{ entry, names: [called(node.text, WEIGHTS.item, 'nothing')] }];
  });
}

export function mapEntries(query: string, offer: MapOffer): readonly Entry[] {
  const t = i18n.getFixedT(offer.language, 'actions');
  const choice = {
    acts: [
      ...offer.acts
        .filter(({ id }) => id !== 'commands')
        .toSorted((a, b) => rankOf(a, offer.desk) - rankOf(b, offer.desk))
        .map((act) => actCandidate(act, offer)),
      ...offer.own,
    ],
    places: offer.destinations.map((to) => placeCandidate(to, t)),
    recent: offer.recent,
    recently: t('commandRecent'),
  };
  return entriesOf(query, choice, (folded) => nodeCandidates(folded, offer));
}
