import type { Cell } from '../../../../shared/documents/tableLayout.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { cellKey } from './tables.ts';

/** An open place in a cluster's grid or a table's cell while something is dragged over it. */
export interface Slot {
  readonly holder: ItemId;
  /** Of a table. */
  readonly cell?: Cell;
  readonly index: number;
  readonly height: number;
}

/** Equal for slots at the same place. */
export const slotKey = (slot: Slot | null) =>
  slot && `${slot.holder} ${slot.index} ${slot.cell ? cellKey(slot.cell) : ''}`;
