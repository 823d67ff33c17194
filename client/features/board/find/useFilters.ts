import { use, useMemo } from 'react';
import {
  type BoardItemKind,
  NOTE_COLOURS,
  type NoteColour,
} from '../../../../shared/documents/boardKinds.ts';
import { i18n } from '../../../i18n/i18n.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { TogetherContext } from '../../../together/Together.ts';
import { useOtherLanguages } from '../commands/useOtherWords.ts';
import { type Choices, COMMENT_CRITERIA } from './finder.ts';
import type { Filter } from './offers.ts';

type Key =
  | `board:colours.${NoteColour}`
  | `board:kinds.${BoardItemKind}`
  | `together:comments.${(typeof COMMENT_CRITERIA)[number]}`;

/** Everything that the lists of find hold, by its names in every language, and the colours that the board has not. */
export function useFilters(choices: Choices): readonly Filter[] {
  const { t } = useTranslation('find');
  const together = useTranslation('together').t;
  const { language } = useTranslation().i18n;
  const others = useOtherLanguages();
  const withComments = use(TogetherContext) !== null;
  return useMemo(() => {
    const languages = [language, ...others];
    const named = (key: Key) => languages.map((one) => i18n.getFixedT(one)(key));
    return [
      ...NOTE_COLOURS.map((colour) => ({
        set: { colour },
        names: named(`board:colours.${colour}`),
        list: t('colour'),
        absent: !choices.colours.has(colour),
      })),
      ...(withComments ? COMMENT_CRITERIA : []).map((comments) => ({
        set: { comments },
        names: named(`together:comments.${comments}`),
        list: together('panel.comments'),
      })),
      ...[...choices.kinds].map((kind) => ({
        set: { kind },
        names: named(`board:kinds.${kind}`),
        list: t('kind'),
      })),
      ...[...choices.cities, ...choices.people].map(({ value, label }) => ({
        set: { who: value },
        names: [label],
        list: t('who'),
      })),
    ];
  }, [choices, language, others, withComments, t, together]);
}
