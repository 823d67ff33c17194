/** Everything that can be done on a board, by typing a few letters of it. */
import { useCallback, useContext } from 'react';
import type { Language } from '../../../../shared/domain/workspace.ts';
import { CommandMenu as Menu } from '../../../acts/CommandMenu.tsx';
import type { Destination } from '../../../acts/Destination.ts';
import { ownActs } from '../../../acts/ownActs.ts';
import { recentActs } from '../../../acts/recentActs.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { followable } from '../../../together/followable.ts';
import { toDeleted } from '../../../together/past/toDeleted.ts';
import { type Together, TogetherContext } from '../../../together/Together.ts';
import type { Desk } from '../actions/Action.ts';
import { useDesk } from '../actions/DeskContext.ts';
import { AuthorsContext } from '../canvas/CanvasContext.ts';
import { type AuthorNameOf, choicesOf } from '../find/finder.ts';
import { entriesFor } from './entries.ts';
import { useOtherWords } from './useOtherWords.ts';

/** People who are not here and wrote something: choosing one finds it. */
function absentAuthors(
  desk: Desk,
  authorOf: AuthorNameOf,
  together: Together | null,
  hint: string,
): readonly Destination[] {
  const present = together?.live.people.get().map(({ user }) => user.memberId) ?? [];
  const here = new Set([...present, together?.me?.id].map((id) => `member:${id}`));
  return choicesOf(desk.model, authorOf)
    .people.filter(({ value }) => !here.has(value))
    .map(({ value, label }): Destination => {
      const run = () => desk.panel.set(`find.${value as `member:${string}`}`);
      return { key: `wrote ${value}`, kind: 'person', label, hint, run };
    });
}

const RECENT = 'jumelage.recentActs';

interface CommandMenuProps {
  readonly destinations: readonly Destination[];
  readonly onClose: () => void;
}

export default function CommandMenu({ destinations, onClose }: CommandMenuProps) {
  const { t, i18n } = useTranslation('actions');
  const kinds = useTranslation('board').t;
  const desk = useDesk();
  const others = useOtherWords();
  const together = useContext(TogetherContext);
  const authorOf = useContext(AuthorsContext);
  const entries = useCallback(
    (query: string) => {
      const kindOf = (kind: string) => kinds(`kinds.${kind}` as 'kinds.note');
      const wording = { t, language: i18n.language as Language, others };
      const own = ownActs(
        'board',
        together ? followable(together) : [],
        desk.view === 'canvas',
        toDeleted(together),
      );
      // After the documents, of which there are fewer.
      const places = [...destinations, ...absentAuthors(desk, authorOf, together, t('destinations.wrote'))];
      return entriesFor(query, {
        desk,
        wording,
        destinations: places,
        kindOf,
        own,
        recent: recentActs(RECENT),
      });
    },
    [desk, t, i18n, others, destinations, kinds, together, authorOf],
  );
  return <Menu entries={entries} recent={RECENT} leave={desk.focusSurface} onClose={onClose} />;
}
