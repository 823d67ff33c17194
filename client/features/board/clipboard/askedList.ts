/** What is pasted as a list, and what waits for an answer about it. */
import type { ItemId } from '../../../../shared/ids.ts';
import type { Newcomer } from '../../../acts/fresh.ts';
import type { Size } from '../../../canvas/geometry.ts';
import type { ActContext } from '../../../live/edit.ts';
import type { Writable } from '../../../live/readable.ts';

export interface AskedList {
  readonly lines: readonly string[];
  readonly cut: number;
  /** Makes letters of its notes bold, where it came with HTML that says which. */
  readonly bold?: (context: ActContext, made: readonly ItemId[]) => void;
  /** The cells that they were, where they were rows of a spreadsheet. */
  readonly rows?: readonly (readonly string[])[] | undefined;
}

/** They came as notes, or are a table now. */
export interface PastedRows extends Newcomer<ItemId> {
  readonly list: AskedList;
  readonly isTable: boolean;
  readonly ids: readonly ItemId[];
  /** How large the frame was that grew for them. */
  readonly frame?: { readonly id: ItemId; readonly size: Size };
  /** What they were before. */
  readonly was?: PastedRows;
}

export interface Pasting {
  readonly asking: Writable<AskedList | null>;
  rows: PastedRows | null;
}
