import { useCallback, useEffect } from 'react';
import { type ItemId, parseItemId } from '../../../shared/ids.ts';
import { navigate, useLocation } from '../../ui/address.tsx';

export type BoardView = 'canvas' | 'outline';

/** On a phone, and at 400 % zoom, the outline is the first view: a canvas needs room. */
const NARROW = '(max-width: 599px)';

function viewOf(search: string): BoardView {
  const asked = new URLSearchParams(search).get('view');
  if (asked === 'outline' || asked === 'canvas') return asked;
  return window.matchMedia(NARROW).matches ? 'outline' : 'canvas';
}

export interface BoardAddress {
  readonly view: BoardView;
  readonly itemId: ItemId | null;
  readonly setView: (view: BoardView) => void;
}

/** What of the board the address says: `?view=outline#item=…`. Changing the view makes no step in the history. */
export function useBoardAddress(): BoardAddress {
  const { search, hash } = useLocation();
  const view = viewOf(search);
  const setView = useCallback(
    (next: BoardView) => navigate(`?view=${next}${hash}`, { replace: true }),
    [hash],
  );
  const itemId = parseItemId(new URLSearchParams(hash.slice(1)).get('item'));
  return { view, itemId, setView };
}

/** Ctrl+Shift+O (⌘ on a Mac), wherever the focus is. */
export function useViewShortcut({ view, setView }: Pick<BoardAddress, 'view' | 'setView'>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const combination = (event.ctrlKey || event.metaKey) && event.shiftKey && !event.altKey;
      if (!combination || event.key.toLowerCase() !== 'o') return;
      event.preventDefault();
      setView(view === 'canvas' ? 'outline' : 'canvas');
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [view, setView]);
}
