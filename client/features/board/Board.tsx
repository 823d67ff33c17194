import { type ReactNode, Suspense, useCallback, useMemo, useState } from 'react';
import type { AuthorView, CityView, MemberView } from '../../../shared/api.ts';
import type { ItemId } from '../../../shared/ids.ts';
import type { Destination } from '../../acts/Destination.ts';
import { writable } from '../../live/readable.ts';
import type { LiveDocument } from '../../live/types.ts';
import { useReadable } from '../../live/useLive.ts';
import { type Company, TogetherContext } from '../../together/Together.ts';
import { useOpenTogether } from '../../together/useTogether.ts';
import { lazyPart } from '../../ui/lazyPart.tsx';
import type { Action } from './actions/Action.ts';
import { BOARD_ACTIONS } from './actions/boardActions.ts';
import styles from './Board.module.css';
import { type AuthorName, AuthorsContext } from './canvas/CanvasContext.ts';
import CanvasView from './canvas/CanvasView.tsx';
import { presentAction } from './presentation/presentAction.ts';
import { useTogetherActions } from './together/togetherActions.ts';
import { useBoardCore } from './useBoardCore.ts';

/** What a page gives the board. The page owns the top bar; the board owns everything below and floating on it. */
export interface BoardProps {
  readonly live: LiveDocument;
  readonly me: MemberView | null;
  readonly members: readonly MemberView[];
  /** Who may be named on what they wrote; without it the members. */
  readonly authors?: readonly AuthorView[];
  readonly cities: readonly CityView[];
  readonly canEdit: boolean;
  readonly view: 'canvas' | 'outline';
  readonly onViewChange: (view: 'canvas' | 'outline') => void;
  /** Item to scroll to, select and announce, from the URL's `#item=`; null when there is none. */
  readonly itemId: ItemId | null;
  readonly title: string;
  /** Looks at what the board was, instead of the board; null for now. */
  readonly past?: { readonly onClose: () => void } | null;
  /** Acts of the page and of other features, beside the board's own; the same list for as long as they are the same. */
  readonly more?: readonly Action[];
  /** Other boards and the like, for the command menu. */
  readonly destinations?: readonly Destination[];
  /** Comments, and the panel beside the board; without it the board is one person's. */
  readonly company?: Company | null;
  /** What the page puts over the board; it is inside the board's DeskContext. */
  readonly extras?: ReactNode;
  /** What the page offers on an empty board, also inside. */
  readonly starters?: ReactNode;
}

const NO_MORE: readonly never[] = [];
const NO_PANEL = writable(null);

const Outline = lazyPart(() => import('./outline/Outline.tsx'));
const Past = lazyPart(() => import('./history/Past.tsx'));
const Presentation = lazyPart(() => import('./presentation/Presentation.tsx'));

/** Name and city of an author; people who are gone have no name any more. */
function useAuthors({ members, authors = members, cities, company }: BoardProps) {
  const shown = company?.document.attribution ?? true;
  return useCallback(
    (memberId: string | null): AuthorName | null => {
      if (!shown) return null;
      const member = authors.find((one) => one.id === memberId);
      const city = cities.find((one) => one.id === member?.cityId);
      return member ? { name: member.name, badge: city?.badge ?? null, city: city?.name ?? null } : null;
    },
    [authors, cities, shown],
  );
}

type Presenting = { readonly from: ItemId | null } | null;

function useActions(
  present: (what: Presenting) => void,
  acts: readonly Action[],
  more: readonly Action[],
): readonly Action[] {
  return useMemo(
    () => [...BOARD_ACTIONS, presentAction((from) => present({ from })), ...acts, ...more],
    [present, acts, more],
  );
}

export default function Board(props: BoardProps) {
  const { live, me, canEdit, view, itemId, title, extras, starters } = props;
  const { past = null, more = NO_MORE, destinations = NO_MORE, company = null } = props;
  const [presenting, setPresenting] = useState<Presenting>(null);
  const core = useBoardCore(live, me, canEdit, { home: company?.document });
  const ground = useMemo(
    () => core && { viewport: core.viewport, items: () => core.model.store.latest() },
    [core],
  );
  const together = useOpenTogether(ground, company, props);
  const acts = useTogetherActions(together);
  const authorNameOf = useAuthors(props);
  const actions = useActions(setPresenting, acts, more);
  const authorOf = useCallback(
    (memberId: string | null) => {
      const author = authorNameOf(memberId);
      return author ? [author.name, author.badge].filter((part) => part !== null).join(' · ') : '';
    },
    [authorNameOf],
  );
  const panel = useReadable(company?.panel ?? NO_PANEL);
  if (core === null || (company !== null && together === null)) return null;
  return (
    <TogetherContext value={together}>
      <AuthorsContext value={authorNameOf}>
        <div className={styles.board} data-panel={panel !== null || undefined}>
          <Suspense fallback={null}>
            {past ? (
              <Past {...{ core, live, canEdit, title, view, authorOf, authorNameOf }} {...past} />
            ) : presenting ? (
              <Presentation
                {...{ core, live, title, authorNameOf }}
                from={presenting.from}
                onClose={() => setPresenting(null)}
              />
            ) : view === 'canvas' ? (
              <CanvasView
                {...{
                  core,
                  live,
                  canEdit,
                  title,
                  itemId,
                  actions,
                  destinations,
                  authorNameOf,
                  extras,
                  starters,
                }}
              />
            ) : (
              <Outline {...{ core, live, actions, destinations, canEdit, title, itemId, authorOf, extras }} />
            )}
          </Suspense>
        </div>
      </AuthorsContext>
    </TogetherContext>
  );
}
