/** What is locked stays, whoever undoes, and it is said. */
import { expect, it, vi } from 'vitest';
import { colourItems, deleteItems } from '../../client/features/board/acts/change.ts';
import { clusterItems } from '../../client/features/board/acts/cluster.ts';
import { lockItems } from '../../client/features/board/acts/lock.ts';
import { placeItems } from '../../client/features/board/acts/move.ts';
import { followHeld } from '../../client/features/board/canvas/followHeld.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newCanvas } from '../support/boardCommands.ts';
import { exchange, newBoard } from '../support/boards.ts';

async function open() {
  const anna = newCanvas();
  const murat = newBoard();
  const ids = [anna.note(0, 0, 'One'), anna.note(400, 0, 'Two')] as [ItemId, ItemId];
  await vi.dynamicImportSettled();
  const both = () => {
    exchange(anna, murat);
    anna.model.store.flush();
  };
  const places = () => ids.map((id) => anna.model.place(id)?.x);
  const told = () => anna.offers.map(({ words }) => words);
  both();
  return { ...anna, murat, ids, both, places, told };
}

it('[BC421] undo and redo leave what somebody locked since, say how many, and go on with the next step', async () => {
  const { commands, context, murat, ids, both, places, told, offers, selection, said } = await open();
  colourItems(context, ids, 'mint');
  placeItems(context, [
    { id: ids[0], x: 50, y: 50 },
    { id: ids[1], x: 450, y: 50 },
  ]);
  both();
  lockItems(murat.context, [ids[0]], true);
  both();
  commands.undo();
  expect(places()).toEqual([50, 400]);
  expect(told()).toEqual(['said.lockedSince 1']);
  expect(said).not.toContain('said.spared');
  offers[0]?.act();
  expect([...selection.ids]).toEqual([ids[0]]);
  commands.redo();
  expect(places()).toEqual([50, 450]);
  expect(told()).toHaveLength(1);
  lockItems(murat.context, [ids[1]], true);
  both();
  commands.undo();
  // Nothing of it is left to take back: the step before waits for the next press.
  expect(places()).toEqual([50, 450]);
  expect(told()).toHaveLength(2);
  lockItems(murat.context, ids, false);
  both();
  commands.undo();
  expect(ids.map((id) => (murat.item(id) as { colour: string }).colour)).toEqual(['mint', 'mint']);
  both();
  expect(ids.map((id) => (murat.item(id) as { colour: string }).colour)).toEqual(['sun', 'sun']);
});

it('[BC421] what is made stays once it is locked, as what is in a cluster that is', async () => {
  const { commands, context, history, model, murat, ids, both, told } = await open();
  colourItems(context, ids, 'mint');
  both();
  const cluster = clusterItems(murat.context, ids, { x: 0, y: 0 }) as ItemId;
  lockItems(murat.context, [cluster], true);
  both();
  commands.undo();
  expect(told()).toEqual(['said.lockedSince 2']);
  expect(ids.map((id) => model.item(id))).toMatchObject([{ colour: 'mint' }, { colour: 'mint' }]);
  while (history.depth > 0) commands.undo();
  expect(ids.every((id) => model.item(id) !== null)).toBe(true);
});

it('[BC421] my own lock is undone, and done again', async () => {
  const { commands, model, ids, selection, told } = await open();
  selection.set(ids);
  commands.toggleLock();
  model.store.flush();
  const locked = () => ids.map((id) => model.item(id)?.locked);
  commands.undo();
  expect(locked()).toEqual([false, false]);
  commands.redo();
  expect(locked()).toEqual([true, true]);
  commands.toggleLock();
  model.store.flush();
  commands.undo();
  expect(locked()).toEqual([true, true]);
  commands.redo();
  expect(locked()).toEqual([false, false]);
  expect(told()).toEqual([]);
});

it('[BC422] an act on many says once how many locked ones stay, and Show chooses them', async () => {
  const { commands, context, model, ids, selection, offers, told } = await open();
  const stop = followHeld(commands);
  lockItems(context, [ids[0]], true);
  model.store.flush();
  selection.set(ids);
  commands.nudge(10, 0);
  commands.nudge(10, 0);
  commands.setColour('mint');
  model.store.flush();
  expect(told()).toEqual(['said.lockedStay 1']);
  commands.undo();
  expect(told()).toHaveLength(1);
  offers[0]?.act();
  expect([...selection.ids]).toEqual([ids[0]]);
  expect(offers[0]?.stands?.get()).toBe(true);
  // Nothing is said of what takes locked ones as well, nor of one that is free alone.
  selection.set(ids);
  commands.toggleLock();
  model.store.flush();
  commands.toggleLock();
  model.store.flush();
  selection.set(ids);
  commands.nudge(10, 0);
  expect(told()).toHaveLength(1);
  stop();
});

it('[BC422] Delete says it with what is gone', async () => {
  const { commands, context, model, ids, selection, told } = await open();
  const stop = followHeld(commands);
  lockItems(context, [ids[0]], true);
  model.store.flush();
  selection.set(ids);
  commands.remove(ids, deleteItems);
  expect(told()).toEqual(['said.notesDeleted 1. said.lockedStay 1']);
  stop();
});
