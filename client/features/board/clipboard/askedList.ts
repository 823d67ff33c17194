/** What is pasted as a list, and what waits for an answer about it. */
import type { ItemId } from '../../../../shared/ids.ts';
import type { Newcomer } from '../../../acts/fresh.ts';
import type { Writable } from '../../../live/readable.ts';

/** From one letter to before another. */
export type Span = readonly [number, number];

export interface AskedList {
  readonly lines: readonly string[];
  readonly cut: number;
  /** Of each line what of it is bold, where it came with HTML that says so. */
  readonly bold?: readonly (readonly Span[])[];
  /** The cells that they were, where they were rows of a spreadsheet. */
  readonly rows?: readonly (readonly string[])[] | undefined;
}

/** They came as notes, or are a table now. */
export interface PastedRows extends Newcomer<ItemId> {
  readonly list: AskedList;
  readonly isTable: boolean;
}

export interface Pasting {
  readonly asking: Writable<AskedList | null>;
  rows: PastedRows | null;
}
