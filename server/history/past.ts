/**
 * The past of a document, kept as blobs when a compaction clears its records from the log.
 *   past.<first>.<last>.<until>     records first…last, the newest stored at `until` (milliseconds)
 *   state.<sequence>                the whole document at (or a breath after) that sequence, to replay from
 * Written before the log is compacted and named by what it holds: done twice, or by two nodes, it is the same.
 */
import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import * as Y from 'yjs';
import type { DocumentId } from '../../shared/ids.ts';
import type { Clock } from '../clock.ts';
import type { BlobInfo, Blobs, DocumentLog, LogRecord, Sequence } from '../storage/Store.ts';

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);

/** What one record is known by without its bytes. */
export interface Edit {
  readonly sequence: Sequence;
  readonly at: number;
  /** Yjs client → the clock behind its last new struct in this record. */
  readonly writers: readonly (readonly [client: number, clock: number])[];
  readonly deletedBy: LogRecord['deletedBy'];
}

export interface PastPiece {
  readonly name: string;
  readonly first: Sequence;
  readonly last: Sequence;
  readonly until: number;
}

export interface Pieces {
  /** In order; pieces of two nodes may overlap. */
  readonly past: readonly PastPiece[];
  /** Sequences of kept states, ascending. */
  readonly states: readonly Sequence[];
}

type Head = readonly (readonly [
  at: number,
  bytes: number,
  writers: Edit['writers'],
  deletedBy?: LogRecord['deletedBy'],
])[];

const DAY = 24 * 60 * 60_000;
const padded = (value: number) => String(Math.floor(value)).padStart(16, '0');
const PAST = /^past\.(\d{16})\.(\d{16})\.(\d{16})$/;
const STATE = /^state\.(\d{16})$/;

export function editOf({ sequence, at, update, deletedBy }: LogRecord): Edit {
  const { to } = Y.parseUpdateMeta(update);
  return { sequence, at, writers: [...to], deletedBy };
}

export function piecesOf(blobs: readonly BlobInfo[]): Pieces {
  const past: PastPiece[] = [];
  const states: Sequence[] = [];
  for (const { name } of blobs) {
    const [, first, last, until] = PAST.exec(name) ?? [];
    const state = STATE.exec(name)?.[1];
    if (first) past.push({ name, first: Number(first), last: Number(last), until: Number(until) });
    else if (state) states.push(Number(state));
  }
  return { past, states };
}

async function pack(records: readonly LogRecord[]): Promise<Uint8Array> {
  const head: Head = records.map((record) => {
    const { at, update, deletedBy } = record;
    const known = [at, update.length, editOf(record).writers] as const;
    return deletedBy.length > 0 ? [...known, deletedBy] : known;
  });
  const json = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  return deflate(Buffer.concat([length, json, ...records.map((record) => record.update)]));
}

interface Unpacked {
  readonly edits: readonly Edit[];
  readonly records: readonly LogRecord[];
}

async function unpack(first: Sequence, packed: Uint8Array): Promise<Unpacked> {
  const bytes = await inflate(packed);
  const end = 4 + bytes.readUInt32LE(0);
  const head = JSON.parse(bytes.subarray(4, end).toString()) as Head;
  let from = end;
  const records = head.map(([at, length, , deletedBy = []], index) => {
    from += length;
    return { sequence: first + index, at, update: bytes.subarray(from - length, from), deletedBy };
  });
  const edits = head.map(([at, , writers, deletedBy = []], index) => ({
    ...{ at, writers, deletedBy },
    sequence: first + index,
  }));
  return { edits, records };
}

export async function readPiece(blobs: Blobs, document: DocumentId, piece: PastPiece): Promise<Unpacked> {
  const packed = await blobs.get(document, piece.name);
  return packed === null ? { edits: [], records: [] } : unpack(piece.first, packed);
}

export async function readState(
  blobs: Blobs,
  document: DocumentId,
  sequence: Sequence,
): Promise<Uint8Array | null> {
  const packed = await blobs.get(document, `state.${padded(sequence)}`);
  return packed === null ? null : inflate(packed);
}

export interface PastOptions {
  readonly log: DocumentLog;
  readonly blobs: Blobs;
  readonly clock: Clock;
  /** Null: for ever. */
  readonly days: number | null;
}

/** A DocumentLog whose compactions keep what they clear. Rejects, and clears nothing, when that cannot be kept. */
export function keepPast({ log, blobs, clock, days }: PastOptions): DocumentLog {
  async function keepRecords(document: DocumentId, upTo: Sequence): Promise<void> {
    const { past } = piecesOf(await blobs.list(document));
    const kept = past.reduce((most, piece) => Math.max(most, piece.last), 0);
    const { snapshot, snapshotSequence, records } = await log.load(document);
    // Cleared before anybody kept a past, or by a restored backup: it begins with the state that there is.
    if (snapshot !== null && snapshotSequence > kept) await keepState(document, snapshotSequence, snapshot);
    const fresh = records.filter(({ sequence }) => sequence > kept && sequence <= upTo);
    const [first, last] = [fresh[0], fresh.at(-1)];
    if (first === undefined || last === undefined) return;
    const name = `past.${padded(first.sequence)}.${padded(last.sequence)}.${padded(last.at)}`;
    await blobs.put(document, name, await pack(fresh));
  }

  async function keepState(document: DocumentId, sequence: Sequence, state: Uint8Array): Promise<void> {
    await blobs.put(document, `state.${padded(sequence)}`, await deflate(state));
  }

  /** What begins the rest stays: the newest state at or before its first record. */
  async function prune(document: DocumentId): Promise<void> {
    if (days === null) return;
    const before = clock.now() - days * DAY;
    const { past, states } = piecesOf(await blobs.list(document));
    const old = past.filter((piece) => piece.until < before);
    const begin = old.reduce((most, piece) => Math.max(most, piece.last), 0);
    const base = states.filter((sequence) => sequence <= begin).at(-1) ?? 0;
    for (const piece of old) if (piece.last <= base) await blobs.remove(document, piece.name);
    for (const sequence of states)
      if (sequence < base) await blobs.remove(document, `state.${padded(sequence)}`);
  }

  return {
    load: (document) => log.load(document),
    read: (document, after, limit) => log.read(document, after, limit),
    append: (...call) => log.append(...call),
    remove: (document) => log.remove(document),
    documents: () => log.documents(),
    async compact(document, upTo, state) {
      await keepRecords(document, upTo);
      await keepState(document, upTo, state);
      await log.compact(document, upTo, state);
      await prune(document);
    },
  };
}
