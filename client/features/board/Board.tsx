import type { CityView, MemberView } from '../../../shared/api.ts';
import type { LiveDocument } from '../../live/types.ts';

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

export default function Board(_props: BoardProps) {
  return null;
}
