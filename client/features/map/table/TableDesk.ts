/** What the rows of one table share with it: acts that know which rows are shown and chosen. */
import type { ItemId } from '../../../../shared/ids.ts';
import type { MapDesk } from '../MapDesk.ts';

export const HEAD = 'head';
export const PICK = 'pick';

export interface Row {
  readonly id: ItemId;
}

export interface Place {
  readonly row: ItemId | typeof HEAD;
  readonly column: string;
}

export const isSame = (one: Place | null, other: Place): boolean =>
  one?.row === other.row && one.column === other.column;

/** Chosen rows that are shown: what is filtered away is never changed unseen. */
export function chosenRows({ selection }: MapDesk, rows: readonly Row[]): readonly ItemId[] {
  return rows.map(({ id }) => id).filter((id) => selection.has(id));
}

/** Writes to the rows of the range, or else the chosen ones, when the row is one of them, else to it alone: one step of undo. */
export function writeRows(
  desk: MapDesk,
  rows: readonly Row[],
  id: ItemId,
  ranged: readonly ItemId[],
  write: (ids: readonly ItemId[]) => void,
): number {
  const { commands, history, model } = desk;
  if (!commands.mayEdit) return 0;
  const ids = [ranged, chosenRows(desk, rows)].find((all) => all.includes(id)) ?? [id];
  history.together(() => write(ids));
  model.store.flush();
  return ids.length;
}
