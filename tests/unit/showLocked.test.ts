import { expect, it } from 'vitest';
import { showLocked } from '../../client/features/board/actions/orderingActs.ts';
import { lockItems } from '../../client/features/board/acts/lock.ts';
import { newDesk } from '../support/desk.ts';

it('[AN13] who lets go of what is locked is done looking; where nothing is locked nothing goes grey', () => {
  const { desk, note, selection, context, model, problems } = newDesk();
  const [a, b] = [note(0, 0), note(300, 0)] as const;
  const lit = () => (desk.spotlight.get() === null ? null : [...(desk.spotlight.get() ?? [])]);
  showLocked(desk);
  expect([lit(), problems]).toEqual([null, ['actions:said.noneLocked']]);
  lockItems(context, [a], true);
  model.store.flush();
  showLocked(desk);
  expect(lit()).toEqual([a]);
  selection.set([b]);
  expect(lit()).toEqual([a]);
  selection.set([]);
  expect(lit()).toBeNull();
  // What find lights afterwards is not this act's.
  showLocked(desk);
  desk.spotlight.set(new Set([b]));
  selection.set([]);
  expect(lit()).toEqual([b]);
});
