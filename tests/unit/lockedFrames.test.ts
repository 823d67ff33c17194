import { expect, it } from 'vitest';
import { menuOf } from '../../client/features/board/actions/actionMenu.tsx';
import { clusterItems } from '../../client/features/board/acts/cluster.ts';
import { createFrame, createNote, linkItems } from '../../client/features/board/acts/make.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newDesk } from '../support/desk.ts';

type Words = Parameters<typeof menuOf>[2];

/** A frame with two linked notes and a cluster of two, and a link from one of them to a note outside. */
function prepared() {
  const all = newDesk();
  const { context, desk, model, selection, note } = all;
  const [welcome, agenda] = [note(40, 80, 'Welcome'), note(300, 80, 'Agenda')];
  const clustered = [note(40, 400, 'a'), note(300, 400, 'b')];
  const cluster = clusterItems(context, clustered, { x: 40, y: 400 }) as ItemId;
  const holds = [welcome, agenda, cluster];
  const frame = createFrame(context, { x: 0, y: 0, w: 1_000, h: 900, title: 'Welcome', holds }) as ItemId;
  const outside = note(2_000, 0, 'outside');
  const inner = linkItems(context, welcome, agenda) as ItemId;
  const outer = linkItems(context, welcome, outside) as ItemId;
  model.store.flush();
  selection.set([frame]);
  const later = () => createNote(context, { x: 600, y: 80 }, { parent: frame }) as ItemId;
  const locked = (...ids: readonly ItemId[]) => {
    model.store.flush();
    return ids.map((id) => model.item(id)?.locked);
  };
  const menu = () =>
    menuOf('items', desk, ((key: string) => key) as unknown as Words)
      .flatMap(({ items }) => items.flatMap((one) => ('items' in one ? one.items : [one])))
      .map(({ label }) => label)
      .filter((label) => /lock/i.test(label));
  const held = [...holds, ...clustered, inner];
  return { ...all, frame, welcome, agenda, outside, outer, held, later, locked, menu };
}

it('[BC250] a frame is locked with what is in it, in one step; what comes later is free', () => {
  const { commands, selection, history, model, frame, held, outside, outer, later, locked, menu } =
    prepared();
  expect(menu()).toEqual(['actions:names.lockAll', 'names.lockFrame']);
  const depth = history.depth;
  commands.toggleLock();
  expect(new Set(locked(frame, ...held))).toEqual(new Set([true]));
  expect(locked(outside, outer)).toEqual([false, false]);
  expect(history.depth).toBe(depth + 1);
  expect(menu()).toEqual(['actions:names.unlockAll']);
  const added = later();
  expect(locked(added)).toEqual([false]);
  // Everything, dragged or deleted: the layout stays.
  const all = [frame, ...held, added];
  selection.set(all);
  commands.nudge(10, 0);
  commands.remove();
  model.store.flush();
  expect(all.filter((id) => model.item(id) === null)).toEqual([added]);
  expect(model.item(held[0] as ItemId)).toMatchObject({ x: 40 });
  selection.set([frame]);
  commands.toggleLock();
  expect(new Set(locked(frame, ...held))).toEqual(new Set([false]));
  history.undo();
  expect(new Set(locked(frame, ...held))).toEqual(new Set([true]));
});

it('[BC250] a frame can be locked alone, and what a cluster holds is free with it', () => {
  const { commands, desk, model, selection, history, frame, held, locked, menu } = prepared();
  desk.actions.get('lockFrame').run(desk);
  expect(locked(frame, ...held)).toEqual([true, ...held.map(() => false)]);
  history.undo();
  model.store.flush();
  commands.toggleLock();
  model.store.flush();
  const [, , cluster, a, b] = held as [ItemId, ItemId, ItemId, ItemId, ItemId];
  selection.set([cluster]);
  expect(menu()).toEqual(['actions:names.unlock']);
  commands.toggleLock();
  expect(locked(frame, cluster, a, b)).toEqual([true, false, false, false]);
});

it('[BC250] who drags a locked frame is told that it comes free with what is in it', () => {
  const { commands, model, offers, frame, held, locked } = prepared();
  commands.toggleLock();
  model.store.flush();
  commands.stuck(frame);
  expect(offers.at(-1)?.label).toBe('actions:names.unlockAll');
  offers.at(-1)?.act();
  expect(new Set(locked(frame, ...held))).toEqual(new Set([false]));
});

it('[BC250] an empty frame is just locked', () => {
  const { commands, context, model, selection, locked, menu } = prepared();
  const empty = createFrame(context, { x: 5_000, y: 0, w: 400, h: 400, title: 'Empty' }) as ItemId;
  model.store.flush();
  selection.set([empty]);
  expect(menu()).toEqual(['actions:names.lock']);
  commands.toggleLock();
  expect(locked(empty)).toEqual([true]);
});
