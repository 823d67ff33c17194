/** What comes over an open board once it is there. */
import type { AuthorView, MemberView, SteadyDocument } from '../../../shared/api.ts';
import type { ItemId } from '../../../shared/ids.ts';
import type { LiveDocument } from '../../live/types.ts';
import { Authors, asksAuthors } from './Authors.ts';
import { BarActs } from './BarActs.tsx';
import { MissingItem } from './MissingItem.tsx';

interface BoardExtrasProps {
  /** Id of the place in the page's bar for acts of the board. */
  readonly bar: string;
  readonly document: SteadyDocument;
  readonly me: MemberView | null;
  readonly tellAuthors: (authors: readonly AuthorView[] | null) => void;
  readonly live: LiveDocument;
  readonly itemId: ItemId | null;
}

export default function BoardExtras(props: BoardExtrasProps) {
  const { bar, document, me, tellAuthors, live, itemId } = props;
  return (
    <>
      <BarActs bar={bar} />
      {asksAuthors(document) ? <Authors {...{ document, me }} tell={tellAuthors} /> : null}
      {itemId ? <MissingItem key={itemId} live={live} itemId={itemId} /> : null}
    </>
  );
}
