/**
 * Framing: a Frame's messages as consecutive WebSocket frames in one buffer, made once and written to every socket of
 * a turn. One write per receiver and turn is what a room's capacity depends on (docs/bench.md).
 */
import type { Frame } from '../documents/Connection.ts';

const FINAL_BINARY = 0x82;
const framed = new WeakMap<Frame, Buffer>();

/** Server frames are unmasked (RFC 6455 §5.1), so the same bytes serve everybody. */
export function webSocketBytes(frame: Frame): Buffer {
  const known = framed.get(frame);
  if (known) return known;
  const size = frame.messages.reduce((sum, message) => sum + headerSize(message.length) + message.length, 0);
  const bytes = Buffer.allocUnsafe(size);
  let at = 0;
  for (const message of frame.messages) {
    at = writeHeader(bytes, at, message.length);
    bytes.set(message, at);
    at += message.length;
  }
  framed.set(frame, bytes);
  return bytes;
}

function headerSize(length: number): number {
  if (length < 126) return 2;
  return length < 65_536 ? 4 : 10;
}

function writeHeader(bytes: Buffer, at: number, length: number): number {
  bytes[at] = FINAL_BINARY;
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
