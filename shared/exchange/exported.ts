/** A board as formats are written from: items in reading order, with the places that people see. Plain data. */
import type { BoardItem } from '../documents/boardKinds.ts';
import type { Reaction } from '../domain/discussion.ts';
import type { ItemId } from '../ids.ts';
import type { FiledPicture } from './boardPictures.ts';
import type { ExportedThread } from './exportedThreads.ts';

export interface ExportedItem {
  readonly item: BoardItem;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  /** What holds it, when that is written too. */
  readonly parent: ItemId | null;
  /** What the frame is called in which it lies and which is not written. */
  readonly frameTitle?: string;
  /** The badge is the city's, as the board shows it. */
  readonly author: { readonly name: string; readonly city: string; readonly badge?: string } | null;
  /** Only those that somebody gave; of what has no discussion, as a template, none are known. */
  readonly reactions?: readonly { readonly reaction: Reaction; readonly count: number }[];
  /** All that was said about it, in the words of a cell, where that is asked. */
  readonly comments?: string;
}

const NAMELESS = ['frame', 'cluster', 'table', 'image', 'note'] as const;
export type Nameless = (typeof NAMELESS)[number];

export const namesOf = (nameOf: (kind: Nameless) => string): NonNullable<ExportedBoard['nameless']> =>
  Object.fromEntries(NAMELESS.map((kind) => [kind, nameOf(kind)])) as NonNullable<ExportedBoard['nameless']>;

export interface ExportedBoard {
  readonly title: string;
  /** Where its images are to be had, as `https://boards.example.org`. */
  readonly origin: string;
  /** Milliseconds. */
  readonly at: number;
  /** The frame that was asked for alone. */
  readonly frame: ItemId | null;
  /** What is said of what has no words of its own, in the reader's language. */
  readonly nameless?: Readonly<Record<Nameless, string>>;
  /** By id, for a file that holds them itself. */
  readonly pictures?: Readonly<Record<string, FiledPicture>>;
  /** What was said about it, for a file that brings it back. */
  readonly threads?: readonly ExportedThread[];
  /** In reading order; every holder before what it holds. */
  readonly items: readonly ExportedItem[];
}

/** What stands in that frame's title; null of anything else, and without a title. */
export function frameTitle({ frame, items }: ExportedBoard): string | null {
  return items.find(({ item }) => item.id === frame)?.item.text.trim() || null;
}

/** Of files, pictures and pages: that of a frame says which, and of which board. */
export function exportName(board: ExportedBoard): string {
  const frame = frameTitle(board);
  return frame === null ? board.title : `${frame} – ${board.title}`;
}
