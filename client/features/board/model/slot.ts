import type { Cell } from '../../../../shared/documents/tableLayout.ts';
import type { ItemId } from '../../../../shared/ids.ts';
import { cellKey } from './tables.ts';

/** The place in a cluster's grid or a table's cell that something is dragged over. */
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
