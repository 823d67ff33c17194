/** What people said about a document, on its way out. Plain data. */
import type { Spot } from '../domain/discussion.ts';
import type { ItemId } from '../ids.ts';

export interface ExportedMessage {
  /** Empty of somebody who is not named. */
  readonly name: string;
  /** Null where a file did not say. */
  readonly at: number | null;
  readonly words: string;
  /** It came with a file, and who brought that in; empty of somebody who is not named. */
  readonly broughtBy?: string;
}

export interface ExportedThread {
  /** Null: the document as a whole. */
  readonly about: ItemId | null;
  /** The place that was meant, there. */
  readonly at?: Spot['at'];
  readonly resolved: boolean;
  readonly messages: readonly ExportedMessage[];
}
