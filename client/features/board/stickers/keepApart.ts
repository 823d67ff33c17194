/**
 * Two people who vote on one item at the same moment choose the same free place on it, and one dot would hide the other.
 * Of two that lie exactly on each other the one with the later id makes room: its author's page moves it, so that only one
 * of them goes. It is no step of undo: who takes the sticker back takes it back wherever it lies.
 */
import { boardItems, changeItem } from '../../../../shared/documents/board.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import type { ActContext } from '../../../live/edit.ts';
import type { BoardModel } from '../model/boardModel.ts';
import { freeSpot } from './sticking.ts';

interface Board {
  readonly model: BoardModel;
  readonly context: ActContext;
}

const NO_STEP = {};
/** What this page put where there was room. A model that goes takes its list along. */
const putHere = new WeakMap<BoardModel, Set<ItemId>>();

const spotOf = (model: BoardModel, id: ItemId): string | null => {
  const item = model.item(id);
  return item?.kind === 'sticker' && item.onX !== undefined ? `${item.onX} ${item.onY}` : null;
};

/** Mine that lie exactly below or above one of these. */
function covered(model: BoardModel, mine: ReadonlySet<ItemId>, come: Iterable<ItemId>): readonly ItemId[] {
  return [...come].flatMap((id) => {
    const [host, spot] = [model.hostOf(id), spotOf(model, id)];
    if (host === null || spot === null) return [];
    return model.stuckOn(host).filter((one) => mine.has(one) && id < one && spotOf(model, one) === spot);
  });
}

function makeRoom({ model, context }: Board, id: ItemId): void {
  const host = model.hostOf(id);
  const free = host === null ? null : freeSpot(model, host, id);
  if (!free || !context.mayEdit()) return;
  const { x, y, spot } = free;
  context.doc.transact(() => changeItem(boardItems(context.doc), id, { x, y, ...spot }), NO_STEP);
}

export function keepApart(board: Board, ids: readonly ItemId[]): void {
  const { model } = board;
  let mine = putHere.get(model);
  if (mine === undefined) {
    const list = new Set<ItemId>();
    putHere.set(model, list);
    // Not while the model tells of the change: what is written then would be told in the middle of it.
    model.onChange(({ items }) => {
      const hidden = covered(model, list, items);
      if (hidden.length > 0)
        queueMicrotask(() => {
          for (const id of hidden) makeRoom(board, id);
        });
    });
    mine = list;
  }
  for (const id of ids) mine.add(id);
}
