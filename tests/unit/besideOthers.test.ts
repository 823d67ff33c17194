import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { deleteItems } from '../../client/features/board/acts/change.ts';
import { createNotes } from '../../client/features/board/acts/make.ts';
import { besideOthers } from '../../client/features/board/history/besideOthers.ts';
import { tiesIn } from '../../client/features/board/history/tiesIn.ts';
import { planRestore, restoreItems } from '../../client/together/past/restore.ts';
import { boardItems, changeItem } from '../../shared/documents/board.ts';
import type { Note } from '../../shared/documents/boardKinds.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newBoard } from '../support/boards.ts';

it('[HC35] a note that comes back lies beside the one that took its place, with what came back with it', () => {
  const { doc, context, history, item } = newBoard();
  const items = boardItems(doc);
  const places = [
    { x: 10, y: 20 },
    { x: 10, y: 400 },
    { x: 900, y: 20 },
    { x: 1_500, y: 20 },
  ];
  const [gone, along, taken, next] = createNotes(
    context,
    places.map((place) => ({ ...place, text: 'A note' })),
  ) as [ItemId, ItemId, ItemId, ItemId];
  const step = (item(taken) as Note).w + 16;
  const past = new Y.Doc();
  Y.applyUpdate(past, Y.encodeStateAsUpdate(doc));
  deleteItems(context, [gone, along]);
  changeItem(items, taken, { x: 15 });
  changeItem(items, next, { x: 10 + step });
  const plan = planRestore(context, boardItems(past), [gone, along], tiesIn);
  restoreItems(context, boardItems(past), plan, [], besideOthers);
  expect(item(gone)).toMatchObject({ x: 10 + 2 * step, y: 20 });
  expect(item(along)).toMatchObject({ x: 10 + 2 * step, y: 400 });
  expect(item(taken)).toMatchObject({ x: 15, y: 20 });
  history.undo();
  expect([items.has(gone), items.has(along)]).toEqual([false, false]);
});
