/** A DocumentLog in memory, with faults that a test can switch on. It keeps the promises of the port otherwise. */

import type { DocumentLog, LoadedLog, LogRecord } from '../../server/storage/Store.ts';
import { AppError } from '../../shared/errors.ts';
import type { DocumentId } from '../../shared/ids.ts';

interface Kept {
  snapshot: Uint8Array | null;
  snapshotSequence: number;
  records: LogRecord[];
}

export interface Faults {
  /** Called before each operation; may throw or wait. */
  before: (operation: 'load' | 'append' | 'compact', document: DocumentId) => void | Promise<void>;
}

export interface MemoryLog extends DocumentLog {
  readonly faults: Faults;
  readonly calls: { load: number; append: number; compact: number };
  /** What is stored, as a test sees it. */
  stored(document: DocumentId): LoadedLog;
}

export const unavailable = () => new AppError('STORE_UNAVAILABLE', 'switched off by a test');

/** The same `kept` map given twice is the same disk: how a test restarts a hub. */
export function createMemoryLog(kept = new Map<DocumentId, Kept>()): MemoryLog {
  const faults: Faults = { before: () => undefined };
  const calls = { load: 0, append: 0, compact: 0 };
  const of = (document: DocumentId): Kept => {
    const known = kept.get(document) ?? { snapshot: null, snapshotSequence: 0, records: [] };
    kept.set(document, known);
    return known;
  };
  const headOf = (one: Kept) => one.records.at(-1)?.sequence ?? one.snapshotSequence;
  const stored = (document: DocumentId): LoadedLog => {
    const one = of(document);
    const { snapshot, snapshotSequence } = one;
    return { snapshot, snapshotSequence, records: [...one.records], head: headOf(one) };
  };
  return {
    faults,
    calls,
    stored,
    async load(document) {
      calls.load += 1;
      await faults.before('load', document);
      return stored(document);
    },
    async read(document, after, limit) {
      return of(document)
        .records.filter((record) => record.sequence > after)
        .slice(0, limit);
    },
    async append(document, after, update, options) {
      calls.append += 1;
      await faults.before('append', document);
      const one = of(document);
      const missed = one.records.filter((record) => record.sequence > after);
      const sequence = headOf(one) + 1;
      one.records.push({
        sequence,
        update: update.slice(),
        at: sequence,
        deletedBy: options?.deletedBy ?? [],
      });
      return { sequence, missed };
    },
    async compact(document, upTo, state) {
      calls.compact += 1;
      await faults.before('compact', document);
      const one = of(document);
      if (upTo <= one.snapshotSequence) return;
      one.snapshot = state.slice();
      one.snapshotSequence = upTo;
      one.records = one.records.filter((record) => record.sequence > upTo);
    },
    async remove(document) {
      kept.delete(document);
    },
    async *documents() {
      yield* kept.keys();
    },
  };
}

export type Disk = NonNullable<Parameters<typeof createMemoryLog>[0]>;
