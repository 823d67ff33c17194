/**
 * Framing: a Frame's messages as bytes of the wire, made once and written to every socket of a turn. One write per
 * receiver and turn is what a room's capacity depends on (docs/bench.md). Server frames are unmasked (RFC 6455 §5.1),
 * so the same bytes serve everybody.
 */
import type { DocumentId } from '../../shared/ids.ts';
import type { Frame } from '../documents/Connection.ts';
import { joinBytes } from '../documents/messages.ts';
import { compress } from './compression.ts';

const FINAL_TEXT = 0x81;
const FINAL_BINARY = 0x82;
/** RSV1: the payload is compressed. */
const FINAL_BINARY_COMPRESSED = 0xc2;

/** The messages as consecutive WebSocket frames: a stock client reads one message per frame. */
export function webSocketBytes(frame: Frame, compresses: boolean): Buffer {
  if (!compresses) {
    frame.plain ??= framesOf(frame.messages, []);
    return frame.plain;
  }
  frame.compressed ??= compressedBytes(frame);
  return frame.compressed;
}

function compressedBytes(frame: Frame): Buffer {
  const payloads = frame.messages.map(compress);
  const isPlain = payloads.every((payload) => payload === null);
  return isPlain ? webSocketBytes(frame, false) : framesOf(frame.messages, payloads);
}

function framesOf(messages: readonly Uint8Array[], payloads: readonly (Uint8Array | null)[]): Buffer {
  const frames = messages.map((message, index) => payloads[index] ?? message);
  const size = frames.reduce((sum, payload) => sum + headerSize(payload.length) + payload.length, 0);
  const bytes = Buffer.allocUnsafe(size);
  let at = 0;
  for (const [index, payload] of frames.entries()) {
    const first = payloads[index] ? FINAL_BINARY_COMPRESSED : FINAL_BINARY;
    at = writeHeader(bytes, at, first, payload.length);
    bytes.set(payload, at);
    at += payload.length;
  }
  return bytes;
}

const CONTROL_PING = 0x89;
const CONTROL_PONG = 0x8a;
const CONTROL_CLOSE = 0x88;
const NORMAL_CLOSE = 1_000;

export const PING = controlFrame(CONTROL_PING, Buffer.alloc(0));
export const pongBytes = (payload: Uint8Array) => controlFrame(CONTROL_PONG, payload);
export const GOODBYE = goodbyeBytes(NORMAL_CLOSE, '');

/** A close frame with a code and a short reason in plain ASCII. */
export function goodbyeBytes(code: number, reason: string): Buffer {
  const payload = Buffer.alloc(2 + reason.length);
  payload.writeUInt16BE(code);
  payload.write(reason, 2, 'latin1');
  return controlFrame(CONTROL_CLOSE, payload);
}

/** At most 125 bytes. */
function controlFrame(first: number, payload: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([first, payload.length]), payload]);
}

/** A turn as one packet for engine.io: text where it polls, ready bytes where it has a WebSocket. */
export interface TunnelPacket {
  readonly documentId: DocumentId;
  readonly text: string;
  readonly options: { readonly compress: false; readonly wsPreEncodedFrame: readonly [Buffer] };
}

/** Packet types of the protocols: engine.io 4 is "message", socket.io 2 is "event". */
const EVENT = '2';
const MESSAGE = '4';
const tunnelled = new WeakMap<Frame, TunnelPacket>();

/** All messages of the frame in one `yjs:frame` event. */
export function tunnelPacket(documentId: DocumentId, frame: Frame): TunnelPacket {
  const known = tunnelled.get(frame);
  if (known?.documentId === documentId) return known;
  const base64 = Buffer.from(joinBytes(frame.messages).buffer).toString('base64');
  const text = `${EVENT}["yjs:frame","${documentId}","${base64}"]`;
  const packet: TunnelPacket = {
    documentId,
    text,
    options: { compress: false, wsPreEncodedFrame: [textFrame(MESSAGE + text)] },
  };
  tunnelled.set(frame, packet);
  return packet;
}

/** Plain ASCII only. */
function textFrame(text: string): Buffer {
  const bytes = Buffer.allocUnsafe(headerSize(text.length) + text.length);
  bytes.write(text, writeHeader(bytes, 0, FINAL_TEXT, text.length), 'latin1');
  return bytes;
}

function headerSize(length: number): number {
  if (length < 126) return 2;
  return length < 65_536 ? 4 : 10;
}

function writeHeader(bytes: Buffer, at: number, opcode: number, length: number): number {
  bytes[at] = opcode;
  if (length < 126) {
    bytes[at + 1] = length;
    return at + 2;
  }
  if (length < 65_536) {
    bytes[at + 1] = 126;
    bytes.writeUInt16BE(length, at + 2);
    return at + 4;
  }
  bytes[at + 1] = 127;
  bytes.writeUIntBE(0, at + 2, 2);
  bytes.writeUIntBE(length, at + 4, 6);
  return at + 10;
}
