/** What comes over an open board once it is there. */
import type { SteadyDocument } from '../../../shared/api.ts';
import type { ItemId } from '../../../shared/ids.ts';
import type { LiveDocument } from '../../live/types.ts';
import { AskAuthors } from './AskAuthors.ts';
import { BarActs } from './BarActs.tsx';
import type { BoardImages } from './images/bringImages.ts';
import { ImageDoor } from './images/ImageDoor.tsx';
import { MissingItem } from './MissingItem.tsx';
import { asksAuthors } from './useAuthors.ts';

interface BoardExtrasProps {
  /** Id of the place in the page's bar for acts of the board. */
  readonly bar: string;
  readonly images: BoardImages;
  readonly document: SteadyDocument;
  readonly live: LiveDocument;
  readonly itemId: ItemId | null;
}

export default function BoardExtras({ bar, images, document, live, itemId }: BoardExtrasProps) {
  return (
    <>
      <ImageDoor images={images} />
      <BarActs bar={bar} />
      {asksAuthors(document) ? <AskAuthors document={document} /> : null}
      {itemId ? <MissingItem key={itemId} live={live} itemId={itemId} /> : null}
    </>
  );
}
