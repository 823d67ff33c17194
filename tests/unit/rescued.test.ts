import { expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { type Box, containsBox } from '../../client/canvas/geometry.ts';
import { deleteItems } from '../../client/features/board/acts/change.ts';
import { createFrame, linkItems } from '../../client/features/board/acts/make.ts';
import { rescue } from '../../client/features/board/canvas/rescue.ts';
import { followUnsent } from '../../client/features/board/canvas/unsent.ts';
import { writable } from '../../client/live/readable.ts';
import type { SaveState } from '../../client/live/types.ts';
import { boardItems } from '../../shared/documents/board.ts';
import { itemText } from '../../shared/documents/readItem.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newCanvas } from '../support/boardCommands.ts';
import { exchange, newBoard } from '../support/boards.ts';

/** I wrote in a note that Murat deletes, and go on in one of mine. */
function rescued(goesOn: string) {
  const me = newCanvas();
  const note = me.note(0, 0, 'Half a');
  me.model.store.flush();
  const murat = newBoard();
  exchange(me, murat);
  const box = me.model.box(note);
  if (!box) throw new Error('no box');
  deleteItems(murat.context, [note]);
  exchange(me, murat);
  const mine = rescue(me.commands, note, { box, colour: 'sun', text: 'Half a' }) as ItemId;
  itemText(boardItems(me.doc).get(mine))?.insert(6, goesOn);
  exchange(me, murat);
  const comesBack = async () => {
    murat.history.undo();
    exchange(me, murat);
    await Promise.resolve();
    exchange(me, murat);
  };
  const words = () => [...murat.model.store.values()].map((item) => item.text);
  return { me, murat, note, mine, comesBack, words };
}

it('[BC369] what I went on writing goes on in the note that came back, and mine is gone; undo brings none again', async () => {
  const { me, note, mine, comesBack, words } = rescued(' thought');
  expect(words()).toEqual(['Half a thought']);
  expect(me.selection.editing).toBe(mine);
  await comesBack();
  expect(words()).toEqual(['Half a thought']);
  expect([me.item(note).text, me.model.item(mine), me.selection.editing]).toEqual([
    'Half a thought',
    null,
    note,
  ]);
  me.history.undo();
  me.model.store.flush();
  expect(me.model.item(mine)).toBeNull();
});

it('[BC369] what told of my note leaves when the other is back, or mine is gone', async () => {
  const back = rescued(' thought');
  const gone = rescued('');
  const stands = [back, gone].map(({ me }) => me.offers.at(-1)?.stands);
  expect(stands.map((one) => one?.get())).toEqual([true, true]);
  await back.comesBack();
  deleteItems(gone.me.context, [gone.mine]);
  gone.me.model.store.flush();
  expect(stands.map((one) => one?.get())).toEqual([false, false]);
});

it('[BC369] both stay where mine says something else, or where a link is on it', async () => {
  const other = rescued('');
  itemText(boardItems(other.me.doc).get(other.mine))?.insert(0, 'Not ');
  await other.comesBack();
  expect(other.words().sort()).toEqual(['Half a', 'Not Half a']);
  const linked = rescued(' thought');
  linkItems(linked.me.context, linked.me.note(900, 0, 'far'), linked.mine);
  linked.me.model.store.flush();
  await linked.comesBack();
  expect(linked.words()).toContain('Half a thought');
  expect(linked.words()).toContain('Half a');
});

it('[BC481] what I wrote without a network in a note that somebody deleted meanwhile comes back as mine, and I am told', async () => {
  const me = newCanvas();
  const [extra, other, online] = ['extra', 'other', 'online'].map((text, at) =>
    me.note(400 * at, 0, text),
  ) as [ItemId, ItemId, ItemId];
  me.model.store.flush();
  const murat = newBoard();
  exchange(me, murat);
  const saveState = writable<SaveState>({ kind: 'saved', at: null });
  const stop = followUnsent(me.commands, { saveState });
  const write = (id: ItemId, words: string) => itemText(boardItems(me.doc).get(id))?.insert(0, words);
  saveState.set({ kind: 'saving' });
  write(online, 'I was ');
  saveState.set({ kind: 'saved', at: 1 });
  exchange(me, murat);
  saveState.set({ kind: 'offline', changes: 1, kept: true });
  write(extra, 'from the train, ');
  deleteItems(murat.context, [extra, other, online]);
  exchange(murat, me);
  await vi.waitFor(() => expect(me.offers).toHaveLength(1));
  me.model.store.flush();
  expect([...me.model.store.values()].map(({ text }) => text)).toEqual(['from the train, extra']);
  expect(me.offers[0]?.words).toBe('said.rescuedUnsent 1');
  expect(me.selection.editing).toBeNull();
  stop();
});

it('[BC481] also when the page was closed and opened again in between; what the server had, or I deleted, is not brought', async () => {
  const before = newCanvas();
  const ids = ['mine', 'sent', 'deleted by me', 'stays'].map((text, at) => before.note(400 * at, 0, text));
  const [mine, sent, own, stays] = ids as [ItemId, ItemId, ItemId, ItemId];
  before.model.store.flush();
  const murat = newBoard();
  exchange(before, murat);
  const stateVector = Y.encodeStateVector(murat.doc);
  const write = (id: ItemId) => itemText(boardItems(before.doc).get(id))?.insert(0, 'Offline, ');
  for (const id of [mine, own, stays]) write(id);
  deleteItems(before.context, [own]);
  const document = Y.encodeStateAsUpdate(before.doc);
  deleteItems(murat.context, [mine, sent]);
  const me = newCanvas();
  Y.applyUpdate(me.doc, document);
  const saveState = writable<SaveState>({ kind: 'saving' });
  const stop = followUnsent(me.commands, { saveState, foundUnsent: { stateVector, document } });
  exchange(me, murat);
  await Promise.resolve();
  me.model.store.flush();
  const words = () => [...me.model.store.values()].map(({ text }) => text);
  expect(words()).toEqual(['Offline, stays']);
  saveState.set({ kind: 'saved', at: 1 });
  await vi.waitFor(() => expect(me.offers).toHaveLength(1));
  saveState.set({ kind: 'saving' });
  saveState.set({ kind: 'saved', at: 2 });
  await Promise.resolve();
  me.model.store.flush();
  expect(words().sort()).toEqual(['Offline, mine', 'Offline, stays']);
  expect(me.offers[0]?.words).toBe('said.rescuedUnsent 1');
  stop();
});

it('[BC481] and in the frame where that was, though the place beside it is half in the next', () => {
  const me = newCanvas();
  const [first] = [0, 440].map((x) =>
    createFrame(me.context, { x, y: 0, w: 420, h: 500, title: `Station ${x}` }),
  ) as [ItemId, ItemId];
  me.model.store.flush();
  const box = { x: 240, y: 100, w: 160, h: 160 };
  const mine = rescue(me.commands, first, { box, colour: 'sun', text: 'Half a' });
  me.model.store.flush();
  expect(me.model.parentOf(mine as ItemId)).toBe(first);
  expect(containsBox(me.model.box(first) as Box, me.model.box(mine as ItemId) as Box)).toBe(true);
});
