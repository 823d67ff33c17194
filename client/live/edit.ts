/**
 * The one way an act writes into a document: one Yjs transaction with this tab's origin, as one step of this person's
 * undo. Canvas, outline, keyboard and menus call the same acts.
 */
import type * as Y from 'yjs';
import { documentItems, type ItemMap } from '../../shared/documents/items.ts';
import type { DocumentInfo } from '../../shared/domain/workspace.ts';
import { AppError } from '../../shared/errors.ts';
import type { MemberId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';

export type Home = Pick<DocumentInfo, 'id' | 'workspaceId' | 'attribution'>;

export interface ActContext {
  readonly doc: Y.Doc;
  /** Marks this tab's own edits, for undo and for "was it me?". */
  readonly origin: object;
  readonly author: MemberId | null;
  /** Which document it is, and whether it says who wrote what. */
  readonly home?: () => Home | undefined;
  readonly now: () => number;
  readonly mayEdit: () => boolean;
  /** Called before each act, so that it starts an undo step (or joins a running gesture). */
  readonly beforeEdit: () => void;
}

export function itemsOf(context: ActContext): Y.Map<ItemMap> {
  return documentItems(context.doc);
}

/** The fence behind the greyed-out buttons: a read-only document throws instead of writing. */
export function edit<Result>(context: ActContext, write: (items: Y.Map<ItemMap>) => Result): Result {
  if (!context.mayEdit()) throw new AppError('READ_ONLY', 'This document is read-only');
  context.beforeEdit();
  return context.doc.transact(() => write(itemsOf(context)), context.origin);
}

export function hasRoomFor(context: ActContext, count: number): boolean {
  return count <= LIMITS.itemsPerPaste && itemsOf(context).size + count <= LIMITS.itemsPerBoard;
}
