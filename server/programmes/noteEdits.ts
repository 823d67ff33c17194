/** Lets a workspace's list know that a document was edited: a DocumentLog that tells of stored updates, seldom. */
import type { DocumentId } from '../../shared/ids.ts';
import type { Clock } from '../clock.ts';
import type { DocumentLog } from '../storage/Store.ts';

const MINUTE = 60_000;
const MOST = 10_000;

export interface NotedLog extends DocumentLog {
  /** Tells now of what would be told when the minute is over: somebody came or went. */
  settle(id: DocumentId): void;
}

/**
 * A call per document and minute, after the update is durable: at its first edit, and when it is over if more came.
 * `edited` must not throw.
 */
export function noteEdits(log: DocumentLog, clock: Clock, edited: (id: DocumentId) => void): NotedLog {
  const told = new Map<DocumentId, number>();
  const waiting = new Map<DocumentId, () => void>();

  function tell(id: DocumentId) {
    if (told.size >= MOST) told.clear();
    told.set(id, clock.now());
    edited(id);
  }

  function settle(id: DocumentId) {
    const cancel = waiting.get(id);
    if (!cancel) return;
    cancel();
    waiting.delete(id);
    tell(id);
  }

  function note(id: DocumentId) {
    const left = (told.get(id) ?? Number.NEGATIVE_INFINITY) + MINUTE - clock.now();
    if (left <= 0) tell(id);
    else if (!waiting.has(id))
      waiting.set(
        id,
        clock.after(left, () => settle(id)),
      );
  }

  return {
    load: (id) => log.load(id),
    read: (id, after, limit) => log.read(id, after, limit),
    compact: (id, upTo, state) => log.compact(id, upTo, state),
    remove: (id) => log.remove(id),
    documents: () => log.documents(),
    async append(id, ...rest) {
      const appended = await log.append(id, ...rest);
      note(id);
      return appended;
    },
    settle,
  };
}
