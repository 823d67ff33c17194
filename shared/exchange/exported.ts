/** A board as formats are written from: items in reading order, with the places that people see. Plain data. */
import type { BoardItem } from '../documents/boardKinds.ts';
import type { ItemId } from '../ids.ts';

export interface ExportedItem {
  readonly item: BoardItem;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  /** What holds it, when that is written too. */
  readonly parent: ItemId | null;
  readonly author: { readonly name: string; readonly city: string } | null;
}

export interface ExportedBoard {
  readonly title: string;
  /** Where its images are to be had, as `https://boards.example.org`. */
  readonly origin: string;
  /** Milliseconds. */
  readonly at: number;
  /** In reading order; every holder before what it holds. */
  readonly items: readonly ExportedItem[];
}
