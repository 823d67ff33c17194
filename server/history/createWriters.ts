/**
 * Whose a Yjs client id is: the member who first brought edits under it. Kept as one entity per document and client,
 * claimed by insert, so that nobody takes over another's; what the store does not take now is tried again.
 */
import { AppError } from '../../shared/errors.ts';
import type { DocumentId, MemberId } from '../../shared/ids.ts';
import type { Clock } from '../clock.ts';
import type { Entities } from '../storage/Store.ts';
import type { Telemetry } from '../telemetry/Telemetry.ts';

const RETRY_MS = 5_000;
/** Claims that wait for a store that is away; beyond it the newest are dropped and the log says so. */
const MOST_WAITING = 20_000;

export interface Writers {
  /** Returns at once; never throws. */
  note(documentId: DocumentId, client: number, memberId: MemberId): void;
  of(documentId: DocumentId): Promise<Readonly<Record<number, MemberId>>>;
  /** Resolves when nothing waits or is being written, or when the store refuses it. */
  settle(): Promise<void>;
}

interface Claim {
  readonly documentId: DocumentId;
  readonly client: number;
  readonly memberId: MemberId;
}

export function createWriters(entities: Entities, clock: Clock, telemetry: Telemetry): Writers {
  const waiting = new Map<string, Claim>();
  let writing: Promise<void> | null = null;
  let retrying = false;

  async function write(): Promise<void> {
    for (const [id, { documentId, client, memberId }] of waiting) {
      try {
        await entities.insert('writer', { id, documentId, client, memberId });
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'CONFLICT') {
          telemetry.log.warn({ err: error }, 'Who writes could not be noted; trying again');
          retry();
          return;
        }
      }
      waiting.delete(id);
    }
  }

  function retry(): void {
    if (retrying) return;
    retrying = true;
    clock.after(RETRY_MS, () => {
      retrying = false;
      start();
    });
  }

  function start(): void {
    writing ??= write().finally(() => {
      writing = null;
      if (waiting.size > 0 && !retrying) start();
    });
  }

  return {
    note(documentId, client, memberId) {
      const id = `${documentId}:${client}`;
      if (waiting.has(id)) return;
      if (waiting.size >= MOST_WAITING) {
        telemetry.log.error({ documentId, client }, 'Who writes was not noted: too much waits for the store');
        return;
      }
      waiting.set(id, { documentId, client, memberId });
      if (!retrying) start();
    },
    async of(documentId) {
      // Before the store is asked: what is written meanwhile may be in neither afterwards.
      const claims = [...waiting.values()].filter((claim) => claim.documentId === documentId);
      const found = await entities.list('writer', { field: 'documentId', equals: documentId });
      const writers: Record<number, MemberId> = {};
      for (const { entity } of found) writers[entity.client] = entity.memberId;
      for (const claim of claims) writers[claim.client] ??= claim.memberId;
      return writers;
    },
    async settle() {
      await writing;
    },
  };
}
