/** What a document was: its timeline, and its state at any sequence. Reads the same log that loading reads. */
import * as Y from 'yjs';
import type { GoneItem, HistoryMoment } from '../../shared/api.ts';
import { AppError } from '../../shared/errors.ts';
import type { DocumentId } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/limits.ts';
import { oneAtATime } from '../oneAtATime.ts';
import type { Blobs, DocumentLog, LogRecord, Sequence } from '../storage/Store.ts';
import { Gone } from './gone.ts';
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
    return [
      {
        ...{ sequence: last.sequence, from: first.at, at: last.at, edits: group.length },
        writers: [...new Map(group.flatMap((edit) => edit.writers))],
        deletedBy: [...new Set(group.flatMap((edit) => edit.deletedBy))],
      },
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
  /** What was deleted behind `after` and is not there at `upTo`, or now: the latest of it. Refuses as `stateAt` does. */
  goneAfter(document: DocumentId, after: Sequence, upTo?: Sequence): Promise<readonly GoneItem[]>;
}

interface Past {
  readonly base: Uint8Array | null;
  readonly steps: readonly LogRecord[];
}

export function createHistory(parts: { readonly log: DocumentLog; readonly blobs: Blobs }): History {
  return new Pasts(parts.log, parts.blobs);
}

class Pasts implements History {
  readonly #log: DocumentLog;
  readonly #blobs: Blobs;
  readonly #states = new Map<string, Uint8Array>();
  readonly #oneAtATime = oneAtATime();
  /** What waits for its turn. */
  readonly #asked = new Map<string, Promise<unknown>>();
  #waiting = 0;

  constructor(log: DocumentLog, blobs: Blobs) {
    this.#log = log;
    this.#blobs = blobs;
  }

  moments(document: DocumentId): Promise<readonly HistoryMoment[]> {
    return this.#inTurn(document, async () => {
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
    return this.#inTurn(key, async () => {
      const state = await this.#replay(document, sequence);
      this.#states.set(key, state);
      const [oldest] = this.#states.keys();
      if (this.#states.size > STATES_KEPT && oldest !== undefined) this.#states.delete(oldest);
      return state;
    });
  }

  goneAfter(document: DocumentId, after: Sequence, upTo?: Sequence): Promise<readonly GoneItem[]> {
    const question = `${document}:${after}-${upTo ?? ''}`;
    return this.#inTurn(question, () => this.#replayGone(document, after, upTo));
  }

  /**
   * One at a time: a replay takes a processor for a while, and others edit meanwhile. Who asks what somebody else waits for
   * gets the same answer; not that of a replay that runs, which may be of before.
   */
  async #inTurn<Answer>(question: string, work: () => Promise<Answer>): Promise<Answer> {
    const asked = this.#asked.get(question) as Promise<Answer> | undefined;
    if (asked !== undefined) return asked;
    if (this.#waiting >= LIMITS.historyWaiting) throw new AppError('TOO_FAST');
    this.#waiting += 1;
    const answer = this.#oneAtATime('', () => {
      this.#asked.delete(question);
      return work();
    });
    this.#asked.set(question, answer);
    try {
      return await answer;
    } finally {
      this.#waiting -= 1;
    }
  }

  async #replay(document: DocumentId, sequence: Sequence): Promise<Uint8Array> {
    const { base, steps } = await this.#pastUpTo(document, sequence);
    const doc = await replay(base, steps);
    const state = Y.encodeStateAsUpdate(doc);
    doc.destroy();
    return state;
  }

  async #replayGone(document: DocumentId, after: Sequence, upTo?: Sequence): Promise<readonly GoneItem[]> {
    const { base, steps } = await this.#pastUpTo(document, upTo, after);
    const before = steps.filter(({ sequence }) => sequence <= after);
    const doc = await replay(base, before);
    const gone = new Gone(doc);
    for (const [at, step] of steps.slice(before.length).entries()) {
      gone.take(step);
      if (at % REPLAY_BATCH === 0) await giveWay();
    }
    doc.destroy();
    return gone.list().slice(-LIMITS.historyGone);
  }

  /**
   * What there is up to a sequence, by default all: a state, and the steps behind it, those behind `from` one by one.
   * NOT_FOUND for a sequence that is not there. Of what is removed already, less: it begins with the first state.
   */
  async #pastUpTo(document: DocumentId, upTo?: Sequence, from = upTo): Promise<Past> {
    const log = await this.#log.load(document);
    const sequence = upTo ?? log.head;
    if (sequence > log.head) throw new AppError('NOT_FOUND');
    const { past, states } = piecesOf(await this.#blobs.list(document));
    const isWhole = log.snapshot === null || past[0]?.first === 1;
    const known = states.filter((one) => one <= (from ?? 0));
    // A state may hold a breath of what came behind it: where that is to be seen, one begins with the state before.
    const newest = known.at(from === upTo ? -1 : -2);
    const base = newest ?? (isWhole ? 0 : states.find((one) => one <= sequence)) ?? 0;
    if (base === 0 && !isWhole) throw new AppError('NOT_FOUND');
    const state = base > 0 ? await readState(this.#blobs, document, base) : null;
    if (base > 0 && state === null) throw new AppError('NOT_FOUND');
    const steps: LogRecord[] = [];
    let reached = base;
    const take = (record: LogRecord) => {
      if (record.sequence <= reached || record.sequence > sequence) return;
      // Cleared by a version that kept no past.
      if (record.sequence !== reached + 1) throw new AppError('NOT_FOUND');
      steps.push(record);
      reached = record.sequence;
    };
    for (const piece of past) {
      if (piece.last <= reached || piece.first > sequence) continue;
      (await readPiece(this.#blobs, document, piece)).records.forEach(take);
    }
    log.records.forEach(take);
    return { base: state, steps };
  }
}

async function replay(base: Uint8Array | null, steps: readonly LogRecord[]): Promise<Y.Doc> {
  const doc = new Y.Doc({ gc: true });
  if (base !== null) Y.applyUpdate(doc, base);
  for (let at = 0; at < steps.length; at += REPLAY_BATCH) {
    doc.transact(() => {
      for (const { update } of steps.slice(at, at + REPLAY_BATCH)) Y.applyUpdate(doc, update);
    });
    await giveWay();
  }
  return doc;
}
