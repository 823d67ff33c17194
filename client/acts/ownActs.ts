/** What one does for oneself on whatever lies open: how it looks, its language, whom one follows, the way to it. */

import { IconEye, IconLanguage, IconLink, IconTrash } from '@tabler/icons-react';
import { LANGUAGES, type Language } from '../../shared/domain/workspace.ts';
import { i18n } from '../i18n/i18n.ts';
import { withCode } from '../ui/withCode.ts';
import '../i18n/words/ownActs.ts';
import { remembered } from '../deviceStorage.ts';
import { changeLanguage } from '../i18n/setup.ts';
import { copyText } from '../ui/copyText.ts';
import { LANGUAGE_NAMES } from '../ui/languageNames.ts';
import { showToast } from '../ui/showToast.ts';
import { chooseTheme, chosenTheme, type Theme } from '../ui/theme.ts';
import { type Candidate, type Entry, WEIGHTS } from './findEntries.ts';
import { called } from './fuzzy.ts';

const THEMES: readonly Theme[] = ['light', 'dark', 'auto'];

/** Somebody who is here. */
export interface Leader {
  readonly id: string;
  readonly name: string;
  readonly followed: boolean;
  toggle(): void;
}

type Also = 'minimap' | 'light' | 'dark' | 'auto' | 'en' | 'nl' | 'follow' | 'link' | 'deleted';

/** For members, who need no invite. It leads to all of it, in whatever view. */
async function copyLinkHere(): Promise<void> {
  const link = window.location.origin + window.location.pathname;
  showToast({ message: (await copyText(link)) ? i18n.t('doc.linkCopied') : link });
}

function candidate(entry: Omit<Entry, 'section' | 'isAct'>, also: Also, name?: string): Candidate {
  const words = LANGUAGES.flatMap((language) =>
    i18n.getFixedT(language, 'ownActs')(`also.${also}`).split(', '),
  );
  const section = i18n.getFixedT(null, 'ownActs')('group');
  return {
    // A person is not always here: only what is always there is worth remembering.
    entry: { ...entry, section, isAct: also !== 'follow' },
    names: [
      // Who types "copy" means a thing on the board first.
      called(entry.label, also === 'link' ? WEIGHTS.place : WEIGHTS.name, 'gaps'),
      ...(name === undefined ? [] : [called(name, WEIGHTS.place)]),
      ...words.map((one) => called(one, WEIGHTS.synonym)),
    ],
  };
}

/** `mayFollow`: there is a camera that can go along. `toDeleted`: null for who may not see the past. */
export function ownActs(
  here: 'board' | 'map',
  leaders: readonly Leader[],
  mayFollow: boolean,
  toDeleted: (() => void) | null = null,
): readonly Candidate[] {
  const t = i18n.getFixedT(null, ['shell', 'together', 'ownActs']);
  const unless = (already: boolean) => (already ? t('ownActs:already') : null);
  const following = leaders.map(({ id, name, followed, toggle }) => {
    const label = t(followed ? 'together:people.unfollowNamed' : 'together:people.followNamed', { name });
    const reason = mayFollow || followed ? null : t('together:people.onCanvas');
    return candidate({ key: `follow.${id}`, label, icon: IconEye, reason, run: toggle }, 'follow', name);
  });
  const themes = THEMES.map((theme) => {
    const label = `${t('ui.theme')}: ${t(`theme.${theme}`)}`;
    const reason = unless(chosenTheme() === theme);
    const run = () => chooseTheme(theme);
    return candidate({ key: `theme.${theme}`, label, reason, run }, theme);
  });
  const languages = LANGUAGES.map((language: Language) => {
    const label = t('ui.languageIs', { language: LANGUAGE_NAMES[language] });
    const reason = unless(i18n.language === language);
    const run = () => withCode(changeLanguage(language));
    return candidate({ key: `language.${language}`, label, icon: IconLanguage, reason, run }, language);
  });
  const label = t(`ownActs:linkTo.${here}`);
  const run = () => void copyLinkHere();
  const link = candidate({ key: 'linkHere', label, icon: IconLink, reason: null, run }, 'link');
  const hidden = remembered('jumelage.minimap') !== null;
  const minimap = candidate(
    {
      key: 'minimap',
      label: t(hidden ? 'ownActs:minimap.show' : 'ownActs:minimap.hide'),
      reason: null,
      // Its own code has it; a board or map without a canvas remembers it for the next one.
      run: () => withCode(import('./Mini.tsx'), ({ showMinimap }) => showMinimap(hidden)),
    },
    'minimap',
  );
  const deleted = { key: 'deletedItems', label: t('ownActs:deletedItems'), icon: IconTrash, reason: null };
  const gone = toDeleted === null ? [] : [candidate({ ...deleted, run: toDeleted }, 'deleted')];
  return [...following, ...gone, link, minimap, ...themes, ...languages];
}
