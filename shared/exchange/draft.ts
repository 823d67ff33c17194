/**
 * Items on their way into a board, whatever they were before: a file, another program's clipboard, a template. They
 * name each other by their place in the list, so a list says nothing about the board that it came from. A parent
 * stands before what it holds. Clusters and tables give their notes a place; everything else has its own.
 */
import type { BoardItemKind } from '../documents/boardKinds.ts';
import type { NewItem } from '../documents/newItem.ts';
import type { MemberId } from '../ids.ts';
import type { CommentDrafts } from './filedComments.ts';

export type DraftFields = Omit<
  NewItem,
  'id' | 'kind' | 'author' | 'at' | 'z' | 'parent' | 'from' | 'to' | 'row' | 'column' | 'text'
>;

export interface Draft {
  readonly kind: BoardItemKind;
  readonly text: string;
  readonly parent: number | null;
  /** Ends of a connector. */
  readonly from: number | null;
  readonly to: number | null;
  /** Of a note in a table: the drafts of its row and its column. */
  readonly row?: number;
  readonly column?: number;
  readonly fields: DraftFields;
  /** Who wrote it and when, where the source knows; null is whoever brings it in, now. */
  readonly author: MemberId | null;
  /** Nobody's, and nobody's when it comes in. */
  readonly unsigned?: boolean;
  readonly at: number | null;
}

export const FORMATS = ['json', 'csv', 'markdown', 'text', 'excalidraw', 'tldraw'] as const;
export type Format = (typeof FORMATS)[number];

/** What did not come in as it was. Each is a message in i18n/…/exchange.json. */
export const PROBLEMS = ['notUnderstood', 'cut', 'linkLost', 'holderLost', 'picture', 'shape'] as const;
export type ProblemKind = (typeof PROBLEMS)[number];

export interface Problem {
  readonly kind: ProblemKind;
  /** Line of the text or number of the element in the file, from 1. */
  readonly line: number;
  /** The beginning of what stands there. */
  readonly sample: string;
}

export interface Report {
  readonly problems: readonly Problem[];
  /** All of them, also those beyond the list. */
  readonly counts: Readonly<Record<ProblemKind, number>>;
}

export const REFUSALS = ['empty', 'tooLarge', 'tooMany', 'tooLong', 'broken', 'newer', 'unknown'] as const;
export type Refusal = (typeof REFUSALS)[number];

/** A picture that a file holds itself: its bytes, unproved; or why it is none. */
export type BroughtPicture = Uint8Array<ArrayBuffer> | 'broken' | 'tooLarge' | 'tooMuch';

export type Reading =
  | {
      readonly kind: 'read';
      readonly format: Format;
      readonly drafts: readonly Draft[];
      readonly report: Report;
      /** Of a table: whether its first line was taken as names of columns. */
      readonly heading: boolean | null;
      /** Of words under one heading: what all of it is called, which is no part of the board. */
      readonly title?: string;
      /** Of a file that holds pictures: those that its items show, by the id that they have in it. */
      readonly pictures?: ReadonlyMap<string, BroughtPicture>;
      /** Of a file that holds what was said about it. */
      readonly comments?: CommentDrafts;
    }
  | { readonly kind: 'refused'; readonly why: Refusal; readonly count: number };

export function countKinds<Kind extends string>(
  drafts: readonly { readonly kind: Kind }[],
): Readonly<Partial<Record<Kind, number>>> {
  const counts: Partial<Record<Kind, number>> = {};
  for (const { kind } of drafts) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
