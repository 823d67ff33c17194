/** What a board and a map give their past. */
import type { ReactNode } from 'react';
import type { PastMoment } from '../../../shared/api.ts';
import type { DocumentId, ItemId } from '../../../shared/ids.ts';
import type { Selection } from '../../canvas/Selection.ts';
import type { ActContext } from '../../live/edit.ts';
import type { History } from '../../live/History.ts';
import type { Readable, SaveState } from '../../live/types.ts';
import type { LookAt } from '../Together.ts';
import type { PastDocument } from './pastDocument.ts';
import type { MakeRoom, TiesIn } from './restore.ts';
import type { TitleIn } from './useMoment.ts';
import type { NameOf } from './useWords.ts';

/** What the past is shown on. */
export interface PastSurface {
  readonly selection: Selection<ItemId>;
  goTo(id: ItemId): void;
}

/** The document of now, which something may be brought back into. */
export interface Present {
  readonly context: ActContext;
  readonly history: Pick<History, 'last' | 'undoOnly'>;
  readonly selection: Selection<ItemId>;
}

export interface PastFrameProps {
  readonly documentId: DocumentId;
  /** Of the document of now. */
  readonly saveState: Readable<SaveState>;
  readonly title: string;
  readonly canEdit: boolean;
  readonly now: Present;
  readonly screen: PastDocument;
  readonly shown: PastSurface;
  readonly nameOf: NameOf;
  readonly titleIn: TitleIn;
  /** What comes back with what. */
  readonly tiesIn?: TiesIn;
  readonly makeRoom?: MakeRoom;
  /** Makes a document of a moment; null where one may not. */
  readonly onCopy?: ((moment: PastMoment) => void) | null | undefined;
  readonly ofMap?: boolean;
  /** Where one begins to look; the end where nothing is said. */
  readonly at?: LookAt | null;
  readonly onClose: () => void;
  /** The document as it was then, as canvas or as outline. */
  readonly show: (heading: string) => ReactNode;
}
