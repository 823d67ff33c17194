/** What comes over an open board once it is there. */
import type { ItemId } from '../../../shared/ids.ts';
import type { LiveDocument } from '../../live/types.ts';
import { BarActs } from './BarActs.tsx';
import type { BoardImages } from './images/bringImages.ts';
import { ImageDoor } from './images/ImageDoor.tsx';
import { MissingItem } from './MissingItem.tsx';

interface BoardExtrasProps {
  /** Id of the place in the page's bar for acts of the board. */
  readonly bar: string;
  readonly images: BoardImages;
  readonly live: LiveDocument;
  readonly itemId: ItemId | null;
}

export default function BoardExtras({ bar, images, live, itemId }: BoardExtrasProps) {
  return (
    <>
      <ImageDoor images={images} />
      <BarActs bar={bar} />
      {itemId ? <MissingItem key={itemId} live={live} itemId={itemId} /> : null}
    </>
  );
}
