import { useCallback, useContext } from 'react';
import type { Language } from '../../../../shared/domain/workspace.ts';
import { CommandMenu } from '../../../acts/CommandMenu.tsx';
import { ownActs } from '../../../acts/ownActs.ts';
import { peopleHere } from '../../../acts/peopleHere.ts';
import { recentActs } from '../../../acts/recentActs.ts';
import { useTranslation } from '../../../i18n/useTranslation.ts';
import { followable } from '../../../together/followable.ts';
import { toDeleted } from '../../../together/past/toDeleted.ts';
import { TogetherContext } from '../../../together/Together.ts';
import { useActs } from '../acts/ActsContext.ts';
import { useDesk } from '../MapDesk.ts';
import '../../../i18n/words/mapActs.ts';
import { viewEntries } from '../views/viewEntries.ts';
import { mapEntries } from './mapEntries.ts';

const RECENT = 'jumelage.recentMapActs';

export default function MapCommandMenu({ onClose }: { readonly onClose: () => void }) {
  const { i18n } = useTranslation('map');
  const desk = useDesk();
  const { acts, destinations } = useActs();
  const together = useContext(TogetherContext);
  const language = i18n.language as Language;
  const entries = useCallback(
    (query: string) => {
      const { surface, viewport, peers } = desk;
      const lookAt = surface.hands ? viewport.centreOn.bind(viewport) : null;
      const people = peopleHere(peers, { goTo: (id) => surface.goTo(id), lookAt });
      const own = ownActs('map', together ? followable(together) : [], lookAt !== null, toDeleted(together));
      const offer = {
        desk,
        acts: acts.all,
        own: [...own, ...viewEntries(desk)],
        destinations: [...people, ...destinations],
        language,
      };
      return mapEntries(query, { ...offer, recent: recentActs(RECENT) });
    },
    [desk, acts, destinations, language, together],
  );
  return (
    <CommandMenu entries={entries} recent={RECENT} leave={() => desk.surface.focus()} onClose={onClose} />
  );
}
