/** A table that a person made, for what they do with it. */
import { expect, vi } from 'vitest';
import { linesOf } from '../../client/features/board/model/tables.ts';
import type { ItemId } from '../../shared/ids.ts';
import { newDesk } from './desk.ts';

export type TestDesk = ReturnType<typeof newDesk>;

export function known<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error('nothing there');
  return value;
}

/** As a menu does it: refused when the act says why. */
export function carryOut({ desk, store }: TestDesk, id: string): void {
  const action = desk.actions.get(id);
  const reason = action.when?.(desk) ?? null;
  if (reason !== null) throw new Error(`${id}: ${reason}`);
  action.run(desk);
  store.flush();
}

export async function made() {
  const it = newDesk();
  carryOut(it, 'newTable');
  await vi.waitFor(() => expect(it.selection.editing).not.toBeNull());
  const table = known([...it.store.values()].find((item) => item.kind === 'table')).id;
  const idsOf = (kind: 'row' | 'column') => linesOf(it.model, table, kind);
  const choose = (id: ItemId | undefined) => it.selection.set([known(id)]);
  return { ...it, table, idsOf, choose };
}
