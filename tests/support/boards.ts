/** Boards for tests: documents, people with their own undo, flushes at once, and exchange of what differs. */
import * as Y from 'yjs';
import { BoardModel } from '../../client/features/board/model/boardModel.ts';
import { EntityStore } from '../../client/live/EntityStore.ts';
import type { ActContext, Home } from '../../client/live/edit.ts';
import { History } from '../../client/live/History.ts';
import { boardItems } from '../../shared/documents/board.ts';
import type { BoardItem } from '../../shared/documents/boardKinds.ts';
import { readItem } from '../../shared/documents/readItem.ts';
import type { ItemId, MemberId } from '../../shared/ids.ts';
import { newId } from '../../shared/ids.ts';

export interface TestBoard {
  readonly doc: Y.Doc;
  readonly context: ActContext;
  readonly history: History;
  readonly store: EntityStore<ItemId, BoardItem>;
  readonly model: BoardModel;
  /** Moves this person's clock, for steps of typing. */
  readonly clock: { now: number };
  item(id: ItemId | null): BoardItem;
}

export function newBoard(options: { mayEdit?: boolean; home?: Home } = {}): TestBoard {
  const doc = new Y.Doc();
  const items = boardItems(doc);
  const clock = { now: 1_000 };
  const origin = {};
  const history = new History(items, origin, () => clock.now);
  const context: ActContext = {
    doc,
    origin,
    author: newId<MemberId>(),
    now: () => clock.now,
    home: () => options.home,
    mayEdit: () => options.mayEdit ?? true,
    beforeEdit: () => history.step(),
  };
  const store = new EntityStore<ItemId, BoardItem>({
    map: items,
    parse: readItem,
    schedule: () => () => undefined,
  });
  const model = new BoardModel(store, (text, width) => width + 10 * text.split('\n').length - 10);
  history.isHeld = (id) => model.item(id as ItemId)?.locked === true;
  const item = (id: ItemId | null) => {
    store.flush();
    const found = id && store.get(id);
    if (!found) throw new Error(`no item ${id}`);
    return found;
  };
  return { doc, context, history, store, model, clock, item };
}

/** Everybody gets everything, in both directions. */
export function exchange(...boards: readonly TestBoard[]): void {
  for (const from of boards)
    for (const to of boards)
      if (from !== to) Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)));
  for (const board of boards) board.store.flush();
}
