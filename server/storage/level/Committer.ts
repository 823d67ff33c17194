/**
 * Group commit: whatever was asked while one synced batch was being written goes into the next one together. Sixty-four
 * writers then cost one fsync, not sixty-four. Work is prepared one by one in the order of asking, each seeing what the
 * ones before it in the same batch will write, so that compare-and-set holds without locks.
 *
 * After a write that failed (a full disk, an I/O error) LevelDB's log may end in the middle of a record, and what it
 * takes behind that is gone after the next start although it was synced. So nothing is written any more until the
 * database was closed and opened again, which reads the log up to its last whole record.
 */
import { statfs } from 'node:fs/promises';
import type { ClassicLevel } from 'classic-level';
import { AppError } from '../../../shared/errors.ts';

export type Database = ClassicLevel<string, Buffer>;

/** What a piece of work sees and writes. */
export interface Draft {
  get(key: string): Promise<Buffer | undefined>;
  /** Whether this batch will write the key; what is stored is not looked at. */
  holds(key: string): boolean;
  put(key: string, value: Buffer): void;
  delete(key: string): void;
}

interface Pending {
  readonly prepare: (draft: Draft) => Promise<() => void>;
  readonly mayWait: boolean;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** A batch grows no larger than this many pieces, so that one fsync does not wait for a minute of imports. */
const MOST_PIECES = 1_000;

const GATHER_MS = 25;
const GATHER_MS_PER_PIECE = 8;
/** Half of the edits wait less than half of this: it leaves room for the disk within 60 ms, the promised median. */
const LONGEST_GATHER_MS = 80;

/**
 * A batch of work that may wait begins no sooner than this after the one before it. A batch costs a handover to another
 * thread and an fsync, so the more come at once the longer they are gathered: five hundred rooms with an edit a second
 * cost a dozen batches a second, and one room that is edited all the time hardly waits.
 */
export function gatherMs(piecesBefore: number): number {
  return Math.min(LONGEST_GATHER_MS, GATHER_MS + GATHER_MS_PER_PIECE * Math.max(0, piecesBefore - 1));
}

/** Opening again writes what the log holds into a table: with less room it is not tried, and reading goes on meanwhile. */
const ROOM_TO_OPEN = 16 * 1024 * 1024;

const PASSING: ReadonlySet<unknown> = new Set([
  'LEVEL_IO_ERROR',
  'LEVEL_DATABASE_NOT_OPEN',
  'LEVEL_ITERATOR_NOT_OPEN',
  'LEVEL_ABORTED',
]);

export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

export function unavailable(error: unknown): AppError {
  const detail = error instanceof Error ? error.message : String(error);
  return new AppError('STORE_UNAVAILABLE', `The data folder cannot be written or read: ${detail}`, {
    cause: error,
  });
}

/** A read outside a commit: what passes (an I/O error, the moment of opening again) is STORE_UNAVAILABLE. */
export async function reading<Answer>(read: () => Promise<Answer>): Promise<Answer> {
  try {
    return await read();
  } catch (error) {
    throw PASSING.has((error as { code?: unknown } | null)?.code) ? unavailable(error) : error;
  }
}

export class Committer {
  readonly #db: Database;
  /** A write failed: the log may end in half a record. */
  #damaged = false;
  #failures = 0;
  #waiting: Pending[] = [];
  #running: Promise<void> | null = null;
  #startedAt = Number.NEGATIVE_INFINITY;
  #piecesBefore = 0;
  /** Ends the present wait for company. */
  #hurry: () => void = () => undefined;
  readonly #gatherMs: (piecesBefore: number) => number;

  constructor(db: Database, gather = gatherMs) {
    this.#db = db;
    this.#gatherMs = gather;
  }

  /**
   * Resolves when everything that `prepare` put is on the disk (fsync); the result is computed then. Rejects with what
   * `prepare` threw, or with STORE_UNAVAILABLE when the batch could not be written: then nothing of it was.
   */
  async commit<Result>(
    prepare: (draft: Draft) => Promise<() => Result>,
    { mayWait = false } = {},
  ): Promise<Result> {
    let finish: (() => Result) | undefined;
    await new Promise<void>((resolve, reject) => {
      const wrapped = async (draft: Draft) => {
        finish = await prepare(draft);
        return () => undefined;
      };
      this.#waiting.push({ prepare: wrapped, mayWait, resolve, reject });
      if (!mayWait) this.#hurry();
      this.#running ??= this.#run();
    });
    if (finish === undefined) throw new Error('A commit resolved that was never prepared');
    return finish();
  }

  /** Batches that failed. Some of such a batch may be stored all the same: whoever remembers what is stored looks again. */
  get failures(): number {
    return this.#failures;
  }

  /** Resolves when nothing is waiting or being written. */
  async idle(): Promise<void> {
    while (this.#running !== null) {
      this.#hurry();
      await this.#running;
    }
  }

  async #run(): Promise<void> {
    try {
      while (this.#waiting.length > 0) {
        await this.#untilDue();
        this.#startedAt = performance.now();
        const pieces = this.#waiting.splice(0, MOST_PIECES);
        this.#piecesBefore = pieces.length;
        await this.#writeBatch(pieces);
      }
    } finally {
      this.#running = null;
    }
  }

  /** The timer is a plain one: it keeps a process that is about to end alive until this is written. */
  #untilDue(): Promise<void> {
    const wait = this.#startedAt + this.#gatherMs(this.#piecesBefore) - performance.now();
    if (wait <= 0 || this.#waiting.some((piece) => !piece.mayWait)) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, wait);
      this.#hurry = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async #writeBatch(pieces: readonly Pending[]): Promise<void> {
    try {
      await this.#mend();
    } catch (error) {
      for (const piece of pieces) piece.reject(unavailable(error));
      return;
    }
    const writes = new Map<string, Buffer | null>();
    const prepared: Pending[] = [];
    for (const piece of pieces) {
      try {
        await this.#prepare(piece, writes);
        prepared.push(piece);
      } catch (error) {
        piece.reject(error);
      }
    }
    const operations = [...writes].map(([key, value]) =>
      value === null ? { type: 'del' as const, key } : { type: 'put' as const, key, value },
    );
    try {
      if (operations.length > 0) await this.#db.batch(operations, { sync: true });
      for (const piece of prepared) piece.resolve();
    } catch (error) {
      this.#damaged = true;
      this.#failures += 1;
      for (const piece of prepared) piece.reject(unavailable(error));
    }
  }

  async #mend(): Promise<void> {
    if (!this.#damaged) return;
    if ((await freeBytes(this.#db.location)) < ROOM_TO_OPEN) throw new Error('the disk is full');
    await this.#db.close();
    await this.#db.open();
    this.#damaged = false;
  }

  /** A piece that throws half-way leaves nothing in the batch. */
  async #prepare(piece: Pending, writes: Map<string, Buffer | null>): Promise<void> {
    const own = new Map<string, Buffer | null>();
    await piece.prepare({
      get: async (key) => {
        const layer = own.has(key) ? own : writes;
        if (layer.has(key)) return layer.get(key) ?? undefined;
        return this.#db.get(key).catch((error: unknown) => Promise.reject(unavailable(error)));
      },
      holds: (key) => (own.has(key) ? own.get(key) : writes.get(key)) instanceof Buffer,
      put: (key, value) => void own.set(key, value),
      delete: (key) => void own.set(key, null),
    });
    for (const [key, value] of own) writes.set(key, value);
  }
}
