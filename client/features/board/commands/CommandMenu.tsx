/** Everything that can be done on a board, by typing a few letters of it. */
import { useCallback, useContext } from 'react';
import type { Language } from '../../../../shared/domain/workspace.ts';
import { CommandMenu as Menu } from '../../../acts/CommandMenu.tsx';
import type { Destination } from '../../../acts/Destination.ts';
import { ownActs } from '../../../acts/ownActs.ts';
import { recentActs } from '../../../acts/recentActs.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { followable } from '../../../together/followable.ts';
import { TogetherContext } from '../../../together/Together.ts';
import { useDesk } from '../actions/DeskContext.ts';
import { entriesFor } from './entries.ts';
import { useOtherWords } from './useOtherWords.ts';

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
  const entries = useCallback(
    (query: string) => {
      const kindOf = (kind: string) => kinds(`kinds.${kind}` as 'kinds.note');
      const wording = { t, language: i18n.language as Language, others };
      const own = ownActs(together ? followable(together) : [], desk.view === 'canvas');
      return entriesFor(query, { desk, wording, destinations, kindOf, own, recent: recentActs(RECENT) });
    },
    [desk, t, i18n, others, destinations, kinds, together],
  );
  return <Menu entries={entries} recent={RECENT} leave={desk.focusSurface} onClose={onClose} />;
}
