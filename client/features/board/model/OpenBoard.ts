/**
 * One open board: the document with this person's store, model, acts and undo. Made once per document by Board.tsx and
 * given to canvas and outline, which are two views of the same thing.
 */
import type { BoardItem } from '../../../../shared/documents/board.ts';
import { boardItems, itemText, readItem } from '../../../../shared/documents/board.ts';
import type { ItemId, MemberId } from '../../../../shared/ids.ts';
import type { Schedule } from '../../../live/EntityStore.ts';
import { EntityStore } from '../../../live/EntityStore.ts';
import type { LiveDocument } from '../../../live/types.ts';
import type { ActContext } from '../acts/edit.ts';
import { NoteFitter } from '../text/fitNote.ts';
import { createRuler } from '../text/measure.ts';
import type { BoardStore } from './boardModel.ts';
import { BoardModel } from './boardModel.ts';
import { History } from './history.ts';

export interface OpenBoard {
  readonly live: LiveDocument;
  readonly store: BoardStore;
  readonly model: BoardModel;
  readonly history: History;
  readonly fitter: NoteFitter;
  /** First argument of every act. */
  readonly acts: ActContext;
  /** The Y.Text to bind an editor to. Write to it with `acts.origin`, after `history.typing(id)`. */
  textOf(id: ItemId): ReturnType<typeof itemText>;
  destroy(): void;
}

export interface OpenBoardOptions {
  readonly live: LiveDocument;
  readonly author: MemberId | null;
  readonly mayEdit: () => boolean;
  readonly now?: () => number;
  readonly schedule?: Schedule;
}

export function openBoard({ live, author, mayEdit, now = Date.now, schedule }: OpenBoardOptions): OpenBoard {
  const items = boardItems(live.doc);
  const origin = { board: live.documentId };
  const history = new History(items, origin, now);
  const beforeEdit = () => history.step();
  const acts: ActContext = { doc: live.doc, origin, author, now, mayEdit, beforeEdit };
  const store = new EntityStore<ItemId, BoardItem>({
    map: items,
    parse: readItem,
    ...(schedule && { schedule }),
  });
  const fitter = new NoteFitter(createRuler());
  const model = new BoardModel(store, fitter.height);
  return {
    live,
    store,
    model,
    history,
    fitter,
    acts,
    textOf: (id) => itemText(items.get(id)),
    destroy: () => {
      model.destroy();
      store.destroy();
      history.destroy();
    },
  };
}
