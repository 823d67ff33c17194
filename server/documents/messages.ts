/**
 * The y-websocket wire as the server reads and writes it (shared/protocol.ts). A frame may hold several messages; each
 * is decoded properly and the whole frame is read before any of it acts.
 */
import { AppError } from '../../shared/errors.ts';
import { LIMITS } from '../../shared/limits.ts';
import { MESSAGE, SYNC } from '../../shared/protocol.ts';
import { ByteReader } from './ByteReader.ts';
import type { Frame } from './Connection.ts';
import { varUintSize, writeVarUint } from './varUint.ts';

export type ClientMessage =
  | { readonly kind: 'stateVector'; readonly stateVector: Uint8Array }
  | { readonly kind: 'content'; readonly update: Uint8Array; readonly answersSync: boolean }
  | { readonly kind: 'awareness'; readonly update: Uint8Array }
  | { readonly kind: 'queryAwareness' }
  | { readonly kind: 'saved' };

const MESSAGES_PER_FRAME = 1_000;

/** Throws BAD_FRAME. Views into the frame, not copies. */
export function readFrame(frame: Uint8Array): readonly ClientMessage[] {
  const reader = new ByteReader(frame, 'BAD_FRAME');
  const messages: ClientMessage[] = [];
  while (reader.left > 0) {
    if (messages.length >= MESSAGES_PER_FRAME) reader.refuse('too many messages');
    messages.push(readMessage(reader));
  }
  return messages;
}

function readMessage(reader: ByteReader): ClientMessage {
  switch (reader.varUint()) {
    case MESSAGE.sync:
      return readSync(reader);
    case MESSAGE.awareness:
      return { kind: 'awareness', update: reader.varBytes() };
    case MESSAGE.queryAwareness:
      return { kind: 'queryAwareness' };
    case MESSAGE.saved:
      return { kind: 'saved' };
    default:
      return reader.refuse('unknown message type');
  }
}

function readSync(reader: ByteReader): ClientMessage {
  const type = reader.varUint();
  const body = reader.varBytes();
  if (type === SYNC.step1) return { kind: 'stateVector', stateVector: checkStateVector(body) };
  if (type === SYNC.step2 || type === SYNC.update)
    return { kind: 'content', update: body, answersSync: type === SYNC.step2 };
  return reader.refuse('unknown sync message');
}

/** Throws unless this is a whole state vector of reasonable size. */
export function checkStateVector(bytes: Uint8Array): Uint8Array {
  if (bytes.length > LIMITS.stateVectorBytes) throw new AppError('TOO_LARGE', 'state vector too large');
  const reader = new ByteReader(bytes, 'BAD_FRAME');
  const clients = reader.varUint();
  if (clients * 2 > reader.left) reader.refuse('claims more clients than it has');
  for (let index = 0; index < clients; index += 1) {
    reader.varUint();
    reader.varUint();
  }
  if (reader.left > 0) reader.refuse('bytes behind the end');
  return bytes;
}

/** Numbers, then bytes. Made for every event of every room: in one piece, and small ones from Node's pool. */
function message(numbers: readonly number[], parts: readonly Uint8Array[] = []): Uint8Array {
  let size = 0;
  for (const number of numbers) size += varUintSize(number);
  for (const part of parts) size += part.length;
  const bytes = Buffer.allocUnsafe(size);
  let at = 0;
  for (const number of numbers) at = writeVarUint(bytes, at, number);
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function syncMessage(type: number, body: Uint8Array): Uint8Array {
  return message([MESSAGE.sync, type, body.length], [body]);
}

export const step1Message = (stateVector: Uint8Array) => syncMessage(SYNC.step1, stateVector);
export const updateMessage = (update: Uint8Array) => syncMessage(SYNC.update, update);

const step2Frames = new WeakMap<Uint8Array, Frame>();

/** The same frame for the same diff, so that what is made of it (compression, bytes of the wire) is made once for all who join. */
export function step2Frame(diff: Uint8Array): Frame {
  const known = step2Frames.get(diff);
  if (known) return known;
  const made = frameOf(syncMessage(SYNC.step2, diff));
  step2Frames.set(diff, made);
  return made;
}

/** Entries come encoded from presence; they are only joined here. */
export function awarenessMessage(entries: readonly Uint8Array[]): Uint8Array {
  let length = varUintSize(entries.length);
  for (const entry of entries) length += entry.length;
  return message([MESSAGE.awareness, length, entries.length], entries);
}

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  let size = 0;
  for (const part of parts) size += part.length;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function savedMessage(count: number): Uint8Array {
  return message([MESSAGE.saved, count]);
}

/** y-protocols' auth message: the client logs the reason and goes on reading. */
export function deniedMessage(reason: string): Uint8Array {
  const text = Buffer.from(reason);
  return message([MESSAGE.auth, 0, text.length], [text]);
}

export const frameOf = (...messages: readonly Uint8Array[]): Frame => ({
  messages,
  plain: null,
  compressed: null,
});

/** An awareness message about nobody: the smallest thing that counts as a sign of life for a stock client. */
export function keepAliveFrame(): Frame {
  return frameOf(awarenessMessage([]));
}
