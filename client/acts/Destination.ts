/** Somewhere to go, in the command menu: another document, a person. */
import { IconNote, IconSitemap, IconUser } from '@tabler/icons-react';
import type en from '../i18n/en/commandMenu.json';
import type { TFunction } from '../i18n/i18n.ts';
import '../i18n/words/commandMenu.ts';
import { type ActIcon, type Candidate, WEIGHTS } from './findEntries.ts';
import { called } from './fuzzy.ts';

export interface Destination {
  readonly key: string;
  readonly kind: Exclude<keyof typeof en.destinations, 'wrote'>;
  readonly label: string;
  readonly hint?: string;
  run(): void;
}

const ICONS: Readonly<Record<Destination['kind'], ActIcon>> = {
  board: IconNote,
  map: IconSitemap,
  person: IconUser,
};

export function placeCandidate(to: Destination, t: TFunction<'actions'>): Candidate {
  const section = t(`destinations.${to.kind}`);
  const { key, label, hint } = to;
  return {
    entry: {
      ...{ key, label, section: hint ?? section, icon: ICONS[to.kind] },
      ...{ reason: null, isAct: false, run: to.run },
    },
    names: [
      called(label, WEIGHTS.place, 'gaps'),
      ...(hint === undefined ? [] : [called(hint, WEIGHTS.hint, 'nothing')]),
      called(section, WEIGHTS.group, 'nothing'),
    ],
  };
}
