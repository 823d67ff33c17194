/**
 * Journal: a room's way to the log. Updates queue up, are written one record at a time in order, and stay here until
 * the log has them durably; a store that fails is tried again with backoff and jitter, for ever, and loses nothing.
 * Compaction runs beside the writes and never before them.
 */
import * as Y from 'yjs';
import type { DocumentId, MemberId } from '../../shared/ids.ts';
import type { Clock } from '../clock.ts';
import type { Appended, DocumentLog, LoadedLog, LogRecord, Sequence } from '../storage/Store.ts';
import type { Telemetry } from '../telemetry/Telemetry.ts';
import { inTime } from './patience.ts';

/** Updates that wait together become one record; merging is quadratic in their number, so few at a time. */
const MERGE_AT_MOST = 32;
const RECORD_BYTES = 1024 * 1024;
const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 5_000;
/** A tail longer than this is compacted: loading replays it. */
const TAIL_RECORDS = 2_000;
const TAIL_BYTES = 1024 * 1024;
/** At the end of a room's life even a short tail is worth folding in. */
const CLOSING_TAIL_RECORDS = 200;
const COMPACTION_RETRY_MS = 30_000;
const SETTLE_MS = 5_000;

export interface JournalOptions {
  readonly documentId: DocumentId;
  readonly log: DocumentLog;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly random: () => number;
  /** Records of other nodes: apply and broadcast. */
  readonly onMissed: (records: readonly LogRecord[]) => void;
  /** The whole state, holding at least everything up to the head; null while there is none to be had. */
  readonly state: () => Uint8Array | null;
}

type Writing =
  | { readonly kind: 'idle' }
  | { readonly kind: 'appending' }
  | { readonly kind: 'waiting'; readonly cancel: () => void; readonly attempt: number }
  | { readonly kind: 'stopped' };

/** The first updates of the queue, merged once and kept until they are stored, with how many they are. */
interface Batch extends Waiting {
  readonly count: number;
}

interface Waiting {
  readonly update: Uint8Array;
  /** Who deleted items in it. */
  readonly deletedBy: readonly MemberId[];
}

const NOBODY: readonly MemberId[] = [];

function everybodyOf(waiting: readonly Waiting[]): readonly MemberId[] {
  if (waiting.every(({ deletedBy }) => deletedBy.length === 0)) return NOBODY;
  return [...new Set(waiting.flatMap(({ deletedBy }) => deletedBy))];
}

interface Waiter {
  readonly position: number;
  readonly run: () => void;
}

export class Journal {
  readonly #options: JournalOptions;
  #queue: Waiting[] = [];
  #queueBytes = 0;
  #record: Batch | null = null;
  #added = 0;
  #durable = 0;
  #waiters: Waiter[] = [];
  #writing: Writing = { kind: 'idle' };
  #head: Sequence;
  #tailRecords: number;
  #tailBytes: number;
  #stateBytes: number;
  #compaction: Promise<void> | null = null;
  #compactAfter = 0;

  constructor(options: JournalOptions, loaded: LoadedLog) {
    this.#options = options;
    this.#head = loaded.head;
    this.#tailRecords = loaded.records.length;
    this.#tailBytes = loaded.records.reduce((sum, record) => sum + record.update.length, 0);
    this.#stateBytes = loaded.snapshot?.length ?? 0;
  }

  get head(): Sequence {
    return this.#head;
  }

  /** After a rebuild from the log: nothing before this needs to be read again. */
  advanceTo(head: Sequence): void {
    this.#head = Math.max(this.#head, head);
  }

  get unsavedBytes(): number {
    return this.#queueBytes;
  }

  get isSaved(): boolean {
    return this.#durable === this.#added;
  }

  /** The updates that the log does not hold yet, oldest first: as of now. */
  unsaved(): readonly Uint8Array[] {
    return this.#queue.map(({ update }) => update);
  }

  add(update: Uint8Array, deletedBy: readonly MemberId[] = NOBODY): void {
    this.#queue.push({ update, deletedBy });
    this.#queueBytes += update.length;
    this.#added += 1;
    this.#kick();
  }

  /** Runs as soon as everything added so far is durable: perhaps at once. */
  afterDurable(run: () => void): void {
    if (this.isSaved) run();
    else this.#waiters.push({ position: this.#added, run });
  }

  whenSaved(): Promise<void> {
    return new Promise((resolve) => this.afterDurable(resolve));
  }

  #kick(): void {
    if (this.#writing.kind !== 'idle' || this.#queue.length === 0) return;
    this.#writing = { kind: 'appending' };
    void this.#write(0);
  }

  async #write(attempt: number): Promise<void> {
    const { documentId, log, clock, telemetry } = this.#options;
    const started = clock.now();
    const record = this.#nextRecord();
    const after = this.#head;
    let appended: Appended;
    try {
      appended = await log.append(documentId, after, record.update, {
        mayWait: true,
        deletedBy: record.deletedBy,
      });
    } catch (error) {
      this.#failed(error, attempt);
      return;
    }
    if (this.#writing.kind === 'stopped') return;
    telemetry.observe('save_seconds', (clock.now() - started) / 1_000);
    this.#accept(record, after, appended);
    this.#writing = { kind: 'idle' };
    this.#kick();
    this.#considerCompaction();
  }

  #accept(record: Batch, after: Sequence, { sequence, missed }: Appended): void {
    if (sequence <= after) this.#mistrust(after, sequence);
    else this.#head = Math.max(this.#head, sequence);
    if (missed.length > 0) this.#options.onMissed(missed);
    this.#stored(record, missed);
  }

  /** The log has not got what it said that it had. The document has: it is written again as a whole. */
  #mistrust(head: Sequence, sequence: Sequence): void {
    const { documentId, telemetry, state } = this.#options;
    telemetry.count('store_errors_total');
    telemetry.log.error({ documentId, head, sequence }, 'The log has lost records; all is written again');
    this.#head = sequence;
    const whole = state();
    if (whole !== null) this.add(whole);
  }

  #nextRecord(): Batch {
    if (this.#record) return this.#record;
    let count = 1;
    let bytes = this.#queue[0]?.update.length ?? 0;
    for (; count < Math.min(this.#queue.length, MERGE_AT_MOST); count += 1) {
      bytes += this.#queue[count]?.update.length ?? 0;
      if (bytes > RECORD_BYTES) break;
    }
    const waiting = this.#queue.slice(0, count);
    const updates = waiting.map(({ update }) => update);
    const update = updates.length === 1 && updates[0] ? updates[0] : Y.mergeUpdates(updates);
    this.#record = { update, count, deletedBy: everybodyOf(waiting) };
    return this.#record;
  }

  #stored(record: Batch, missed: readonly LogRecord[]): void {
    this.#record = null;
    for (const { update } of this.#queue.splice(0, record.count)) this.#queueBytes -= update.length;
    this.#durable += record.count;
    this.#tailRecords += 1 + missed.length;
    this.#tailBytes += missed.reduce((sum, one) => sum + one.update.length, record.update.length);
    const ready = this.#waiters.findIndex((waiter) => waiter.position > this.#durable);
    const done = this.#waiters.splice(0, ready < 0 ? this.#waiters.length : ready);
    for (const waiter of done) waiter.run();
  }

  #failed(error: unknown, attempt: number): void {
    if (this.#writing.kind === 'stopped') return;
    const { clock, telemetry, documentId, random } = this.#options;
    const ceiling = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** attempt);
    const delay = ceiling / 2 + (random() * ceiling) / 2;
    telemetry.count('store_errors_total');
    telemetry.log.warn(
      { documentId, attempt, delay, err: error },
      'Could not save; the edits are kept and tried again',
    );
    const cancel = clock.after(delay, () => {
      this.#writing = { kind: 'appending' };
      void this.#write(attempt + 1);
    });
    this.#writing = { kind: 'waiting', cancel, attempt };
  }

  #considerCompaction(closing = false): void {
    const { clock } = this.#options;
    if (this.#compaction !== null || clock.now() < this.#compactAfter) return;
    const longTail = this.#tailRecords >= (closing ? CLOSING_TAIL_RECORDS : TAIL_RECORDS);
    const heavyTail = this.#tailBytes >= Math.max(TAIL_BYTES, this.#stateBytes);
    if (!longTail && !heavyTail) return;
    const state = this.#options.state();
    if (state === null) return;
    this.#compaction = this.#compact(state).finally(() => {
      this.#compaction = null;
    });
  }

  async #compact(state: Uint8Array): Promise<void> {
    const { documentId, log, clock, telemetry } = this.#options;
    const tail = { head: this.#head, records: this.#tailRecords, bytes: this.#tailBytes };
    try {
      await log.compact(documentId, tail.head, state);
      this.#tailRecords -= tail.records;
      this.#tailBytes -= tail.bytes;
      this.#stateBytes = state.length;
    } catch (error) {
      this.#compactAfter = clock.now() + COMPACTION_RETRY_MS;
      telemetry.count('store_errors_total');
      telemetry.log.warn({ documentId, err: error }, 'Could not compact; the log stays as it is and works');
    }
  }

  /** After loading: a tail that somebody left long is folded in now. */
  start(): void {
    this.#considerCompaction();
  }

  /**
   * Folds the tail in if it is worth it, and waits for any compaction, but not for one that hangs: it may be lost, and
   * whoever opens the document next does not wait for it. Call it when everything is saved.
   */
  async settle(): Promise<void> {
    this.#considerCompaction(true);
    if (this.#compaction === null) return;
    const { clock, telemetry, documentId } = this.#options;
    await inTime(clock, SETTLE_MS, this.#compaction).catch((error: unknown) =>
      telemetry.log.warn({ documentId, err: error }, 'The compaction did not end; nothing depends on it'),
    );
  }

  /** Stops trying. What is not saved by now is lost to this process; the caller says so. */
  stop(): void {
    if (this.#writing.kind === 'waiting') this.#writing.cancel();
    this.#writing = { kind: 'stopped' };
    this.#waiters = [];
  }
}
