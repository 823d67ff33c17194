/** What a document was: its timeline, and its state at any sequence. Reads the same log that loading reads. */
import * as Y from 'yjs';
import type { HistoryMoment } from '../../shared/api.ts';
import { AppError } from '../../shared/errors.ts';
import type { DocumentId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';
import { oneAtATime } from '../oneAtATime.ts';
import type { Blobs, DocumentLog, Sequence } from '../storage/Store.ts';
import { type Edit, editOf, piecesOf, readPiece, readState } from './past.ts';

/** A pause this long begins a new moment; so does a moment that has lasted this long. */
const PAUSE_MS = 10_000;
const LONGEST_MS = 60_000;
const STATES_KEPT = 4;
/** Updates per transaction while replaying, with a pause behind it for everybody else. */
const REPLAY_BATCH = 500;

const giveWay = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * Edits that follow each other as moments, in the order given; at most `most`. The newest half of them is as fine as it
 * can be, what is older is grouped by longer and longer pauses.
 */
export function momentsOf(edits: readonly Edit[], most: number): readonly HistoryMoment[] {
  const fine = groupBy(edits, PAUSE_MS, LONGEST_MS);
  if (fine.length <= most) return fine;
  const recent = fine.slice(-Math.floor(most / 2));
  const begin = recent[0]?.from ?? 0;
  const older = edits.slice(0, edits.length - recent.reduce((sum, one) => sum + one.edits, 0));
  for (let coarse = 2; ; coarse *= 2) {
    const grouped = groupBy(older, coarse * PAUSE_MS, coarse * LONGEST_MS);
    if (grouped.length <= most - recent.length || coarse * PAUSE_MS > begin) return [...grouped, ...recent];
  }
}

function groupBy(edits: readonly Edit[], pause: number, longest: number): readonly HistoryMoment[] {
  const groups: Edit[][] = [];
  for (const edit of edits) {
    const group = groups.at(-1);
    const first = group?.[0];
    const last = group?.at(-1);
    const follows = first && last && edit.at - last.at < pause && edit.at - first.at < longest;
    if (group && follows) group.push(edit);
    else groups.push([edit]);
  }
  return groups.flatMap((group) => {
    const [first, last] = [group[0], group.at(-1)];
    if (!first || !last) return [];
    const writers = new Map(group.flatMap((edit) => edit.writers));
    return [
      { sequence: last.sequence, from: first.at, at: last.at, edits: group.length, writers: [...writers] },
    ];
  });
}

export interface History {
  moments(document: DocumentId): Promise<readonly HistoryMoment[]>;
  /** Sequence of the last stored edit; 0 when there is none. */
  head(document: DocumentId): Promise<Sequence>;
  /**
   * The whole document as one update, format V1. NOT_FOUND for a sequence that is not there yet or not any more,
   * TOO_FAST when many wait already.
   */
  stateAt(document: DocumentId, sequence: Sequence): Promise<Uint8Array>;
}

export function createHistory(parts: { readonly log: DocumentLog; readonly blobs: Blobs }): History {
  return new Pasts(parts.log, parts.blobs);
}

class Pasts implements History {
  readonly #log: DocumentLog;
  readonly #blobs: Blobs;
  readonly #states = new Map<string, Uint8Array>();
  readonly #oneAtATime = oneAtATime();
  #waiting = 0;

  constructor(log: DocumentLog, blobs: Blobs) {
    this.#log = log;
    this.#blobs = blobs;
  }

  moments(document: DocumentId): Promise<readonly HistoryMoment[]> {
    return this.#inTurn(async () => {
      const edits: Edit[] = [];
      const add = (more: readonly Edit[]) => {
        const last = edits.at(-1)?.sequence ?? 0;
        for (const edit of more) if (edit.sequence > last) edits.push(edit);
      };
      // The log first: what a compaction moves meanwhile is then in both, never in neither.
      const { records } = await this.#log.load(document);
      for (const piece of piecesOf(await this.#blobs.list(document)).past)
        add((await readPiece(this.#blobs, document, piece)).edits);
      for (let at = 0; at < records.length; at += REPLAY_BATCH) {
        add(records.slice(at, at + REPLAY_BATCH).map(editOf));
        await giveWay();
      }
      return momentsOf(edits, LIMITS.historyMoments);
    });
  }

  async head(document: DocumentId): Promise<Sequence> {
    return (await this.#log.load(document)).head;
  }

  async stateAt(document: DocumentId, sequence: Sequence): Promise<Uint8Array> {
    const key = `${document}:${sequence}`;
    const kept = this.#states.get(key);
    if (kept !== undefined) return kept;
    return this.#inTurn(async () => {
      const state = await this.#replay(document, sequence);
      this.#states.set(key, state);
      const [oldest] = this.#states.keys();
      if (this.#states.size > STATES_KEPT && oldest !== undefined) this.#states.delete(oldest);
      return state;
    });
  }

  /** One at a time: a replay takes a processor for a while, and others edit meanwhile. */
  async #inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    if (this.#waiting >= LIMITS.historyWaiting) throw new AppError('TOO_FAST');
    this.#waiting += 1;
    try {
      return await this.#oneAtATime('', work);
    } finally {
      this.#waiting -= 1;
    }
  }

  async #replay(document: DocumentId, sequence: Sequence): Promise<Uint8Array> {
    const log = await this.#log.load(document);
    if (sequence > log.head) throw new AppError('NOT_FOUND');
    const { past, states } = piecesOf(await this.#blobs.list(document));
    const base = states.filter((one) => one <= sequence).at(-1) ?? 0;
    const updates: Uint8Array[] = [];
    if (base > 0) {
      const state = await readState(this.#blobs, document, base);
      if (state === null) throw new AppError('NOT_FOUND');
      updates.push(state);
    } else if (log.snapshot !== null && past[0]?.first !== 1) throw new AppError('NOT_FOUND');
    let reached = base;
    const take = (at: Sequence, update: Uint8Array | undefined) => {
      if (at <= reached || at > sequence || update === undefined) return;
      // Cleared by a version that kept no past.
      if (at !== reached + 1) throw new AppError('NOT_FOUND');
      updates.push(update);
      reached = at;
    };
    for (const piece of past) {
      if (piece.last <= reached || piece.first > sequence) continue;
      const { edits, updates: bytes } = await readPiece(this.#blobs, document, piece);
      edits.forEach((edit, at) => {
        take(edit.sequence, bytes[at]);
      });
    }
    for (const record of log.records) take(record.sequence, record.update);
    return encode(updates);
  }
}

async function encode(updates: readonly Uint8Array[]): Promise<Uint8Array> {
  const doc = new Y.Doc({ gc: true });
  for (let at = 0; at < updates.length; at += REPLAY_BATCH) {
    doc.transact(() => {
      for (const update of updates.slice(at, at + REPLAY_BATCH)) Y.applyUpdate(doc, update);
    });
    await giveWay();
  }
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return state;
}
