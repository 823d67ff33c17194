/** Lets a workspace's list know that a document was edited: a DocumentLog that tells of stored updates, seldom. */
import type { DocumentId } from '../../shared/ids.ts';
import type { Clock } from '../clock.ts';
import type { DocumentLog } from '../storage/Store.ts';

const MINUTE = 60_000;
const MOST = 10_000;

/** At most one call per document and minute, after the update is durable; `edited` must not throw. */
export function noteEdits(log: DocumentLog, clock: Clock, edited: (id: DocumentId) => void): DocumentLog {
  const told = new Map<DocumentId, number>();

  function tell(id: DocumentId) {
    const now = clock.now();
    if (now - (told.get(id) ?? Number.NEGATIVE_INFINITY) < MINUTE) return;
    if (told.size >= MOST) told.clear();
    told.set(id, now);
    edited(id);
  }

  return {
    load: (id) => log.load(id),
    read: (id, after, limit) => log.read(id, after, limit),
    compact: (id, upTo, state) => log.compact(id, upTo, state),
    remove: (id) => log.remove(id),
    documents: () => log.documents(),
    async append(id, ...rest) {
      const appended = await log.append(id, ...rest);
      tell(id);
      return appended;
    },
  };
}
