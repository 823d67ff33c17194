import { lazy, Suspense, useCallback } from 'react';
import type { CityView, MemberView } from '../../../shared/api.ts';
import type { LiveDocument } from '../../live/types.ts';
import { useBoardCore } from './useBoardCore.ts';

/** What a page gives the board. The page owns the top bar; the board owns everything below and floating on it. */
export interface BoardProps {
  readonly live: LiveDocument;
  readonly me: MemberView | null;
  readonly members: readonly MemberView[];
  readonly cities: readonly CityView[];
  readonly canEdit: boolean;
  readonly view: 'canvas' | 'outline';
  readonly onViewChange: (view: 'canvas' | 'outline') => void;
  /** Item to scroll to, select and announce, from the URL's `#item=`; null when there is none. */
  readonly itemId: string | null;
  readonly title: string;
}

const Outline = lazy(() => import('./outline/Outline.tsx'));

/** "Anna · BUD" of an author; people who are gone have no name any more. */
function useAuthors({ members, cities }: Pick<BoardProps, 'members' | 'cities'>) {
  return useCallback(
    (memberId: string | null) => {
      const member = members.find((one) => one.id === memberId);
      const city = cities.find((one) => one.id === member?.cityId);
      return [member?.name, city?.badge].filter((part) => part !== undefined).join(' · ');
    },
    [members, cities],
  );
}

export default function Board({ live, me, members, cities, canEdit, title }: BoardProps) {
  const core = useBoardCore(live, me, canEdit);
  const authorOf = useAuthors({ members, cities });
  if (core === null) return null;
  const { model, history, context } = core;
  return (
    <Suspense fallback={null}>
      <Outline
        model={model}
        history={history}
        context={context}
        canEdit={canEdit}
        title={title}
        authorOf={authorOf}
      />
    </Suspense>
  );
}
