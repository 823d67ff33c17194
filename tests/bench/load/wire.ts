/** Bytes of the WebSocket and y-websocket protocols as a client writes them. */
import { randomBytes } from 'node:crypto';
import { constants, deflateRawSync } from 'node:zlib';
import * as encoding from 'lib0/encoding';
import { MESSAGE, SYNC } from '../../../shared/protocol.ts';

/** How a server's wire differs from y-websocket's: Hocuspocus puts the document's name before every message. */
export interface Dialect {
  readonly prefix: Uint8Array;
  /** Sent first, without a frame around it. */
  readonly greeting: readonly Uint8Array[];
  /** The server takes permessage-deflate: a browser then compresses whatever it sends. */
  readonly compresses: boolean;
  /** Everything goes through socket.io, as frames of this document. */
  readonly tunnelled: string | null;
}

export const PLAIN: Dialect = { prefix: new Uint8Array(), greeting: [], compresses: false, tunnelled: null };

/** Of engine.io and socket.io: a message that is an event. */
export const EVENT = '42';

export const documentOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);

function tunnelText(documentId: string, message: Uint8Array): Uint8Array {
  return Buffer.from(`${EVENT}["yjs:frame","${documentId}","${Buffer.from(message).toString('base64')}"]`);
}

/** What browsers offer. */
export const OFFER = 'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits';
const DEFLATE = { level: 1, memLevel: 1, windowBits: 9, finishFlush: constants.Z_SYNC_FLUSH };

const HOCUSPOCUS_AUTH = 2;

export function hocuspocusDialect(documentName: string): Dialect {
  const name = written((encoder) => encoding.writeVarString(encoder, documentName));
  const token = written((encoder) => {
    encoding.writeVarUint(encoder, HOCUSPOCUS_AUTH);
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarString(encoder, 'anybody');
  });
  return { ...PLAIN, prefix: name, greeting: [token] };
}

function written(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}

export function syncMessage(type: number, body: Uint8Array): Uint8Array {
  return written((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.sync);
    encoding.writeVarUint(encoder, type);
    encoding.writeVarUint8Array(encoder, body);
  });
}

export const askForAll = () => syncMessage(SYNC.step1, new Uint8Array([0]));
export const haveNothing = () => syncMessage(SYNC.step2, new Uint8Array([0, 0]));
export const updateMessage = (update: Uint8Array) => syncMessage(SYNC.update, update);
export const askWhatIsSaved = () => written((encoder) => encoding.writeVarUint(encoder, MESSAGE.saved));

export function awarenessMessage(id: number, clock: number, json: string): Uint8Array {
  const entry = written((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, id);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, json);
  });
  return written((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.awareness);
    encoding.writeVarUint8Array(encoder, entry);
  });
}

/** One final frame, compressed and masked as a browser does it. */
export function clientFrame({ prefix, compresses, tunnelled }: Dialect, message: Uint8Array): Buffer {
  if (tunnelled !== null) return maskedFrame(0x81, tunnelText(tunnelled, message));
  const payload = prefix.length > 0 ? Buffer.concat([prefix, message]) : message;
  if (!compresses) return maskedFrame(0x82, payload);
  const flushed = deflateRawSync(payload, DEFLATE);
  return maskedFrame(0xc2, flushed.subarray(0, flushed.length - 4));
}

export function maskedFrame(first: number, payload: Uint8Array): Buffer {
  const { length } = payload;
  const header = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(header + 4 + length);
  frame[0] = first;
  if (header === 2) frame[1] = 0x80 | length;
  else if (header === 4) {
    frame[1] = 0x80 | 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 0x80 | 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  const mask = randomBytes(4);
  frame.set(mask, header);
  for (let at = 0; at < length; at += 1) frame[header + 4 + at] = (payload[at] ?? 0) ^ (mask[at & 3] ?? 0);
  return frame;
}
