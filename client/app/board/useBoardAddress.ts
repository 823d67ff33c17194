import { useCallback, useEffect } from 'react';
import { type ItemId, parseItemId } from '../../../shared/ids.ts';
import { navigate, useLocation } from '../../ui/address.tsx';
import { firstView, leaveIn } from './asksForCanvas.ts';

export const BOARD_VIEWS = ['canvas', 'outline'] as const;
export const MAP_VIEWS = ['canvas', 'table', 'outline'] as const;
export type BoardView = (typeof BOARD_VIEWS)[number];
export type AnyView = (typeof MAP_VIEWS)[number];

export interface DocumentAddress<View extends AnyView> {
  readonly view: View;
  readonly views: readonly View[];
  readonly itemId: ItemId | null;
  readonly setView: (view: View) => void;
}
export type BoardAddress = DocumentAddress<BoardView>;

/** What of the board the address says: `?view=outline#item=…`. Changing the view makes no step in the history. */
function useAddress<View extends AnyView>(views: readonly (View | BoardView)[]) {
  const { pathname, search, hash } = useLocation();
  const asked = new URLSearchParams(search).get('view');
  const find = (name: string | null) => views.find((one) => one === name);
  const view = find(asked) ?? find(firstView(pathname)) ?? 'canvas';
  const setView = useCallback(
    (next: View | BoardView) => {
      leaveIn(pathname, next);
      const query = new URLSearchParams(search);
      query.set('view', next);
      // A map's comparison lies over its views.
      query.delete('compare');
      navigate(`?${query}${hash}`, { replace: true });
    },
    [pathname, search, hash],
  );
  const itemId = parseItemId(new URLSearchParams(hash.slice(1)).get('item'));
  return { view, views, itemId, setView };
}

export const useBoardAddress = (): BoardAddress => useAddress<BoardView>(BOARD_VIEWS);
export const useMapAddress = (): DocumentAddress<AnyView> => useAddress<AnyView>(MAP_VIEWS);

/** Ctrl+Shift+O (⌘ on a Mac), wherever the focus is. */
export function useViewShortcut<View extends AnyView>({ view, views, setView }: DocumentAddress<View>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const combination = (event.ctrlKey || event.metaKey) && event.shiftKey && !event.altKey;
      if (!combination || event.key.toLowerCase() !== 'o') return;
      event.preventDefault();
      const next = views[(views.indexOf(view) + 1) % views.length];
      if (next) setView(next);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [view, views, setView]);
}
